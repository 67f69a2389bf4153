#define _GNU_SOURCE
#include "display.h"

#include "pipeline/decimal.h"

#include <string.h>

#define SIGNIFICANT                                                                                \
    15 /* digits that a stored number carries; what follows is noise of its binary form */
#define GENERAL_DIGITS 11 /* characters that General shows of a fraction */
#define DAYS_1904 1462
#define EPOCH_1900 693594 /* of 1899-12-30, as g_date_get_julian counts */
#define LAST_DAY 2958465  /* 9999-12-31 */

static const struct {
    guint number;
    const char *code;
} builtins[] = {
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {14, "yyyy/m/d"},
    {15, "d-m-yy"},
    {17, "yyyy/m"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, "yyyy\"年\"m\"月\""},
    {28, "m\"月\"d\"日\""},
    {29, "m\"月\"d\"日\""},
    {30, "m/d/yy"},
    {31, "yyyy\"年\"m\"月\"d\"日\""},
    {36, "yyyy\"年\"m\"月\""},
    {37, "#,##0;-#,##0"},
    {38, "#,##0;-#,##0"},
    {39, "#,##0.00;-#,##0.00"},
    {40, "#,##0.00;-#,##0.00"},
    {41, "#,##0;-#,##0;\"-\""},
    {42, "#,##0;-#,##0;\"-\""},
    {43, "#,##0.00;-#,##0.00;\"-\""},
    {44, "#,##0.00;-#,##0.00;\"-\""},
    {50, "yyyy\"年\"m\"月\""},
    {51, "m\"月\"d\"日\""},
    {52, "yyyy\"年\"m\"月\""},
    {53, "m\"月\"d\"日\""},
    {54, "m\"月\"d\"日\""},
    {57, "yyyy\"年\"m\"月\""},
    {58, "m\"月\"d\"日\""},
};

/* One section of a format code. */
typedef struct {
    const char *at, *end;
    guint least, most; /* places after the point */
    guint whole;       /* digits before it at least */
    guint holders;     /* placeholders before it */
    guint percents, thousandths;
    gboolean grouped, digits, date, odd;
    gboolean split; /* text stands between placeholders: 0!.0000 shows ten thousands */
} Section;

const char *display_builtin(guint number)
{
    for (guint i = 0; i < G_N_ELEMENTS(builtins); i++)
        if (builtins[i].number == number)
            return builtins[i].code;
    return NULL;
}

/* Steps over what is not a placeholder: quoted text, an escaped character, brackets, fillers. NULL when the character
 * is one. */
static const char *step_literal(const char *at, const char *end)
{
    const char *stop;
    switch (*at) {
    case '"':
        stop = memchr(at + 1, '"', (gsize)(end - at - 1));
        return stop ? stop + 1 : end;
    case '[':
        stop = memchr(at, ']', (gsize)(end - at));
        return stop ? stop + 1 : end;
    case '\\':
    case '!':
    case '_':
    case '*':
        at++;
        return at < end ? MIN(g_utf8_next_char(at), end) : end;
    default:
        return NULL;
    }
}

static void scan_placeholder(Section *section, const char *at, gboolean *point)
{
    if (strchr("0#?", *at)) {
        section->digits = TRUE;
        section->thousandths = 0;
        if (*point)
            section->most++;
        else
            section->holders++;
        if (*at == '0')
            *(*point ? &section->least : &section->whole) += 1;
        if (*at == '0' && *point)
            section->least = section->most;
    } else if (*at == '.') {
        *point = TRUE;
    } else if (*at == ',') {
        section->thousandths++; /* unless digits follow: then it groups */
        section->grouped |= section->digits && at[1] && strchr("0#?", at[1]);
    } else if (*at == '%') {
        section->percents++;
    } else if (strchr("ymdhs", g_ascii_tolower(*at))) {
        section->date = TRUE;
    } else if (strchr("E/@", *at)) {
        section->odd = TRUE;
    }
}

static Section scan_section(const char *at, const char *end)
{
    Section section = {.at = at, .end = end};
    gboolean point = FALSE, literal = FALSE;
    while (at < end) {
        const char *next = step_literal(at, end);
        literal |= next && section.digits && !point && strchr("\"\\!", *at);
        section.split |= literal && !next && strchr("0#?", *at);
        if (!next) {
            scan_placeholder(&section, at, &point);
            next = g_utf8_next_char(at);
        }
        at = next;
    }
    section.odd &= !section.date; /* d/m/y */
    return section;
}

/* The section of the code that is meant for a number of this sign, and how many there are. */
static Section find_section(const char *code, gint sign, guint *count)
{
    const char *starts[4], *at = code, *end = code + strlen(code);
    *count = 0;
    for (starts[(*count)++] = at; at < end;) {
        const char *next = step_literal(at, end);
        if (!next && *at == ';' && *count < 4)
            starts[(*count)++] = at + 1;
        at = next ? next : at + 1;
    }
    guint wanted = sign < 0 && *count > 1 ? 1 : sign == 0 && *count > 2 ? 2 : 0;
    return scan_section(starts[wanted], wanted + 1 < *count ? starts[wanted + 1] - 1 : end);
}

/* Reads `-12.5E-3` exactly; FALSE if it is no number. */
static gboolean parse_stored(const char *stored, Decimal *out)
{
    const char *e = strpbrk(stored, "eE");
    gint64 power = 0;
    g_autofree char *mantissa = e ? g_strndup(stored, (gsize)(e - stored)) : g_strdup(stored);
    if (e && !g_ascii_string_to_signed(e[1] == '+' ? e + 2 : e + 1, 10, -300, 300, &power, NULL))
        return FALSE;
    if (!decimal_parse(mantissa, out))
        return FALSE;
    *out = decimal_shift(*out, (gint)power);
    return decimal_valid(*out) && ABS(power) < 30;
}

/* Digits in front of the point; negative for zeros behind it. */
static gint magnitude(Decimal value)
{
    __int128 digits = value.digits < 0 ? -value.digits : value.digits;
    gint count = 0;
    for (; digits > 0; digits /= 10)
        count++;
    return count - value.scale;
}

static Decimal without_noise(Decimal value)
{
    gint places = SIGNIFICANT - magnitude(value);
    return value.scale > places && places >= 0 ? decimal_round(value, places, DECIMAL_HALF_UP)
                                               : value;
}

static void append_general(GString *out, Decimal value)
{
    char buffer[DECIMAL_TEXT];
    gint whole = MAX(1, magnitude(value));
    gint places = MAX(0, GENERAL_DIGITS - 1 - whole);
    g_string_append(out, decimal_format(decimal_round(value, places, DECIMAL_HALF_UP), 0, buffer));
}

/* The digits of a number that is not negative, as the section wants them. */
static void append_digits(GString *out, const Section *section, Decimal value)
{
    char buffer[DECIMAL_TEXT];
    const char *text = decimal_format(value, (gint)section->least, buffer);
    gsize whole = strcspn(text, ".");
    for (gsize i = whole; i < section->whole; i++)
        g_string_append_c(out, '0');
    if (section->whole == 0 && whole == 1 && *text == '0' && text[1] == '.')
        whole = 0;
    for (gsize i = 0; i < whole; i++) {
        g_string_append_c(out, text[i]);
        if (section->grouped && i + 1 < whole && (whole - i - 1) % 3 == 0)
            g_string_append_c(out, ',');
    }
    g_string_append(out, text + strcspn(text, "."));
}

/* The text of a literal; the sign of a currency, but no colour. */
static void append_literal(GString *out, const char *at, const char *next)
{
    if (*at == '"')
        g_string_append_len(out, at + 1, next - at - (next[-1] == '"' && next - at > 1 ? 2 : 1));
    else if (*at == '\\' || *at == '!')
        g_string_append_len(out, at + 1, next - at - 1);
    else if (*at == '[' && at[1] == '$')
        g_string_append_len(out, at + 2, (gssize)strcspn(at + 2, "-]"));
}

/* The same with text between the placeholders: each takes one digit, the first of them all that are too many. */
static void append_split(GString *out, const Section *section, Decimal value)
{
    char buffer[DECIMAL_TEXT];
    g_autoptr(GString) digits = g_string_new(decimal_format(value, 0, buffer));
    g_string_truncate(digits, strcspn(digits->str, "."));
    while (digits->len < section->holders)
        g_string_prepend_c(digits, '0');
    gsize given = 0;
    for (const char *at = section->at, *next; at < section->end; at = next) {
        next = step_literal(at, section->end);
        if (next) {
            append_literal(out, at, next);
            continue;
        }
        next = g_utf8_next_char(at);
        gsize count = given == 0 ? digits->len - section->holders + 1 : 1;
        if (strchr("0#?", *at) && given + count <= digits->len) {
            g_string_append_len(out, digits->str + given, (gssize)count);
            given += count;
        } else if (!strchr("0#?,", *at)) {
            g_string_append_len(out, at, next - at);
        }
    }
}

static void append_section(GString *out, const Section *section, Decimal value)
{
    if (section->split && section->most == 0) {
        append_split(out, section, value);
        return;
    }
    gboolean done = FALSE;
    for (const char *at = section->at, *next; at < section->end; at = next) {
        next = step_literal(at, section->end);
        if (next) {
            append_literal(out, at, next);
            continue;
        }
        next = g_utf8_next_char(at);
        if (strchr("0#?.,", *at)) {
            if (!done && section->digits && *at != ',')
                append_digits(out, section, value);
            done |= *at != ',';
        } else {
            g_string_append_len(out, at, next - at);
        }
    }
}

/* A moment, taken apart. */
typedef struct {
    GDate date;
    guint hour, minute, second;
} Moment;

static gboolean moment_of(Decimal value, gboolean epoch1904, Moment *moment)
{
    Decimal days = decimal_round(value, 0, DECIMAL_FLOOR);
    char buffer[DECIMAL_TEXT];
    Decimal rest = decimal_round(
        decimal_multiply(decimal_subtract(value, days), decimal_new(86400, 0)), 0, DECIMAL_HALF_UP);
    guint64 day, second = g_ascii_strtoull(decimal_format(rest, 0, buffer), NULL, 10);
    if (!g_ascii_string_to_unsigned(decimal_format(days, 0, buffer), 10, 0, LAST_DAY, &day, NULL))
        return FALSE;
    day += EPOCH_1900 + (epoch1904 ? DAYS_1904 : 0) + second / 86400;
    g_date_clear(&moment->date, 1);
    g_date_set_julian(&moment->date, (guint32)day);
    second %= 86400;
    moment->hour = (guint)(second / 3600);
    moment->minute = (guint)(second / 60 % 60);
    moment->second = (guint)(second % 60);
    return TRUE;
}

/* One letter repeated: yyyy, mm, d; minutes when hours stand before. */
static void append_moment(GString *out, const Moment *moment, char letter, guint length,
                          gboolean minutes)
{
    guint value = letter == 'y'   ? g_date_get_year(&moment->date) % (length > 2 ? 10000 : 100)
                  : letter == 'd' ? g_date_get_day(&moment->date)
                  : letter == 'h' ? moment->hour
                  : letter == 's' ? moment->second
                  : minutes       ? moment->minute
                                  : g_date_get_month(&moment->date);
    if (length >= 3 && letter == 'd') /* a day of the week */
        return;
    g_string_append_printf(out, "%0*u", (int)(letter == 'y' && length > 2 ? 4 : MIN(length, 2)),
                           value);
}

static void append_date(GString *out, const Section *section, const Moment *moment)
{
    gboolean minutes = FALSE;
    for (const char *at = section->at, *next; at < section->end; at = next) {
        next = step_literal(at, section->end);
        if (next) {
            append_literal(out, at, next);
            continue;
        }
        char letter = g_ascii_tolower(*at);
        next = g_utf8_next_char(at);
        if (!strchr("ymdhs", letter)) {
            if (!strchr("@;", *at))
                g_string_append_len(out, at, next - at);
            continue;
        }
        while (next < section->end && g_ascii_tolower(*next) == letter)
            next++;
        append_moment(out, moment, letter, (guint)(next - at), minutes);
        minutes = letter == 'h';
    }
}

/* [>=10000]…: which section is meant does not go by the sign. */
static gboolean is_conditional(const char *code)
{
    for (const char *at = code; (at = strchr(at, '[')); at++)
        if (at[1] && strchr("<>=", at[1]))
            return TRUE;
    return FALSE;
}

void display_number(GString *out, const char *stored, const char *code, gboolean epoch1904)
{
    Decimal value;
    Moment moment;
    guint count;
    if (!parse_stored(stored, &value)) {
        g_string_append(out, stored);
        return;
    }
    value = without_noise(value);
    Section section = find_section(code ? code : "General", decimal_sign(value), &count);
    if (!code || strcasestr(code, "General") || is_conditional(code) || section.odd ||
        (!section.digits && !section.date && section.at == section.end)) {
        append_general(out, value);
    } else if (section.date && moment_of(value, epoch1904, &moment)) {
        append_date(out, &section, &moment);
    } else if (section.date) {
        append_general(out, value);
    } else {
        gint power = 2 * (gint)section.percents - 3 * (gint)section.thousandths;
        Decimal shown = decimal_round(decimal_shift(decimal_abs(value), power), (gint)section.most,
                                      DECIMAL_HALF_UP);
        if (decimal_sign(value) < 0 && count == 1 && decimal_sign(shown) != 0)
            g_string_append_c(out, '-');
        append_section(out, &section, shown);
    }
}
