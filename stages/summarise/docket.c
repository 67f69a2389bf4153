#include "docket.h"

#include <string.h>

#define KEY_PREFIX 56
#define KEY_MAIN 24
#define KEY_SUB_MASK ((1u << KEY_MAIN) - 1)

/* The digits at *text as a number; *text moves behind them. */
static Key take_number(const char **text)
{
    Key number = 0;
    for (guint digit; (digit = (guint) * *text - '0') <= 9; (*text)++)
        number = number * 10 + digit;
    return number;
}

/* The number that stands before a blank or the end, the text then standing behind it. */
static Key take_key(const char **text)
{
    const char *nr = *text, *end = nr + strcspn(nr, " ");
    Key prefix = 0;
    *text = end;
    for (; g_ascii_isalpha(*nr); nr++)
        prefix = (Key)(guchar)*nr;
    if (!g_ascii_isdigit(*nr))
        return 0;
    Key number = take_number(&nr) & G_MAXUINT32, sub = 0;
    if (*nr == '.') {
        nr++;
        sub = take_number(&nr) & KEY_SUB_MASK;
    }
    return nr < end ? 0 : prefix << KEY_PREFIX | number << KEY_MAIN | sub;
}

Key key_parse(const char *nr)
{
    Key key = take_key(&nr);
    return *nr ? 0 : key;
}

Key key_parent(Key key)
{
    return key & ~(Key)KEY_SUB_MASK;
}

Docket *docket_new(void)
{
    Docket *docket = g_new0(Docket, 1);
    docket->arena = arena_new();
    docket->places = g_array_new(FALSE, TRUE, sizeof(Place));
    docket->labels = g_array_new(FALSE, TRUE, sizeof(Place));
    docket->parts = g_array_new(FALSE, TRUE, sizeof(Part));
    docket->items = g_ptr_array_new();
    return docket;
}

void docket_free(Docket *docket)
{
    if (!docket)
        return;
    arena_free(docket->arena);
    g_array_unref(docket->places);
    g_array_unref(docket->labels);
    g_array_unref(docket->parts);
    g_ptr_array_unref(docket->items);
    g_free(docket);
}

/* The field's text; NUL bytes become blanks, so that offsets into it stay right. */
static const char *keep(Docket *docket, const Record *record, guint column)
{
    gsize length = record_length(record, column);
    char *text = arena_copy(docket->arena, record->field[column], length), *end = text + length;
    for (char *c = memchr(text, '\0', length); c; c = memchr(c, '\0', (gsize)(end - c)))
        *c = ' ';
    return text;
}

static const char *keep_both(Docket *docket, const char *first, const char *second)
{
    gsize before = strlen(first), behind = strlen(second);
    char *text = arena_alloc(docket->arena, before + behind + 1);
    memcpy(text, first, before);
    memcpy(text + before, second, behind);
    return text;
}

static void begin(Docket *docket, const Record *record)
{
    arena_clear(docket->arena);
    g_array_set_size(docket->places, 0);
    g_array_set_size(docket->labels, 0);
    g_array_set_size(docket->parts, 0);
    g_ptr_array_set_size(docket->items, 0);
    docket->number = record_number(record, COMMON_DOC);
    /* a name is shown as the lists write it, so that it is one line and one word everywhere */
    g_autoptr(GString) name = g_string_new(NULL);
    record_escape(name, record->field[DOC_NAME], record_length(record, DOC_NAME));
    docket->name = arena_copy(docket->arena, name->str, name->len);
    docket->identity =
        *record->field[DOC_IDENTITY] ? keep(docket, record, DOC_IDENTITY) : docket->name;
    docket->format = keep(docket, record, DOC_FORMAT);
    docket->dropped = 0;
    docket->unread = FALSE;
    docket->page = 0;
    docket->recognised = docket->scanned = FALSE;
    docket->open = TRUE;
}

static void add_part(Docket *docket, const Record *record)
{
    Part part = {key_parse(record->field[COMMON_NR]), keep(docket, record, PART_TITLE)};
    g_array_append_val(docket->parts, part);
}

static void place_cell(Place *place, const Record *record)
{
    place->table = record_number(record, CELL_TABLE);
    place->row = record_number(record, CELL_ROW);
    place->column = record_number(record, CELL_COLUMN);
    place->rowspan = record_number(record, CELL_ROWSPAN);
    place->colspan = record_number(record, CELL_COLSPAN);
}

/* Sentences, headings, figures and dates: a line, a column and a text at the kind's own columns. */
static void add_place(Docket *docket, const Record *record)
{
    static const struct {
        guint line, col, text, at, length;
    } columns[RECORD_KINDS] = {
        [RECORD_HEAD] = {HEAD_LINE, HEAD_COL, HEAD_TEXT, 0, 0},
        [RECORD_TEXT] = {TEXT_LINE, TEXT_COL, TEXT_TEXT, 0, 0},
        [RECORD_TABLE] = {TABLE_LINE, COMMON_KIND, TABLE_CAPTION, 0, 0},
        [RECORD_CELL] = {CELL_LINE, CELL_COL, CELL_TEXT, 0, 0},
        [RECORD_QTY] = {QTY_LINE, QTY_COL, QTY_PRINTED, QTY_AT, QTY_LEN},
        [RECORD_DATE] = {DATE_LINE, DATE_COL, DATE_PRINTED, DATE_AT, DATE_LEN},
    };
    RecordKind kind = record->kind;
    Place place = {
        .key = key_parse(record->field[COMMON_NR]),
        .kind = kind,
        .line = record_number(record, columns[kind].line),
        .col = record_number(record, columns[kind].col),
        .page = docket->page,
        .recognised = docket->recognised,
        .text = keep(docket, record, columns[kind].text),
    };
    if (columns[kind].at) {
        place.at = record_number(record, columns[kind].at);
        place.length = record_number(record, columns[kind].length);
    }
    if (kind == RECORD_CELL)
        place_cell(&place, record);
    else if (kind == RECORD_TABLE)
        place.table = record_number(record, TABLE_TABLE);
    else if (kind == RECORD_TEXT)
        place.group = record_number(record, TEXT_PARA);
    if (kind == RECORD_HEAD) {
        place.group = record_number(record, HEAD_LEVEL);
        place.run_in = record_number(record, HEAD_INLINE) == 1;
        place.text = keep_both(docket, record->field[HEAD_NUMBER], record->field[HEAD_TEXT]);
    }
    g_array_append_val(docket->places, place);
}

static void add_entry(Docket *docket, const Record *record)
{
    Key cell = key_parse(record->field[ENTRY_CELL]), figure = key_parse(record->field[ENTRY_QTY]);
    Place place = {
        .key = key_parse(record->field[COMMON_NR]),
        .kind = RECORD_ENTRY,
        .target = figure ? figure : cell,
        .text = "",
        .label = keep(docket, record, ENTRY_LABEL),
        .header = keep(docket, record, ENTRY_HEADER),
    };
    g_array_append_val(docket->places, place);
    place.key = cell;
    g_array_append_val(docket->labels, place);
}

static void read_operands(Docket *docket, Item *item, const char *text)
{
    guint most = 1;
    for (const char *c = text; (c = strchr(c, ' ')); c++)
        most++;
    Key *keys = arena_alloc(docket->arena, most * sizeof(Key));
    for (const char *c = text; *c; c += *c == ' ') {
        Key key = take_key(&c);
        if (key)
            keys[item->operand_count++] = key;
    }
    item->operands = keys;
}

static void add_check(Docket *docket, const Record *record, const Rules *rules)
{
    static const Rule unknown = {.id = "", .family = "", .severity = SEVERITY_WARNING, .on = TRUE};
    const Rule *rule = rules_find(rules, record->field[CHECK_RULE]);
    if (rule && !rule->on) {
        docket->dropped++;
        return;
    }
    Item *item = arena_new0(docket->arena, Item);
    item->rule = rule ? rule : &unknown;
    item->key = key_parse(record->field[COMMON_NR]);
    item->cause = key_parse(record->field[CHECK_CAUSE]);
    item->order = docket->items->len;
    item->check = (Check){
        .rule = keep(docket, record, CHECK_RULE),
        .outcome = outcome_find(record->field[CHECK_OUTCOME]),
        .severity = severity_find(record->field[CHECK_SEVERITY]),
        .line = record_number(record, CHECK_LINE),
        .col = record_number(record, CHECK_COL),
        .label = keep(docket, record, CHECK_LABEL),
        .reported = keep(docket, record, CHECK_REPORTED),
        .expected = keep(docket, record, CHECK_EXPECTED),
        .arith = keep(docket, record, CHECK_ARITH),
        .args = keep(docket, record, CHECK_ARGS),
        .hint = keep(docket, record, CHECK_HINT),
        .reason = keep(docket, record, CHECK_REASON),
        .cause = keep(docket, record, CHECK_CAUSE),
    };
    read_operands(docket, item, record->field[CHECK_OPERANDS]);
    g_ptr_array_add(docket->items, item);
}

void docket_add(Docket *docket, const Record *record, const Rules *rules)
{
    switch (record->kind) {
    case RECORD_DOC:
        begin(docket, record);
        break;
    case RECORD_PART:
        add_part(docket, record);
        break;
    case RECORD_PAGE:
        docket->page = record_number(record, PAGE_PAGE);
        docket->recognised = *record->field[PAGE_ORIGIN] != '\0';
        docket->scanned |= docket->recognised;
        break;
    case RECORD_ENTRY:
        add_entry(docket, record);
        break;
    case RECORD_CHECK:
        add_check(docket, record, rules);
        break;
    case RECORD_END:
        docket->unread = strcmp(record->field[END_STATUS], "unread") == 0;
        docket->open = FALSE;
        break;
    default:
        add_place(docket, record);
    }
}

static gint by_key(gconstpointer a, gconstpointer b)
{
    Key x = ((const Place *)a)->key, y = ((const Place *)b)->key;
    return (x > y) - (x < y);
}

static gint by_position(gconstpointer a, gconstpointer b)
{
    const Item *x = *(Item *const *)a, *y = *(Item *const *)b;
    if (x->check.line != y->check.line)
        return x->check.line < y->check.line ? -1 : 1;
    if (x->check.col != y->check.col)
        return x->check.col < y->check.col ? -1 : 1;
    int order = strcmp(x->check.rule, y->check.rule);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

static void sort_places(GArray *places)
{
    for (guint i = 1; i < places->len; i++)
        if (by_key(&g_array_index(places, Place, i - 1), &g_array_index(places, Place, i)) > 0) {
            g_array_sort(places, by_key);
            return;
        }
}

/* TRUE if a figure that the check names was read off a picture, or, when it names none, its line was. */
static gboolean is_recognised(const Docket *docket, const Item *item)
{
    for (guint i = 0; i < item->operand_count; i++) {
        const Place *place = docket_place(docket, item->operands[i]);
        if (place && place->recognised)
            return TRUE;
    }
    for (guint i = 0; item->operand_count == 0 && i < docket->places->len; i++) {
        const Place *place = &g_array_index(docket->places, Place, i);
        if (place->recognised && (item->check.line == 0 || place->line == item->check.line))
            return TRUE;
    }
    return FALSE;
}

void docket_complete(Docket *docket)
{
    sort_places(docket->places);
    sort_places(docket->labels);
    for (guint i = 0; docket->scanned && i < docket->items->len; i++) {
        Item *item = docket->items->pdata[i];
        item->recognised = is_recognised(docket, item);
    }
    g_ptr_array_sort(docket->items, by_position);
}

static const Place *find(const GArray *places, Key key)
{
    const Place *all = (const Place *)(gpointer)places->data;
    guint from = 0, to = places->len;
    while (from < to) {
        guint middle = from + (to - from) / 2;
        if (all[middle].key < key)
            from = middle + 1;
        else
            to = middle;
    }
    return key && from < places->len && all[from].key == key ? &all[from] : NULL;
}

const Place *docket_place(const Docket *docket, Key key)
{
    const Place *place = find(docket->places, key);
    return place && place->kind == RECORD_ENTRY ? find(docket->places, place->target) : place;
}

const Place *docket_entry(const Docket *docket, Key cell)
{
    return find(docket->labels, cell);
}

const char *docket_part(const Docket *docket, Key key)
{
    const char *title = NULL;
    if (docket->parts->len < 2 || key >> KEY_PREFIX)
        return NULL;
    for (guint i = 0; i < docket->parts->len; i++) {
        const Part *part = &g_array_index(docket->parts, Part, i);
        if (part->key <= key)
            title = part->title;
    }
    return title;
}

Severity item_severity(const Item *item)
{
    Severity severity =
        item->check.severity != SEVERITY_DEFAULT ? item->check.severity : item->rule->severity;
    return item->recognised && severity < SEVERITY_NOTE ? severity + 1 : severity;
}

gboolean item_tells(const Item *item)
{
    return item->check.outcome == OUTCOME_FAIL ||
           (item->check.outcome == OUTCOME_PASS && item->check.severity != SEVERITY_DEFAULT);
}
