#include "config.h"

#include "record.h"

#include <string.h>
#include <unistd.h>

struct Config {
    char *folder;
    GHashTable *tables; /* name -> ConfigTable */
    PatternBounds bounds;
    gboolean bounded; /* they have been read */
};

/* The rows lie one behind the other. */
struct ConfigTable {
    char *path, *bytes; /* the file's bytes, in which each cell ends with a NUL */
    GPtrArray *cells;   /* borrowed from the bytes */
    GArray *lines;      /* guint: where each row stands in the file */
    guint columns;
};

/* Takes path and bytes over. */
static ConfigTable *config_table_new(char *path, char *bytes)
{
    ConfigTable *table = g_new0(ConfigTable, 1);
    table->path = path;
    table->bytes = bytes;
    table->cells = g_ptr_array_new();
    table->lines = g_array_new(FALSE, FALSE, sizeof(guint));
    return table;
}

static void config_table_free(gpointer data)
{
    ConfigTable *table = data;
    g_ptr_array_unref(table->cells);
    g_array_unref(table->lines);
    g_free(table->path);
    g_free(table->bytes);
    g_free(table);
}

static char *config_above(void)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    if (!self)
        return NULL;
    g_autofree char *at = g_path_get_dirname(self);
    while (strcmp(at, "/") != 0) {
        static const char *const places[] = {"config", "share/gouji/config"};
        for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
            g_autofree char *folder = g_build_filename(at, places[i], NULL);
            g_autofree char *probe = g_build_filename(folder, "rules.tsv", NULL);
            if (g_file_test(probe, G_FILE_TEST_IS_REGULAR))
                return g_steal_pointer(&folder);
        }
        char *up = g_path_get_dirname(at);
        g_free(at);
        at = up;
    }
    return NULL;
}

Config *config_open(const char *folder, GError **error)
{
    g_autofree char *found = g_strdup(folder ? folder : g_getenv("GOUJI_CONFIG"));
    if (!found)
        found = config_above();
    if (!found) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                    "no configuration: give --config DIR or set GOUJI_CONFIG to the config folder");
        return NULL;
    }
    if (!g_file_test(found, G_FILE_TEST_IS_DIR)) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                    "%s: expected the configuration folder, found none", found);
        return NULL;
    }
    Config *config = g_new0(Config, 1);
    config->folder = g_steal_pointer(&found);
    config->tables = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, config_table_free);
    return config;
}

void config_free(Config *config)
{
    if (!config)
        return;
    g_hash_table_unref(config->tables);
    g_free(config->folder);
    g_free(config);
}

const char *config_folder(const Config *config)
{
    return config->folder;
}

static gboolean is_header(gpointer const *cells, guint count, const char *header)
{
    g_auto(GStrv) names = g_strsplit(header, " ", -1);
    if (count != g_strv_length(names))
        return FALSE;
    for (guint i = 0; i < count; i++)
        if (strcmp(cells[i], names[i]) != 0)
            return FALSE;
    return TRUE;
}

/* Cuts the line [at, end) at its tabs and appends the cells; returns how many. */
static guint cut_row(GPtrArray *cells, char *at, char *end)
{
    guint before = cells->len;
    gboolean escapes = memchr(at, '\\', (gsize)(end - at)) != NULL;
    const char *tab;
    *end = '\0';
    do {
        tab = memchr(at, '\t', (gsize)(end - at));
        gsize length = (gsize)((tab ? tab : end) - at);
        at[length] = '\0';
        if (escapes)
            record_unescape(at, length);
        g_ptr_array_add(cells, at);
        at += length + 1;
    } while (tab);
    return cells->len - before;
}

/* Keeps the row whose cells were appended last, but the header, which comes first; FALSE with an error. */
static gboolean take_row(ConfigTable *table, const char *header, guint line, guint count,
                         GError **error)
{
    guint begin = table->cells->len - count;
    if (table->columns == 0) {
        table->columns = count;
        gboolean told = is_header(table->cells->pdata + begin, count, header);
        g_ptr_array_set_size(table->cells, (gint)begin);
        if (!told)
            g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                        "%s:%u: expected the columns `%s`, apart by tabs", table->path, line,
                        header);
        return told;
    }
    if (count != table->columns) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                    "%s:%u: expected %u columns (%s) apart by tabs, found %u", table->path, line,
                    table->columns, header, count);
        return FALSE;
    }
    g_array_append_val(table->lines, line);
    return TRUE;
}

static gboolean parse_table(ConfigTable *table, const char *header, gsize length, GError **error)
{
    char *end = table->bytes + length, *stop;
    guint line = 0;
    for (char *at = table->bytes; at < end; at = stop + 1) {
        stop = memchr(at, '\n', (gsize)(end - at));
        stop = stop ? stop : end;
        line++;
        if (at == stop || *at == '#')
            continue;
        guint count = cut_row(table->cells, at, stop);
        if (!take_row(table, header, line, count, error))
            return FALSE;
    }
    if (table->columns > 0)
        return TRUE;
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                "%s:1: expected the columns `%s`, found an empty file", table->path, header);
    return FALSE;
}

/* FALSE with an error that names the line of the first byte that no text has. */
static gboolean is_text(const char *path, const char *bytes, gsize length, GError **error)
{
    const char *end;
    if (g_utf8_validate(bytes, (gssize)length, &end))
        return TRUE;
    guint line = 1;
    for (const char *c = bytes; c < end; c++)
        line += *c == '\n';
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                "%s:%u: expected UTF-8, found the byte 0x%02x", path, line, (guint)(guchar)*end);
    return FALSE;
}

const ConfigTable *config_table(Config *config, const char *name, const char *header,
                                GError **error)
{
    ConfigTable *table = g_hash_table_lookup(config->tables, name);
    if (table)
        return table;

    g_autofree char *path = g_build_filename(config->folder, name, NULL);
    g_autofree char *bytes = NULL;
    g_autoptr(GError) failure = NULL;
    gsize length;
    if (!g_file_get_contents(path, &bytes, &length, &failure)) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG, "%s", failure->message);
        return NULL;
    }
    if (!is_text(path, bytes, length, error))
        return NULL;
    table = config_table_new(g_steal_pointer(&path), g_steal_pointer(&bytes));
    if (!parse_table(table, header, length, error)) {
        config_table_free(table);
        return NULL;
    }
    g_hash_table_insert(config->tables, g_strdup(name), table);
    return table;
}

guint table_rows(const ConfigTable *table)
{
    return table->lines->len;
}

const char *table_cell(const ConfigTable *table, guint row, guint column)
{
    return table->cells->pdata[row * table->columns + column];
}

void table_error(const ConfigTable *table, guint row, GError **error, const char *expected)
{
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG, "%s:%u: expected %s", table->path,
                g_array_index(table->lines, guint, row), expected);
}

gboolean table_number(const ConfigTable *table, guint row, guint column, guint64 *out,
                      GError **error)
{
    if (g_ascii_string_to_unsigned(table_cell(table, row, column), 10, 0, G_MAXUINT64, out, NULL))
        return TRUE;
    g_autofree char *expected =
        g_strdup_printf("a whole number, found `%s`", table_cell(table, row, column));
    table_error(table, row, error, expected);
    return FALSE;
}

gboolean table_choice(const ConfigTable *table, guint row, guint column, const char *const *choices,
                      GError **error)
{
    const char *cell = table_cell(table, row, column);
    if (g_strv_contains(choices, cell))
        return TRUE;
    g_autofree char *list = g_strjoinv(", ", (char **)choices);
    g_autofree char *expected =
        g_strdup_printf("one of `%s' in column %u, found `%s'", list, column + 1, cell);
    table_error(table, row, error, expected);
    return FALSE;
}

gboolean table_flag(const ConfigTable *table, guint row, guint column, gboolean *out,
                    GError **error)
{
    static const char *const choices[] = {"yes", "no", "", NULL};
    *out = strcmp(table_cell(table, row, column), "yes") == 0;
    return table_choice(table, row, column, choices, error);
}

gboolean config_limit(Config *config, const char *name, guint64 *out, GError **error)
{
    const ConfigTable *limits = config_table(config, "limits.tsv", "limit value about", error);
    if (!limits)
        return FALSE;
    for (guint row = 0; row < table_rows(limits); row++)
        if (strcmp(table_cell(limits, row, 0), name) == 0)
            return table_number(limits, row, 1, out, error);
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG, "%s/limits.tsv: expected a row `%s`",
                config->folder, name);
    return FALSE;
}

PatternBounds *config_bounds(Config *config, GError **error)
{
    guint64 steps, depth, heap, text;
    if (config->bounded)
        return &config->bounds;
    if (!config_limit(config, "pattern-steps", &steps, error) ||
        !config_limit(config, "pattern-depth", &depth, error) ||
        !config_limit(config, "pattern-heap", &heap, error) ||
        !config_limit(config, "pattern-text", &text, error))
        return NULL;
    config->bounds = (PatternBounds){.steps = (guint32)MIN(steps, G_MAXUINT32),
                                     .depth = (guint32)MIN(depth, G_MAXUINT32),
                                     .heap = (guint32)MIN(heap, G_MAXUINT32),
                                     .text = text};
    config->bounded = TRUE;
    return &config->bounds;
}
