/* What the run of cells looks like, and how it is read:
 *
 *     经费控制情况 | 2023年决算数 | 2024年预算数 | 2024年决算数     a head: two or more known heads side by side
 *     三公经费 | 9.88 | 35 | 6.28                              a row: a label and one cell for each head
 *     出国经费 | 2.00 | 2.00                                   a cell is lost: nobody can say which
 *     入统企业数 | 10 | 12 | 10 | 10                            with 分值 and 得分 the last two are points
 *
 * A row is placed only when it is complete. */
#include "flat.h"

#include <string.h>

#define HEADS_MOST 16
#define HEAD_CHARACTERS 24

typedef struct {
    Ledger *ledger;
    const Heads *heads;
    Table *table;
    guint row;       /* last row given out */
    guint count;     /* heads of the block at hand */
    gboolean points; /* they end in 分值 and 得分 */
    gboolean scores; /* they end in 得分 alone: the points stand in brackets behind the names */
    gint target;     /* index of the head before 分值, or -1 */
    guint named;     /* the cell that names the last points in brackets, or G_MAXUINT */
    guint lost;
} Flat;

static Span *cell_at(const Flat *flat, guint i)
{
    return i < flat->table->cells->len ? flat->table->cells->pdata[i] : NULL;
}

static const char *clean_at(const Flat *flat, guint i)
{
    const Span *cell = cell_at(flat, i);
    return cell ? cell->clean : "";
}

static gboolean is_blank_value(const char *clean)
{
    return *clean == '\0' || strcmp(clean, "-") == 0 || strcmp(clean, "/") == 0 ||
           g_str_has_prefix(clean, "—");
}

/* (40分), or 40分) where a line break parted it: the points of the group that is named before. */
static gboolean is_group_points(const char *clean)
{
    return strchr(clean, '(') || g_str_has_suffix(clean, ")");
}

/* A cell that stands for a value: one figure, or an empty mark. */
static gboolean is_value(const Flat *flat, guint i)
{
    const Span *cell = cell_at(flat, i);
    const char *clean = clean_at(flat, i);
    return cell && ((cell_figure(cell) && !is_group_points(clean)) || is_blank_value(clean));
}

static gboolean is_words(const Flat *flat, guint i)
{
    return cell_at(flat, i) && !is_value(flat, i);
}

/* ②是否设定指标值; is a point of a list. */
static gboolean is_point(const char *clean)
{
    gunichar first = g_utf8_get_char(clean);
    return (first >= 0x2460 && first <= 0x2473) || g_str_has_suffix(clean, ";") ||
           g_str_has_suffix(clean, "；") || g_str_has_suffix(clean, "。");
}

/* A line break parted a head (年度 | 指标值), and the second cell is none by itself. */
static gboolean is_parted_head(const Flat *flat, guint i, Role *role)
{
    const char *own = clean_at(flat, i), *next = clean_at(flat, i + 1);
    Role other;
    if (!is_words(flat, i + 1) || g_utf8_strlen(next, -1) > 4 || g_utf8_strlen(own, -1) > 6)
        return FALSE;
    g_autofree char *joined = g_strconcat(own, next, NULL);
    return heads_know(flat->heads, joined, role) &&
           !(g_utf8_strlen(next, -1) > 3 && heads_know(flat->heads, next, &other));
}

/* Cells that make one known head: 1, or 2 where it is parted; 0 if none. */
static guint head_cells(const Flat *flat, guint i, Role *role)
{
    const char *own = clean_at(flat, i);
    if (!is_words(flat, i) || g_utf8_strlen(own, -1) > HEAD_CHARACTERS || is_point(own))
        return 0;
    if (heads_know(flat->heads, own, role))
        return 1;
    return is_parted_head(flat, i, role) ? 2 : 0;
}

static void place(Flat *flat, guint i, guint column)
{
    Span *cell = cell_at(flat, i);
    cell->row = flat->row;
    cell->column = column;
}

/* 三级指标 | 指标解释 | 指标说明 | 得分: words about the indicators stand between their names and their scores. */
static gboolean is_described(const Flat *flat, guint i)
{
    static const char *const about[] = {"说明", "解释", "标准", "要点"};
    for (guint k = 0; i > 0 && k < G_N_ELEMENTS(about); k++)
        if (is_words(flat, i - 1) && g_str_has_suffix(clean_at(flat, i - 1), about[k]))
            return TRUE;
    return FALSE;
}

/* Reads a head that begins at `i`; returns the cell behind it, or `i` if there is none. */
static guint read_head(Flat *flat, guint i)
{
    guint starts[HEADS_MOST], sizes[HEADS_MOST], count = 0, at = i;
    Role role, roles[HEADS_MOST];
    while (count < HEADS_MOST && (sizes[count] = head_cells(flat, at, &role)) > 0) {
        roles[count] = role;
        starts[count] = at;
        at += sizes[count++];
    }
    if (count < 2 && !(count == 1 && roles[0] == ROLE_SCORE && is_described(flat, i)))
        return i;
    flat->row++;
    flat->count = count;
    flat->points = count > 1 && roles[count - 1] == ROLE_SCORE && roles[count - 2] == ROLE_FULL;
    flat->scores = roles[count - 1] == ROLE_SCORE && !flat->points;
    flat->target =
        flat->points && count >= 4 && roles[count - 4] == ROLE_TARGET ? (gint)count - 4 : -1;
    if (i > 0 && is_words(flat, i - 1))
        place(flat, i - 1, 1);
    for (guint k = 0; k < count; k++) {
        place(flat, starts[k], k + 2);
        if (sizes[k] == 2) {
            Span *cell = cell_at(flat, starts[k]);
            cell->text = arena_printf(flat->ledger->document->arena, "%s%s",
                                      clean_at(flat, starts[k]), clean_at(flat, starts[k] + 1));
            cell->clean = cell->text;
        }
    }
    return at;
}

static guint run_of_values(const Flat *flat, guint i)
{
    guint length = 0;
    while (is_value(flat, i + length))
        length++;
    return length;
}

/* Figures of a run, without the blanks at its end. */
static guint figures_in(const Flat *flat, guint i, guint length)
{
    guint count = 0;
    for (guint k = 0; k < length; k++)
        count += cell_figure(cell_at(flat, i + k)) != NULL;
    return count;
}

static void place_row(Flat *flat, guint label, guint values, guint count, guint first_column)
{
    flat->row++;
    if (label != G_MAXUINT)
        place(flat, label, 1);
    for (guint k = 0; k < count; k++)
        place(flat, values + k, first_column + k);
}

/* The run without the blanks at its end that are a reason left out, or space. */
static guint without_blanks(const Flat *flat, guint values, guint length)
{
    guint least = flat->points ? 2 : flat->count;
    guint figures = figures_in(flat, values, length);
    while (length > MAX(least, figures) && is_blank_value(clean_at(flat, values + length - 1)))
        length--;
    return length;
}

/* A target or a result alone stands beside one in words: 年度内完成. */
static gboolean is_beside_words(const Flat *flat, guint length)
{
    return flat->points && flat->target >= 0 && length == 1;
}

/* A run behind a label. */
static void read_run(Flat *flat, guint label, guint values, guint length)
{
    guint figures = figures_in(flat, values, length);
    gboolean total = label != G_MAXUINT && (g_str_has_prefix(clean_at(flat, label), "总分") ||
                                            g_str_has_prefix(clean_at(flat, label), "合计"));
    if (figures == 0 || is_beside_words(flat, length))
        return;
    length = without_blanks(flat, values, length);
    if (flat->scores && length == 1)
        place_row(flat, flat->named == G_MAXUINT || total ? label : flat->named, values, 1,
                  flat->count + 1);
    else if (length == flat->count)
        place_row(flat, label, values, length, 2);
    else if (flat->target >= 0 && length == 4)
        place_row(flat, label, values, 4, (guint)flat->target + 2);
    else if (flat->points && figures == 2 && length == 2 && (flat->target >= 0 || total))
        place_row(flat, label, values, 2, flat->count);
    else
        flat->lost += figures;
}

/* A cell such as 其中：基本支出：182.40 is a row of its own. */
static void read_labelled(Flat *flat, guint i)
{
    const Span *cell = cell_at(flat, i);
    if (cell->quantity_count != 1 || strlen(cell->text) > 90)
        return;
    flat->row++;
    place(flat, i, 1);
}

guint flat_place(Ledger *ledger, const Heads *heads, Table *table)
{
    Flat flat = {
        .ledger = ledger, .heads = heads, .table = table, .target = -1, .named = G_MAXUINT};
    guint label = G_MAXUINT;
    cells_read(ledger->document, table);
    for (guint i = 0; i < table->cells->len;) {
        guint behind = read_head(&flat, i);
        if (behind > i) {
            label = G_MAXUINT;
            i = behind;
            continue;
        }
        if (is_words(&flat, i)) {
            label = i;
            if (is_group_points(clean_at(&flat, i)) && cell_figure(cell_at(&flat, i)))
                flat.named = i > 0 ? i - 1 : i;
            else if (is_group_points(clean_at(&flat, i)))
                flat.named = i;
            else if (flat.count > 0)
                read_labelled(&flat, i);
            i++;
            continue;
        }
        guint length = run_of_values(&flat, i);
        if (flat.count > 0)
            read_run(&flat, label, i, length);
        label = G_MAXUINT;
        i += length;
    }
    return flat.lost;
}
