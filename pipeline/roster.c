#include "roster.h"

#include "record.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER, PATH, NAME, IDENTITY, REASON, COLUMNS };

void roster_write(GString *out, const GPtrArray *sources, guint first, guint step)
{
    for (guint i = first; i < sources->len; i += step) {
        const Source *source = sources->pdata[i];
        const char *const cells[] = {source->path, source->name, source->identity, source->reason};
        g_string_append_printf(out, "%u", i + 1);
        for (guint c = 0; c < G_N_ELEMENTS(cells); c++) {
            g_string_append_c(out, '\t');
            if (cells[c])
                record_escape(out, cells[c], strlen(cells[c]));
        }
        g_string_append_c(out, '\n');
    }
}

/* A cell of the row, as it was before it was escaped. */
static char *cell_text(char *const *cells, guint column)
{
    char *text = g_strdup(cells[column]);
    record_unescape(text, strlen(text));
    return text;
}

/* NULL if the line is no row. */
static Source *parse_row(const char *line)
{
    guint64 number;
    g_auto(GStrv) cells = g_strsplit(line, "\t", -1);
    if (g_strv_length(cells) != COLUMNS || !*cells[PATH] || !*cells[NAME] ||
        !g_ascii_string_to_unsigned(cells[NUMBER], 10, 1, G_MAXUINT, &number, NULL))
        return NULL;
    Source *source = g_new0(Source, 1);
    source->number = (guint)number;
    source->path = cell_text(cells, PATH);
    source->name = cell_text(cells, NAME);
    source->identity = *cells[IDENTITY] ? cell_text(cells, IDENTITY) : g_strdup(source->name);
    source->reason = *cells[REASON] ? cell_text(cells, REASON) : NULL;
    return source;
}

static gboolean bad_row(const char *path, guint number, GError **error)
{
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                "%s:%u: expected number, path, name, identity and reason apart by tabs", path,
                number);
    return FALSE;
}

static gboolean read_rows(FILE *file, const char *path, GPtrArray *sources, GError **error)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t length;
    gboolean good = TRUE;
    for (guint number = 1; good && (length = getline(&line, &size, file)) >= 0; number++) {
        line[strcspn(line, "\n")] = '\0';
        Source *source = parse_row(line);
        if (source)
            g_ptr_array_add(sources, source);
        good = source || bad_row(path, number, error);
    }
    free(line);
    if (good && ferror(file)) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "cannot read %s", path);
        return FALSE;
    }
    return good;
}

GPtrArray *roster_read(const char *path, GError **error)
{
    gboolean standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "re");
    if (!file) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "cannot read %s: %s", path,
                    g_strerror(errno));
        return NULL;
    }
    GPtrArray *sources = g_ptr_array_new_with_free_func(source_free);
    if (!read_rows(file, path, sources, error))
        g_clear_pointer(&sources, g_ptr_array_unref);
    if (!standard)
        fclose(file);
    return sources;
}
