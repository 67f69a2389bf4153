#include "foreign.h"

#include "memory.h"

#include <string.h>

typedef struct {
    const char *form;
    char *(*read)(char *bytes, gsize length, const FormLimits *limits, Wire *wire);
} Reader;

static const Reader readers[] = {
    {"html", html_read}, {"docx", docx_read},         {"xlsx", xlsx_read},
    {"zip", zip_read},   {"markdown", markdown_read},
};

/* A document that was read while there was not memory enough may lack any part. */
static char *read_whole(const Reader *reader, char *bytes, gsize length, const FormLimits *limits,
                        Wire *wire)
{
    memory_watch();
    char *reason = reader->read(bytes, length, limits, wire);
    if (!memory_refused())
        return reason;
    g_free(reason);
    return g_strdup("worker-died memory");
}

char *foreign_read(const char *form, char *bytes, gsize length, Wire *wire, gpointer data)
{
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++)
        if (strcmp(readers[i].form, form) == 0)
            return read_whole(&readers[i], bytes, length, data, wire);
    return g_strdup_printf("form-unsupported %s", form);
}
