#include "docket.h"

#include <string.h>

Docket *docket_new(void)
{
    Docket *docket = g_new0(Docket, 1);
    docket->arena = arena_new();
    docket->places = places_new(docket->arena);
    docket->parts = g_array_new(FALSE, TRUE, sizeof(Part));
    docket->items = g_ptr_array_new();
    return docket;
}

void docket_free(Docket *docket)
{
    if (!docket)
        return;
    arena_free(docket->arena);
    places_free(docket->places);
    g_array_unref(docket->parts);
    g_ptr_array_unref(docket->items);
    g_free(docket);
}

static const char *keep(Docket *docket, const Record *record, guint column)
{
    return arena_copy(docket->arena, field_text(record, column), record_length(record, column));
}

static void begin(Docket *docket, const Record *record)
{
    arena_clear(docket->arena);
    places_clear(docket->places);
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
    docket->page = (PagePlace){0, FALSE};
    docket->scanned = FALSE;
    docket->open = TRUE;
}

static void add_part(Docket *docket, const Record *record)
{
    Part part = {key_parse(record->field[COMMON_NR]), keep(docket, record, PART_TITLE)};
    g_array_append_val(docket->parts, part);
}

static void read_operands(Docket *docket, Item *item, const char *text)
{
    guint most = 1;
    for (const char *c = text; (c = strchr(c, ' ')); c++)
        most++;
    Key *keys = arena_alloc(docket->arena, most * sizeof(Key));
    for (const char *c = text; *c; c += *c != '\0') {
        Key key = key_take(&c);
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
        docket->page.number = record_number(record, PAGE_PAGE);
        docket->page.recognised = *record->field[PAGE_ORIGIN] != '\0';
        docket->scanned |= docket->page.recognised;
        break;
    case RECORD_CHECK:
        add_check(docket, record, rules);
        break;
    case RECORD_END:
        docket->unread = strcmp(record->field[END_STATUS], "unread") == 0;
        docket->open = FALSE;
        break;
    default:
        break;
    }
}

void docket_keep(Docket *docket, RecordKind kind, const char *line, gsize length)
{
    places_keep(docket->places, kind, line, length, docket->page);
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

/* TRUE if a figure that the check names was read off a picture, or, when it names none, its line was. */
static gboolean is_recognised(const Docket *docket, const Item *item)
{
    for (guint i = 0; i < item->operand_count; i++) {
        const Place *place = docket_place(docket, item->operands[i]);
        if (place && place->recognised)
            return TRUE;
    }
    guint count = 0;
    const Place *places = item->operand_count == 0 ? places_all(docket->places, &count) : NULL;
    for (guint i = 0; i < count; i++)
        if (places[i].recognised && (item->check.line == 0 || places[i].line == item->check.line))
            return TRUE;
    return FALSE;
}

void docket_complete(Docket *docket)
{
    places_complete(docket->places);
    for (guint i = 0; docket->scanned && i < docket->items->len; i++) {
        Item *item = docket->items->pdata[i];
        item->recognised = is_recognised(docket, item);
    }
    g_ptr_array_sort(docket->items, by_position);
}

const Place *docket_place(const Docket *docket, Key key)
{
    return places_find(docket->places, key);
}

const Place *docket_entry(const Docket *docket, Key cell)
{
    return places_entry(docket->places, cell);
}

const char *docket_part(const Docket *docket, Key key)
{
    const char *title = NULL;
    if (docket->parts->len < 2 || key_is_added(key))
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
