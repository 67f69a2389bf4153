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

char *foreign_read(const char *form, char *bytes, gsize length, Wire *wire, gpointer data)
{
    memory_guard();
    for (guint i = 0; i < G_N_ELEMENTS(readers); i++)
        if (strcmp(readers[i].form, form) == 0)
            return readers[i].read(bytes, length, data, wire);
    return g_strdup_printf("form-unsupported %s", form);
}
