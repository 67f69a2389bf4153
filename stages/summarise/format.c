#include "format.h"

#include "format_csv.h"
#include "format_html.h"
#include "format_jsonl.h"
#include "format_sarif.h"
#include "format_tsv.h"
#include "format_xlsx.h"

#include <string.h>

static const Format *const known[] = {&format_tsv, &format_html,  &format_xlsx,
                                      &format_csv, &format_sarif, &format_jsonl};

typedef struct {
    const Format *format;
    gpointer state;
} Open;

struct Formats {
    GArray *open; /* of Open */
};

static const Format *format_find(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (strcmp(known[i]->name, name) == 0)
            return known[i];
    return NULL;
}

static gboolean complain(const char *name, GError **error)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "", known[i]->name);
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_USAGE, "no format `%s': expected one of: %s", name,
                names->str);
    return FALSE;
}

static gboolean open_one(Formats *formats, const Run *run, const Format *format, GError **error)
{
    for (guint i = 0; i < formats->open->len; i++)
        if (g_array_index(formats->open, Open, i).format == format)
            return TRUE;
    Open open = {format, format->open(run, error)};
    if (open.state)
        g_array_append_val(formats->open, open);
    return open.state != NULL;
}

static gboolean open_all(Formats *formats, const Run *run, const char *names, GError **error)
{
    g_auto(GStrv) list = g_strsplit(names ? names : "", ",", -1);
    gboolean done = TRUE;
    for (guint i = 0; !names && done && i < G_N_ELEMENTS(known); i++)
        done = !known[i]->standard || open_one(formats, run, known[i], error);
    for (char **name = list; *name && done; name++) {
        const Format *format = format_find(g_strstrip(*name));
        done = format ? open_one(formats, run, format, error) : complain(*name, error);
    }
    return done;
}

Formats *formats_open(const Run *run, const char *names, GError **error)
{
    Formats *formats = g_new0(Formats, 1);
    formats->open = g_array_new(FALSE, FALSE, sizeof(Open));
    if (open_all(formats, run, names, error))
        return formats;
    formats_free(formats);
    return NULL;
}

void formats_free(Formats *formats)
{
    if (!formats)
        return;
    for (guint i = 0; i < formats->open->len; i++) {
        const Open *open = &g_array_index(formats->open, Open, i);
        open->format->free(open->state);
    }
    g_array_unref(formats->open);
    g_free(formats);
}

void formats_check(Formats *formats, const Verdict *verdict)
{
    for (guint i = 0; i < formats->open->len; i++) {
        const Open *open = &g_array_index(formats->open, Open, i);
        if (open->format->check)
            open->format->check(open->state, verdict);
    }
}

void formats_document(Formats *formats, const Settled *settled)
{
    for (guint i = 0; i < formats->open->len; i++) {
        const Open *open = &g_array_index(formats->open, Open, i);
        open->format->document(open->state, settled);
    }
}

gboolean formats_close(Formats *formats, const Total *total, GError **error)
{
    for (guint i = 0; i < formats->open->len; i++) {
        const Open *open = &g_array_index(formats->open, Open, i);
        if (open->format->close && !open->format->close(open->state, total, error))
            return FALSE;
    }
    return TRUE;
}

void tally_add(Tally *total, const Tally *tally)
{
    for (guint i = 0; i < OUTCOMES; i++)
        total->outcomes[i] += tally->outcomes[i];
    for (guint i = 0; i < SEVERITIES; i++)
        total->severities[i] += tally->severities[i];
    for (guint i = 0; i < STATUSES; i++)
        total->statuses[i] += tally->statuses[i];
    total->open += tally->open;
}

guint64 tally_checks(const Tally *tally)
{
    guint64 sum = 0;
    for (guint i = 0; i < OUTCOMES; i++)
        sum += tally->outcomes[i];
    return sum;
}
