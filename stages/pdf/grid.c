/* Rules that cross are one frame. Its lines, gathered by place, make elementary cells:
 *
 *     xs[0]     xs[1]     xs[2]
 *       +---------+---------+ ys[0]      a wall stands where a rule covers the middle of an elementary
 *       |    A    |    B    |            cell's side; cells without a wall between them are one slot
 *       +---------+         | ys[1]      (B has rowspan 2)
 *       |    C    |         |
 *       +---------+---------+ ys[2]
 *
 * The outermost walls always stand, drawn or not: many tables leave the sides open. */
#include "grid.h"

#include <math.h>
#include <string.h>

#define SAME 2.0f  /* points: rules nearer than that are one */
#define TOUCH 3.0f /* points: rules that end as near to another as that meet it */
#define ROOM 6.0f  /* points that a row or column beyond the last rule takes at least */
#define MOST_PAIRS 4000000u
#define MOST_CELLS 200000u
#define MOST_GRIDS 300

static gint by_place(gconstpointer a, gconstpointer b)
{
    const Rule *p = a, *q = b;
    if (p->at != q->at)
        return p->at < q->at ? -1 : 1;
    return (p->from > q->from) - (p->from < q->from);
}

static gint by_start(gconstpointer a, gconstpointer b)
{
    const Rule *p = a, *q = b;
    return (p->from > q->from) - (p->from < q->from);
}

/* Rules from..to stand at one place: joins those that touch, from `kept` on. */
static guint merge_place(GArray *rules, guint from, guint to, guint kept)
{
    qsort(&g_array_index(rules, Rule, from), to - from, sizeof(Rule), by_start);
    Rule now = g_array_index(rules, Rule, from);
    for (guint i = from + 1; i < to; i++) {
        Rule next = g_array_index(rules, Rule, i);
        if (next.from > now.to + TOUCH) {
            g_array_index(rules, Rule, kept++) = now;
            now = next;
        } else {
            now.to = MAX(now.to, next.to);
        }
    }
    g_array_index(rules, Rule, kept++) = now;
    return kept;
}

void rules_merge(GArray *rules)
{
    guint kept = 0;
    g_array_sort(rules, by_place);
    for (guint from = 0, to; from < rules->len; from = to) {
        float first = g_array_index(rules, Rule, from).at;
        for (to = from + 1; to < rules->len && g_array_index(rules, Rule, to).at - first <= SAME;)
            to++;
        kept = merge_place(rules, from, to, kept);
    }
    g_array_set_size(rules, kept);
}

static guint root(guint *parent, guint i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

static gboolean meet(const Rule *across, const Rule *down)
{
    return across->at >= down->from - TOUCH && across->at <= down->to + TOUCH &&
           down->at >= across->from - TOUCH && down->at <= across->to + TOUCH;
}

/* parent[i] for rules across, parent[across->len + j] for rules down. */
static guint *connect(const Page *page)
{
    guint n = page->across->len, m = page->down->len;
    guint *parent = g_new(guint, n + m);
    for (guint i = 0; i < n + m; i++)
        parent[i] = i;
    for (guint i = 0; i < n; i++)
        for (guint j = 0; j < m; j++)
            if (meet(&g_array_index(page->across, Rule, i), &g_array_index(page->down, Rule, j)))
                parent[root(parent, i)] = root(parent, n + j);
    return parent;
}

static gint by_value(gconstpointer a, gconstpointer b)
{
    float p = *(const float *)a, q = *(const float *)b;
    return (p > q) - (p < q);
}

/* Sorts the places and makes one of those that lie together. */
static void settle(GArray *places)
{
    guint kept = 0;
    g_array_sort(places, by_value);
    for (guint i = 0; i < places->len; i++) {
        float place = g_array_index(places, float, i);
        if (kept == 0 || place - g_array_index(places, float, kept - 1) > TOUCH)
            g_array_index(places, float, kept++) = place;
    }
    g_array_set_size(places, kept);
}

/* Index of the place nearest to `value`. */
static guint nearest(const GArray *places, float value)
{
    guint low = 0, high = places->len - 1;
    while (low < high) {
        guint middle = (low + high) / 2;
        float between =
            (g_array_index(places, float, middle) + g_array_index(places, float, middle + 1)) / 2;
        if (value <= between)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

typedef struct {
    const Grid *grid;
    guint8 *right, *below; /* of each elementary cell: a wall stands there */
} Walls;

static void build_across(Walls *walls, const Rule *rule)
{
    const GArray *xs = walls->grid->xs;
    guint columns = xs->len - 1, row = nearest(walls->grid->ys, rule->at);
    for (guint c = 0; row > 0 && c < columns; c++) {
        float middle = (g_array_index(xs, float, c) + g_array_index(xs, float, c + 1)) / 2;
        if (middle > rule->from && middle < rule->to)
            walls->below[(row - 1) * columns + c] = TRUE;
    }
}

static void build_down(Walls *walls, const Rule *rule)
{
    const GArray *ys = walls->grid->ys;
    guint columns = walls->grid->xs->len - 1, column = nearest(walls->grid->xs, rule->at);
    for (guint r = 0; column > 0 && r < ys->len - 1; r++) {
        float middle = (g_array_index(ys, float, r) + g_array_index(ys, float, r + 1)) / 2;
        if (middle > rule->from && middle < rule->to)
            walls->right[r * columns + column - 1] = TRUE;
    }
}

/* TRUE if the slot can grow down over one more row: no wall below it, none in the new row, nothing taken. */
static gboolean grows_down(const Walls *walls, const Slot *slot)
{
    guint columns = grid_columns(walls->grid), row = slot->row + slot->rowspan;
    if (row >= grid_rows(walls->grid))
        return FALSE;
    for (guint c = slot->column; c < slot->column + slot->colspan; c++)
        if (walls->below[(row - 1) * columns + c] || walls->grid->owner[row * columns + c] ||
            (c + 1 < slot->column + slot->colspan && walls->right[row * columns + c]))
            return FALSE;
    return TRUE;
}

static void grow(const Walls *walls, Slot *slot)
{
    guint columns = grid_columns(walls->grid);
    guint end = slot->column + 1, row = slot->row * columns;
    while (end < columns && !walls->right[row + end - 1] && !walls->grid->owner[row + end])
        end++;
    slot->colspan = end - slot->column;
    while (grows_down(walls, slot))
        slot->rowspan++;
}

static void claim(Grid *grid, Slot *slot)
{
    guint columns = grid_columns(grid);
    for (guint r = slot->row; r < slot->row + slot->rowspan; r++)
        for (guint c = slot->column; c < slot->column + slot->colspan; c++)
            grid->owner[r * columns + c] = grid->slots->len + 1;
    slot->box = (Box){g_array_index(grid->xs, float, slot->column),
                      g_array_index(grid->ys, float, slot->row),
                      g_array_index(grid->xs, float, slot->column + slot->colspan),
                      g_array_index(grid->ys, float, slot->row + slot->rowspan)};
    g_array_append_val(grid->slots, *slot);
}

static void cut(Grid *grid, const GArray *across, const GArray *down)
{
    guint rows = grid_rows(grid), columns = grid_columns(grid);
    g_autofree guint8 *right = g_malloc0((gsize)rows * columns);
    g_autofree guint8 *below = g_malloc0((gsize)rows * columns);
    Walls walls = {grid, right, below};
    for (guint i = 0; i < across->len; i++)
        build_across(&walls, &g_array_index(across, Rule, i));
    for (guint i = 0; i < down->len; i++)
        build_down(&walls, &g_array_index(down, Rule, i));
    grid->owner = g_new0(guint, (gsize)rows * columns);
    for (guint i = 0; i < rows * columns; i++) {
        Slot slot = {.row = i / columns, .column = i % columns, .rowspan = 1, .colspan = 1};
        if (grid->owner[i])
            continue;
        grow(&walls, &slot);
        claim(grid, &slot);
    }
}

/* Where the rules of one direction begin and end: sides that are not drawn. */
static Rule extent_of(const GArray *rules)
{
    Rule extent = g_array_index(rules, Rule, 0);
    for (guint i = 1; i < rules->len; i++) {
        const Rule *rule = &g_array_index(rules, Rule, i);
        extent.from = MIN(extent.from, rule->from);
        extent.to = MAX(extent.to, rule->to);
    }
    return extent;
}

/* The places of the rules, and the ends of those of the other direction that leave room for text beyond. */
static GArray *places_of(const GArray *rules, const GArray *others)
{
    GArray *places = g_array_new(FALSE, TRUE, sizeof(float));
    Rule extent = extent_of(others);
    for (guint i = 0; i < rules->len; i++)
        g_array_append_val(places, g_array_index(rules, Rule, i).at);
    settle(places);
    float last = g_array_index(places, float, places->len - 1);
    if (extent.from < g_array_index(places, float, 0) - ROOM)
        g_array_prepend_val(places, extent.from);
    if (extent.to > last + ROOM)
        g_array_append_val(places, extent.to);
    return places;
}

/* The grid of a frame's rules, or NULL if it has but one cell. */
static Grid *grid_new(const GArray *across, const GArray *down)
{
    Grid *grid = g_new0(Grid, 1);
    grid->xs = places_of(down, across);
    grid->ys = places_of(across, down);
    grid->slots = g_array_new(FALSE, FALSE, sizeof(Slot));
    guint64 cells = (guint64)grid_rows(grid) * grid_columns(grid);
    if (cells < 2 || cells > MOST_CELLS) {
        grid_free(grid);
        return NULL;
    }
    cut(grid, across, down);
    grid->box = (Box){g_array_index(grid->xs, float, 0), g_array_index(grid->ys, float, 0),
                      g_array_index(grid->xs, float, grid->xs->len - 1),
                      g_array_index(grid->ys, float, grid->ys->len - 1)};
    return grid;
}

static void gather(const GArray *rules, guint *parent, guint first, guint frame, GArray *out)
{
    g_array_set_size(out, 0);
    for (guint i = 0; i < rules->len; i++)
        if (root(parent, first + i) == frame)
            g_array_append_val(out, g_array_index(rules, Rule, i));
}

/* The frames: a rule across for each set of rules that are connected and of both kinds. */
static GArray *frames_of(const Page *page, guint *parent)
{
    guint n = page->across->len, m = page->down->len;
    g_autofree guint8 *crossed = g_malloc0((gsize)n + m + 1);
    GArray *frames = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint j = 0; j < m; j++)
        crossed[root(parent, n + j)] = TRUE;
    for (guint i = 0; i < n; i++) {
        guint frame = root(parent, i);
        if (crossed[frame])
            g_array_append_val(frames, frame);
        crossed[frame] = FALSE;
    }
    return frames;
}

GPtrArray *grids_find(Page *page)
{
    GPtrArray *grids = g_ptr_array_new_with_free_func((GDestroyNotify)grid_free);
    rules_merge(page->across);
    rules_merge(page->down);
    if ((guint64)page->across->len * page->down->len > MOST_PAIRS)
        return grids; /* a drawing */
    g_autofree guint *parent = connect(page);
    g_autoptr(GArray) frames = frames_of(page, parent);
    g_autoptr(GArray) across = g_array_new(FALSE, FALSE, sizeof(Rule));
    g_autoptr(GArray) down = g_array_new(FALSE, FALSE, sizeof(Rule));
    for (guint i = 0; i < MIN(frames->len, MOST_GRIDS); i++) {
        guint frame = g_array_index(frames, guint, i);
        gather(page->across, parent, 0, frame, across);
        gather(page->down, parent, page->across->len, frame, down);
        Grid *grid = grid_new(across, down);
        if (grid)
            g_ptr_array_add(grids, grid);
    }
    return grids;
}

void grid_free(Grid *grid)
{
    g_array_unref(grid->xs);
    g_array_unref(grid->ys);
    g_array_unref(grid->slots);
    g_free(grid->owner);
    g_free(grid);
}

guint grid_columns(const Grid *grid)
{
    return grid->xs->len > 0 ? grid->xs->len - 1 : 0;
}

guint grid_rows(const Grid *grid)
{
    return grid->ys->len > 0 ? grid->ys->len - 1 : 0;
}

static guint place_of(const GArray *places, float value)
{
    guint low = 0, high = places->len - 2;
    while (low < high) {
        guint middle = (low + high + 1) / 2;
        if (value < g_array_index(places, float, middle))
            high = middle - 1;
        else
            low = middle;
    }
    return low;
}

gint grid_at(const Grid *grid, float x, float y)
{
    if (x < grid->box.x0 || x > grid->box.x1 || y < grid->box.y0 || y > grid->box.y1)
        return -1;
    return (gint)grid->owner[place_of(grid->ys, y) * grid_columns(grid) + place_of(grid->xs, x)] -
           1;
}
