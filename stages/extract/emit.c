#include "emit.h"

#include "pipeline/check.h"
#include "pipeline/text.h"

#include <string.h>

static void begin(Emit *emit, RecordKind kind)
{
    char nr[RECORD_DIGITS];
    writer_begin(emit->out, kind, emit->doc, record_digits(++emit->nr, nr));
}

/* Nothing for 0: a place or a year that is not known. */
static void known(const Emit *emit, guint column, guint number)
{
    if (number > 0)
        writer_number(emit->out, column, number);
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
    *emit =
        (Emit){.out = out, .doc = doc, .breaks = emit->breaks ? emit->breaks : g_string_new(NULL)};
}

void emit_clear(Emit *emit)
{
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
    begin(emit, RECORD_PART);
    writer_number(emit->out, PART_LINE, line);
    writer_text(emit->out, PART_TITLE, title);
    writer_text(emit->out, PART_UNIT, unit);
    known(emit, PART_YEAR, year);
    writer_end(emit->out);
}

void emit_head(Emit *emit, Place *place, gsize at, const Number *number, System system, guint level,
               gsize from, gsize to, gboolean inside)
{
    const char *text = place->paragraph->text;
    guint line = place_move(place, at);
    begin(emit, RECORD_HEAD);
    writer_number(emit->out, HEAD_LINE, line);
    writer_number(emit->out, HEAD_COL, place->col);
    writer_text(emit->out, HEAD_SYSTEM, system_name(system));
    writer_number(emit->out, HEAD_LEVEL, level);
    writer_bytes(emit->out, HEAD_NUMBER, text + at, number ? number->length : 0);
    known(emit, HEAD_ORDINAL, number ? number->ordinal : 0);
    writer_bytes(emit->out, HEAD_TEXT, text + from, to - from);
    writer_number(emit->out, HEAD_INLINE, inside);
    writer_end(emit->out);
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
    const char *text = place->paragraph->text + sentence->from;
    guint line = place_move(place, sentence->from);
    begin(emit, RECORD_TEXT);
    writer_number(emit->out, TEXT_LINE, line);
    writer_number(emit->out, TEXT_COL, place->col);
    writer_number(emit->out, TEXT_PARA, emit->para);
    writer_bytes(emit->out, TEXT_TEXT, text, sentence->to - sentence->from);
    writer_text(emit->out, TEXT_BREAKS, breaks_of(emit, place, sentence));
    writer_end(emit->out);
}

void emit_page(Emit *emit, guint page, gboolean recognised)
{
    begin(emit, RECORD_PAGE);
    writer_number(emit->out, PAGE_PAGE, page);
    writer_text(emit->out, PAGE_ORIGIN, recognised ? "recognised" : "");
    writer_end(emit->out);
}

void emit_table(Emit *emit, const TableBlock *table, const char *caption)
{
    static const char *const layouts[] = {
        [LAYOUT_TAB] = "tab",   [LAYOUT_ROWS] = "rows",       [LAYOUT_FLAT] = "flat",
        [LAYOUT_GRID] = "grid", [LAYOUT_ALIGNED] = "aligned", [LAYOUT_SHEET] = "sheet"};
    begin(emit, RECORD_TABLE);
    writer_number(emit->out, TABLE_LINE, table->line);
    writer_number(emit->out, TABLE_TABLE, ++emit->table);
    writer_text(emit->out, TABLE_LAYOUT, layouts[table->layout]);
    writer_text(emit->out, TABLE_CAPTION, caption);
    known(emit, TABLE_PAGE, table->page);
    writer_end(emit->out);
}

void emit_cell(Emit *emit, const CellBlock *cell)
{
    begin(emit, RECORD_CELL);
    writer_number(emit->out, CELL_LINE, cell->line);
    writer_number(emit->out, CELL_COL, cell->col);
    writer_number(emit->out, CELL_TABLE, emit->table);
    writer_number(emit->out, CELL_ROW, cell->row);
    writer_number(emit->out, CELL_COLUMN, cell->column);
    writer_number(emit->out, CELL_ROWSPAN, cell->rowspan);
    writer_number(emit->out, CELL_COLSPAN, cell->colspan);
    writer_text(emit->out, CELL_TEXT, cell->text);
    writer_end(emit->out);
}

void emit_check(Emit *emit, const char *rule, const char *reason)
{
    g_autofree char *nr = g_strdup_printf("e%u", ++emit->check);
    Check check = {.rule = rule, .outcome = OUTCOME_SKIP, .reason = reason};
    check_write(emit->out, emit->doc, nr, &check);
}

void emit_end(Emit *emit, const char *status, guint lines)
{
    begin(emit, RECORD_END);
    writer_text(emit->out, END_STATUS, status);
    writer_number(emit->out, END_LINES, lines);
    writer_end(emit->out);
}

void emit_turn(Emit *emit)
{
    writer_begin(emit->out, RECORD_TURN, emit->doc, "0");
    writer_end(emit->out);
}
