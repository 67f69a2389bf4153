/* Numbered headings, one open sequence per number system; a heading of a higher level closes those below it. */
#include "checks.h"

#include <string.h>

#define SYSTEMS 9
#define LEVELLED 7 /* the first of them nest; attachments and tables run through the document */

static const char *const systems[SYSTEMS] = {"part",    "han",          "han-paren",
                                             "arabic",  "arabic-paren", "arabic-half",
                                             "circled", "annex",        "table"};

#define NESTED_MOST 4

/* Lists of one number system inside each other: one that goes on after a nested one is taken up again. */
typedef struct {
    const Head *last[NESTED_MOST];
    guint depth;
} Nest;

typedef struct {
    Audit *audit;
    const Head *last[SYSTEMS]; /* NULL when the sequence has not begun */
    const Head *ever
        [SYSTEMS]; /* the last one, though a higher heading or another part has closed its sequence */
    Nest outer[SYSTEMS]; /* sequences that a list inside them interrupts */
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

static void emit(Sequence *sequence, const Head *head, const Head *before, const char *expected,
                 Severity severity)
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
                 .severity = severity,
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

/* TRUE if the heading goes on with one of the lists; those inside it are over. */
static gboolean nest_follows(Nest *lists, const Head *head)
{
    for (guint i = lists->depth; i > 0; i--)
        if (head->ordinal == lists->last[i - 1]->ordinal + 1) {
            lists->depth = i;
            lists->last[i - 1] = head;
            return TRUE;
        }
    return FALSE;
}

static void nest_open(Nest *lists, const Head *head)
{
    lists->depth = MIN(lists->depth + 1, NESTED_MOST);
    lists->last[lists->depth - 1] = head;
}

/* 一是 … 二是 … of running text. */
static void enumeration_take(Sequence *sequence, Nest *lists, const Head *head)
{
    if (strcmp(head->system, "han-is") != 0) {
        lists->depth = head->is_inline ? lists->depth : 0;
        return;
    }
    if (head->ordinal == 1) {
        nest_open(lists, head);
        return;
    }
    const Head *before = lists->depth > 0 ? lists->last[lists->depth - 1] : NULL;
    if (nest_follows(lists, head))
        return;
    if (before) {
        g_autofree char *expected = expected_number(head, before->ordinal + 1);
        emit(sequence, head, before, expected, SEVERITY_DEFAULT);
    }
    lists->depth = MAX(lists->depth, 1);
    lists->last[lists->depth - 1] = head;
}

static gboolean are_sisters(const Head *a, const Head *b)
{
    return strcmp(a->system, b->system) == 0 ||
           (strncmp(a->system, "arabic", 6) == 0 && strncmp(b->system, "arabic", 6) == 0);
}

/* The missing number stands elsewhere in this part: inline, in a table, in a sister system. */
static gboolean stands_elsewhere(const Sequence *sequence, const Head *head, guint ordinal)
{
    Document *document = sequence->audit->ledger.document;
    for (guint i = head->index; i > 0; i--) {
        const Head *other = document->heads->pdata[i - 1];
        if (other->part != head->part)
            break;
        if (other->ordinal == ordinal && other->is_inline && are_sisters(other, head))
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

#define MARKS_MOST 4 /* of one system */

/* A heading's number with another ordinal, as texts print it: 二、 （二） 2. 第二部分. */
typedef struct {
    char *texts[MARKS_MOST];
    gboolean closed[MARKS_MOST], han;
    guint count;
} Marks;

static Marks marks_of(const Head *head, guint ordinal)
{
    static const struct {
        const char *system, *before, *behind;
        gboolean han;
    } forms[] = {
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
    Marks marks = {.count = 0};
    g_autofree char *number = expected_number(head, ordinal);
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (strcmp(forms[i].system, head->system) != 0)
            continue;
        marks.texts[marks.count] = g_strconcat(forms[i].before, number, forms[i].behind, NULL);
        marks.closed[marks.count++] = *forms[i].before != '\0';
        marks.han = forms[i].han;
    }
    return marks;
}

static void marks_clear(Marks *marks)
{
    for (guint i = 0; i < marks->count; i++)
        g_free(marks->texts[i]);
}

static gboolean text_numbers(const char *text, const Marks *marks)
{
    for (guint i = 0; i < marks->count; i++) {
        const char *mark = marks->texts[i];
        for (const char *at = text; (at = strstr(at, mark)); at += strlen(mark))
            if (marks->closed[i] || is_own_mark(text, at, marks->han))
                return TRUE;
    }
    return FALSE;
}

/* A mark stands in running text or in a table between the two headings. */
static gboolean marks_stand(const Document *document, const Head *head, guint from,
                            const Marks *marks)
{
    for (guint i = spans_behind(document->spans, from); i < document->spans->len; i++) {
        const Span *span = document->spans->pdata[i];
        if (span->order >= head->order)
            break;
        if (text_numbers(span->text, marks))
            return TRUE;
    }
    for (guint i = head->index; i > 0; i--) {
        const Head *other = document->heads->pdata[i - 1]; /* 一、基本情况 （一）机构 on one line */
        if (other->order < from)
            break;
        if (text_numbers(other->text, marks))
            return TRUE;
    }
    for (guint i = 0; i < document->tables->len; i++) {
        const Table *table = document->tables->pdata[i];
        if (table->order > from && table->order < head->order &&
            text_numbers(table->caption, marks))
            return TRUE;
    }
    return FALSE;
}

/* The missing number stands in running text or in a table between the two headings. */
static gboolean stands_in_text(const Sequence *sequence, const Head *head, guint from,
                               guint ordinal)
{
    Marks marks = marks_of(head, ordinal);
    gboolean stand = marks_stand(sequence->audit->ledger.document, head, from, &marks);
    marks_clear(&marks);
    return stand;
}

static void close_below(Sequence *sequence, const Head *head)
{
    for (guint i = 0; i < LEVELLED; i++)
        if (sequence->last[i] && sequence->last[i]->level > head->level) {
            sequence->last[i] = NULL;
            sequence->outer[i].depth = 0;
        }
}

/* 一、二、（一、二、）三、: a list with the marks of the one that it stands in. Returns TRUE if the heading goes on with
 * a sequence that began before the one at hand. */
static gboolean resumes(Nest *outer, const Head *before, const Head *head)
{
    if (head->ordinal != 1)
        return nest_follows(outer, head);
    if (before)
        nest_open(outer, before);
    return FALSE;
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
    if (strcmp(head->system, "part") == 0 && !ever)
        return FALSE; /* the parts of a document are published one by one, too */
    return head->ordinal > 1 && head->ordinal < 10 && !(ever && head->ordinal == ever->ordinal + 1);
}

/* ③ or ⑵ without words refers to a note. */
static gboolean is_note(const Head *head)
{
    gunichar mark = g_utf8_get_char(head->number);
    gboolean bare = *head->text == '\0' || g_str_has_prefix(head->text, "）");
    return bare && mark >= 0x2460 && mark <= 0x2487;
}

static void take(Sequence *sequence, const Head *head)
{
    guint system = system_of(head);
    gboolean note = is_note(head);
    if (system == SYSTEMS || head->ordinal == 0 || note)
        return;
    const Head *before = sequence->last[system], *ever = sequence->ever[system];
    gboolean follows = before && head->ordinal == before->ordinal + 1;
    gboolean resumed = !follows && resumes(&sequence->outer[system], before, head);
    sequence->last[system] = sequence->ever[system] = head;
    if (!head->is_inline)
        close_below(sequence, head);
    if (follows || head->ordinal == 1)
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
    gboolean style = resumed || strcmp(head->system, "table") == 0;
    g_autofree char *expected = expected_number(head, wanted);
    emit(sequence, head, before, expected, style ? SEVERITY_NOTE : SEVERITY_DEFAULT);
}

void numbering_check(Audit *audit)
{
    Document *document = audit->ledger.document;
    Sequence sequence = {.audit = audit};
    Nest lists = {.depth = 0};
    for (guint i = 0; i < document->heads->len; i++) {
        const Head *head = document->heads->pdata[i];
        if (head->part != sequence.part) {
            memset(sequence.last, 0, sizeof sequence.last);
            memset(sequence.outer, 0, sizeof sequence.outer);
            sequence.part = head->part;
        }
        take(&sequence, head);
        enumeration_take(&sequence, &lists, head);
    }
}
