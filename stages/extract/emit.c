#include "emit.h"

#include "pipeline/check.h"
#include "pipeline/text.h"

#include <string.h>

#define DIGITS 16

static const char *digits(guint number, char buffer[DIGITS])
{
    char *at = buffer + DIGITS - 1;
    *at = '\0';
    if (number < 10) { /* as most are */
        *--at = (char)('0' + number);
        return at;
    }
    do
        *--at = (char)('0' + number % 10);
    while (number /= 10);
    return at;
}

/* As digits, but nothing for 0: a place that is not known. */
static const char *known(guint number, char buffer[DIGITS])
{
    return number > 0 ? digits(number, buffer) : NULL;
}

static const char *copied(GString *text, const char *from, gsize length)
{
    g_string_truncate(text, 0);
    g_string_append_len(text, from, (gssize)length);
    return text->str;
}

static void write_next(Emit *emit, RecordKind kind, const char *const *column)
{
    char nr[DIGITS];
    writer_record(emit->out, kind, emit->doc, digits(++emit->nr, nr), column);
}

Place place_new(const Paragraph *paragraph)
{
    return (Place){paragraph, 0, 0, paragraph->pieces[0].col};
}

guint place_move(Place *place, gsize at)
{
    const Paragraph *paragraph = place->paragraph;
    while (place->piece + 1 < paragraph->count && paragraph->pieces[place->piece + 1].at <= at) {
        place->piece++;
        place->at = paragraph->pieces[place->piece].at;
        place->col = paragraph->pieces[place->piece].col;
    }
    if (at > place->at) {
        place->col += text_characters(paragraph->text + place->at, at - place->at);
        place->at = at;
    }
    return paragraph->pieces[place->piece].line;
}

void emit_start(Emit *emit, Writer *out, guint doc)
{
    *emit = (Emit){.out = out,
                   .doc = doc,
                   .text = emit->text ? emit->text : g_string_new(NULL),
                   .breaks = emit->breaks ? emit->breaks : g_string_new(NULL)};
}

void emit_clear(Emit *emit)
{
    if (emit->text)
        g_string_free(emit->text, TRUE);
    if (emit->breaks)
        g_string_free(emit->breaks, TRUE);
    *emit = (Emit){0};
}

void emit_doc(Emit *emit, const char *name, const char *hash, const char *format,
              const char *encoding, gsize bytes, const char *identity)
{
    g_autofree char *size = g_strdup_printf("%" G_GSIZE_FORMAT, bytes);
    const char *column[RECORD_COLUMNS_MAX] = {
        [DOC_NAME] = name,         [DOC_HASH] = hash,  [DOC_FORMAT] = format,
        [DOC_ENCODING] = encoding, [DOC_BYTES] = size, [DOC_IDENTITY] = identity};
    writer_record(emit->out, RECORD_DOC, emit->doc, "0", column);
}

void emit_part(Emit *emit, guint line, const char *title, const char *unit, guint year)
{
    char lines[DIGITS], years[DIGITS];
    const char *column[RECORD_COLUMNS_MAX] = {[PART_LINE] = digits(line, lines),
                                              [PART_TITLE] = title,
                                              [PART_UNIT] = unit,
                                              [PART_YEAR] = known(year, years)};
    write_next(emit, RECORD_PART, column);
}

void emit_head(Emit *emit, Place *place, gsize at, const Number *number, System system, guint level,
               gsize from, gsize to, gboolean inside)
{
    char lines[DIGITS], cols[DIGITS], levels[DIGITS], ordinals[DIGITS];
    guint line = place_move(place, at);
    g_autofree char *printed =
        number ? g_strndup(place->paragraph->text + at, number->length) : NULL;
    const char *column[RECORD_COLUMNS_MAX] = {
        [HEAD_LINE] = digits(line, lines),
        [HEAD_COL] = digits(place->col, cols),
        [HEAD_SYSTEM] = system_name(system),
        [HEAD_LEVEL] = digits(level, levels),
        [HEAD_NUMBER] = printed,
        [HEAD_ORDINAL] = number ? known(number->ordinal, ordinals) : NULL,
        [HEAD_TEXT] = copied(emit->text, place->paragraph->text + from, to - from),
        [HEAD_INLINE] = inside ? "1" : "0"};
    write_next(emit, RECORD_HEAD, column);
}

/* `byte:line:col` for each piece that begins inside the sentence. */
static const char *breaks_of(Emit *emit, const Place *place, const Sentence *sentence)
{
    const Paragraph *paragraph = place->paragraph;
    g_string_truncate(emit->breaks, 0);
    for (guint i = place->piece + 1; i < paragraph->count; i++) {
        const Piece *piece = &paragraph->pieces[i];
        if (piece->at >= sentence->to)
            break;
        g_string_append_printf(emit->breaks, "%s%u:%u:%u", emit->breaks->len > 0 ? " " : "",
                               piece->at - (guint)sentence->from, piece->line, piece->col);
    }
    return emit->breaks->str;
}

void emit_text(Emit *emit, Place *place, const Sentence *sentence)
{
    char lines[DIGITS], cols[DIGITS], paras[DIGITS];
    guint line = place_move(place, sentence->from);
    const char *column[RECORD_COLUMNS_MAX] = {
        [TEXT_LINE] = digits(line, lines),
        [TEXT_COL] = digits(place->col, cols),
        [TEXT_PARA] = digits(emit->para, paras),
        [TEXT_TEXT] = copied(emit->text, place->paragraph->text + sentence->from,
                             sentence->to - sentence->from),
        [TEXT_BREAKS] = breaks_of(emit, place, sentence)};
    write_next(emit, RECORD_TEXT, column);
}

void emit_page(Emit *emit, guint page, gboolean recognised)
{
    char pages[DIGITS];
    const char *column[RECORD_COLUMNS_MAX] = {
        [PAGE_PAGE] = digits(page, pages), [PAGE_ORIGIN] = recognised ? "recognised" : NULL};
    write_next(emit, RECORD_PAGE, column);
}

void emit_table(Emit *emit, const TableBlock *table, const char *caption)
{
    static const char *const layouts[] = {
        [LAYOUT_TAB] = "tab",   [LAYOUT_ROWS] = "rows",       [LAYOUT_FLAT] = "flat",
        [LAYOUT_GRID] = "grid", [LAYOUT_ALIGNED] = "aligned", [LAYOUT_SHEET] = "sheet"};
    char lines[DIGITS], tables[DIGITS], pages[DIGITS];
    const char *column[RECORD_COLUMNS_MAX] = {[TABLE_LINE] = digits(table->line, lines),
                                              [TABLE_TABLE] = digits(++emit->table, tables),
                                              [TABLE_LAYOUT] = layouts[table->layout],
                                              [TABLE_CAPTION] = caption,
                                              [TABLE_PAGE] = known(table->page, pages)};
    write_next(emit, RECORD_TABLE, column);
}

void emit_cell(Emit *emit, const CellBlock *cell)
{
    char lines[DIGITS], cols[DIGITS], tables[DIGITS], rows[DIGITS], columns[DIGITS];
    char rowspans[DIGITS], colspans[DIGITS];
    const char *column[RECORD_COLUMNS_MAX] = {[CELL_LINE] = digits(cell->line, lines),
                                              [CELL_COL] = digits(cell->col, cols),
                                              [CELL_TABLE] = digits(emit->table, tables),
                                              [CELL_ROW] = digits(cell->row, rows),
                                              [CELL_COLUMN] = digits(cell->column, columns),
                                              [CELL_ROWSPAN] = digits(cell->rowspan, rowspans),
                                              [CELL_COLSPAN] = digits(cell->colspan, colspans),
                                              [CELL_TEXT] = cell->text};
    write_next(emit, RECORD_CELL, column);
}

void emit_check(Emit *emit, const char *rule, const char *reason)
{
    g_autofree char *nr = g_strdup_printf("e%u", ++emit->check);
    Check check = {.rule = rule, .outcome = OUTCOME_SKIP, .reason = reason};
    check_write(emit->out, emit->doc, nr, &check);
}

void emit_end(Emit *emit, const char *status, guint lines)
{
    char counts[DIGITS];
    const char *column[RECORD_COLUMNS_MAX] = {
        [END_STATUS] = status, [END_LINES] = digits(lines, counts)};
    write_next(emit, RECORD_END, column);
}

void emit_turn(Emit *emit)
{
    static const char *const none[RECORD_COLUMNS_MAX] = {0};
    writer_record(emit->out, RECORD_TURN, emit->doc, "0", none);
}
