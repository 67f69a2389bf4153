#include "letters.h"

#include <string.h>

/* A number for the character of `bytes` bytes. */
static inline guint number_at(const guchar *c, gsize bytes)
{
    return bytes == 3 ? c[1] + 37u * c[2] : c[bytes - 1] + 11u * (guint)bytes;
}

static inline guint64 bit(guint number)
{
    return (guint64)1 << (number & 63);
}

/* The bit of two neighbours, by their numbers. */
static inline guint64 pair_bit(guint first, guint second)
{
    return bit(first * 23 + second * 5 + (first >> 6) + (second >> 4));
}

Letters letters_of(const char *text, gsize length)
{
    const guchar *c = (const guchar *)text, *end = c + length;
    Letters letters = {0, 0};
    guint before = 0;
    for (gsize bytes; c < end; c += bytes) {
        bytes = (gsize)g_utf8_skip[*c];
        if (bytes > (gsize)(end - c))
            break;
        guint number = number_at(c, bytes);
        letters.single |= bit(number);
        letters.pairs |= pair_bit(before, number);
        before = number;
    }
    return letters;
}

/* An expression while it is read; `lost` once it holds something that is not understood. */
typedef struct {
    const char *at;
    gboolean lost;
} Reader;

static const Needs nothing = {.choices = {{0, 0}}, .count = 1};

static Needs read_choices(Reader *reader);

/* Both are needed: every choice of one with every choice of the other, or the first alone where these are too many. */
static Needs with(const Needs *a, const Needs *b)
{
    Needs both = {.count = 0};
    if (a->count * b->count > LETTERS_CHOICES)
        return *a;
    for (guint i = 0; i < a->count; i++)
        for (guint k = 0; k < b->count; k++)
            both.choices[both.count++] = (Letters){a->choices[i].single | b->choices[k].single,
                                                   a->choices[i].pairs | b->choices[k].pairs};
    return both;
}

/* One of them is needed: nothing at all where the choices are too many. */
static Needs either(const Needs *a, const Needs *b)
{
    Needs all = *a;
    if (a->count + b->count > LETTERS_CHOICES)
        return nothing;
    memcpy(all.choices + all.count, b->choices, sizeof(Letters) * b->count);
    all.count += b->count;
    return all;
}

/* [年月] needs one of its characters; [^，。], [])] and [0-9] are passed over. */
static Needs read_class(Reader *reader)
{
    const char *c = reader->at + 1;
    Needs needs = {.count = 0}; /* and all bits 0 */
    gboolean plain = *c != '^' && *c != ']';
    c += *c == '^';
    for (gboolean first = TRUE; *c && (*c != ']' || first); first = FALSE) {
        gsize bytes = (gsize)g_utf8_skip[(guchar)*c];
        plain = plain && !strchr("-\\[", *c) && needs.count < LETTERS_CHOICES;
        if (plain)
            needs.choices[needs.count++].single = bit(number_at((const guchar *)c, bytes));
        reader->lost = reader->lost || (*c == '[' && c[1] == ':'); /* [[:digit:]] */
        c += *c == '\\' && c[1] ? 2 : bytes;
    }
    reader->lost = reader->lost || *c == '\0';
    reader->at = *c ? c + 1 : c;
    return plain ? needs : nothing;
}

/* Behind a backslash: a mark for itself, or a kind of characters. */
static Needs read_escape(Reader *reader)
{
    const char *c = reader->at + 1;
    Needs needs = nothing;
    if (g_ascii_isalnum(*c) || *c == '\0') {
        reader->lost = reader->lost || *c == '\0' || !strchr("dDsSwWbBhHvVAzZ", *c);
        reader->at = c + (*c != '\0');
        return needs;
    }
    gsize bytes = (gsize)g_utf8_skip[(guchar)*c];
    needs.choices[0].single = bit(number_at((const guchar *)c, bytes));
    reader->at = c + bytes;
    return needs;
}

/* (…), (?:…), (?=…): what looks around needs nothing of its own. */
static Needs read_group(Reader *reader)
{
    static const char *const looks[] = {"(?=", "(?!", "(?<=", "(?<!"};
    gboolean look = FALSE;
    gsize opening = 1;
    for (guint i = 0; !look && i < G_N_ELEMENTS(looks); i++)
        if ((look = g_str_has_prefix(reader->at, looks[i])))
            opening = strlen(looks[i]);
    if (!look && g_str_has_prefix(reader->at, "(?:"))
        opening = 3;
    else if (!look && (reader->at[1] == '?' || reader->at[1] == '*'))
        reader->lost = TRUE; /* an option, or a group of a kind of its own */
    reader->at += opening;
    Needs needs = read_choices(reader);
    reader->lost = reader->lost || *reader->at != ')';
    reader->at += *reader->at == ')';
    return look ? nothing : needs;
}

/* The number of the character that stands for itself there. */
static guint literal_at(const Reader *reader)
{
    const guchar *c = (const guchar *)reader->at;
    return number_at(c, (gsize)g_utf8_skip[*c]);
}

/* What is no literal. */
static Needs read_atom(Reader *reader)
{
    Needs needs = nothing;
    switch (*reader->at) {
    case '(':
        return read_group(reader);
    case '[':
        return read_class(reader);
    case '\\':
        return read_escape(reader);
    default: /* ^, $, . */
        reader->at++;
        return needs;
    }
}

/* Passes over ?, *, +, {n,m} and what makes them lazy; TRUE if the atom before may be left out. */
static gboolean may_lack(Reader *reader)
{
    const char *c = reader->at;
    gboolean lack = *c == '?' || *c == '*';
    if (*c == '{') {
        lack = !g_ascii_isdigit(c[1]) || g_ascii_strtoull(c + 1, NULL, 10) == 0;
        const char *end = strchr(c, '}');
        reader->lost = reader->lost || !end;
        reader->at = end ? end + 1 : c + strlen(c);
    } else if (lack || *c == '+') {
        reader->at++;
    } else {
        return FALSE;
    }
    reader->at += *reader->at == '?' || *reader->at == '+';
    return lack;
}

/* What stands there for itself, into `all` unless it may be left out; TRUE if it may not. */
static gboolean read_literal(Reader *reader, gboolean beside, guint before, Letters *all)
{
    guint number = literal_at(reader);
    reader->at += g_utf8_skip[(guchar)*reader->at];
    if (may_lack(reader))
        return FALSE;
    all->single |= bit(number);
    all->pairs |= beside ? pair_bit(before, number) : 0;
    return TRUE;
}

static Needs read_sequence(Reader *reader)
{
    Needs needs = nothing, literals = nothing;
    gboolean beside = FALSE; /* right behind a literal, of number `before` */
    guint before = 0;
    while (*reader->at && *reader->at != '|' && *reader->at != ')' && !reader->lost) {
        if (!strchr("([\\^$.", *reader->at)) {
            guint number = literal_at(reader);
            beside = read_literal(reader, beside, before, &literals.choices[0]);
            before = number;
            continue;
        }
        Needs atom = read_atom(reader);
        beside = FALSE;
        if (!may_lack(reader))
            needs = with(&needs, &atom);
    }
    return with(&needs, &literals);
}

static Needs read_choices(Reader *reader)
{
    Needs needs = read_sequence(reader);
    while (*reader->at == '|' && !reader->lost) {
        reader->at++;
        Needs other = read_sequence(reader);
        needs = either(&needs, &other);
    }
    return needs;
}

Needs needs_of(const char *expression)
{
    Reader reader = {.at = expression};
    Needs needs = read_choices(&reader);
    for (guint i = 0; i < needs.count; i++)
        if (needs.choices[i].single == 0)
            return (Needs){.count = 0};
    return reader.lost || *reader.at ? (Needs){.count = 0} : needs;
}
