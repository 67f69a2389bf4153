#include "metric.h"

#include "pipeline/pattern.h"

#include <string.h>

#define ALL_LETTERS ((Letters){G_MAXUINT64, G_MAXUINT64})
#define KNOWN_MOST 20000 /* words kept with their names */

typedef struct {
    const char *name;
    Pattern *pattern, *except; /* except may be NULL */
} Row;

struct Metrics {
    GArray *rows;
    GHashTable *known; /* words -> canonical name or "" : the same words come again and again */
    const PatternBounds *bounds;
};

static gboolean read_row(Config *config, const ConfigTable *table, guint i, Row *row,
                         GError **error)
{
    gboolean excepts = *table_cell(table, i, 2) != '\0';
    *row = (Row){.name = table_cell(table, i, 0)};
    row->pattern = pattern_cell(config, table, i, 1, error);
    if (row->pattern && excepts)
        row->except = pattern_cell(config, table, i, 2, error);
    return row->pattern && (!excepts || row->except);
}

Metrics *metrics_new(Config *config, GError **error)
{
    const ConfigTable *table = config_table(config, "metrics.tsv", "metric pattern except", error);
    if (!table)
        return NULL;
    Metrics *metrics = g_new0(Metrics, 1);
    metrics->bounds = config_bounds(config, NULL);
    metrics->rows = g_array_new(FALSE, FALSE, sizeof(Row));
    metrics->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < table_rows(table); i++) {
        Row row;
        gboolean good = read_row(config, table, i, &row, error);
        g_array_append_val(metrics->rows, row);
        if (!good) {
            metrics_free(metrics);
            return NULL;
        }
    }
    return metrics;
}

void metrics_free(Metrics *metrics)
{
    if (!metrics)
        return;
    for (guint i = 0; i < metrics->rows->len; i++) {
        pattern_free(g_array_index(metrics->rows, Row, i).pattern);
        pattern_free(g_array_index(metrics->rows, Row, i).except);
    }
    g_array_unref(metrics->rows);
    g_hash_table_unref(metrics->known);
    g_free(metrics);
}

const char *metrics_find(const Metrics *metrics, const char *words)
{
    const char *name = g_hash_table_lookup(metrics->known, words);
    if (name)
        return *name ? name : NULL;
    guint given_up = metrics->bounds->exhausted;
    gsize length = strlen(words);
    Letters letters = length <= MIN(LETTERS_TEXT, metrics->bounds->text) ? letters_of(words, length)
                                                                         : ALL_LETTERS;
    name = "";
    for (guint i = 0; i < metrics->rows->len && *name == '\0'; i++) {
        const Row *row = &g_array_index(metrics->rows, Row, i);
        if (pattern_may(row->pattern, letters) && pattern_in(row->pattern, words) &&
            !(row->except && pattern_in(row->except, words)))
            name = row->name;
    }
    if (metrics->bounds->exhausted != given_up)
        return NULL;
    if (g_hash_table_size(metrics->known) < KNOWN_MOST)
        g_hash_table_insert(metrics->known, g_strdup(words), (gpointer)name);
    return *name ? name : NULL;
}
