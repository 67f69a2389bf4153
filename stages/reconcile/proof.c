#include "proof.h"

#include <string.h>

#define TELLING_DIGITS 5
#define LIST_LEAST 3
#define FINE 3 /* digits of a list, so that a part left out is no likely slip of another */
#define HAIR 2 /* a hundredth, as a power of ten */

gboolean proof_one_unit(const Relation *relation)
{
    for (guint i = 0; i < relation->count; i++)
        if (!relation->parts[i].given &&
            strcmp(relation->parts[i].unit, relation->stated.unit) != 0)
            return FALSE;
    return *relation->stated.unit != '\0';
}

guint proof_digits(const char *printed)
{
    const char *from = printed + strspn(printed, "0.,");
    guint digits = 0;
    for (; g_ascii_isdigit(*from) || *from == '.' || *from == ','; from++)
        digits += g_ascii_isdigit(*from) != 0;
    return digits;
}

gboolean proof_is_telling(const char *printed)
{
    return proof_digits(printed) >= TELLING_DIGITS;
}

gboolean proof_exceeds(const Relation *relation)
{
    return decimal_compare(relation_computed(relation).lo,
                           decimal_add(relation->stated.value, relation->stated.half)) > 0;
}

gboolean proof_explains(const Relation *relation, const Units *units)
{
    guint count;
    g_free(relation_explain(relation, units, &count));
    return count > 0;
}

/* 72000 for 472000: a part of many digits lacks its first. */
static gboolean lacks_lead(const char *hint)
{
    g_auto(GStrv) mistakes = g_strsplit(hint, "|", -1);
    for (guint i = 0; mistakes[i]; i++) {
        g_auto(GStrv) words = g_strsplit(mistakes[i], " ", -1);
        if (g_strv_length(words) == 3 && strcmp(words[0], "dropped") == 0 &&
            strcmp(words[2] + 1, words[1]) == 0 && proof_is_telling(words[1]))
            return TRUE;
    }
    return FALSE;
}

/* A digit replaced, exchanged or pasted twice, not merely some digit that may be missing. */
static gboolean is_simple(const Relation *relation, const char *hint)
{
    static const char *const kinds[] = {"digit ", "swapped ", "pasted ", "doubled "};
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strstr(hint, kinds[i]))
            return proof_one_unit(relation);
    return FALSE;
}

/* 9亿元 for 39亿元: three parts or more that exceed a whole which lacks a digit. */
static gboolean lacks_digit(const Relation *relation, const char *hint)
{
    g_autofree char *words = g_strconcat("dropped ", relation->stated.printed, " ", NULL);
    return relation->count >= LIST_LEAST && strstr(hint, words) && proof_exceeds(relation) &&
           proof_one_unit(relation);
}

gboolean proof_of_mistake(const Relation *relation, const Units *units)
{
    guint count;
    g_autofree char *hint = relation_explain(relation, units, &count);
    /* a list in part cannot exceed its whole; else a digit explains many a gap between few digits */
    gboolean telling = proof_exceeds(relation) || proof_is_telling(relation->stated.printed);
    return strstr(hint, "slip ") || lacks_lead(hint) || lacks_digit(relation, hint) ||
           (telling && is_simple(relation, hint));
}

gboolean proof_above_by_a_hair(const Relation *relation)
{
    Decimal excess = decimal_negate(relation->stated.value);
    for (guint i = 0; i < relation->count; i++)
        excess = decimal_add(excess, relation->parts[i].value);
    if (!proof_exceeds(relation) || !decimal_valid(excess) ||
        decimal_compare(decimal_shift(excess, HAIR), decimal_abs(relation->stated.value)) > 0)
        return FALSE;
    for (guint i = 0; i < relation->count; i++) {
        Decimal rest = decimal_subtract(excess, relation->parts[i].value);
        if (decimal_compare(decimal_abs(rest), relation->stated.half) <= 0)
            return FALSE;
    }
    return TRUE;
}

/* Digits from the first of the whole to the last that any figure uses: 3 for 120 = 40 + 35, 2 for 120 = 40 + 30. */
static gint fineness(const Relation *relation)
{
    gint digits = 0, scale = relation->stated.value.scale;
    for (guint i = 0; i < relation->count; i++)
        if (decimal_sign(relation->parts[i].value) != 0)
            scale = MAX(scale, relation->parts[i].value.scale);
    for (__int128 rest = relation->stated.value.digits; rest != 0; rest /= 10)
        digits++;
    return digits - relation->stated.value.scale + scale;
}

gboolean proof_of_own_slip(const Ledger *ledger, guint part, const Relation *relation)
{
    return part_is_self_evaluation(document_part(ledger->document, part)) &&
           decimal_sign(relation->stated.half) > 0 && proof_one_unit(relation) &&
           (proof_exceeds(relation) || fineness(relation) >= FINE) &&
           proof_explains(relation, ledger->units);
}
