/* 4. 社保基金预算   总收入安排 74.3亿元，总支出 64.6亿元      a whole, figure by figure
 *   （1）养老保险   总收入安排 12.5亿元，总支出 12.3亿元      its parts: headings below it, or paragraphs behind ——
 *   （2）医疗保险   …
 *
 * The figures of a section are matched by what their words say they are. Where one of them adds up, the sections are
 * all there, and another one that does not is accused. Shares that name no whole (占比67.7%) are of the section whose
 * figure makes most of them true. */
#include "outline.h"

#include "flow.h"

#include <string.h>

#define SECTIONS_MOST 500 /* below a whole that are looked through for its shares */
#define FIGURES_MOST 8
#define SHARES_MOST 4
#define PARTS_MOST 40
#define SHARES_TELLING 3
#define DIGITS_TELLING 3
#define PARTS_OF_TEN 8

typedef struct {
    Flow flow;
    guint stage; /* of the budget: 0 result or unknown, 1 initial, 2 adjusted */
    const Quantity *quantity;
} Figure;

typedef struct {
    const Quantity *part, *share;
    gboolean settled;
} Share;

/* What one paragraph says under its heading. */
typedef struct {
    const Head *head;
    gboolean dash; /* begins with —— */
    gboolean
        announces; /* ends with a colon (具体如下：), or says that its figure is all there is: 共安排 */
    Figure figures[FIGURES_MOST];
    Share shares[SHARES_MOST];
    guint figure_count, share_count, level_count;
} Section;

typedef struct {
    Ledger *ledger;
    GArray *sections;
    const Section *whole, *parts[PARTS_MOST];
    guint count;
} Outline;

static Figure figure_of(const Vocabulary *words, const Item *item)
{
    const char *own = item->own;
    guint stage = item->quantity->role == ROLE_ADJUSTED || strstr(own, "全年预算") ? 2
                  : strstr(own, "年初预算")                                        ? 1
                                                                                   : 0;
    return (Figure){flow_of(words, item), stage, item->quantity};
}

static const Quantity *find_figure(const Section *section, const Figure *like)
{
    for (guint i = 0; i < section->figure_count; i++)
        if (section->figures[i].flow == like->flow && section->figures[i].stage == like->stage)
            return section->figures[i].quantity;
    return NULL;
}

/* 安排 48亿元，占比 67.7%: a share right behind its part that does not say of what. */
static void take_share(Section *section, const Item *item)
{
    gboolean bare = g_str_has_prefix(item->own, "占比");
    if (item->quantity->role == ROLE_SHARE && bare && item[-1].sentence == item->sentence &&
        flow_is_level(item[-1].quantity) && section->share_count < SHARES_MOST)
        section->shares[section->share_count++] = (Share){item[-1].quantity, item->quantity, FALSE};
}

static Section read_section(const Paragraph *paragraph)
{
    const Span *first = paragraph->sentences[0];
    const Head *head = first->head;
    while (head && head->is_inline)
        head = head->parent;
    const Span *last = paragraph->sentences[paragraph->sentence_count - 1];
    Section section = {.head = head,
                       .dash = g_str_has_prefix(first->text, "——"),
                       .announces = g_str_has_suffix(last->text, "：")};
    g_autofree gboolean *listed = flow_listed(paragraph);
    for (guint i = 0; i < paragraph->count; i++) {
        const Item *item = &paragraph->items[i];
        if (i > 0)
            take_share(&section, item);
        if (listed[i] || !flow_is_level(item->quantity) || item->quantity->bound != BOUND_EXACT)
            continue;
        Figure figure = figure_of(paragraph->words, item);
        section.announces =
            section.announces || (section.level_count == 0 && strstr(item->own, "共安排"));
        section.level_count++;
        if (!find_figure(&section, &figure) && section.figure_count < FIGURES_MOST)
            section.figures[section.figure_count++] = figure;
    }
    return section;
}

static Section *section_at(const Outline *outline, guint index)
{
    return &g_array_index(outline->sections, Section, index);
}

static gboolean is_below(const Head *head, const Head *above)
{
    while (head && head != above)
        head = head->parent;
    return head != NULL;
}

/* Paragraphs behind —— that follow the whole under its own heading. */
static void gather_dashes(Outline *outline, guint index)
{
    for (guint i = index + 1; i < outline->sections->len && outline->count < PARTS_MOST; i++) {
        const Section *section = section_at(outline, i);
        if (section->head != outline->whole->head || !section->dash)
            return;
        outline->parts[outline->count++] = section;
    }
}

/* The first paragraph with figures under each heading right below that of the whole, numbered 1, 2, …; none when a
 * number is missing or a heading has no figures. */
static void gather_headings(Outline *outline, guint index)
{
    const Head *above = outline->whole->head, *last = NULL;
    for (guint i = index + 1; i < outline->sections->len && outline->count < PARTS_MOST; i++) {
        const Section *section = section_at(outline, i);
        const Head *head = section->head;
        if (!is_below(head, above) || head == above)
            break;
        if (head->parent != above || head == last || section->figure_count == 0)
            continue;
        if (head->ordinal != outline->count + 1 ||
            (last && strcmp(head->system, last->system) != 0))
            break;
        outline->parts[outline->count++] = section;
        last = head;
    }
}

/* What the part gives to the figure: of a whole with one figure its first, by whatever words (安排48亿元). */
static const Quantity *part_figure(const Outline *outline, const Section *part, const Figure *like)
{
    if (outline->whole->figure_count > 1)
        return find_figure(part, like);
    if (part->figure_count == 0)
        return NULL;
    const Figure *first = &part->figures[0];
    return first->flow == FLOW_OTHER || first->flow == like->flow ? first->quantity : NULL;
}

static gboolean is_plan(const Quantity *quantity)
{
    return quantity->role == ROLE_BUDGET || quantity->role == ROLE_ADJUSTED;
}

/* One is budgeted, the other was done. */
static gboolean differ_in_kind(const Quantity *a, const Quantity *b)
{
    return (is_plan(a) && b->role == ROLE_ACTUAL) || (a->role == ROLE_ACTUAL && is_plan(b));
}

/* The figure's relation over all parts; FALSE when one of them lacks it, or tells results of a budget. */
static gboolean relation_at(const Outline *outline, const Figure *figure, Operand *parts,
                            Relation *relation)
{
    for (guint i = 0; i < outline->count; i++) {
        const Quantity *quantity = part_figure(outline, outline->parts[i], figure);
        if (!quantity || differ_in_kind(figure->quantity, quantity))
            return FALSE;
        parts[i] = ledger_operand(outline->ledger, quantity);
    }
    *relation = (Relation){RELATION_SUM, ledger_operand(outline->ledger, figure->quantity), parts,
                           outline->count};
    return TRUE;
}

static gboolean holds(const Relation *relation)
{
    Fit fit = relation_fit(relation);
    return fit == FIT_EXACT || fit == FIT_LOOSE;
}

/* Two parts at least that are not nothing, and digits enough that they do not add up by chance. */
static gboolean tells(const Relation *relation)
{
    guint telling = 0, digits = 0;
    for (const char *c = relation->stated.printed; *c; c++)
        digits += g_ascii_isdigit(*c);
    if (digits < DIGITS_TELLING)
        return FALSE;
    for (guint i = 0; i < relation->count; i++)
        telling += decimal_sign(relation->parts[i].value) != 0;
    return telling > 1;
}

static void check_sums(const Outline *outline)
{
    Operand parts[PARTS_MOST];
    Relation relation;
    guint holding = 0;
    for (guint i = 0; i < outline->whole->figure_count; i++)
        holding += relation_at(outline, &outline->whole->figures[i], parts, &relation) &&
                   holds(&relation) && tells(&relation);
    Trust trust = holding > 0                 ? TRUST_WORDS
                  : outline->whole->announces ? TRUST_EXPLAINED
                                              : TRUST_NEVER;
    for (guint i = 0; i < outline->whole->figure_count; i++) {
        const Figure *figure = &outline->whole->figures[i];
        if (relation_at(outline, figure, parts, &relation))
            ledger_test(
                outline->ledger, &relation,
                &(Claim){.rule = "total-text",
                         .label = figure->quantity->metric,
                         .trust = trust,
                         .reason = "partial",
                         .severity = holds(&relation) ? SEVERITY_DEFAULT : SEVERITY_WARNING},
                NULL);
    }
}

static Relation share_of(const Outline *outline, const Share *share, Operand parts[2])
{
    parts[0] = ledger_operand(outline->ledger, share->part);
    parts[1] = ledger_operand(outline->ledger, outline->whole->figures[0].quantity);
    return (Relation){RELATION_QUOTIENT, ledger_operand(outline->ledger, share->share), parts, 2};
}

/* Calls for every unsettled share below the whole: counts those that hold, or tests them all. */
static guint each_share(const Outline *outline, guint index, gboolean test, guint *assessed)
{
    guint holding = 0;
    const Head *above = outline->whole->head;
    for (guint i = index + 1; i < outline->sections->len && i - index < SECTIONS_MOST; i++) {
        Section *section = section_at(outline, i);
        if (!is_below(section->head, above))
            break;
        for (guint s = 0; s < section->share_count; s++) {
            Operand parts[2];
            Relation relation = share_of(outline, &section->shares[s], parts);
            if (section->shares[s].settled)
                continue;
            Fit fit = relation_fit(&relation);
            (*assessed)++;
            holding += fit != FIT_FAILS && fit != FIT_NONE;
            section->shares[s].settled = test;
            if (test)
                ledger_test(outline->ledger, &relation,
                            &(Claim){.rule = "share", .label = section->shares[s].part->metric},
                            NULL);
        }
    }
    return holding;
}

static void check_shares(const Outline *outline, guint index)
{
    guint assessed = 0, ignored = 0;
    guint holding = each_share(outline, index, FALSE, &assessed);
    if (holding >= SHARES_TELLING && holding * 10 >= assessed * PARTS_OF_TEN)
        each_share(outline, index, TRUE, &ignored);
}

static void check_section(Outline *outline, guint index)
{
    outline->whole = section_at(outline, index);
    outline->count = 0;
    if (outline->whole->figure_count == 0 || !outline->whole->head)
        return;
    gather_dashes(outline, index);
    if (outline->count == 0)
        gather_headings(outline, index);
    if (outline->count > 1)
        check_sums(outline);
    if (outline->whole->level_count == 1)
        check_shares(outline, index);
}

void outline_check(Ledger *ledger, const GArray *paragraphs)
{
    g_autoptr(GArray) sections = g_array_new(FALSE, FALSE, sizeof(Section));
    Outline outline = {.ledger = ledger, .sections = sections};
    for (guint i = 0; i < paragraphs->len; i++) {
        Section section = read_section(&g_array_index(paragraphs, Paragraph, i));
        g_array_append_val(sections, section);
    }
    for (guint i = 0; i < sections->len; i++)
        check_section(&outline, i);
}
