#include "unit.h"

#include "text.h"

#include <string.h>

#define UNITS_HEADER "unit kind dim factor exact han unless apart"

typedef enum {
    UNIT_NAME,
    UNIT_KIND,
    UNIT_DIM,
    UNIT_FACTOR,
    UNIT_EXACT,
    UNIT_HAN,
    UNIT_UNLESS,
    UNIT_APART
} Column;

typedef struct {
    Unit unit;
    char **unless; /* words that begin like the unit and are none */
    char **apart;  /* the same, behind a blank */
} Entry;

/* Names as a tree of bytes: a node's children hang on `child`, its siblings on `next`. */
typedef struct {
    char byte;
    guint next, child; /* 0: none */
    gint base, scale;  /* entries that end here; -1: none */
} Node;

#define ASKED 64 /* answers that are remembered, each in the place that its text gives it */
#define ASKED_BYTES                                                                                \
    16 /* of a text that is remembered, its end included: nearly every unit is short */

/* What units_find said of a text: few texts are asked for again and again. */
typedef struct {
    guint64 text[ASKED_BYTES / sizeof(guint64)]; /* 0: nothing asked */
    Unit unit;
    gboolean found;
} Asked;

/* Where the names with one first character branch off, which saves the way there: nearly every text begins no name. */
typedef struct {
    const char *name; /* one of them, borrowed from the table */
    gsize bytes;      /* of the character */
    guint node;       /* of its last byte */
    guint next;       /* that may begin alike, counted from 1; 0: none */
} Start;

struct Units {
    GArray *entries;  /* Entry */
    GArray *nodes;    /* Node; the first is the root */
    GArray *starts;   /* Start */
    guint alike[256]; /* by text_lead_number: the first start that may begin so, counted from 1 */
    GPtrArray *cues;  /* borrowed words */
    Asked *asked;
};

/* What of a text a name takes. */
typedef struct {
    gsize bytes;
    const Entry *entry;
} Found;

static void entry_clear(gpointer data)
{
    Entry *entry = data;
    g_strfreev(entry->unless);
    g_strfreev(entry->apart);
}

static Node *node(const Units *units, guint index)
{
    return &g_array_index(units->nodes, Node, index);
}

static guint add_node(Units *units, char byte)
{
    Node fresh = {.byte = byte, .base = -1, .scale = -1};
    g_array_append_val(units->nodes, fresh);
    return units->nodes->len - 1;
}

static guint child_of(const Units *units, guint parent, char byte)
{
    guint child = node(units, parent)->child;
    while (child && node(units, child)->byte != byte)
        child = node(units, child)->next;
    return child;
}

/* What the text's first character begins, or NULL. */
static const Start *start_of(const Units *units, const char *text)
{
    for (guint i = units->alike[text_lead_number(text)]; i > 0;) {
        const Start *start = &g_array_index(units->starts, Start, i - 1);
        gsize same = 0;
        while (same < start->bytes && text[same] == start->name[same])
            same++;
        if (same == start->bytes)
            return start;
        i = start->next;
    }
    return NULL;
}

static Node *node_for(Units *units, const char *name)
{
    guint at = 0;
    Start start = {name, (gsize)g_utf8_skip[(guchar)*name], 0,
                   units->alike[text_lead_number(name)]};
    for (const char *c = name; *c; c++) {
        guint child = child_of(units, at, *c);
        if (!child) {
            child = add_node(units, *c);
            node(units, child)->next = node(units, at)->child;
            node(units, at)->child = child;
        }
        at = child;
        start.node = c < name + start.bytes ? at : start.node;
    }
    if (!start_of(units, name)) {
        g_array_append_val(units->starts, start);
        units->alike[text_lead_number(name)] = units->starts->len;
    }
    return node(units, at);
}

static char **words(const char *cell)
{
    return *cell ? g_strsplit(cell, " ", -1) : NULL;
}

static gboolean add_unit(Units *units, const ConfigTable *table, guint row, GError **error)
{
    const char *kind = table_cell(table, row, UNIT_KIND);
    gboolean scale = strcmp(kind, "multiplier") == 0;
    Entry entry = {.unit = {.dim = table_cell(table, row, UNIT_DIM), .scale = scale}};

    if (!decimal_parse(table_cell(table, row, UNIT_FACTOR), &entry.unit.factor) ||
        decimal_sign(entry.unit.factor) <= 0) {
        table_error(table, row, error, "a factor above zero in column `factor'");
        return FALSE;
    }
    if (!table_flag(table, row, UNIT_EXACT, &entry.unit.exact, error) ||
        !table_flag(table, row, UNIT_HAN, &entry.unit.han, error))
        return FALSE;
    entry.unless = words(table_cell(table, row, UNIT_UNLESS));
    entry.apart = words(table_cell(table, row, UNIT_APART));
    g_array_append_val(units->entries, entry);
    Node *end = node_for(units, table_cell(table, row, UNIT_NAME));
    *(scale ? &end->scale : &end->base) = (gint)units->entries->len - 1;
    return TRUE;
}

static gboolean add_row(Units *units, const ConfigTable *table, guint row, GError **error)
{
    const char *kind = table_cell(table, row, UNIT_KIND);
    if (*table_cell(table, row, UNIT_NAME) == '\0') {
        table_error(table, row, error, "a unit in the first column");
        return FALSE;
    }
    if (strcmp(kind, "cue") == 0) {
        g_ptr_array_add(units->cues, (gpointer)table_cell(table, row, UNIT_NAME));
        return TRUE;
    }
    if (strcmp(kind, "base") == 0 || strcmp(kind, "multiplier") == 0)
        return add_unit(units, table, row, error);
    table_error(table, row, error, "`base', `multiplier' or `cue' in column `kind'");
    return FALSE;
}

Units *units_new(Config *config, GError **error)
{
    const ConfigTable *table = config_table(config, "units.tsv", UNITS_HEADER, error);
    if (!table)
        return NULL;
    g_autoptr(Units) units = g_new0(Units, 1);
    units->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    g_array_set_clear_func(units->entries, entry_clear);
    units->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    units->starts = g_array_new(FALSE, FALSE, sizeof(Start));
    units->cues = g_ptr_array_new();
    units->asked = g_new0(Asked, ASKED);
    add_node(units, '\0');
    for (guint row = 0; row < table_rows(table); row++)
        if (!add_row(units, table, row, error))
            return NULL;
    return g_steal_pointer(&units);
}

void units_free(Units *units)
{
    if (!units)
        return;
    g_array_unref(units->entries);
    g_array_unref(units->nodes);
    g_array_unref(units->starts);
    g_ptr_array_unref(units->cues);
    g_free(units->asked);
    g_free(units);
}

static gboolean begins_with(char **list, const char *text)
{
    for (; list && *list; list++) {
        const char *a = *list, *b = text;
        while (*a && *a == *b)
            a++, b++;
        if (*a == '\0')
            return TRUE;
    }
    return FALSE;
}

/* Takes an entry that ends at byte `bytes` of the text, unless one of its exceptions applies. */
static void take(const Units *units, gint index, const char *text, gsize bytes, gboolean apart,
                 Found *found)
{
    if (index < 0)
        return;
    const Entry *entry = &g_array_index(units->entries, Entry, index);
    if (!begins_with(entry->unless, text) && !(apart && begins_with(entry->apart, text)))
        *found = (Found){bytes, entry};
}

/* The longest unit at the start of the text, and into *scale (may be NULL) the longest multiplier. */
static Found longest(const Units *units, const char *text, gboolean apart, Found *scale)
{
    Found base = {0, NULL};
    const Start *start = start_of(units, text);
    guint at = start ? start->node : 0;
    for (gsize bytes = start ? start->bytes : 0; at; at = child_of(units, at, text[bytes++])) {
        take(units, node(units, at)->base, text, bytes, apart, &base);
        if (scale)
            take(units, node(units, at)->scale, text, bytes, apart, scale);
    }
    return base;
}

static gsize blanks(const char *text)
{
    const char *c = text;
    for (gsize blank; (blank = text_blank(c)) > 0;)
        c += blank;
    return (gsize)(c - text);
}

static gboolean is_money(const char *dim)
{
    return strcmp(dim, "money") == 0 || g_str_has_prefix(dim, "foreign");
}

/* 台(套), 家(所): the unit in brackets belongs to the first. */
static gsize alternative(const Units *units, const char *text)
{
    if (*text != '(')
        return 0;
    gsize bytes = longest(units, text + 1, FALSE, NULL).bytes;
    return bytes > 0 && text[1 + bytes] == ')' ? bytes + 2 : 0;
}

/* The base behind a multiplier; between 万 and 元 a blank may stand where a line was broken. */
static Found scaled_base(const Units *units, const char *text)
{
    gsize gap = blanks(text);
    Found base = longest(units, text + gap, gap > 0, NULL);
    if (base.entry && gap > 0 && !is_money(base.entry->unit.dim))
        return (Found){0, NULL};
    base.bytes += base.entry ? gap : 0;
    return base;
}

gsize units_match(const Units *units, const char *text, Unit *unit)
{
    gsize gap = blanks(text);
    const char *start = text + gap;
    Found scale = {0, NULL}, scaled = {0, NULL};
    Found base = longest(units, start, gap > 0, &scale);

    if (scale.entry)
        scaled = scaled_base(units, start + scale.bytes);
    gsize bytes = scale.bytes + scaled.bytes;
    if (!base.entry && !scale.entry)
        return 0;
    if (base.bytes >= bytes) {
        *unit = base.entry->unit;
        bytes = base.bytes;
    } else if (scaled.entry) {
        *unit = scaled.entry->unit;
        unit->factor = decimal_multiply(unit->factor, scale.entry->unit.factor);
        unit->exact = FALSE;
    } else {
        *unit = scale.entry->unit;
    }
    return gap + bytes + (unit->scale ? 0 : alternative(units, start + bytes));
}

static gboolean find(const Units *units, const char *text, gsize size, Unit *unit)
{
    g_autofree char *plain = g_malloc(size);
    text_plain(text, plain);
    gsize bytes = units_match(units, plain, unit);
    return bytes > 0 && plain[bytes] == '\0';
}

gboolean units_find(const Units *units, const char *text, Unit *unit)
{
    gsize size = strlen(text) + 1;
    guint64 key[ASKED_BYTES / sizeof(guint64)] = {0};
    if (size == 1 || size > ASKED_BYTES)
        return size > 1 && find(units, text, size, unit);
    memcpy(key, text, size);
    Asked *asked = &units->asked[(key[0] ^ key[1]) * 0x9E3779B97F4A7C15u >> 58];
    if (memcmp(asked->text, key, sizeof key) != 0) {
        memcpy(asked->text, key, sizeof key);
        asked->found = find(units, text, size, &asked->unit);
    }
    if (asked->found)
        *unit = asked->unit;
    return asked->found;
}

Decimal units_factor(const Units *units, const char *text)
{
    Unit unit;
    return units_find(units, text, &unit) ? unit.factor : decimal_new(1, 0);
}

gboolean units_money(const Units *units, const char *text, gsize length)
{
    for (guint i = 0; i < units->cues->len; i++)
        if (g_strstr_len(text, (gssize)length, units->cues->pdata[i]))
            return TRUE;
    return FALSE;
}

gboolean units_amount(const Units *units, const char *text, Decimal *value, Decimal *half)
{
    gsize digits = strspn(text, "0123456789.");
    g_autofree char *number = g_strndup(text, digits);
    Unit unit;
    if (!decimal_parse(number, value) || !units_find(units, text + digits, &unit))
        return FALSE;
    const char *point = strchr(number, '.');
    gint places = point ? (gint)strlen(point + 1) : 0;
    *value = decimal_multiply(*value, unit.factor);
    if (half)
        *half = decimal_multiply(decimal_new(5, places + 1), unit.factor);
    return TRUE;
}
