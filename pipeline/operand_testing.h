/* For tests alone: a printed figure as an operand, read with the real units. */
#pragma once

#include "relation.h"

#include "pipeline/testing.h"

/* `402.15万元`, `8名`, `117.74%`, `-3.5`; what stands before the number (≥) is passed over. Texts stay borrowed. */
static inline Operand operand_read(const Units *units, const char *printed)
{
    const char *from = printed + strcspn(printed, "-0123456789");
    gsize length = strspn(from, "-0123456789.");
    g_autofree char *number = g_strndup(from, length);
    const char *point = strchr(number, '.');
    gint places = point ? (gint)strlen(point + 1) : 0;
    Unit unit = {.dim = "", .factor = decimal_new(1, 0)};
    Operand operand = {.printed = printed, .unit = from + length, .nr = "0"};
    gboolean known = units_find(units, operand.unit, &unit);
    assert_true(known || *operand.unit == '\0');
    assert_true(decimal_parse(number, &operand.value));
    operand.value = decimal_multiply(operand.value, unit.factor);
    if (!unit.exact || places > 0)
        operand.half = decimal_multiply(decimal_new(5, places + 1), unit.factor);
    return operand;
}

/* A relation of printed figures: the stated one, then the parts apart by blanks. */
typedef struct {
    Operand *parts; /* no more than there are: a reader beyond them is found out */
    char **words;
    Relation relation;
} Reckoning;

static inline Reckoning *reckoning_new(const Units *units, RelationKind kind, const char *stated,
                                       const char *parts)
{
    Reckoning *reckoning = g_new0(Reckoning, 1);
    reckoning->words = g_strsplit(parts, " ", -1);
    guint count = g_strv_length(reckoning->words);
    reckoning->parts = g_new0(Operand, count);
    for (guint i = 0; i < count; i++)
        reckoning->parts[i] = operand_read(units, reckoning->words[i]);
    reckoning->relation = (Relation){kind, operand_read(units, stated), reckoning->parts, count};
    return reckoning;
}

static inline void reckoning_free(Reckoning *reckoning)
{
    g_strfreev(reckoning->words);
    g_free(reckoning->parts);
    g_free(reckoning);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reckoning, reckoning_free)
