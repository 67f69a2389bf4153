/* Numbered headings, one open sequence per number system; a heading of a higher level closes those below it. */
#include "checks.h"

#include <string.h>

#define SYSTEMS 9
#define LEVELLED 7 /* the first of them nest; attachments and tables run through the document */

static const char *const systems[SYSTEMS] = {"part",    "han",          "han-paren",
                                             "arabic",  "arabic-paren", "arabic-half",
                                             "circled", "annex",        "table"};

typedef struct {
    Audit *audit;
    const Head *last[SYSTEMS]; /* NULL when the sequence has not begun */
    const Head *ever
        [SYSTEMS]; /* the last one, though a higher heading or another part has closed its sequence */
    guint part;
    gboolean annex_told; /* in this document */
} Sequence;

static guint system_of(const Head *head)
{
    for (guint i = 0; i < SYSTEMS; i++)
        if (strcmp(head->system, systems[i]) == 0)
            return i;
    return SYSTEMS;
}

static void emit(Sequence *sequence, const Head *head, const Head *before, const char *expected)
{
    g_autofree char *operands =
        before ? g_strdup_printf("%s %s", head->nr, before->nr) : g_strdup(head->nr);
    g_autofree char *label = g_strconcat(head->number, head->text, NULL);
    g_autofree char *previous = before ? g_strconcat(before->number, before->text, NULL) : NULL;
    g_autofree char *args =
        g_strdup_printf("%s|%u", previous ? previous : "", before ? before->line : 0);
    ledger_emit(
        &sequence->audit->ledger,
        &(Check){.rule = strcmp(head->system, "annex") == 0 ? "numbering-annex" : "numbering",
                 .outcome = OUTCOME_FAIL,
                 .severity = strcmp(head->system, "table") == 0 ? SEVERITY_NOTE : SEVERITY_DEFAULT,
                 .line = head->line,
                 .col = head->col,
                 .label = label,
                 .reported = head->number,
                 .expected = expected,
                 .arith = before ? before->number : "",
                 .args = args,
                 .operands = operands});
}

static const char *numeral(guint n)
{
    static const char *const names[] = {"零", "一", "二", "三", "四", "五",
                                        "六", "七", "八", "九", "十"};
    return n < G_N_ELEMENTS(names) ? names[n] : "";
}

/* The number that should stand there, in the heading's own marks. */
static char *expected_number(const Head *head, guint ordinal)
{
    if (strcmp(head->system, "annex") == 0)
        return g_strdup_printf("附件%u", ordinal);
    gboolean han = strncmp(head->system, "han", 3) == 0 || strcmp(head->system, "part") == 0;
    if (!han)
        return g_strdup_printf("%u", ordinal);
    if (ordinal <= 10)
        return g_strdup(numeral(ordinal));
    if (ordinal < 20)
        return g_strconcat("十", numeral(ordinal - 10), NULL);
    return g_strdup_printf("%u", ordinal);
}

#define NESTED_MOST 4

/* 一是 … 二是 … of running text: lists may nest, and one that goes on after a nested one is taken up again. */
typedef struct {
    const Head *last[NESTED_MOST];
    guint depth;
} Enumeration;

static gboolean enumeration_follows(Enumeration *lists, const Head *head)
{
    for (guint i = lists->depth; i > 0; i--)
        if (head->ordinal == lists->last[i - 1]->ordinal + 1) {
            lists->depth = i;
            lists->last[i - 1] = head;
            return TRUE;
        }
    return FALSE;
}

static void enumeration_take(Sequence *sequence, Enumeration *lists, const Head *head)
{
    if (strcmp(head->system, "han-is") != 0) {
        lists->depth = head->is_inline ? lists->depth : 0;
        return;
    }
    if (head->ordinal == 1) {
        lists->depth = MIN(lists->depth + 1, NESTED_MOST);
        lists->last[lists->depth - 1] = head;
        return;
    }
    const Head *before = lists->depth > 0 ? lists->last[lists->depth - 1] : NULL;
    if (enumeration_follows(lists, head))
        return;
    if (before) {
        g_autofree char *expected = expected_number(head, before->ordinal + 1);
        emit(sequence, head, before, expected);
    }
    lists->depth = MAX(lists->depth, 1);
    lists->last[lists->depth - 1] = head;
}

/* The missing number stands elsewhere in this part: inline, in a table, in a sister system. */
static gboolean stands_elsewhere(const Sequence *sequence, const Head *head, guint ordinal)
{
    Document *document = sequence->audit->ledger.document;
    for (guint i = 0; i < document->heads->len; i++) {
        const Head *other = document->heads->pdata[i];
        gboolean sister =
            strcmp(other->system, head->system) == 0 ||
            (strncmp(other->system, "arabic", 6) == 0 && strncmp(head->system, "arabic", 6) == 0);
        if (other->part == head->part && other != head && sister && other->ordinal == ordinal &&
            other->order < head->order && other->is_inline)
            return TRUE;
    }
    return FALSE;
}

/* The number stands there as a mark of its own: no 表二、 and no 12. for 2. */
static gboolean is_own_mark(const char *text, const char *at, gboolean han)
{
    if (at == text)
        return TRUE;
    gunichar before = g_utf8_get_char(g_utf8_prev_char(at));
    return han ? !g_unichar_isalnum(before) : !g_unichar_isdigit(before) && before != '.';
}

/* The heading's number with another ordinal, as texts print it: 二、 （二） 2. 第二部分. */
static gboolean text_numbers(const char *text, const Head *head, guint ordinal)
{
    static const struct {
        const char *system, *before, *behind;
        gboolean han;
    } marks[] = {
        {"han", "", "、", TRUE},
        {"han-paren", "（", "）", TRUE},
        {"han-paren", "(", ")", TRUE},
        {"han-paren", "", "）", TRUE},
        {"part", "第", "部分", TRUE},
        {"arabic", "", ".", FALSE},
        {"arabic", "", "．", FALSE},
        {"arabic", "", "、", FALSE},
        {"arabic-paren", "（", "）", FALSE},
        {"arabic-paren", "(", ")", FALSE},
        {"arabic-half", "", ")", FALSE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (strcmp(marks[i].system, head->system) != 0)
            continue;
        g_autofree char *number = expected_number(head, ordinal);
        g_autofree char *mark = g_strconcat(marks[i].before, number, marks[i].behind, NULL);
        gboolean closed = *marks[i].before != '\0';
        for (const char *at = text; (at = strstr(at, mark)); at += strlen(mark))
            if (closed || is_own_mark(text, at, marks[i].han))
                return TRUE;
    }
    return FALSE;
}

/* The missing number stands in running text or in a table between the two headings. */
static gboolean stands_in_text(const Sequence *sequence, const Head *head, guint from,
                               guint ordinal)
{
    const Document *document = sequence->audit->ledger.document;
    for (guint i = 0; i < document->spans->len; i++) {
        const Span *span = document->spans->pdata[i];
        if (span->order > from && span->order < head->order &&
            text_numbers(span->text, head, ordinal))
            return TRUE;
    }
    for (guint i = 0; i < document->heads->len; i++) {
        const Head *other = document->heads->pdata[i]; /* 一、基本情况 （一）机构 on one line */
        if (other->order >= from && other->order < head->order &&
            text_numbers(other->text, head, ordinal))
            return TRUE;
    }
    for (guint i = 0; i < document->tables->len; i++) {
        const Table *table = document->tables->pdata[i];
        if (table->order > from && table->order < head->order &&
            text_numbers(table->caption, head, ordinal))
            return TRUE;
    }
    return FALSE;
}

static void close_below(Sequence *sequence, const Head *head)
{
    for (guint i = 0; i < LEVELLED; i++)
        if (sequence->last[i] && sequence->last[i]->level > head->level)
            sequence->last[i] = NULL;
}

/* Where the missing number may stand: behind the one before it, else from the chapter on, whose line may hold it. */
static guint reach_of(const Sequence *sequence, const Head *head, const Head *before)
{
    static const guint han = 1; /* its place among the systems */
    if (before)
        return before->order;
    guint from = head->parent ? head->parent->order : 0;
    return sequence->last[han] ? MIN(from, sequence->last[han]->order) : from;
}

/* A paragraph number that opens with 2 without a 1 before it; what goes on from before a higher heading is no
 * beginning. */
static gboolean begins_late(const Head *head, const Head *ever)
{
    return head->ordinal > 1 && head->ordinal < 10 && !(ever && head->ordinal == ever->ordinal + 1);
}

static void take(Sequence *sequence, const Head *head)
{
    guint system = system_of(head);
    gboolean note = strcmp(head->system, "circled") == 0 && *head->text == '\0';
    if (system == SYSTEMS || head->ordinal == 0 || note)
        return;
    const Head *before = sequence->last[system], *ever = sequence->ever[system];
    gboolean follows = before && head->ordinal == before->ordinal + 1;
    gboolean restarts = head->ordinal == 1;
    sequence->last[system] = sequence->ever[system] = head;
    if (!head->is_inline)
        close_below(sequence, head);
    if (follows || restarts)
        return;
    guint wanted = before ? before->ordinal + 1 : 1;
    if ((!before && !begins_late(head, ever)) || stands_elsewhere(sequence, head, wanted))
        return;
    if (stands_in_text(sequence, head, reach_of(sequence, head, before), wanted))
        return;
    if (before && head->ordinal == before->ordinal && head->is_inline)
        return;
    gboolean annex = strcmp(head->system, "annex") == 0;
    if (annex && sequence->annex_told)
        return; /* attachments restart with every report of a file: once is enough */
    sequence->annex_told = sequence->annex_told || annex;
    g_autofree char *expected = expected_number(head, wanted);
    emit(sequence, head, before, expected);
}

/* A title, not an item of a list. */
static gboolean promises_text(const Head *head)
{
    static const char *const endings[] = {"情况", "情况：", "情况:", "分析", "措施",
                                          "问题", "建议",   "做法",  "经验"};
    if (strcmp(head->system, "han") == 0)
        return TRUE;
    if (*head->number == '\0' || strcmp(head->system, "figure") == 0 ||
        strcmp(head->system, "table") == 0)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(head->text, endings[i]))
            return TRUE;
    return FALSE;
}

/* The same title comes again further on: this one stands in a list of contents. */
static gboolean is_in_contents(const Document *document, guint index)
{
    const Head *head = document->heads->pdata[index];
    for (guint i = index + 1; i < document->heads->len; i++)
        if (strcmp(((Head *)document->heads->pdata[i])->text, head->text) == 0)
            return TRUE;
    for (guint i = 0; i < document->tables->len; i++)
        if (*head->text && strstr(((Table *)document->tables->pdata[i])->caption, head->text))
            return TRUE;
    return FALSE;
}

#define CONTENTS_LEAST 4 /* headings with nothing between them that are a list of contents */

static gboolean is_bare(const Document *document, guint from, guint to)
{
    for (guint i = 0; i < document->spans->len; i++) {
        guint order = ((Span *)document->spans->pdata[i])->order;
        if (order > from && order < to)
            return FALSE;
    }
    return TRUE;
}

/* The heading ends a run of headings with nothing between them. */
static gboolean ends_contents(const Document *document, guint index)
{
    guint run = 1;
    for (guint i = index; i > 0 && run < CONTENTS_LEAST; i--, run++) {
        const Head *head = document->heads->pdata[i], *before = document->heads->pdata[i - 1];
        if (before->is_inline || !is_bare(document, before->order, head->order))
            return FALSE;
    }
    return run == CONTENTS_LEAST;
}

/* A heading without text below it: the next thing is a heading of its level or above. */
static void check_sections(Audit *audit)
{
    Document *document = audit->ledger.document;
    guint next_span = 0, next_table = 0;
    for (guint i = 0; i + 1 < document->heads->len; i++) {
        const Head *head = document->heads->pdata[i], *next = document->heads->pdata[i + 1];
        if (head->is_inline || head->part != next->part || !promises_text(head))
            continue;
        while (next_span < document->sentences->len &&
               ((Span *)document->sentences->pdata[next_span])->order < head->order)
            next_span++;
        while (next_table < document->tables->len &&
               ((Table *)document->tables->pdata[next_table])->order < head->order)
            next_table++;
        gboolean text = next_span < document->sentences->len &&
                        ((Span *)document->sentences->pdata[next_span])->order < next->order;
        gboolean table = next_table < document->tables->len &&
                         ((Table *)document->tables->pdata[next_table])->order < next->order;
        if (text || table || next->level > head->level || g_utf8_strlen(head->text, -1) > 30)
            continue;
        if (is_in_contents(document, i) || ends_contents(document, i))
            continue;
        g_autofree char *label = g_strconcat(head->number, head->text, NULL);
        ledger_emit(&audit->ledger, &(Check){.rule = "section-empty",
                                             .outcome = OUTCOME_FAIL,
                                             .line = head->line,
                                             .col = head->col,
                                             .label = label,
                                             .operands = head->nr});
    }
}

void numbering_check(Audit *audit)
{
    Document *document = audit->ledger.document;
    Sequence sequence = {.audit = audit};
    Enumeration lists = {.depth = 0};
    for (guint i = 0; i < document->heads->len; i++) {
        const Head *head = document->heads->pdata[i];
        if (head->part != sequence.part) {
            memset(sequence.last, 0, sizeof sequence.last);
            sequence.part = head->part;
        }
        take(&sequence, head);
        enumeration_take(&sequence, &lists, head);
    }
    check_sections(audit);
}
