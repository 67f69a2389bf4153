/* relation_explain, relation_hint: the mistakes that people really make, tried one by one on one figure at a time. */
#include "hypothesis.h"

#include "hints.h"
#include "solution.h"
#include "spelling.h"

#include <string.h>

#define MANY_PARTS 6     /* whose rounding comes to several units of the last place */
#define TELLING_DIGITS 4 /* of a number that is no coincidence when it is printed elsewhere */

typedef struct {
    const Relation *relation;
    const Units *units;
    Operand *parts;
    Hints hints;                  /* what was found */
    SpellingCustom custom;        /* what the figures of the relation print */
    Decimal gap, room;            /* of a sum: stated less parts, and what rounding admits */
    char digits[SPELLING_DIGITS]; /* of the figure at hand: its printed number */
    guint index;                  /* its place: 0 the stated one */
    Solution solution;            /* what it must be */
    Decimal factor;               /* and one of its unit */
    Numerals numerals;            /* the solution, for digits */
    Document *document;           /* NULL where only what proves is wanted */
    Spelling last;                /* kind of slip that is looked for */
} Search;

/* A sum that one figure is to mend: whether the value takes the gap away, before anything is computed anew. */
static gboolean closes_gap(const Search *search, guint index, Decimal value)
{
    const Operand *operand =
        index == 0 ? &search->relation->stated : &search->relation->parts[index - 1];
    Decimal change = decimal_subtract(value, operand->value);
    Decimal gap =
        index == 0 ? decimal_add(search->gap, change) : decimal_subtract(search->gap, change);
    return decimal_valid(gap) && decimal_compare(decimal_abs(gap), search->room) <= 0;
}

/* Two figures that are to be equal: whether they come as near as rounding admits, before anything is computed anew. */
static gboolean comes_near(const Search *search, guint index, Decimal value, gint power)
{
    const Operand *stated = &search->relation->stated, *part = &search->relation->parts[0];
    Decimal whole = decimal_shift(stated->half, index == 0 ? power : 0);
    Decimal half = decimal_shift(part->half, index == 0 ? 0 : power);
    Decimal room = decimal_add(decimal_add(whole, whole), half);
    Decimal gap = decimal_subtract(value, index == 0 ? part->value : stated->value);
    return !decimal_valid(gap) || !decimal_valid(room) ||
           decimal_compare(decimal_abs(gap), room) <= 0;
}

/* The relation with figure `index` (0 the stated one) taken to be `value`, its rounding moved by 10^power. */
static gboolean holds_with(Search *search, guint index, Decimal value, gint power)
{
    if (search->relation->kind == RELATION_SUM && !closes_gap(search, index, value))
        return FALSE;
    if (search->relation->kind == RELATION_EQUAL && !comes_near(search, index, value, power))
        return FALSE;
    Relation trial = *search->relation;
    trial.parts = search->parts;
    Operand *changed = index == 0 ? &trial.stated : &search->parts[index - 1];
    Operand kept = *changed;
    changed->value = value;
    changed->half = decimal_shift(kept.half, power);
    Fit fit = relation_fit(&trial);
    *changed = kept;
    /* beside ten times as much the rounding of many parts is nothing */
    gboolean rounded = fit == FIT_LOOSE && power != 0 && trial.count >= MANY_PARTS;
    return fit == FIT_EXACT || fit == FIT_TRUNCATED || rounded;
}

static const Operand *operand_at(const Search *search, guint index)
{
    return index == 0 ? &search->relation->stated : &search->relation->parts[index - 1];
}

static void note(Search *search, Mistake mistake, const char *printed, const char *meant)
{
    hints_add(&search->hints, mistake, printed, meant);
}

/* The value in the operand's unit with every digit it has, and at least its printed places; a moved
 * point (power) leaves just its digits. */
static char *format_exactly(const Search *search, const Operand *operand, Decimal value, gint power)
{
    char buffer[DECIMAL_TEXT];
    Decimal factor = units_factor(search->units, operand->unit);
    const char *point = strchr(operand->printed, '.');
    gint places = point ? (gint)strspn(point + 1, "0123456789") : 0;
    Decimal shown = decimal_divide(value, factor, 12, DECIMAL_HALF_UP);
    return g_strconcat(decimal_format(shown, MAX(power == 0 ? places : 0, shown.scale), buffer),
                       operand->unit, NULL);
}

/* A part that vanishes beside the sum's rounding would only be taken away: it must come to more than two units of the
 * last place that the sum prints. */
static gboolean matters(const Search *search, guint index, Decimal value)
{
    if (search->relation->kind != RELATION_SUM || index == 0)
        return TRUE;
    Decimal least = decimal_multiply(search->relation->stated.half, decimal_new(4, 0));
    return decimal_compare(decimal_abs(value), least) > 0;
}

/* The stated figure's own rounding moves with its point: its solution is another then. */
static gboolean holds_moved(Search *search, guint index, Decimal value, gint power)
{
    return (index == 0 || solution_admits(&search->solution, value)) &&
           matters(search, index, value) && holds_with(search, index, value, power);
}

static void try_moved(Search *search, guint index, Decimal value, gint power)
{
    const Operand *operand = operand_at(search, index);
    if (!holds_moved(search, index, value, power))
        return;
    g_autofree char *meant = format_exactly(search, operand, value, power);
    note(search, MISTAKE_SHIFTED, operand->printed, meant);
}

static void try_value(Search *search, Mistake mistake, guint index, Decimal value)
{
    const Operand *operand = operand_at(search, index);
    if (!decimal_valid(value) || !solution_admits(&search->solution, value) ||
        decimal_equal(value, operand->value) || !holds_with(search, index, value, 0))
        return;
    g_autofree char *meant = format_exactly(search, operand, value, 0);
    note(search, mistake, operand->printed, meant);
}

/* The unit that makes the same digits 10^power times as much (亿元 for 万元 and 4), or NULL. g_free. */
static char *slipped_unit(const char *unit, gint power)
{
    static const struct {
        const char *prefix;
        gint power;
    } scales[] = {{"万亿", 12}, {"亿", 8}, {"万", 4}, {"", 0}};
    for (guint i = 0; i < G_N_ELEMENTS(scales); i++) {
        if (!g_str_has_prefix(unit, scales[i].prefix))
            continue;
        for (guint j = 0; j < G_N_ELEMENTS(scales); j++)
            if (scales[j].power == scales[i].power + power)
                return g_strconcat(scales[j].prefix, unit + strlen(scales[i].prefix), NULL);
        return NULL;
    }
    return NULL;
}

static void try_powers(Search *search, guint index)
{
    static const gint units[] = {4, -4, 8, -8}, points[] = {1, -1, 2, -2, 3, -3};
    const Operand *operand = operand_at(search, index);
    gboolean amount = strcmp(operand->unit, "%") != 0;
    gboolean count = decimal_sign(operand->half) == 0 && !strchr(operand->printed, '.');
    for (guint i = 0; amount && i < G_N_ELEMENTS(units); i++) {
        Decimal value = decimal_shift(operand->value, units[i]);
        if (!holds_moved(search, index, value, units[i]))
            continue;
        g_autofree char *other = slipped_unit(operand->unit, units[i]);
        char digits[SPELLING_DIGITS];
        if (!other || !spelling_number(operand->printed, digits))
            continue;
        /* under a head that says 万元 people look for the figure in 万元 */
        g_autofree char *same = operand->bare || *operand->unit == '\0'
                                    ? format_exactly(search, operand, value, units[i])
                                    : NULL;
        g_autofree char *meant = g_strconcat(digits, other, same ? " " : NULL, same, NULL);
        note(search, MISTAKE_UNIT, operand->printed, meant);
    }
    for (guint i = 0; !count && i < G_N_ELEMENTS(points); i++)
        try_moved(search, index, decimal_shift(operand->value, points[i]), points[i]);
}

/* Tries another text in place of the figure's number. */
static void try_text(Spelling spelling, const char *text, gpointer data)
{
    static const Mistake mistakes[] = {
        [SPELLING_TWICE] = MISTAKE_TWICE,           [SPELLING_SWAPPED] = MISTAKE_SWAPPED,
        [SPELLING_STUTTERED] = MISTAKE_STUTTERED,   [SPELLING_DOUBLED] = MISTAKE_DOUBLED,
        [SPELLING_DROPPED] = MISTAKE_DROPPED,       [SPELLING_DIGIT] = MISTAKE_DIGIT,
        [SPELLING_TRANSPOSED] = MISTAKE_TRANSPOSED,
    };
    Search *search = data;
    Decimal value;
    if (!decimal_parse(text, &value))
        return;
    value = decimal_multiply(value, search->factor);
    if (decimal_sign(operand_at(search, search->index)->value) < 0)
        value = decimal_negate(value);
    try_value(search, mistakes[spelling], search->index, value);
}

/* A figure that would be right but for having become nought. */
static void try_nought(Search *search, guint index)
{
    static const char *const numbers[] = {"1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",
                                          "10", "20", "30", "40", "50", "60", "70", "80", "90"};
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        Decimal value;
        if (decimal_parse(numbers[i], &value))
            try_value(search, MISTAKE_NOUGHT, index, decimal_multiply(value, search->factor));
    }
}

static gboolean is_part(const Relation *relation, Decimal value)
{
    for (guint i = 0; i < relation->count; i++)
        if (decimal_equal(relation->parts[i].value, value))
            return TRUE;
    return FALSE;
}

/* Two neighbours printed alike in a sum: one of them may be the other's value. Few points differ much: what was meant
 * are points that another row has too. */
static void try_copied(Search *search)
{
    const Relation *relation = search->relation;
    for (guint i = 1; relation->kind == RELATION_SUM && i < relation->count; i++) {
        const Operand *part = &relation->parts[i];
        Decimal meant = decimal_add(part->value, search->gap);
        gboolean tells = strlen(part->printed) > strlen(part->unit) + 2;
        gboolean repeats = search->document && decimal_sign(part->value) != 0 &&
                           (strcmp(part->unit, "分") != 0 || is_part(relation, meant));
        if (strcmp(part->printed, relation->parts[i - 1].printed) == 0 && (tells || repeats) &&
            decimal_sign(meant) > 0) {
            g_autofree char *text = operand_format(part, meant, search->units);
            note(search, tells ? MISTAKE_COPIED : MISTAKE_REPEATED, part->printed, text);
        }
    }
}

/* Mistakes of the relation as a whole: the ratio for the growth, the quotient upside down. */
static void try_structure(Search *search)
{
    const Relation *relation = search->relation;
    const Decimal hundred = decimal_new(100, 0);
    gboolean growth = relation->kind == RELATION_GROWTH || relation->kind == RELATION_GROWN_BY;
    Decimal less = decimal_subtract(relation->stated.value, hundred);
    if (growth && holds_with(search, 0, less, 0)) {
        g_autofree char *meant = operand_format(&relation->stated, less, search->units);
        note(search, MISTAKE_RATIO, relation->stated.printed, meant);
    }
    if (relation->kind != RELATION_QUOTIENT)
        return;
    const Operand turned[] = {relation->parts[1], relation->parts[0]};
    Relation inverse = *relation;
    inverse.parts = turned;
    Fit fit = relation_fit(&inverse);
    if (fit == FIT_EXACT || fit == FIT_TRUNCATED)
        note(search, MISTAKE_INVERSE, turned[0].printed, turned[1].printed);
}

static guint significant_digits(const char *number)
{
    guint digits = 0;
    for (const char *c = number + strspn(number, "0."); *c; c++)
        digits += g_ascii_isdigit(*c) != 0;
    return digits;
}

/* TRUE if the document prints the number elsewhere, and it has digits enough to tell. */
static gboolean is_printed(const Search *search, const char *meant)
{
    char number[SPELLING_DIGITS], own[SPELLING_DIGITS];
    guint times = 0;
    if (!spelling_number(meant, number) || significant_digits(number) < TELLING_DIGITS)
        return FALSE;
    for (guint i = 0; i <= search->relation->count; i++)
        times += spelling_number(operand_at(search, i)->printed, own) && strcmp(own, number) == 0;
    return document_prints(search->document, number) > times;
}

/* TRUE if the document gives reason to think so: the number meant is printed elsewhere, or alone explains what another
 * relation of the figure misses. */
static gboolean is_supported(Mistake mistake, const char *hint, gpointer data)
{
    const Search *search = data;
    const char *words = strchr(hint, ' ') + 1;
    char number[SPELLING_DIGITS];
    gboolean told = document_told(search->document, words) && spelling_number(words, number) &&
                    significant_digits(number) >= TELLING_DIGITS - 1;
    return told || (mistake > MISTAKE_UNIT && is_printed(search, strrchr(hint, ' ') + 1));
}

/* Reads the number (none is "") and the unit of the figure at `index`. */
static void read_printed(Search *search, guint index)
{
    const Operand *operand = operand_at(search, index);
    Decimal factor = units_factor(search->units, operand->unit);
    gboolean negative = decimal_sign(operand->value) < 0;
    spelling_number(operand->printed, search->digits);
    search->factor = factor;
    search->index = index;
    search->numerals =
        solution_numerals(&search->solution, negative ? decimal_negate(factor) : factor,
                          spelling_decimals(search->digits) + 1);
}

static void try_figure(Search *search, guint index)
{
    Decimal printed;
    if (operand_at(search, index)->given)
        return;
    search->solution = relation_solve(search->relation, index);
    try_powers(search, index);
    read_printed(search, index);
    if (!decimal_parse(search->digits, &printed))
        return;
    if (decimal_sign(printed) != 0)
        spelling_each(search->digits, &search->custom, &search->numerals, search->last, try_text,
                      search);
    else if (search->document && strcmp(search->digits, "0") == 0)
        try_nought(search, index);
}

static void search_open(Search *search)
{
    const Relation *relation = search->relation;
    search->parts = g_memdup2(relation->parts, sizeof(Operand) * relation->count);
    search->gap = relation->stated.value;
    search->room = decimal_add(relation->stated.half, relation->stated.half);
    for (guint i = 0; i < relation->count; i++) {
        search->gap = decimal_subtract(search->gap, relation->parts[i].value);
        search->room = decimal_add(search->room, relation->parts[i].half);
    }
    for (guint i = 0; i <= relation->count; i++) {
        char number[SPELLING_DIGITS];
        spelling_number(operand_at(search, i)->printed, number);
        search->custom.places = MAX(search->custom.places, spelling_decimals(number));
        search->custom.noughts = search->custom.noughts || spelling_ends_in_nought(number);
    }
}

static char *explain(Search *search, guint *count)
{
    search_open(search);
    try_structure(search);
    try_copied(search);
    for (guint index = 0; index <= search->relation->count; index++)
        try_figure(search, index);
    /* those that are no more telling than a supported one, and have no support, are dropped */
    if (search->document)
        hints_keep(&search->hints, is_supported, search);
    char *hint = hints_list(&search->hints, count);
    hints_clear(&search->hints);
    g_free(search->parts);
    return hint;
}

char *relation_explain(const Relation *relation, const Units *units, guint *count)
{
    Search search = {.relation = relation, .units = units, .last = SPELLING_TRANSPOSED};
    return explain(&search, count);
}

char *relation_slips(const Relation *relation, const Units *units)
{
    Search search = {.relation = relation, .units = units, .last = SPELLING_DOUBLED};
    guint count;
    return explain(&search, &count);
}

char *relation_hint(const Relation *relation, const Units *units, Document *document)
{
    Search search = {
        .relation = relation, .units = units, .document = document, .last = SPELLING_TRANSPOSED};
    guint count;
    return explain(&search, &count);
}
