/* How a spreadsheet shows a stored number: the format's places, thousands, percent and dates, in exact decimals. */
#pragma once

#include <glib.h>

/* The code of a format that is known by its number alone; NULL if that number is none. Static. */
const char *display_builtin(guint number);

/* Appends the stored number (`1234.5`, `1.5E-3`) as this format code shows it; as it is when it is no number. A NULL
 * code is General. `epoch1904` counts days from 1904. */
void display_number(GString *out, const char *stored, const char *code, gboolean epoch1904);
