#include "config.h"

#include "arena.h"
#include "record.h"

#include <csv.h>
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
    char *path;
    GPtrArray *cells; /* borrowed from `texts`, or static */
    GArray *lines;    /* guint: where each row stands in the file */
    Arena *texts;
    guint columns;
};

/* State of one libcsv run: its callbacks return nothing, so errors wait here. */
typedef struct {
    ConfigTable *table;
    const char *header;
    guint begin; /* of the row at hand among the cells */
    guint line;
    GError *error;
} Parse;

static ConfigTable *config_table_new(char *path)
{
    ConfigTable *table = g_new0(ConfigTable, 1);
    table->path = path;
    table->cells = g_ptr_array_new();
    table->lines = g_array_new(FALSE, FALSE, sizeof(guint));
    table->texts = arena_new();
    return table;
}

static void config_table_free(gpointer data)
{
    ConfigTable *table = data;
    g_ptr_array_unref(table->cells);
    g_array_unref(table->lines);
    arena_free(table->texts);
    g_free(table->path);
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

static void on_field(void *data, size_t length, void *context)
{
    const Parse *parse = context;
    char *cell = length > 0 ? arena_copy(parse->table->texts, data, length) : NULL;
    if (cell)
        record_unescape(cell, strlen(cell));
    g_ptr_array_add(parse->table->cells, cell ? cell : (gpointer)(guintptr) "");
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

/* TRUE if the cells behind `begin` are a row to be kept; the first one is the header. */
static gboolean take_row(Parse *parse, gpointer const *cells, guint count)
{
    ConfigTable *table = parse->table;
    gboolean header = table->columns == 0;
    table->columns = header ? count : table->columns;
    if (header && !is_header(cells, count, parse->header))
        g_set_error(&parse->error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                    "%s:%u: expected the columns `%s`, apart by tabs", table->path, parse->line,
                    parse->header);
    else if (count != table->columns)
        g_set_error(&parse->error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                    "%s:%u: expected %u columns (%s) apart by tabs, found %u", table->path,
                    parse->line, table->columns, parse->header, count);
    return !header && !parse->error;
}

static void on_row(int terminator, void *context)
{
    Parse *parse = context;
    GPtrArray *cells = parse->table->cells;
    guint count = cells->len - parse->begin;

    (void)terminator;
    parse->line++;
    const char *first = count > 0 ? cells->pdata[parse->begin] : "";
    gboolean idle = (count <= 1 && *first == '\0') || *first == '#';
    if (!parse->error && !idle && take_row(parse, cells->pdata + parse->begin, count)) {
        g_array_append_val(parse->table->lines, parse->line);
        parse->begin = cells->len;
    }
    g_ptr_array_set_size(cells, (gint)parse->begin);
}

static int never(unsigned char c)
{
    (void)c;
    return 0;
}

static int newline(unsigned char c)
{
    return c == '\n';
}

static gboolean parse_table(ConfigTable *table, const char *header, const char *bytes, gsize length,
                            GError **error)
{
    struct csv_parser parser;
    Parse parse = {table, header, 0, 0, NULL};

    csv_init(&parser, CSV_REPALL_NL | CSV_APPEND_NULL);
    csv_set_delim(&parser, '\t');
    csv_set_quote(&parser, '\0');
    csv_set_space_func(&parser, never);
    csv_set_term_func(&parser, newline);
    gboolean done = csv_parse(&parser, bytes, length, on_field, on_row, &parse) == length &&
                    csv_fini(&parser, on_field, on_row, &parse) == 0;
    if (!done && !parse.error)
        g_set_error(&parse.error, GOUJI_ERROR, GOUJI_ERROR_CONFIG, "%s: %s", table->path,
                    csv_strerror(csv_error(&parser)));
    if (!parse.error && table->columns == 0)
        g_set_error(&parse.error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                    "%s:1: expected the columns `%s`, found an empty file", table->path, header);
    csv_free(&parser);
    if (parse.error)
        g_propagate_error(error, parse.error);
    return parse.error == NULL;
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
    table = config_table_new(g_steal_pointer(&path));
    if (!parse_table(table, header, bytes, length, error)) {
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
