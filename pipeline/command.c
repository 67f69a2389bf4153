#include "command.h"

#include <stdio.h>

int command_trouble(const char *text)
{
    fprintf(stderr, "gouji: %s\n", text); /* g_printerr would garble Chinese in the C locale */
    return STATUS_TROUBLE;
}

gboolean command_parse(GStrv *arguments, const GOptionEntry *entries, const char *usage,
                       GError **error)
{
    GOptionContext *context = g_option_context_new(usage);
    g_option_context_add_main_entries(context, entries, NULL);
    gboolean parsed = g_option_context_parse_strv(context, arguments, error);
    g_option_context_free(context);
    return parsed;
}
