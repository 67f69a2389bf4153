/* 加上上解上级、债务还本及调出资金 144.95亿元            one figure for several rows of the table
 *
 *     上解上级及补助下级支出 0.20 | 债务还本 118.42 | 调出资金 26.33
 *
 * The table is the one that has other figures of the sentence in one of its columns; there the names are looked up. Only
 * a simple mistake accuses: a name may stand for more than its row. */
#include "checks.h"

#include "pipeline/text.h"

#include <string.h>

#define NAMES_MOST 8
#define NAME_LEAST 3 /* characters */
#define ANCHORS_LEAST 2
#define DIGITS_LEAST 3 /* of an anchor */

/* A figure of a table, before the next one of the list. */
typedef struct Figure {
    const Entry *entry;
    struct Figure *next;
} Figure;

/* The figures of the tables by their values and by their tables, in order. */
typedef struct {
    GHashTable *values; /* Decimal -> Figure; NULL until asked for */
    GHashTable *tables; /* Table -> Figure */
} Figures;

typedef struct {
    const Audit *audit;
    Figures *figures;
    const Fact *fact;
    const Table *table;
    guint column; /* of the cells of the table */
    const Entry *found[NAMES_MOST];
    guint count;
} Joint;

/* The words right before the figure, back to 加上 or the end of the clause before, if anything joins them. g_free. */
static char *words_before(const Fact *fact)
{
    static const char *const ends[] = {"加上", "其中", "，", "；", "。", "："};
    static const char *const joints[] = {"、", "及", "和", "等"};
    const char *from = fact->span->text, *end = from + fact->quantity->at;
    guint figure = fact->quantity->index;
    gboolean joined = FALSE;
    if (figure > 0) {
        const Quantity *last = fact->span->quantities[figure - 1];
        from += MIN(last->at + last->len, fact->quantity->at);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(joints) && !joined; i++)
        joined = g_strstr_len(from, end - from, joints[i]) != NULL;
    for (gsize i = 0; joined && i < G_N_ELEMENTS(ends); i++) {
        const char *last = g_strrstr_len(from, end - from, ends[i]);
        from = last ? last + strlen(ends[i]) : from;
    }
    if (!joined)
        return NULL;
    g_autofree char *words = g_strndup(from, (gsize)(end - from));
    return text_squeeze(words);
}

/* The names that the words join by 、, 及 and 和, or as 转移收入等其他收入; NULL if they join none or leave the list open.
 * Free with g_strfreev. */
static char **names_of(const Fact *fact)
{
    g_autofree char *words = words_before(fact);
    if (!words)
        return NULL;
    g_autoptr(GString) joined = g_string_new(words);
    const char *open = strstr(joined->str, "等");
    if (open && !g_str_has_prefix(open, "等其他"))
        return NULL;
    if (g_str_has_prefix(joined->str, "、"))
        g_string_erase(joined, 0, (gssize)strlen("、"));
    static const char *const joints[] = {"及", "和", "等"};
    for (gsize i = 0; i < G_N_ELEMENTS(joints); i++)
        for (char *at; (at = strstr(joined->str, joints[i]));) {
            gssize place = at - joined->str;
            g_string_erase(joined, place, (gssize)strlen(joints[i]));
            g_string_insert(joined, place, "、");
        }
    char **names = g_strsplit(joined->str, "、", NAMES_MOST + 1);
    guint count = g_strv_length(names);
    gboolean good = count >= 2 && count <= NAMES_MOST;
    for (guint i = 0; i < count; i++)
        good = good && g_utf8_strlen(names[i], -1) >= NAME_LEAST;
    if (good)
        return names;
    g_strfreev(names);
    return NULL;
}

static gboolean may_anchor(const Fact *fact)
{
    guint digits = 0;
    for (const char *c = fact->operand.printed; *c; c++)
        digits += g_ascii_isdigit(*c);
    return fact_is_level(fact) && digits >= DIGITS_LEAST;
}

/* A column of a table, and how many other figures of the sentence stand in it. */
typedef struct {
    const Table *table;
    guint column, count;
    const Fact *last;
} Anchor;

static void take_anchor(GArray *anchors, const Entry *entry, const Fact *fact)
{
    for (guint i = 0; i < anchors->len; i++) {
        Anchor *anchor = &g_array_index(anchors, Anchor, i);
        if (anchor->table != entry->table || anchor->column != entry->cell->column)
            continue;
        anchor->count += anchor->last != fact;
        anchor->last = fact;
        return;
    }
    Anchor anchor = {entry->table, entry->cell->column, 1, fact};
    g_array_append_val(anchors, anchor);
}

static guint value_hash(gconstpointer value)
{
    const Decimal *number = value;
    return (guint)number->digits ^ (guint)number->scale << 24;
}

static gboolean value_equal(gconstpointer a, gconstpointer b)
{
    return decimal_equal(*(const Decimal *)a, *(const Decimal *)b);
}

/* Puts the figure before the others of its list. */
static void figures_add(Arena *arena, GHashTable *lists, gconstpointer key, const Entry *entry)
{
    Figure *figure = arena_take(arena, sizeof *figure);
    *figure = (Figure){entry, g_hash_table_lookup(lists, key)};
    g_hash_table_insert(lists, (gpointer)key, figure);
}

static void figures_fill(Figures *figures, const Document *document)
{
    figures->values = g_hash_table_new(value_hash, value_equal);
    figures->tables = g_hash_table_new(NULL, NULL);
    for (guint i = document->entries->len; i > 0; i--) {
        const Entry *entry = document->entries->pdata[i - 1];
        if (!entry->quantity || !entry->cell || !entry->table)
            continue;
        figures_add(document->arena, figures->values, &entry->value, entry);
        figures_add(document->arena, figures->tables, entry->table, entry);
    }
}

static void figures_clear(Figures *figures)
{
    g_clear_pointer(&figures->values, g_hash_table_unref);
    g_clear_pointer(&figures->tables, g_hash_table_unref);
}

static void take_anchors(const Joint *joint, GArray *anchors, const Fact *fact)
{
    const Figure *figure = g_hash_table_lookup(joint->figures->values, &fact->operand.value);
    for (; figure; figure = figure->next)
        if (strcmp(fact->dim, figure->entry->dim) == 0)
            take_anchor(anchors, figure->entry, fact);
}

/* The other figures of the sentence that a column may have too. Free with g_ptr_array_unref. */
static GPtrArray *may_be_anchors(const Joint *joint, guint index)
{
    const GPtrArray *facts = joint->audit->facts;
    GPtrArray *others = g_ptr_array_new();
    guint first = index;
    while (first > 0 && ((Fact *)facts->pdata[first - 1])->span == joint->fact->span)
        first--;
    for (guint i = first; i < facts->len; i++) {
        const Fact *fact = facts->pdata[i];
        if (fact->span != joint->fact->span)
            break;
        if (i != index && may_anchor(fact))
            g_ptr_array_add(others, (gpointer)fact);
    }
    return others;
}

/* The column of a table with most other figures of the sentence; FALSE when it has too few. */
static gboolean find_column(Joint *joint, guint index)
{
    g_autoptr(GPtrArray) others = may_be_anchors(joint, index);
    g_autoptr(GArray) anchors = g_array_new(FALSE, FALSE, sizeof(Anchor));
    guint most = 0;
    if (others->len < ANCHORS_LEAST)
        return FALSE;
    if (!joint->figures->values)
        figures_fill(joint->figures, joint->audit->ledger.document);
    for (guint i = 0; i < others->len; i++)
        take_anchors(joint, anchors, others->pdata[i]);
    for (guint i = 0; i < anchors->len; i++) {
        const Anchor *anchor = &g_array_index(anchors, Anchor, i);
        if (anchor->count <= most)
            continue;
        most = anchor->count;
        joint->table = anchor->table;
        joint->column = anchor->column;
    }
    return most >= ANCHORS_LEAST;
}

/* How well the row's label fits the name: 3 the same, 2 begins with it, 1 holds it, 0 not at all. */
static guint likeness(const Entry *entry, const char *name)
{
    if (strcmp(entry->label, name) == 0)
        return 3;
    return g_str_has_prefix(entry->label, name) ? 2 : strstr(entry->label, name) ? 1 : 0;
}

/* Adds the row of that name; FALSE when the column has none, or several that fit as well. */
static gboolean add_name(Joint *joint, const char *name)
{
    const Entry *best = NULL;
    gboolean several = FALSE;
    const Figure *figure = g_hash_table_lookup(joint->figures->tables, joint->table);
    for (; figure; figure = figure->next) {
        const Entry *entry = figure->entry;
        if (entry->cell->column != joint->column || likeness(entry, name) == 0)
            continue;
        several = best && likeness(entry, name) == likeness(best, name);
        if (!best || likeness(entry, name) > likeness(best, name))
            best = entry;
    }
    if (!best || several)
        return FALSE;
    for (guint i = 0; i < joint->count; i++)
        if (joint->found[i] == best)
            return TRUE; /* 上解上级、补助下级: one row has both */
    joint->found[joint->count++] = best;
    return TRUE;
}

static void check_one(Audit *audit, Figures *figures, guint index)
{
    Joint joint = {.audit = audit, .figures = figures, .fact = audit->facts->pdata[index]};
    g_auto(GStrv) names = names_of(joint.fact);
    if (!names || !find_column(&joint, index))
        return;
    for (guint i = 0; names[i]; i++)
        if (!add_name(&joint, names[i]))
            return;
    Operand parts[NAMES_MOST];
    for (guint i = 0; i < joint.count; i++)
        parts[i] = ledger_entry_operand(&audit->ledger, joint.found[i]);
    Relation relation = {RELATION_SUM, joint.fact->operand, parts, joint.count};
    if (joint.count > 1)
        ledger_test(&audit->ledger, &relation,
                    &(Claim){.rule = "total-text",
                             .label = joint.fact->metric,
                             .trust = TRUST_EXPLAINED,
                             .reason = "partial"},
                    NULL);
}

void joint_check(Audit *audit)
{
    Figures figures = {NULL, NULL};
    if (audit->ledger.document->entries->len == 0)
        return;
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (!fact->entry && fact_is_level(fact) && fact->bound == BOUND_EXACT &&
            strcmp(fact->dim, "money") == 0)
            check_one(audit, &figures, i);
    }
    figures_clear(&figures);
}
