/* Which printed numbers may be what a figure must be, told from their digits alone. */
#pragma once

#include <glib.h>

#define NUMERALS_SCALES 3
#define NUMERALS_DIGITS 18 /* that 64 bits hold */

/* Ranges of whole numbers of the last decimal, for some counts of decimals. */
typedef struct {
    struct {
        gint64 lo[2], hi[2];
    } scales[NUMERALS_SCALES];
    guint least; /* the decimals of the first scale */
    gboolean known;
} Numerals;

/* FALSE if no number of these digits, `decimals` of them behind the point, from one to the other can be what the figure must
 * be; TRUE too where that is not known. */
static inline gboolean numerals_meet(const Numerals *numerals, gint64 from, gint64 to,
                                     guint decimals)
{
    guint scale = decimals - numerals->least;
    if (!numerals->known || decimals < numerals->least || scale >= NUMERALS_SCALES)
        return TRUE;
    const gint64 *lo = numerals->scales[scale].lo, *hi = numerals->scales[scale].hi;
    return (lo[0] <= to && from <= hi[0]) || (lo[1] <= to && from <= hi[1]);
}

/* The same for one number. */
static inline gboolean numerals_hold(const Numerals *numerals, gint64 digits, guint decimals)
{
    return numerals_meet(numerals, digits, digits, decimals);
}

/* The same for a text of digits with perhaps a point; TRUE for one of more than NUMERALS_DIGITS digits or with anything else
 * in it. */
gboolean numerals_admit(const Numerals *numerals, const char *number);
