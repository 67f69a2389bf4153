/* relation_explain: the mistakes that people really make, tried one by one on one figure at a time. */
#include "relation.h"

#include <string.h>

#define LISTED 4  /* more explanations than this explain nothing */
#define DIGITS 24 /* printed digits that are tried */

/* Kinds of mistake, the most telling first: a later kind is only named when no earlier one explains. */
typedef enum {
    MISTAKE_INVERSE,
    MISTAKE_RATIO,
    MISTAKE_TWICE,
    MISTAKE_COPIED,
    MISTAKE_UNIT,
    MISTAKE_SHIFTED,
    MISTAKE_SWAPPED,
    MISTAKE_DOUBLED,
    MISTAKE_DROPPED,
    MISTAKE_DIGIT,
    MISTAKES
} Mistake;

static const char *const mistake_names[MISTAKES] = {"inverse", "ratio",   "pasted",  "copied",
                                                    "slip",    "shifted", "swapped", "doubled",
                                                    "dropped", "digit"};

typedef struct {
    const Relation *relation;
    const Units *units;
    Operand *parts;
    GPtrArray *found[MISTAKES]; /* hint texts */
    guint places;               /* the most decimals that any figure of the relation prints */
    Decimal gap, room;          /* of a sum: stated less parts, and what rounding admits */
    char digits[DIGITS];        /* of the figure at hand: its printed number */
    Decimal factor;             /* and one of its unit */
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

/* The relation with figure `index` (0 the stated one) taken to be `value`, its rounding moved by 10^power. */
static gboolean holds_with(Search *search, guint index, Decimal value, gint power)
{
    if (search->relation->kind == RELATION_SUM && !closes_gap(search, index, value))
        return FALSE;
    Relation trial = *search->relation;
    trial.parts = search->parts;
    Operand *changed = index == 0 ? &trial.stated : &search->parts[index - 1];
    Operand kept = *changed;
    changed->value = value;
    changed->half = decimal_shift(kept.half, power);
    Fit fit = relation_fit(&trial);
    *changed = kept;
    return fit == FIT_EXACT || fit == FIT_TRUNCATED;
}

static const Operand *operand_at(const Search *search, guint index)
{
    return index == 0 ? &search->relation->stated : &search->relation->parts[index - 1];
}

static void note(Search *search, Mistake mistake, const char *printed, const char *meant)
{
    g_autofree char *words = g_strdup_printf(" %s %s", printed, meant);
    g_autofree char *hint = g_strconcat(mistake_names[mistake], words, NULL);
    for (Mistake earlier = 0; earlier < MISTAKES; earlier++)
        for (guint i = 0; i < search->found[earlier]->len; i++)
            if (g_str_has_suffix(search->found[earlier]->pdata[i], words))
                return;
    g_ptr_array_add(search->found[mistake], g_steal_pointer(&hint));
}

/* The value in the operand's unit with every digit it has, and at least its printed places; a moved
 * point (power) leaves just its digits. */
static char *format_exactly(const Search *search, const Operand *operand, Decimal value, gint power)
{
    Unit unit = {.factor = decimal_new(1, 0)};
    char buffer[DECIMAL_TEXT];
    if (!units_find(search->units, operand->unit, &unit))
        unit.factor = decimal_new(1, 0);
    const char *point = strchr(operand->printed, '.');
    gint places = point ? (gint)strspn(point + 1, "0123456789") : 0;
    Decimal shown = decimal_divide(value, unit.factor, 12, DECIMAL_HALF_UP);
    return g_strconcat(decimal_format(shown, MAX(power == 0 ? places : 0, shown.scale), buffer),
                       operand->unit, NULL);
}

/* A value that vanishes beside the stated figure's rounding would only take the part away. */
static gboolean matters(const Search *search, Decimal value)
{
    Decimal least = decimal_multiply(search->relation->stated.half, decimal_new(20, 0));
    return decimal_compare(decimal_abs(value), least) > 0;
}

static void try_moved(Search *search, guint index, Decimal value, gint power)
{
    const Operand *operand = operand_at(search, index);
    if (!matters(search, value) || !holds_with(search, index, value, power))
        return;
    g_autofree char *meant = format_exactly(search, operand, value, power);
    note(search, MISTAKE_SHIFTED, operand->printed, meant);
}

static void try_value(Search *search, Mistake mistake, guint index, Decimal value)
{
    const Operand *operand = operand_at(search, index);
    if (!decimal_valid(value) || decimal_equal(value, operand->value) ||
        !holds_with(search, index, value, 0))
        return;
    g_autofree char *meant = format_exactly(search, operand, value, 0);
    note(search, mistake, operand->printed, meant);
}

/* The number of the printed figure, without sign, unit and separators; FALSE if it has none to try. */
static gboolean printed_number(const char *printed, char digits[DIGITS])
{
    gsize at = 0;
    for (const char *c = printed; *c; c++) {
        if (g_ascii_isdigit(*c) || (*c == '.' && at > 0))
            digits[at++] = *c;
        else if (at > 0 && *c != ',')
            break;
        if (at + 2 >= DIGITS)
            return FALSE;
    }
    digits[at] = '\0';
    return at > 0;
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
    gboolean count = decimal_sign(operand->half) == 0;
    for (guint i = 0; amount && i < G_N_ELEMENTS(units); i++) {
        Decimal value = decimal_shift(operand->value, units[i]);
        if (!matters(search, value) || !holds_with(search, index, value, units[i]))
            continue;
        g_autofree char *other = slipped_unit(operand->unit, units[i]);
        char digits[DIGITS];
        if (!other || !printed_number(operand->printed, digits))
            continue;
        /* under a head that says 万元 people look for the figure in 万元 */
        g_autofree char *same =
            operand->bare ? format_exactly(search, operand, value, units[i]) : NULL;
        g_autofree char *meant = g_strconcat(digits, other, same ? " " : NULL, same, NULL);
        note(search, MISTAKE_UNIT, operand->printed, meant);
    }
    for (guint i = 0; !count && i < G_N_ELEMENTS(points); i++)
        try_moved(search, index, decimal_shift(operand->value, points[i]), points[i]);
}

/* TRUE if the text ends in a decimal zero that the printed number lacks: nobody meant to write that. */
static gboolean gains_zero(const char *text, const char *printed)
{
    return strchr(text, '.') && g_str_has_suffix(text, "0") && !g_str_has_suffix(printed, "0");
}

/* Tries another text in place of the figure's number. */
static void try_text(Search *search, Mistake mistake, guint index, const char *text)
{
    Decimal value;
    if (!decimal_parse(text, &value) || gains_zero(text, search->digits))
        return;
    value = decimal_multiply(value, search->factor);
    if (decimal_sign(operand_at(search, index)->value) < 0)
        value = decimal_negate(value);
    try_value(search, mistake, index, value);
}

static void try_replaced(Search *search, guint index)
{
    const char *digits = search->digits;
    char text[DIGITS];
    g_strlcpy(text, digits, sizeof text);
    for (gsize i = 0; digits[i]; i++) {
        for (char c = '0'; g_ascii_isdigit(digits[i]) && c <= '9'; c++) {
            text[i] = c;
            try_text(search, MISTAKE_DIGIT, index, text);
        }
        text[i] = digits[i];
    }
}

static void try_swapped(Search *search, guint index)
{
    const char *digits = search->digits;
    char text[DIGITS];
    for (gsize i = 0; digits[i] && digits[i + 1]; i++) {
        gsize next = digits[i + 1] == '.' ? i + 2 : i + 1;
        if (digits[i] == '.' || digits[next] == '\0')
            continue;
        g_strlcpy(text, digits, sizeof text);
        text[i] = digits[next];
        text[next] = digits[i];
        try_text(search, MISTAKE_SWAPPED, index, text);
    }
}

static guint decimals(const char *number)
{
    const char *point = strchr(number, '.');
    return point ? (guint)strspn(point + 1, "0123456789") : 0;
}

/* A digit too many, and a digit too few; a digit that was dropped stood among as many places as others print. */
static void try_lengths(Search *search, guint index)
{
    const char *digits = search->digits;
    gsize length = strlen(digits);
    char text[DIGITS + 1];
    for (gsize i = 0; i < length && length > 1; i++) {
        if (digits[i] == '.')
            continue;
        memcpy(text, digits, i);
        memcpy(text + i, digits + i + 1, length - i);
        try_text(search, MISTAKE_DOUBLED, index, text);
    }
    for (gsize i = 0; i <= length; i++) {
        memcpy(text, digits, i);
        memcpy(text + i + 1, digits + i, length - i + 1);
        for (char c = i == 0 ? '1' : '0'; c <= '9'; c++) {
            text[i] = c;
            if (decimals(text) > search->places)
                break;
            try_text(search, MISTAKE_DROPPED, index, text);
        }
    }
}

/* 454454 for 454. */
static void try_twice(Search *search, guint index)
{
    const char *digits = search->digits;
    gsize length = strlen(digits);
    if (length < 4 || length % 2 != 0 || strncmp(digits, digits + length / 2, length / 2) != 0)
        return;
    char text[DIGITS];
    g_strlcpy(text, digits, length / 2 + 1);
    try_text(search, MISTAKE_TWICE, index, text);
}

/* Two neighbours printed alike in a sum: one of them may be the other's value. */
static void try_copied(Search *search)
{
    const Relation *relation = search->relation;
    Decimal result = relation->stated.value;
    for (guint i = 0; i < relation->count; i++)
        result = decimal_subtract(result, relation->parts[i].value);
    for (guint i = 1; relation->kind == RELATION_SUM && i < relation->count; i++) {
        const Operand *part = &relation->parts[i];
        Decimal meant = decimal_add(part->value, result);
        if (strcmp(part->printed, relation->parts[i - 1].printed) == 0 &&
            strlen(part->printed) > strlen(part->unit) + 2 && decimal_sign(meant) > 0) {
            g_autofree char *text = operand_format(part, meant, search->units);
            note(search, MISTAKE_COPIED, part->printed, text);
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

/* The hints, the most telling kinds first, as long as whole kinds fit into the list. */
static char *listed(Search *search, guint *count)
{
    GString *out = g_string_new(NULL);
    guint shown = 0;
    *count = 0;
    for (Mistake mistake = 0; mistake < MISTAKES; mistake++) {
        GPtrArray *found = search->found[mistake];
        *count += found->len;
        if (shown + found->len > LISTED)
            continue;
        for (guint i = 0; i < found->len; i++)
            g_string_append_printf(out, "%s%s", out->len ? "|" : "", (char *)found->pdata[i]);
        shown += found->len;
    }
    return g_string_free(out, FALSE);
}

/* Reads the printed number of the figure; FALSE if it has none to try, or prints nought. */
static gboolean read_printed(Search *search, guint index)
{
    const Operand *operand = operand_at(search, index);
    Unit unit = {.factor = decimal_new(1, 0)};
    Decimal printed;
    if (!printed_number(operand->printed, search->digits) ||
        !decimal_parse(search->digits, &printed) || decimal_sign(printed) == 0)
        return FALSE;
    if (!units_find(search->units, operand->unit, &unit))
        unit.factor = decimal_new(1, 0);
    search->factor = unit.factor;
    return TRUE;
}

char *relation_explain(const Relation *relation, const Units *units, guint *count)
{
    Search search = {.relation = relation, .units = units};
    search.parts = g_memdup2(relation->parts, sizeof(Operand) * relation->count);
    for (Mistake mistake = 0; mistake < MISTAKES; mistake++)
        search.found[mistake] = g_ptr_array_new_with_free_func(g_free);
    search.gap = relation->stated.value;
    search.room = decimal_add(relation->stated.half, relation->stated.half);
    for (guint i = 0; i < relation->count; i++) {
        search.gap = decimal_subtract(search.gap, relation->parts[i].value);
        search.room = decimal_add(search.room, relation->parts[i].half);
    }
    for (guint i = 0; i <= relation->count; i++)
        search.places = MAX(search.places, decimals(operand_at(&search, i)->printed));
    try_structure(&search);
    try_copied(&search);
    for (guint index = 0; index <= relation->count; index++) {
        try_powers(&search, index);
        if (!read_printed(&search, index))
            continue;
        try_twice(&search, index);
        try_swapped(&search, index);
        try_lengths(&search, index);
        try_replaced(&search, index);
    }
    char *hint = listed(&search, count);
    for (Mistake mistake = 0; mistake < MISTAKES; mistake++)
        g_ptr_array_unref(search.found[mistake]);
    g_free(search.parts);
    return hint;
}
