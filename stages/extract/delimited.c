#include "delimited.h"

#include <csv.h>
#include <string.h>

#define PROBE_LINES 200
#define FEW 3           /* lines of the shortest table */
#define ODD_OF_LINES 20 /* one line in so many may be unlike the others */

typedef struct {
    Lattice *lattice;
    guint line, column; /* of the cell to come, line from 1 and column from 0 */
    guint inside;       /* newlines in the cells of the record */
    gboolean begun;     /* the record's row */
} Delimited;

/* Delimiters of the line outside quotes; *end behind its newline. An open quote takes further lines in. */
static guint count_line(const char **at, const char *end, char delimiter)
{
    guint count = 0;
    gboolean quoted = FALSE;
    const char *newline = memchr(*at, '\n', (gsize)(end - *at)), *stop = newline ? newline : end;
    if (!memchr(*at, '"', (gsize)(stop - *at))) {
        for (const char *c = *at; (c = memchr(c, delimiter, (gsize)(stop - c))); c++)
            count++;
        *at = stop + (stop < end);
        return count;
    }
    for (; *at < end && (quoted || **at != '\n'); (*at)++) {
        quoted ^= **at == '"';
        count += !quoted && **at == delimiter;
    }
    *at += *at < end;
    return count;
}

static gboolean divides(const char *bytes, gsize length, char delimiter)
{
    guint lines = 0, odd = 0, first = 0;
    const char *end = bytes + length;
    for (const char *at = bytes;
         at < end && lines < PROBE_LINES && odd <= PROBE_LINES / ODD_OF_LINES;) {
        const char *line = at;
        guint count = count_line(&at, end, delimiter);
        if (at - line <= 2) /* blank */
            continue;
        first = lines++ == 0 ? count : first;
        /* a cell a line behind a tab is another layout of text */
        odd += count != first || count <= (*line == delimiter);
    }
    return lines >= FEW && ODD_OF_LINES * odd <= lines;
}

char delimited_find(const char *bytes, gsize length)
{
    static const char delimiters[] = {'\t', ',', ';', '|'};
    if (memchr(bytes, '\0', MIN(length, 1024)))
        return '\0';
    for (guint i = 0; i < G_N_ELEMENTS(delimiters); i++)
        if (divides(bytes, length, delimiters[i]))
            return delimiters[i];
    return '\0';
}

static int is_space(unsigned char c)
{
    (void)c;
    return 0;
}

static int is_newline(unsigned char c)
{
    return c == '\n';
}

static void on_cell(void *field, size_t length, void *data)
{
    Delimited *state = data;
    if (!state->begun)
        lattice_to_row(state->lattice, state->line);
    state->begun = TRUE;
    lattice_cell(state->lattice, 1, 1);
    g_autofree char *text = g_strndup(field, length);
    g_auto(GStrv) parts = g_strsplit(text, "\n", 0);
    for (char **part = parts; *part; part++) {
        if (*g_strstrip(*part))
            lattice_paragraph(state->lattice, *part, strlen(*part), 0);
        state->inside += part[1] != NULL;
    }
}

static void on_record(int end, void *data)
{
    (void)end;
    Delimited *state = data;
    state->line += 1 + state->inside;
    state->inside = 0;
    state->begun = FALSE;
}

static char *parse(const Decoded *text, Delimited *state)
{
    struct csv_parser parser;
    char *fault = NULL;
    if (csv_init(&parser, CSV_APPEND_NULL | CSV_REPALL_NL) != 0)
        return g_strdup("worker-died memory");
    csv_set_delim(&parser, (unsigned char)delimited_find(text->text, text->length));
    csv_set_space_func(&parser, is_space);
    csv_set_term_func(&parser, is_newline);
    if (csv_parse(&parser, text->text, text->length, on_cell, on_record, state) != text->length ||
        csv_fini(&parser, on_cell, on_record, state) != 0)
        fault = g_strdup("damaged csv");
    csv_free(&parser);
    return fault ? fault : g_strdup(lattice_fault(state->lattice));
}

char *delimited_read(const Decoded *text, const FormLimits *limits, BlockSink *sink, guint *lines)
{
    Delimited state = {.lattice = lattice_new(&limits->lattice), .line = 1};
    char *fault = parse(text, &state);
    lattice_sheet(state.lattice, NULL);
    lattice_lines(state.lattice);
    if (!fault)
        lattice_emit(state.lattice, sink, lines, 0, NULL);
    *lines = state.line - 1;
    lattice_free(state.lattice);
    return fault;
}
