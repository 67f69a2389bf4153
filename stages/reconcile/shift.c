/* How far the figures of a row stand from their heads. */
#include "shift.h"

#include <string.h>

#define SHIFTS_MOST 3
#define POINTS_MOST 200

/* TRUE if every figure of the row has a known head at this shift, and none but scores under 分值. */
static gboolean fits(const Block *block, const GridRow *row, gint shift, gboolean strict)
{
    for (gint c = 0; c < (gint)block->grid->columns; c++) {
        const Quantity *figure = cell_figure(row->cells[c]);
        if (!figure)
            continue;
        gint head = c + shift;
        if (head < 0 || head >= (gint)block->grid->columns || !block->columns[head].known)
            return FALSE;
        gboolean points =
            block->columns[head].role == ROLE_FULL || block->columns[head].role == ROLE_SCORE;
        if (points && *figure->dim && strcmp(figure->dim, "score") != 0)
            return FALSE;
        if (points && strict && decimal_compare(figure->value, decimal_new(POINTS_MOST, 0)) > 0)
            return FALSE;
    }
    return TRUE;
}

/* TRUE if at this shift the row has a figure under 分值 and one under 得分. */
static gboolean has_points(const Block *block, const GridRow *row, gint shift)
{
    gboolean full = FALSE, score = FALSE;
    for (gint c = 0; c < (gint)block->grid->columns; c++) {
        if (!cell_figure(row->cells[c]))
            continue;
        full = full || block->columns[c + shift].role == ROLE_FULL;
        score = score || block->columns[c + shift].role == ROLE_SCORE;
    }
    return full && score;
}

/* Heads of which none is known say nothing of shifts. */
static gboolean any_known(const Block *block)
{
    for (guint c = 0; c < block->grid->columns; c++)
        if (block->columns[c].known)
            return TRUE;
    return FALSE;
}

/* TRUE if the form placed the cells itself, every figure stands under a head, and from the first one on every head over a
 * cell. */
static gboolean is_in_step(const Block *block, const GridRow *row)
{
    static const char *const placed[] = {"aligned", "tab"};
    gboolean told = FALSE, begun = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(placed); i++)
        told = told || strcmp(block->grid->table->layout, placed[i]) == 0;
    for (guint c = 0; told && c < block->grid->columns; c++) {
        begun = begun || cell_figure(row->cells[c]);
        gboolean filled = row->cells[c] && *row->cells[c]->text;
        if (begun && filled != (*block->columns[c].text != '\0'))
            return FALSE;
    }
    return told && begun;
}

gint shift_find(const Block *block, const GridRow *row, gint before)
{
    gint best = NO_SHIFT, merit = 0;
    gboolean total = g_str_has_prefix(row->label, "总") || g_str_has_prefix(row->label, "合计");
    static const char *const placed[] = {"grid", "sheet"};
    for (guint i = 0; i < G_N_ELEMENTS(placed); i++)
        if (strcmp(block->grid->table->layout, placed[i]) == 0)
            return 0; /* the form itself says where each cell stands */
    if (block->head == block->first || row->figures < 2 || !any_known(block))
        return 0;
    /* where the rows before stood, a figure may be wrong; elsewhere it must look like what it is to be */
    if (!total && row->figures > 2 && fits(block, row, before, FALSE))
        return before;
    if (!total && (fits(block, row, before, TRUE) || fits(block, row, 0, TRUE)))
        return fits(block, row, before, TRUE) ? before : 0;
    /* the page itself shows under which head a cell stands */
    gboolean in_step = is_in_step(block, row);
    if (in_step && strcmp(block->grid->table->layout, "aligned") == 0)
        return 0;
    for (gint by = 0; by <= SHIFTS_MOST; by++) {
        for (gint sign = 1; sign >= -1; sign -= 2) {
            gint here = fits(block, row, by * sign, !total)
                            ? 1 + (total && has_points(block, row, by * sign))
                            : 0;
            if (here > merit) {
                merit = here;
                best = by * sign;
            }
        }
    }
    return best == NO_SHIFT && in_step ? 0 : best;
}
