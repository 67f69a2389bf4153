/* The asking side of the block stream. What comes back is as hostile as the document was: every line is
 * examined before the first block is handed over. */
#define _GNU_SOURCE
#include "wire.h"

#include "pipeline/record.h"

#include <string.h>

#define FIELDS 8

static const char *const layouts[] = {
    [LAYOUT_TAB] = "tab",   [LAYOUT_ROWS] = "rows",       [LAYOUT_FLAT] = "flat",
    [LAYOUT_GRID] = "grid", [LAYOUT_ALIGNED] = "aligned", [LAYOUT_SHEET] = "sheet"};

/* A line of the answer: how many fields it has, which of them are numbers, which is a text. */
typedef struct {
    const char *name;
    guint fields, first, last, text;
} LineKind;

enum { PARA, TABLE, CELL, PAGE, REMARK, MEMBER, BEGIN, END, FAULT, LINE_KINDS };

static const LineKind kinds[LINE_KINDS] = {
    [PARA] = {"para", 5, 1, 3, 4},     [TABLE] = {"table", 5, 2, 3, 4},
    [CELL] = {"cell", 8, 1, 6, 7},     [PAGE] = {"page", 3, 1, 2, 0},
    [REMARK] = {"remark", 3, 0, 0, 2}, [MEMBER] = {"member", 3, 1, 1, 2},
    [BEGIN] = {"begin", 3, 0, 0, 2},   [END] = {"end", 3, 1, 2, 0},
    [FAULT] = {"fault", 2, 0, 0, 1},
};

static guint kind_of(const char *line, gsize length)
{
    guint kind = 0;
    while (kind < LINE_KINDS && !(length > strlen(kinds[kind].name) &&
                                  memcmp(line, kinds[kind].name, strlen(kinds[kind].name)) == 0 &&
                                  line[strlen(kinds[kind].name)] == '\t'))
        kind++;
    return kind;
}

/* Digits, and behind them a tab or the line's end. */
static gboolean take_number(const char **at, const char *end, guint *out)
{
    const char *from = *at;
    guint64 number = 0;
    while (*at < end && g_ascii_isdigit(**at) && number <= G_MAXUINT)
        number = number * 10 + (guint64)(*(*at)++ - '0');
    *out = (guint)number;
    return *at > from && number <= G_MAXINT32 && (*at == end || **at == '\t');
}

/* Bytes of the member whose line this is; FALSE if it is none. */
static gboolean member_bytes(const char *line, const char *end, gsize *out)
{
    guint bytes = 0;
    const char *at = line + strlen("member\t");
    gboolean fine = kind_of(line, (gsize)(end - line)) == MEMBER && take_number(&at, end, &bytes);
    *out = bytes;
    return fine;
}

gboolean wire_scan(WireScan *scan, const char *bytes, gsize length)
{
    while (scan->at < length) {
        gsize member;
        const char *line = bytes + scan->at;
        const char *newline = memchr(line, '\n', length - scan->at);
        if (!newline)
            return TRUE;
        guint kind = kind_of(line, (gsize)(newline - line));
        gsize next = (gsize)(newline + 1 - bytes);
        if (scan->whole || kind == LINE_KINDS || (kind == BEGIN) != (scan->at == 0))
            return FALSE;
        if (member_bytes(line, newline, &member)) {
            if (length - next < member + 1)
                return TRUE;
            next += member + 1;
        }
        scan->whole = kind == END || kind == FAULT;
        scan->last = scan->at;
        scan->at = next;
    }
    return TRUE;
}

/* Bytes of the text of a paragraph or cell, and one more; 0 for other lines. */
static gsize text_bytes(const char *line, const char *end)
{
    guint kind = kind_of(line, (gsize)(end - line));
    const char *last = memrchr(line, '\t', (gsize)(end - line));
    return kind == PARA || kind == CELL ? (gsize)(end - last) : 0;
}

static gboolean examine_line(const char *line, const char *end)
{
    guint kind = kind_of(line, (gsize)(end - line)), fields = 0, number;
    if (kind == LINE_KINDS || !g_utf8_validate_len(line, (gsize)(end - line), NULL))
        return FALSE;
    for (const char *at = line; at < end; at = at < end ? at + 1 : at) {
        if (fields > 0 && fields >= kinds[kind].first && fields <= kinds[kind].last &&
            !take_number(&at, end, &number))
            return FALSE;
        at = memchr(at, '\t', (gsize)(end - at));
        fields++;
        if (!at)
            at = end;
        else if (at + 1 == end)
            fields++; /* an empty last field */
    }
    return fields == kinds[kind].fields;
}

/* The line's end and the place of the next line, members stepped over. */
static char *line_end(char *line, char *to, char **next)
{
    gsize member;
    char *end = memchr(line, '\n', (gsize)(to - line));
    if (!end)
        return NULL;
    *next = end + 1;
    if (member_bytes(line, end, &member)) {
        if ((gsize)(to - *next) < member + 1 || (*next)[member] != '\n')
            return NULL;
        *next += member + 1;
    }
    return end;
}

/* Splits the line in place; texts are unescaped, and what must not stand in a text becomes a blank: a newline may
 * in a caption alone. */
static void split_line(char *line, char *end, gboolean caption, char *field[FIELDS])
{
    *end = '\0';
    for (guint i = 0; i < FIELDS; i++) {
        char *stop = line ? strchr(line, '\t') : NULL;
        field[i] = line ? line : end;
        if (!line)
            continue;
        gsize length = stop ? (gsize)(stop - line) : strlen(line);
        line[length] = '\0';
        length = record_unescape(line, length);
        for (gsize j = 0; j < length; j++)
            if (line[j] == '\0' || (line[j] == '\n' && !caption) || line[j] == '\r')
                line[j] = ' ';
        line[length] = '\0';
        line = stop ? stop + 1 : NULL;
    }
}

/* A number of a line that has been examined. */
static guint number_of(const char *text)
{
    guint number = 0;
    take_number(&text, text + strlen(text), &number);
    return number;
}

static Layout layout_of(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(layouts); i++)
        if (strcmp(layouts[i], name) == 0)
            return (Layout)i;
    return LAYOUT_GRID;
}

gboolean wire_open(WireAnswer *answer, const WireScan *scan, char *bytes, gsize length)
{
    char *field[FIELDS], *next = bytes;
    *answer = (WireAnswer){0};
    if (!scan->whole || scan->at != length)
        return FALSE;
    for (char *line = bytes; line < bytes + length; line = next) {
        char *end = line_end(line, bytes + length, &next);
        if (!end || !examine_line(line, end))
            return FALSE;
        answer->text += text_bytes(line, end);
        if (line == bytes)
            answer->from = next;
    }
    answer->to = bytes + scan->last;
    split_line(bytes, answer->from - 1, FALSE, field);
    answer->form = field[1];
    answer->encoding = *field[2] ? field[2] : NULL;
    gboolean fault = kind_of(answer->to, length - scan->last) == FAULT;
    split_line(answer->to, bytes + length - 1, FALSE, field);
    answer->reason = fault ? field[1] : NULL;
    answer->lines = fault ? 0 : number_of(field[1]);
    answer->pages = fault ? 0 : number_of(field[2]);
    return TRUE;
}

static void play_paragraph(BlockSink *sink, char *const *field)
{
    Piece piece = {0, number_of(field[1]), 1};
    Paragraph paragraph = {.text = field[4],
                           .length = strlen(field[4]),
                           .pieces = &piece,
                           .count = 1,
                           .outline = number_of(field[3]),
                           .page = number_of(field[2])};
    if (paragraph.length > 0)
        sink->paragraph(sink, &paragraph);
}

static void play_table(BlockSink *sink, char *const *field)
{
    TableBlock table = {layout_of(field[1]), number_of(field[2]), number_of(field[3]),
                        *field[4] ? field[4] : NULL};
    sink->table(sink, &table);
}

static void play_cell(BlockSink *sink, char *const *field)
{
    CellBlock cell = {.line = number_of(field[1]),
                      .col = number_of(field[2]),
                      .row = number_of(field[3]),
                      .column = number_of(field[4]),
                      .rowspan = MAX(1, number_of(field[5])),
                      .colspan = MAX(1, number_of(field[6])),
                      .text = field[7],
                      .length = strlen(field[7])};
    sink->cell(sink, &cell);
}

void wire_play(WireAnswer *answer, BlockSink *sink, const WireMembers *members)
{
    char *field[FIELDS], *next = answer->from;
    for (char *line = answer->from; line < answer->to; line = next) {
        char *end = line_end(line, answer->to, &next);
        guint kind = kind_of(line, (gsize)(end - line));
        char *body = end + 1;
        split_line(line, end, kind == TABLE, field);
        if (kind == PARA)
            play_paragraph(sink, field);
        else if (kind == TABLE)
            play_table(sink, field);
        else if (kind == CELL)
            play_cell(sink, field);
        else if (kind == PAGE && sink->page)
            sink->page(sink, number_of(field[1]), number_of(field[2]) == 1);
        else if (kind == REMARK)
            sink->remark(sink, field[1], field[2]);
        else if (kind == MEMBER && members)
            members->member(members->data, field[2], body, number_of(field[1]));
    }
}
