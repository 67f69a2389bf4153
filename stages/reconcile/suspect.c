#include "suspect.h"

#include "pipeline/hypothesis.h"

#include <string.h>

#define SUSPECTS_MOST 3

/* What makes `from` out of `to` by one slip, else merely what was meant. g_free. */
static char *slip_between(const Sheet *sheet, const Operand *from, const Operand *to)
{
    const Relation equal = {RELATION_EQUAL, *from, to, 1};
    g_autofree char *hints = relation_hint(&equal, sheet->ledger->units, sheet->ledger->document);
    g_auto(GStrv) each = g_strsplit(hints, "|", -1);
    for (guint i = 0; each[i]; i++) {
        g_auto(GStrv) words = g_strsplit(each[i], " ", -1);
        if (g_strv_length(words) == 3 && strcmp(words[1], from->printed) == 0)
            return g_strdup(each[i]);
    }
    return g_strdup_printf("instead %s %s", from->printed, to->printed);
}

static void add_hint(GString *hints, char *hint)
{
    if (!strstr(hints->str, hint))
        g_string_append_printf(hints, "%s%s", hints->len ? "|" : "", hint);
    g_free(hint);
}

/* The sum with one figure taken to be another; index as in the relation, the count for the stated one. */
static gboolean holds_with(const Relation *relation, guint index, const Operand *other)
{
    g_autofree Operand *parts = g_memdup2(relation->parts, sizeof(Operand) * relation->count);
    Relation trial = *relation;
    trial.parts = parts;
    if (index < relation->count)
        parts[index] = *other;
    else
        trial.stated = *other;
    return relation_fit(&trial) == FIT_EXACT;
}

static gboolean is_of_total(const Sheet *sheet, const char *nr)
{
    const Leaf *total = &sheet->total;
    return (total->full && strcmp(total->full->quantity->nr, nr) == 0) ||
           (total->score && strcmp(total->score->quantity->nr, nr) == 0);
}

/* 总分 140 of parts that make a hundred. */
static gboolean suspect_total(const Sheet *sheet, const Relation *relation, GString *hints)
{
    Operand hundred = relation->stated;
    hundred.value = relation_result(relation);
    if (!is_of_total(sheet, relation->stated.nr) ||
        !decimal_equal(hundred.value, decimal_new(100, 0)))
        return FALSE;
    hundred.printed = "100分";
    add_hint(hints, slip_between(sheet, &relation->stated, &hundred));
    return TRUE;
}

/* The entry of the row's other points: its score for its full points and the reverse; NULL if it has none. */
static const Entry *other_points(const Sheet *sheet, const char *nr)
{
    for (guint i = 0; i < sheet->count; i++) {
        const Leaf *leaf = &sheet->leaves[i];
        if (leaf->full && strcmp(leaf->full->quantity->nr, nr) == 0)
            return leaf->score;
        if (leaf->score && strcmp(leaf->score->quantity->nr, nr) == 0)
            return leaf->full;
    }
    return NULL;
}

/* 分值 10 beside 得分 5 where five are too many. */
static void suspect_rows(const Sheet *sheet, const Relation *relation, GString *hints)
{
    guint found = 0;
    for (guint i = 0; i < relation->count && found < SUSPECTS_MOST; i++) {
        const Entry *entry = other_points(sheet, relation->parts[i].nr);
        if (!entry || decimal_equal(entry->value, relation->parts[i].value))
            continue;
        Operand other = ledger_entry_operand(sheet->ledger, entry);
        if (!holds_with(relation, i, &other))
            continue;
        add_hint(hints, slip_between(sheet, &relation->parts[i], &other));
        found++;
    }
}

/* 产出指标(10分) of rows of 25, 5 and 5: the group's points stand in a row, and the row's beside the group. */
static void suspect_exchange(const Relation *relation, GString *hints)
{
    for (guint i = 0; i < relation->count; i++) {
        if (decimal_sign(relation->stated.value) == 0 ||
            decimal_equal(relation->parts[i].value, relation->stated.value))
            continue;
        g_autofree Operand *parts = g_memdup2(relation->parts, sizeof(Operand) * relation->count);
        parts[i] = relation->stated;
        const Relation trial = {RELATION_SUM, relation->parts[i], parts, relation->count};
        if (relation_fit(&trial) == FIT_EXACT)
            add_hint(hints, g_strdup_printf("exchanged %s %s", relation->stated.printed,
                                            relation->parts[i].printed));
    }
}

char *suspect_hint(const Sheet *sheet, const Relation *relation)
{
    g_autoptr(GString) hints = g_string_new(NULL);
    if (relation_fit(relation) != FIT_FAILS || suspect_total(sheet, relation, hints))
        return hints->len ? g_strdup(hints->str) : NULL;
    suspect_rows(sheet, relation, hints);
    if (hints->len == 0)
        suspect_exchange(relation, hints);
    return hints->len ? g_strdup(hints->str) : NULL;
}
