/* The table of a web copy: every cell a paragraph, rows and some of the empty cells lost. */
#include "column.h"
#include "label.h"
#include "plain.h"
#include "pipeline/text.h"

#include <string.h>

#define PROBE 8      /* paragraphs behind a title that tell such a table */
#define CELL_LIKE 90 /* bytes of a paragraph that may be a cell */
#define SENTENCE 75  /* bytes of one that may be a sentence */
#define LONGEST 900  /* bytes of a cell */
#define ROWS 2       /* lines among them that are rows of their own */
#define SENTENCES 4  /* sentences in a row that no table has */

static gboolean ends_sentence(const Line *line)
{
    return line->length >= 3 && memcmp(line->text + line->length - 3, "。", 3) == 0;
}

static gboolean is_caption(const Plain *plain, const Line *line)
{
    return label_is_measure(plain->words, line->text, line->length) ||
           (line->length <= 24 && label_year(line->text, line->length, TRUE) > 0);
}

/* Three chunks or more, apart by blanks: a row, not a cell. */
static gboolean is_row(const Line *line)
{
    Chunks chunks;
    chunks_find(line, &chunks);
    return chunks.count >= 3;
}

static gboolean begins(const Plain *plain)
{
    LineCursor ahead = plain->cursor;
    Line line;
    guint seen = 0, cells = 0, numbered = 0, rows = 0;
    Number number;
    while (seen < PROBE && line_next(&ahead, &line)) {
        if (memchr(line.raw, '\t', line.raw_length))
            return FALSE;
        if (line.length == 0 || (seen == 0 && is_caption(plain, &line)))
            continue;
        seen++;
        cells += line.length <= CELL_LIKE && !ends_sentence(&line);
        rows += is_row(&line);
        numbered += number_parse(line.text, line.length, &number);
        if (seen == 1 && (numbered || label_is_plain(line.text, line.length) == FALSE))
            cells = 0;
    }
    return cells >= PROBE - 2 && numbered <= 2 && rows < ROWS;
}

static gboolean is_long_sentence(const Line *line)
{
    return line->length > SENTENCE && ends_sentence(line);
}

/* TRUE if the paragraph is a heading and not a row's label: what follows is a heading or a sentence, no figure. */
static gboolean is_heading(const Line *line, const Number *number, LineCursor behind)
{
    Number next_number;
    Line next;
    if (number->system != SYSTEM_HAN && number->system != SYSTEM_HAN_PAREN &&
        number->system != SYSTEM_PART)
        return FALSE;
    if (is_long_sentence(line) || !line_peek_text(&behind, &next))
        return TRUE;
    if (is_long_sentence(&next) || next.length > 2 * SENTENCE)
        return TRUE;
    return number_parse(next.text, next.length, &next_number) &&
           (next_number.system == SYSTEM_HAN || next_number.system == SYSTEM_HAN_PAREN);
}

/* TRUE if `count` sentences follow each other from the line on. */
static gboolean is_prose(const Line *line, LineCursor behind)
{
    Line next = *line;
    for (guint i = 0; i < SENTENCES; i++) {
        Number number;
        if (!is_long_sentence(&next) ||
            (number_parse(next.text, next.length, &number) && number.system == SYSTEM_CIRCLED))
            return FALSE;
        LineCursor here = behind;
        do {
            if (!line_next(&here, &next))
                return i > 0;
        } while (next.length == 0);
        behind = here;
    }
    return TRUE;
}

/* A date with a body's name in front of it is a signature. */
static gboolean is_signature(const Plain *plain, const Line *line, LineCursor behind)
{
    Line next;
    return words_end(plain->words, WORDS_BODY, line->text, line->length) > 0 &&
           line_peek_text(&behind, &next) && label_is_date(next.text, next.length);
}

/* `2023年度某县…局` and on the next line `整体支出绩效自评报告`. */
static gboolean is_title(const Plain *plain, const Line *line, LineCursor behind)
{
    Line next;
    if (label_is_report(plain->words, line->text, line->length))
        return TRUE;
    return line_peek_text(&behind, &next) &&
           label_is_report(plain->words, next.text, next.length) &&
           label_year(line->text, line->length, FALSE) > 0 &&
           label_is_plain(line->text, line->length);
}

static gboolean is_table_title(const Plain *plain, const Line *line, LineCursor behind)
{
    Line next;
    return label_is_table(plain->words, line->text, line->length) &&
           line_peek_text(&behind, &next) && next.length <= CELL_LIKE;
}

/* TRUE if the line stands behind the table. */
static gboolean is_behind(const Plain *plain, const Line *line, LineCursor behind)
{
    Number number;
    if (!number_parse(line->text, line->length, &number))
        number.system = SYSTEM_NONE;
    gboolean annex = number.system == SYSTEM_ANNEX || number.system == SYSTEM_TABLE;
    return line->length > LONGEST || memchr(line->raw, '\t', line->raw_length) ||
           label_is_note(plain->words, line->text, line->length) || annex ||
           is_table_title(plain, line, behind) || is_title(plain, line, behind) ||
           is_heading(line, &number, behind) || is_signature(plain, line, behind) ||
           label_is_chrome(plain->words, line->text, line->length, FALSE) || is_prose(line, behind);
}

/* A line of blanks between two empty lines is a cell with nothing in it. */
static gboolean is_empty_cell(const Line *line, gboolean empty_before, LineCursor behind)
{
    Line next;
    return line_hollow(line) && empty_before && line_peek(&behind, &next) && next.raw_length == 0;
}

static void give_cell(Plain *plain, const Line *line, guint *column)
{
    if (++*column == 1)
        plain_table(plain, LAYOUT_FLAT, line);
    plain_cell(plain, line, line->text, line->text + line->length, 0, *column);
}

gboolean flat_read(Plain *plain)
{
    LineCursor ahead = plain->cursor;
    Line line;
    guint column = 0;
    gboolean empty_before = FALSE;
    if (plain->shape.wrapped || !begins(plain))
        return FALSE;
    while (line_next(&ahead, &line)) {
        if (line.length > 0 && column == 0 && is_caption(plain, &line)) {
            paragraph_line(plain, &line);
        } else if (line.length > 0) {
            if (is_behind(plain, &line, ahead))
                break;
            give_cell(plain, &line, &column);
        } else if (column > 0 && is_empty_cell(&line, empty_before, ahead)) {
            give_cell(plain, &line, &column);
        }
        empty_before = line.raw_length == 0;
        plain->cursor = ahead;
    }
    return TRUE;
}
