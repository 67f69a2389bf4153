#include "excerpt.h"

#include "pipeline/html.h"
#include "pipeline/text.h"

#include <string.h>

#define PLACES_MOST 12
#define WINDOW 160         /* characters around a figure */
#define NEIGHBOUR_MOST 120 /* of the sentence beside it */
#define HEADING_MOST 60
#define HEADING_LEAST 5 /* less is a number alone */
#define CAPTION_MOST 120
#define CELL_MOST 48
#define COLUMNS_MOST 16
#define ROWS_MOST 24
#define RUN_SHOWN 4 /* cells of a run beside the one meant */

/* The rows of one table that a finding looks at. */
typedef struct {
    const Docket *docket;
    const Place *first, *end; /* its cells, other records among them */
    const GArray *marks;      /* of Mark, of this table alone */
    guint columns, top;       /* top: the first row's number */
} Sheet;

guint excerpt_record(const Place *place)
{
    return (guint)(place->key >> 24);
}

static const Place *places_begin(const Docket *docket)
{
    guint count;
    return places_all(docket->places, &count);
}

static const Place *places_end(const Docket *docket)
{
    guint count;
    const Place *begin = places_all(docket->places, &count);
    return begin + count;
}

static gboolean is_record(const Place *place)
{
    return place->kind != RECORD_QTY && place->kind != RECORD_DATE && place->kind != RECORD_ENTRY;
}

/* The record before (step -1) or behind (1) that is no figure; NULL at the end of the document. */
static const Place *neighbour(const Docket *docket, const Place *place, int step)
{
    for (place += step; place >= places_begin(docket) && place < places_end(docket); place += step)
        if (is_record(place))
            return place;
    return NULL;
}

static void member_cut(GString *json, const char *key, const char *text, guint most)
{
    g_autofree char *cut = quote_cut(text, most);
    g_autofree char *kept = g_strdup(g_strstrip(cut));
    if (*kept)
        json_member(json, key, kept);
}

static const Place *heading_of(const Docket *docket, const Place *place)
{
    while (place && place->kind != RECORD_HEAD)
        place = neighbour(docket, place, -1);
    return place;
}

static void add_beside(GString *json, const Docket *docket, const Place *place)
{
    const Place *before = neighbour(docket, place, -1), *behind = neighbour(docket, place, 1);
    const Place *heading = place->kind == RECORD_HEAD ? NULL : heading_of(docket, before);
    if (heading && text_characters(heading->text, strlen(heading->text)) >= HEADING_LEAST)
        member_cut(json, "h", heading->text, HEADING_MOST);
    if (before && before->kind == RECORD_TEXT)
        member_cut(json, "b", before->text, NEIGHBOUR_MOST);
    if (behind && behind->kind == RECORD_TEXT)
        member_cut(json, "a", behind->text, NEIGHBOUR_MOST);
}

/* In a run of cells without rows: those beside the one meant. */
static void add_run(GString *json, const Docket *docket, const Place *place)
{
    const Place *entry = docket_entry(docket, place->key);
    for (int step = -1; step <= 1; step += 2) {
        g_autoptr(GString) text = g_string_new(NULL);
        const Place *at = neighbour(docket, place, step);
        for (guint i = 0; i < RUN_SHOWN && at && at->kind == RECORD_CELL; i++) {
            g_autofree char *cut = quote_cut(at->text, CELL_MOST);
            if (step < 0)
                g_string_prepend(text, text->len ? " │ " : "");
            else if (text->len)
                g_string_append(text, " │ ");
            g_string_insert(text, step < 0 ? 0 : -1, cut);
            at = neighbour(docket, at, step);
        }
        if (text->len > 0)
            json_member(json, step < 0 ? "b" : "a", text->str);
    }
    if (entry) {
        g_autofree char *head = g_strconcat(entry->label, "·", entry->header, NULL);
        member_cut(json, "h", head, HEADING_MOST);
    }
}

/* What is meant as a whole is marked as a whole. */
static void mark_whole(GString *text)
{
    if (strchr(text->str, MARK_ON))
        return;
    g_string_prepend_c(text, MARK_ON);
    g_string_append_c(text, MARK_OFF);
}

static void add_text(GString *json, const Scene *scene, const GArray *own)
{
    const Place *place = g_array_index(own, Mark, 0).parent;
    g_autoptr(GString) text = g_string_new(NULL);
    quote_windows(text, own, WINDOW);
    mark_whole(text);
    json_member(json, "w", quote_where(scene, place));
    json_number(json, "k", excerpt_record(place));
    if (place->kind == RECORD_CELL)
        add_run(json, scene->docket, place);
    else
        add_beside(json, scene->docket, place);
    json_member(json, "t", text->str);
}

static gboolean in_sheet(const Sheet *sheet, const Place *place)
{
    return place->kind == RECORD_CELL && place->table == sheet->first->table;
}

static gboolean row_is_marked(const Sheet *sheet, guint row)
{
    for (guint i = 0; i < sheet->marks->len; i++)
        if (g_array_index(sheet->marks, Mark, i).parent->row == row)
            return TRUE;
    return FALSE;
}

static gboolean row_is_shown(const Sheet *sheet, guint row)
{
    return row == sheet->top || row_is_marked(sheet, row) || row_is_marked(sheet, row + 1) ||
           (row > 0 && row_is_marked(sheet, row - 1));
}

/* The cell with its figures marked. */
static char *cell_text(const Sheet *sheet, const Place *cell)
{
    g_autoptr(GArray) own = NULL;
    for (guint i = 0; i < sheet->marks->len && !own; i++)
        if (g_array_index(sheet->marks, Mark, i).parent == cell)
            own = quote_record(sheet->marks, i);
    if (!own)
        return quote_cut(cell->text, CELL_MOST);
    g_autoptr(GString) text = g_string_new(NULL);
    quote_windows(text, own, CELL_MOST);
    mark_whole(text);
    return g_strdup(text->str);
}

/* Appends the row that begins at `cell`; returns the first cell behind it. */
static const Place *add_row(GString *json, const Sheet *sheet, const Place *cell)
{
    guint row = cell->row, column = 1;
    html_markup(json, "[%u,[", row);
    for (; cell < sheet->end && (!in_sheet(sheet, cell) || cell->row == row); cell++) {
        if (!in_sheet(sheet, cell) || cell->column > sheet->columns)
            continue;
        for (; column < cell->column; column++)
            g_string_append(json, column > 1 ? ",\"\"" : "\"\"");
        g_autofree char *text = cell_text(sheet, cell);
        if (column > 1)
            g_string_append_c(json, ',');
        json_string(json, text);
        column++;
    }
    g_string_append(json, "]]");
    return cell;
}

static void add_rows(GString *json, const Sheet *sheet)
{
    guint shown = 0, left = 0;
    gboolean gap = FALSE;
    json_key(json, "r");
    g_string_append_c(json, '[');
    for (const Place *cell = sheet->first; cell < sheet->end;) {
        gboolean wanted = in_sheet(sheet, cell) && row_is_shown(sheet, cell->row);
        if (wanted && shown < ROWS_MOST) {
            g_string_append(json, shown == 0 ? "" : gap ? ",0," : ",");
            cell = add_row(json, sheet, cell);
            shown++;
            gap = FALSE;
            continue;
        }
        guint row = cell->row;
        left += wanted && row_is_marked(sheet, row);
        gap = gap || in_sheet(sheet, cell);
        while (cell < sheet->end && (!in_sheet(sheet, cell) || cell->row == row))
            cell++;
    }
    g_string_append_c(json, ']');
    if (left > 0)
        json_number(json, "n", left);
}

static Sheet sheet_new(const Docket *docket, const GArray *marks)
{
    const Place *cell = g_array_index(marks, Mark, 0).parent;
    Sheet sheet = {docket, cell, cell, marks, 0, cell->row};
    const Place *at = cell;
    while ((at = neighbour(docket, at, -1)) && in_sheet(&sheet, at))
        sheet.first = at;
    for (at = cell; at < places_end(docket) && (!is_record(at) || in_sheet(&sheet, at)); at++)
        sheet.end = at + 1;
    for (at = sheet.first; at < sheet.end; at++)
        if (in_sheet(&sheet, at))
            sheet.columns = MAX(sheet.columns, at->column);
    sheet.columns = MIN(sheet.columns, COLUMNS_MOST);
    sheet.top = sheet.first->row;
    return sheet;
}

static void add_table(GString *json, const Scene *scene, const GArray *own)
{
    const Place *cell = g_array_index(own, Mark, 0).parent;
    Sheet sheet = sheet_new(scene->docket, own);
    const Place *table = neighbour(scene->docket, sheet.first, -1);
    json_member(json, "w", quote_where(scene, cell));
    json_number(json, "k", excerpt_record(cell));
    if (table && table->kind == RECORD_TABLE)
        member_cut(json, "c", table->text, CAPTION_MOST);
    add_rows(json, &sheet);
}

static gboolean is_tabled(const Place *place)
{
    return place->kind == RECORD_CELL && place->row > 0;
}

/* The marks of the table that mark `at` stands in; NULL if an earlier mark stands there too. */
static GArray *marks_of_table(const GArray *marks, guint at)
{
    guint table = g_array_index(marks, Mark, at).parent->table;
    GArray *own = g_array_new(FALSE, FALSE, sizeof(Mark));
    for (guint i = 0; i < marks->len; i++) {
        const Mark *mark = &g_array_index(marks, Mark, i);
        if (!is_tabled(mark->parent) || mark->parent->table != table)
            continue;
        if (i < at) {
            g_array_unref(own);
            return NULL;
        }
        g_array_append_val(own, *mark);
    }
    return own;
}

void excerpt_places(GString *json, const Scene *scene, const Item *item)
{
    g_autoptr(GArray) marks = quote_marks(scene->docket, item);
    guint shown = 0;
    g_string_append_c(json, '[');
    for (guint i = 0; i < marks->len && shown < PLACES_MOST; i++) {
        gboolean tabled = is_tabled(g_array_index(marks, Mark, i).parent);
        g_autoptr(GArray) own = tabled ? marks_of_table(marks, i) : quote_record(marks, i);
        if (!own)
            continue;
        g_string_append(json, shown++ ? ",{" : "{");
        if (tabled)
            add_table(json, scene, own);
        else
            add_text(json, scene, own);
        g_string_append_c(json, '}');
    }
    g_string_append_c(json, ']');
}
