#include "naming.h"

#include <string.h>

#define NAMES_MOST 200

typedef struct {
    Pattern *pattern;
    gboolean below, leads;
} Name;

struct Totals {
    GArray *names;
    const PatternBounds *bounds;
};

Totals *totals_new(Config *config, GError **error)
{
    static const char *const places[] = {"above", "either", "leads", NULL};
    const ConfigTable *table = config_table(config, "totals.tsv", "pattern where", error);
    if (!table)
        return NULL;
    Totals *totals = g_new0(Totals, 1);
    totals->bounds = config_bounds(config, NULL);
    totals->names = g_array_new(FALSE, FALSE, sizeof(Name));
    if (table_rows(table) > NAMES_MOST) {
        table_error(table, NAMES_MOST, error, "no more names of totals");
        totals_free(totals);
        return NULL;
    }
    for (guint i = 0; i < table_rows(table); i++) {
        const char *where = table_cell(table, i, 1);
        Name name = {pattern_cell(config, table, i, 0, error), strcmp(where, "above") != 0,
                     strcmp(where, "leads") == 0};
        if (!name.pattern || !table_choice(table, i, 1, places, error)) {
            pattern_free(name.pattern);
            totals_free(totals);
            return NULL;
        }
        g_array_append_val(totals->names, name);
    }
    return totals;
}

void totals_free(Totals *totals)
{
    if (!totals)
        return;
    for (guint i = 0; i < totals->names->len; i++)
        pattern_free(g_array_index(totals->names, Name, i).pattern);
    g_array_unref(totals->names);
    g_free(totals);
}

/* What a row remembers: nothing, that it has no name, or else the place of the name and NAMED more. */
enum { UNKNOWN, NAMELESS, NAMED };

/* The place of the name of a total that the label holds; the number of names when it holds none, or was given up. */
static guint search_name(const Totals *totals, const char *label, gboolean leads)
{
    guint given_up = totals->bounds->exhausted, i = 0;
    Letters letters = letters_of(label, strlen(label));
    for (; i < totals->names->len && totals->bounds->exhausted == given_up; i++) {
        const Name *name = &g_array_index(totals->names, Name, i);
        if (name->leads == leads && *label && pattern_may(name->pattern, letters) &&
            pattern_in(name->pattern, label))
            return i;
    }
    return totals->names->len;
}

static const Name *find_name(const Totals *totals, const GridRow *row, gboolean leads)
{
    guint given_up = totals->bounds->exhausted;
    guint8 *known = &row->names[leads];
    if (*known == UNKNOWN) {
        guint found = search_name(totals, row->label, leads);
        if (totals->bounds->exhausted != given_up)
            return NULL;
        *known = found == totals->names->len ? NAMELESS : (guint8)(NAMED + found);
    }
    return *known == NAMELESS ? NULL : &g_array_index(totals->names, Name, *known - NAMED);
}

gboolean totals_leads(const Totals *totals, const GridRow *row)
{
    return find_name(totals, row, TRUE) != NULL;
}

gboolean totals_is_total(const Totals *totals, const GridRow *row)
{
    return find_name(totals, row, FALSE) != NULL;
}

gboolean totals_may_open(const Totals *totals, const GridRow *row)
{
    const Name *name = find_name(totals, row, FALSE);
    return name && name->below;
}
