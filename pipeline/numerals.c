#include "numerals.h"

gboolean numerals_admit(const Numerals *numerals, const char *number)
{
    gint64 digits = 0;
    guint decimals = 0, count = 0;
    gboolean point = FALSE;
    for (const char *c = number; *c; c++) {
        if (*c == '.' && !point) {
            point = TRUE;
            continue;
        }
        if (!g_ascii_isdigit(*c) || ++count > NUMERALS_DIGITS)
            return TRUE;
        digits = 10 * digits + (*c - '0');
        decimals += point;
    }
    return numerals_hold(numerals, digits, decimals);
}
