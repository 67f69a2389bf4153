/* Lines to paragraphs. */
#include "label.h"
#include "plain.h"
#include "pipeline/text.h"

#include <string.h>

#define DEEP 8                 /* columns of indent beyond which a line begins no paragraph */
#define EDGE 6                 /* columns by which a full line may fall short */
#define PUSHED 3               /* columns of indent of a piece pushed down */
#define PAGE_BYTES 40          /* of a page number with its words */
#define JOINED_BYTES (1 << 20) /* beyond which nothing is joined */
#define BLANKS 8               /* blank lines over which a paragraph may go on */
#define RUNNING_BYTES 60       /* what is longer and has a comma is no heading */

/* A paragraph of wrapped text as far as it has come. */
typedef struct {
    Line last;
    gboolean pushed; /* the last line was pushed down */
    gboolean apart;  /* blank lines stand behind it */
} Join;

static gboolean holds(const char *text, gsize length, const char *word)
{
    return g_strstr_len(text, (gssize)length, word) != NULL;
}

static gboolean ends(const GString *text, const char *word)
{
    gsize length = strlen(word);
    return text->len >= length && strcmp(text->str + text->len - length, word) == 0;
}

gboolean paragraph_is_page(const Line *line, LineCursor behind)
{
    if (line->length == 0 || line->length > PAGE_BYTES)
        return FALSE;
    const char *at = line->text, *end = at + line->length;
    guint digits = 0, words = 0;
    while (at < end) {
        if (g_ascii_isdigit(*at))
            digits++;
        else if (!strchr(" -/", *at) && ++words > 0 && !g_str_has_prefix(at, "第") &&
                 !g_str_has_prefix(at, "页") && !g_str_has_prefix(at, "共") &&
                 !g_str_has_prefix(at, "—") && !g_str_has_prefix(at, "－"))
            return FALSE;
        at = g_utf8_next_char(at);
    }
    if (digits == 0 || digits > 8)
        return FALSE;
    Line next;
    gboolean last = !line_peek_text(&behind, &next) || next.paged || next.page > line->page;
    return words > 0 || (*line->text == '-' && end[-1] == '-') || (digits <= 4 && last);
}

/* A footnote's mark, raised above its line: digits alone. */
static gboolean is_mark(const Line *line)
{
    return line->length <= 2 && strspn(line->text, "0123456789") >= line->length;
}

static gboolean open_bracket(const GString *text)
{
    static const char *const pairs[][2] = {{"（", "）"}, {"《", "》"}, {"(", ")"}};
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        const char *open = g_strrstr(text->str, pairs[i][0]);
        if (open && !strstr(open, pairs[i][1]))
            return TRUE;
    }
    return FALSE;
}

/* TRUE if the line was pushed down by the page's layout: it begins where the unfinished line before it ends, and
 * the two make one full line.
 *
 *     预算绩效管理的实施意见》
 *                《财政部关于印发<项目支出绩效
 *     评价管理办法>的通知》…
 */
static gboolean is_pushed(const Plain *plain, const Line *last, const Line *next)
{
    guint width = plain->shape.width;
    guint end = (guint)text_characters(last->raw, last->raw_length);
    guint sum = shape_columns(last->text, last->length) + shape_columns(next->text, next->length);
    return next->indent >= PUSHED && next->indent + 2 >= end && next->indent <= end + 2 &&
           sum + 2 * EDGE >= width && sum <= width + EDGE &&
           !label_is_measure(plain->words, next->text, next->length);
}

/* TRUE if the line opens an item of its own: its number follows that of the paragraph, or it stands behind a blank line
 * and the text before it breaks off nowhere.
 *
 *     九、国有资本经营预算财政拨款收入支出决算表        a full line, and yet
 *
 *     第三部分 云河县水利局2023年度部门决算情况说明     no part of it
 */
static gboolean opens_item(const Plain *plain, const Join *join, const Line *next)
{
    const GString *text = plain->joint.text;
    Number number, first;
    if (!number_parse(next->text, next->length, &number) || open_bracket(text) ||
        ends(text, "，") || ends(text, "、") || ends(text, ","))
        return FALSE;
    if (number_parse(text->str, text->len, &first) && first.system == number.system &&
        number.ordinal == first.ordinal + 1)
        return TRUE;
    return (join->apart || next->page != join->last.page) && number.system <= SYSTEM_HAN_PAREN;
}

/* TRUE if `next` goes on with the paragraph whose last line is `last`, in hard-wrapped text. A line without
 * indent does when the one before is full or stops short of a mark. */
static gboolean wraps(Plain *plain, const Join *join, const Line *next, LineCursor behind)
{
    const Line *last = &join->last;
    if (memchr(next->text, '\t', next->length))
        return FALSE; /* a row of cells goes on with no sentence */
    if (opens_item(plain, join, next))
        return FALSE;
    gboolean closed = shape_closed(last->text, last->length);
    guint indent = plain_indent(plain, next, behind);
    guint columns = shape_columns(last->text, last->length);
    guint width = columns + (last->indent <= DEEP ? last->indent : 0);

    if (indent == 0) {
        gboolean full = join->pushed || width + EDGE >= plain->shape.width;
        return (full && !(join->apart && closed)) || (!closed && 2 * width >= plain->shape.width);
    }
    if (join->apart || closed)
        return FALSE;
    return is_pushed(plain, last, next) ||
           (indent > 1 && plain->joint.text->len < 200 && open_bracket(plain->joint.text));
}

/* The next line of wrapped text: blank lines, page numbers and raised marks are stepped over. */
static gboolean next_wrapped(LineCursor *cursor, Line *next, gboolean *apart)
{
    guint blanks = 0;
    *apart = FALSE;
    while (line_next(cursor, next)) {
        if (next->length > 0 && !paragraph_is_page(next, *cursor) &&
            !(is_mark(next) && next->indent > DEEP))
            return TRUE;
        if (next->length == 0 && ++blanks > BLANKS)
            return FALSE;
        *apart |= next->length == 0;
    }
    return FALSE;
}

static void join_wrapped(Plain *plain, const Line *first)
{
    LineCursor ahead = plain->cursor;
    Join join = {.last = *first};
    Line next;
    while (plain->joint.text->len < JOINED_BYTES && next_wrapped(&ahead, &next, &join.apart) &&
           wraps(plain, &join, &next, ahead)) {
        join.pushed = next.indent >= PUSHED;
        join.last = next;
        joint_add(&plain->joint, &next);
        plain->cursor = ahead;
    }
}

/* TRUE if the paragraph so far breaks off inside a sentence, as a page's end in the original leaves it:
 * nothing but the running on of a sentence may be taken for that, never a heading. */
static gboolean breaks_off(const Plain *plain)
{
    const GString *text = plain->joint.text;
    Number number;
    if (shape_closed(text->str, text->len))
        return FALSE;
    if (ends(text, "，") || ends(text, "、") || ends(text, ","))
        return TRUE;
    gboolean numbered = number_parse(text->str, text->len, &number);
    gsize from = numbered ? number.rest : 0, length = text->len - from;
    if (holds(text->str + from, length, "。"))
        return TRUE;
    if (length < RUNNING_BYTES)
        return FALSE;
    if (numbered)
        return number.system == plain->item && plain->item_closed;
    return holds(text->str, text->len, "，");
}

/* TRUE if the line reads like the rest of a sentence. */
static gboolean goes_on(const Plain *plain, const Line *line)
{
    Number number;
    return !memchr(line->raw, '\t', line->raw_length) &&
           !number_parse(line->text, line->length, &number) &&
           !label_is_note(plain->words, line->text, line->length) &&
           (shape_closed(line->text, line->length) || holds(line->text, line->length, "。"));
}

static void join_spaced(Plain *plain)
{
    LineCursor ahead = plain->cursor;
    Line blank, next;
    while (plain->joint.text->len < JOINED_BYTES && breaks_off(plain) &&
           line_next(&ahead, &blank) && blank.length == 0 && line_next(&ahead, &next) &&
           next.length > 0 && goes_on(plain, &next)) {
        joint_add(&plain->joint, &next);
        plain->cursor = ahead;
    }
}

static void hand_over(Plain *plain)
{
    Paragraph paragraph = joint_paragraph(&plain->joint);
    Number number;
    if (number_parse(paragraph.text, paragraph.length, &number)) {
        plain->item = number.system;
        plain->item_closed = shape_closed(paragraph.text, paragraph.length);
    }
    paragraph.page = plain->paged ? plain->joint.page : 0;
    plain->sink->paragraph(plain->sink, &paragraph);
}

void paragraph_line(Plain *plain, const Line *line)
{
    joint_start(&plain->joint, line);
    hand_over(plain);
}

void paragraph_read(Plain *plain)
{
    Line first;
    line_next(&plain->cursor, &first);
    joint_start(&plain->joint, &first);
    if (plain->shape.wrapped) {
        if (paragraph_is_page(&first, plain->cursor) || is_mark(&first))
            return;
        join_wrapped(plain, &first);
    } else if (plain->shape.spaced) {
        join_spaced(plain);
    }
    hand_over(plain);
}
