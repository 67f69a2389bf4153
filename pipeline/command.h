/* The commands of gouji that stand in place of files; each takes its arguments, its own name first, and returns
 * an exit status. */
#pragma once

#include "message.h"

#define STATUS_TROUBLE 2

int decide_command(GStrv *arguments);
int letter_command(GStrv *arguments);

/* One complaint on standard error; returns STATUS_TROUBLE. */
int command_trouble(const char *text);

/* Parses the options of a command; FALSE if they are wrong. */
gboolean command_parse(GStrv *arguments, const GOptionEntry *entries, const char *usage,
                       GError **error);
