#include "sentence.h"

#include "line.h"

#include <string.h>

#define NESTING 16
#define BRACKET_BYTES 1500 /* what is longer was never closed */
#define SENTENCE_BYTES                                                                             \
    16384 /* what is longer is no sentence: a list without a stop, a file without one */
#define WORDS_BYTES 60 /* words given with an inline number */

/* What a mark does; brackets come in pairs, the opening one even. */
typedef enum {
    MARK_ROUND_OPEN,
    MARK_ROUND_CLOSE,
    MARK_SQUARE_OPEN,
    MARK_SQUARE_CLOSE,
    MARK_QUOTE_OPEN,
    MARK_QUOTE_CLOSE,
    MARK_TITLE_OPEN,
    MARK_TITLE_CLOSE,
    MARK_STOP,  /* 。！？ */
    MARK_SEMI,  /* ；： */
    MARK_COMMA, /* ，、 */
    MARK_CIRCLED,
    MARK_BLANK, /* in front of a digit */
    MARK_NONE
} MarkKind;

typedef struct {
    guint at;
    guint8 kind, size;
    gint8 depth; /* +1 at a bracket that is closed, -1 at its end */
} Mark;

Sentences sentences_new(void)
{
    return (Sentences){g_array_new(FALSE, FALSE, sizeof(Sentence)),
                       g_array_new(FALSE, FALSE, sizeof(Inline)),
                       g_array_new(FALSE, FALSE, sizeof(Mark))};
}

void sentences_clear(Sentences *sentences)
{
    g_array_unref(sentences->sentences);
    g_array_unref(sentences->inlines);
    g_array_unref(sentences->marks);
}

static MarkKind ascii_mark(char c)
{
    switch (c) {
    case '(':
        return MARK_ROUND_OPEN;
    case ')':
        return MARK_ROUND_CLOSE;
    case '[':
        return MARK_SQUARE_OPEN;
    case ']':
        return MARK_SQUARE_CLOSE;
    case ';':
    case ':':
        return MARK_SEMI;
    case ',':
        return MARK_COMMA;
    default:
        return MARK_NONE;
    }
}

/* Marks of three bytes. */
static MarkKind wide_mark(const guchar *c)
{
    switch ((gunichar)c[0] << 16 | (gunichar)c[1] << 8 | c[2]) {
    case 0xEFBC8C: /* ， */
    case 0xE38081: /* 、 */
        return MARK_COMMA;
    case 0xE38082: /* 。 */
    case 0xEFBC81: /* ！ */
    case 0xEFBC9F: /* ？ */
        return MARK_STOP;
    case 0xEFBC9A: /* ： */
    case 0xEFBC9B: /* ； */
        return MARK_SEMI;
    case 0xE2809C: /* “ */
        return MARK_QUOTE_OPEN;
    case 0xE2809D: /* ” */
        return MARK_QUOTE_CLOSE;
    case 0xE3808A: /* 《 */
        return MARK_TITLE_OPEN;
    case 0xE3808B: /* 》 */
        return MARK_TITLE_CLOSE;
    case 0xE38090: /* 【 */
    case 0xE38094: /* 〔 */
        return MARK_SQUARE_OPEN;
    case 0xE38091: /* 】 */
    case 0xE38095: /* 〕 */
        return MARK_SQUARE_CLOSE;
    case 0xEFBC88: /* （ */
        return MARK_ROUND_OPEN;
    case 0xEFBC89: /* ） */
        return MARK_ROUND_CLOSE;
    default:
        return c[0] == 0xE2 && c[1] == 0x91 ? MARK_CIRCLED : MARK_NONE;
    }
}

#define MARKS_MORE 64

static void put_mark(GArray *marks, guint at, Mark mark)
{
    if (at == marks->len)
        g_array_set_size(marks, 2 * at + MARKS_MORE);
    g_array_index(marks, Mark, at) = mark;
}

/* Hot: one pass over every byte of a document's text. Han characters begin with E4 to E9 and are stepped over. */
static void find_marks(GArray *marks, const char *text, gsize from, gsize length)
{
    guint count = 0;
    for (gsize i = from; i < length;) {
        guchar c = (guchar)text[i];
        if (c >= 0xE4 && c <= 0xE9) {
            i += 3;
            continue;
        }
        guint8 size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        MarkKind kind = MARK_NONE;
        if (c < 0x80)
            kind = c < '@' || c > 'Z' ? ascii_mark((char)c) : MARK_NONE;
        else if (size == 3)
            kind = wide_mark((const guchar *)text + i);
        if (c == ' ' && i + 1 < length && g_ascii_isdigit(text[i + 1]))
            kind = MARK_BLANK;
        if (kind != MARK_NONE)
            put_mark(marks, count++, (Mark){(guint)i, (guint8)kind, size, 0});
        i += size;
    }
    g_array_set_size(marks, count);
}

/* Pairs brackets; one that is never closed, or very late, has no depth. */
static void match_brackets(GArray *marks)
{
    guint stack[NESTING], top = 0;
    for (guint i = 0; i < marks->len; i++) {
        Mark *mark = &g_array_index(marks, Mark, i);
        if (mark->kind > MARK_TITLE_CLOSE)
            continue;
        if (mark->kind % 2 == 0) {
            if (top == NESTING)
                memmove(stack, stack + 1, --top * sizeof *stack);
            stack[top++] = i;
            continue;
        }
        for (guint depth = top; depth > 0; depth--) {
            Mark *open = &g_array_index(marks, Mark, stack[depth - 1]);
            if (open->kind + 1 != mark->kind)
                continue;
            if (mark->at - open->at <= BRACKET_BYTES) {
                open->depth = 1;
                mark->depth = -1;
            }
            top = depth - 1;
            break;
        }
    }
}

static void add_sentence(Sentences *sentences, const char *text, gsize from, gsize to)
{
    const char *start = blank_skip(text + from, text + to), *end = blank_trim(start, text + to);
    Sentence sentence = {(gsize)(start - text), (gsize)(end - text)};
    if (start < end)
        g_array_append_val(sentences->sentences, sentence);
}

/* Where the sentence ends that this mark ends; 0 if it goes on. */
static gsize stop_at(const GArray *marks, guint i, gint depth)
{
    const Mark *mark = &g_array_index(marks, Mark, i);
    const Mark *next = i + 1 < marks->len ? mark + 1 : NULL;
    gsize stop = mark->at + mark->size;
    gboolean touches = next && next->at == stop;
    if (depth == 0 && mark->kind == MARK_QUOTE_CLOSE && i > 0) {
        const Mark *before = mark - 1;
        gboolean stopped = before->kind == MARK_STOP && before->at + before->size == mark->at;
        return stopped && !touches ? stop : 0;
    }
    if (depth > 0 || mark->kind != MARK_STOP || (touches && next->kind == MARK_STOP))
        return 0;
    if (touches && (next->kind == MARK_QUOTE_CLOSE || next->kind == MARK_ROUND_CLOSE))
        return next->at + next->size;
    return stop;
}

/* The end of a comma or semicolon; 0 for other marks, inside brackets, and in 1,234. */
static gsize clause_at(const Mark *mark, gint depth, const char *text, gsize length)
{
    gsize stop = mark->at + mark->size;
    if (depth > 0 || (mark->kind != MARK_COMMA && mark->kind != MARK_SEMI) ||
        (mark->size == 1 && stop < length && g_ascii_isdigit(text[stop])))
        return 0;
    return stop;
}

static void find_sentences(Sentences *sentences, const char *text, gsize from, gsize length)
{
    const GArray *marks = sentences->marks;
    gint depth = 0;
    for (guint i = 0; i < marks->len; i++) {
        const Mark *mark = &g_array_index(marks, Mark, i);
        depth += mark->depth;
        gsize stop = stop_at(marks, i, depth);
        if (stop == 0 && mark->at > from + SENTENCE_BYTES)
            stop = clause_at(mark, depth, text, length);
        if (stop == 0)
            continue;
        add_sentence(sentences, text, from, stop);
        from = MAX(from, stop);
    }
    add_sentence(sentences, text, from, length);
}

static gboolean system_is_inline(System system, MarkKind before)
{
    switch (system) {
    case SYSTEM_HAN_IS:
    case SYSTEM_HAN_PAREN:
    case SYSTEM_ARABIC_PAREN:
    case SYSTEM_CIRCLED:
        return TRUE;
    case SYSTEM_ARABIC:
    case SYSTEM_ARABIC_HALF:
        return before == MARK_STOP || before == MARK_SEMI || before == MARK_BLANK;
    case SYSTEM_HAN:
        return before == MARK_STOP;
    default:
        return FALSE;
    }
}

/* Where the words behind an inline number end: at the next mark. */
static gsize words_end_at(const Sentences *sentences, gsize from, gsize length, guint mark)
{
    for (; mark < sentences->marks->len; mark++) {
        const Mark *next = &g_array_index(sentences->marks, Mark, mark);
        if (next->at > from + WORDS_BYTES)
            return from;
        if (next->at >= from && next->kind >= MARK_STOP && next->kind != MARK_BLANK)
            return next->at - from <= WORDS_BYTES ? next->at : from;
    }
    return length - from <= WORDS_BYTES ? length : from;
}

static void try_inline(Sentences *sentences, const char *text, gsize at, gsize length, guint mark,
                       MarkKind before)
{
    Inline item = {.at = at};
    const Inline *last = sentences->inlines->len > 0 ? &g_array_index(sentences->inlines, Inline,
                                                                      sentences->inlines->len - 1)
                                                     : NULL;
    if ((last && last->at >= at) || !number_parse(text + at, length - at, &item.number) ||
        item.number.at > 0 || !system_is_inline(item.number.system, before))
        return;
    if (before == MARK_BLANK && (!last || last->number.system != item.number.system ||
                                 last->number.ordinal + 1 != item.number.ordinal))
        return;
    item.to = words_end_at(sentences, at + item.number.rest, length, mark);
    g_array_append_val(sentences->inlines, item);
}

/* `我们一是…，二是…`: the first one need not stand behind a mark, but it is none in 统一是 or 之一是. */
static void add_first(Sentences *sentences, const char *text, gsize from, gsize length)
{
    static const char *const words[] = {"统", "之", "唯", "第", "不", "专", NULL};
    GArray *inlines = sentences->inlines;
    guint i = 0;
    while (i < inlines->len && g_array_index(inlines, Inline, i).number.system != SYSTEM_HAN_IS)
        i++;
    if (i == inlines->len || g_array_index(inlines, Inline, i).number.ordinal != 2)
        return;
    gsize stop = g_array_index(inlines, Inline, i).at;
    const char *at = g_strrstr_len(text + from, (gssize)(stop - from), "一是");
    if (!at || at < text + from + 3)
        return;
    for (guint w = 0; words[w]; w++)
        if (memcmp(at - 3, words[w], 3) == 0)
            return;
    Inline item = {.at = (gsize)(at - text)};
    if (number_parse(at, length - item.at, &item.number)) {
        item.to = words_end_at(sentences, item.at + item.number.rest, length, 0);
        g_array_insert_val(inlines, i, item);
    }
}

/* A lone number inside a line is a reference, unless it is a first one or 一是. */
static void keep_lists(GArray *inlines, const char *text)
{
    guint count[SYSTEMS] = {0}, kept = 0;
    for (guint i = 0; i < inlines->len; i++)
        count[g_array_index(inlines, Inline, i).number.system]++;
    for (guint i = 0; i < inlines->len; i++) {
        const Inline *item = &g_array_index(inlines, Inline, i);
        if (count[item->number.system] >= 2 || item->number.ordinal == 1 ||
            item->number.system == SYSTEM_HAN_IS)
            g_array_index(inlines, Inline, kept++) = *item;
    }
    g_array_set_size(inlines, kept);
    for (guint i = 0; i + 1 < kept; i++) {
        Inline *item = &g_array_index(inlines, Inline, i);
        gsize stop = item[1].at;
        if (item->to > stop)
            item->to = (gsize)(blank_trim(text + item->at, text + stop) - text);
    }
}

static void find_inlines(Sentences *sentences, const char *text, gsize from, gsize length,
                         gboolean run_in)
{
    const GArray *marks = sentences->marks;
    const char *end = text + length;
    if (run_in)
        try_inline(sentences, text, (gsize)(blank_skip(text + from, end) - text), length, 0,
                   MARK_STOP);
    else if (length - from > 6 && memcmp(text + from + 3, "是", 3) == 0)
        try_inline(sentences, text, from, length, 0, MARK_STOP);
    for (guint i = 0; i < marks->len; i++) {
        const Mark *mark = &g_array_index(marks, Mark, i);
        MarkKind before =
            i > 0 && mark[-1].at + mark[-1].size == mark->at ? mark[-1].kind : MARK_COMMA;
        if (mark->kind == MARK_ROUND_OPEN || mark->kind == MARK_CIRCLED) {
            try_inline(sentences, text, mark->at, length, i + 1, before);
        } else if (mark->kind == MARK_STOP || mark->kind == MARK_SEMI || mark->kind == MARK_COMMA ||
                   mark->kind == MARK_BLANK) {
            const char *next = blank_skip(text + mark->at + mark->size, end);
            if (next < end)
                try_inline(sentences, text, (gsize)(next - text), length, i + 1, mark->kind);
        }
    }
    add_first(sentences, text, from, length);
    keep_lists(sentences->inlines, text);
}

void sentences_split(Sentences *sentences, const char *text, gsize from, gsize length,
                     gboolean run_in)
{
    g_array_set_size(sentences->sentences, 0);
    g_array_set_size(sentences->inlines, 0);
    find_marks(sentences->marks, text, from, length);
    match_brackets(sentences->marks);
    find_sentences(sentences, text, from, length);
    find_inlines(sentences, text, from, length, run_in);
}
