#include "document.h"

#include "spelling.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* The fields of a record lie one behind the other: one copy keeps them all. */
static void keep(Document *document, const Record *record)
{
    const char *from = record->field[0], *end = record->field[schema_columns(record->kind)] - 1;
    document->kept = arena_copy(document->arena, from, (gsize)(end - from));
}

/* A field of the record that was kept last. */
static const char *kept(const Document *document, const Record *record, guint column)
{
    return document->kept + (record->field[column] - record->field[0]);
}

/* What the text of that column says. */
static WordSet read_words(const Document *document, const Record *record, guint column)
{
    if (!document->words)
        return (WordSet){{0}};
    return vocabulary_read(document->words, record->field[column], record_length(record, column));
}

Document *document_new(void)
{
    Document *document = g_new0(Document, 1);
    document->arena = arena_new();
    document->parts = g_ptr_array_new();
    document->heads = g_ptr_array_new();
    document->spans = g_ptr_array_new();
    document->sentences = g_ptr_array_new();
    document->tables = g_ptr_array_new();
    document->entries = g_ptr_array_new();
    document->accusations = g_ptr_array_new();
    document->pending_quantities = g_ptr_array_new();
    document->pending_dates = g_ptr_array_new();
    document->told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return document;
}

void document_clear(Document *document)
{
    for (guint i = 0; i < document->tables->len; i++)
        g_ptr_array_unref(((Table *)document->tables->pdata[i])->cells);
    GPtrArray *lists[] = {document->parts,        document->heads,
                          document->spans,        document->sentences,
                          document->tables,       document->entries,
                          document->accusations,  document->pending_quantities,
                          document->pending_dates};
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        g_ptr_array_set_size(lists[i], 0);
    document->shuffled = FALSE;
    g_hash_table_remove_all(document->told);
    g_clear_pointer(&document->numbers, g_hash_table_unref);
    arena_clear(document->arena);
    document->span = NULL;
    document->head = NULL;
    document->order = 0;
    document->name = "";
}

void document_free(Document *document)
{
    if (!document)
        return;
    document_clear(document);
    GPtrArray *lists[] = {document->parts,        document->heads,
                          document->spans,        document->sentences,
                          document->tables,       document->entries,
                          document->accusations,  document->pending_quantities,
                          document->pending_dates};
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        g_ptr_array_unref(lists[i]);
    g_hash_table_unref(document->told);
    arena_free(document->arena);
    g_free(document);
}

/* A block of pointers from the arena with the list's content, NULL for none; the list is emptied. */
static gpointer *settled(Document *document, GPtrArray *list, guint *count)
{
    *count = list->len;
    if (list->len == 0)
        return NULL;
    gpointer *block = arena_alloc(document->arena, sizeof(gpointer) * list->len);
    memcpy(block, list->pdata, sizeof(gpointer) * list->len);
    list->len = 0;
    return block;
}

void document_complete(Document *document)
{
    Span *span = document->span;
    if (span) {
        span->quantities =
            (Quantity **)settled(document, document->pending_quantities, &span->quantity_count);
        span->dates = (Date **)settled(document, document->pending_dates, &span->date_count);
    }
    document->span = NULL;
}

static void add_part(Document *document, const Record *record)
{
    Part *part = arena_new0(document->arena, Part);
    part->line = record_number(record, PART_LINE);
    part->year = record_number(record, PART_YEAR);
    part->title = kept(document, record, PART_TITLE);
    part->unit = kept(document, record, PART_UNIT);
    part->order = ++document->order;
    g_ptr_array_add(document->parts, part);
    document->head = NULL;
}

static void add_head(Document *document, const Record *record)
{
    Head *head = arena_new0(document->arena, Head);
    head->nr = kept(document, record, COMMON_NR);
    head->line = record_number(record, HEAD_LINE);
    head->col = record_number(record, HEAD_COL);
    head->level = record_number(record, HEAD_LEVEL);
    head->ordinal = record_number(record, HEAD_ORDINAL);
    head->system = kept(document, record, HEAD_SYSTEM);
    head->number = kept(document, record, HEAD_NUMBER);
    head->text = kept(document, record, HEAD_TEXT);
    head->said = read_words(document, record, HEAD_TEXT);
    head->is_inline = record->field[HEAD_INLINE][0] == '1';
    head->part = document->parts->len;
    head->order = ++document->order;
    head->index = document->heads->len;
    g_ptr_array_add(document->heads, head);
    for (head->parent = document->head; head->parent && head->parent->level >= head->level;)
        head->parent = head->parent->parent;
    if (!head->is_inline)
        document->head = head;
}

static Span *add_span(Document *document, const Record *record, guint text, guint line)
{
    Span *span = arena_new0(document->arena, Span);
    span->nr = kept(document, record, COMMON_NR);
    span->number = record_number(record, COMMON_NR);
    span->text = kept(document, record, text);
    span->said = read_words(document, record, text);
    span->line = record_number(record, line);
    span->col = record_number(record, line + 1);
    span->part = document->parts->len;
    span->order = ++document->order;
    span->head = document->head;
    document->span = span;
    const Span *before =
        document->spans->len > 0 ? document->spans->pdata[document->spans->len - 1] : NULL;
    document->shuffled |= before && before->number >= span->number;
    g_ptr_array_add(document->spans, span);
    return span;
}

static void add_text(Document *document, const Record *record)
{
    Span *span = add_span(document, record, TEXT_TEXT, TEXT_LINE);
    span->para = record_number(record, TEXT_PARA);
    g_ptr_array_add(document->sentences, span);
}

static void add_table(Document *document, const Record *record)
{
    Table *table = arena_new0(document->arena, Table);
    table->number = record_number(record, TABLE_TABLE);
    table->line = record_number(record, TABLE_LINE);
    table->layout = kept(document, record, TABLE_LAYOUT);
    table->caption = kept(document, record, TABLE_CAPTION);
    table->part = document->parts->len;
    table->order = ++document->order;
    table->head = document->head;
    table->cells = g_ptr_array_new();
    g_ptr_array_add(document->tables, table);
}

static void add_cell(Document *document, const Record *record)
{
    Span *span = add_span(document, record, CELL_TEXT, CELL_LINE);
    span->row = record_number(record, CELL_ROW);
    span->column = record_number(record, CELL_COLUMN);
    span->rowspan = record_number(record, CELL_ROWSPAN);
    span->colspan = record_number(record, CELL_COLSPAN);
    guint number = record_number(record, CELL_TABLE);
    for (guint i = document->tables->len; i > 0 && !span->table; i--) {
        Table *table = document->tables->pdata[i - 1];
        if (table->number == number)
            span->table = table;
    }
    if (span->table)
        g_ptr_array_add(span->table->cells, span);
}

static Decimal number(const Record *record, guint column)
{
    Decimal value = {0, 0};
    decimal_parse(record->field[column], &value);
    return value;
}

static void read_flags(Quantity *quantity, const char *flags)
{
    quantity->doubt = strstr(flags, "doubt") != NULL;
    quantity->standard = strstr(flags, "standard") != NULL;
    quantity->threshold = strstr(flags, "threshold") != NULL;
}

static void add_quantity(Document *document, const Record *record)
{
    if (!document->span)
        return;
    Quantity *quantity = arena_new0(document->arena, Quantity);
    quantity->nr = kept(document, record, COMMON_NR);
    quantity->printed = kept(document, record, QTY_PRINTED);
    quantity->unit = kept(document, record, QTY_UNIT);
    quantity->dim = kept(document, record, QTY_DIM);
    quantity->metric = kept(document, record, QTY_METRIC);
    quantity->period = kept(document, record, QTY_PERIOD);
    quantity->scope = kept(document, record, QTY_SCOPE);
    quantity->line = record_number(record, QTY_LINE);
    quantity->col = record_number(record, QTY_COL);
    quantity->at = record_number(record, QTY_AT);
    quantity->len = record_number(record, QTY_LEN);
    quantity->value = number(record, QTY_VALUE);
    quantity->half = number(record, QTY_HALF);
    quantity->upper = number(record, QTY_UPPER);
    quantity->bound = bound_find(record->field[QTY_BOUND]);
    quantity->role = role_find(record->field[QTY_ROLE]);
    quantity->direction = direction_find(record->field[QTY_DIRECTION]);
    if (*record->field[QTY_FLAGS])
        read_flags(quantity, record->field[QTY_FLAGS]);
    quantity->span = document->span;
    quantity->index = document->pending_quantities->len;
    g_ptr_array_add(document->pending_quantities, quantity);
}

static void add_date(Document *document, const Record *record)
{
    if (!document->span)
        return;
    Date *date = arena_new0(document->arena, Date);
    date->nr = kept(document, record, COMMON_NR);
    date->printed = kept(document, record, DATE_PRINTED);
    date->form = kept(document, record, DATE_FORM);
    date->from = kept(document, record, DATE_FROM);
    date->to = kept(document, record, DATE_TO);
    date->line = record_number(record, DATE_LINE);
    date->col = record_number(record, DATE_COL);
    date->at = record_number(record, DATE_AT);
    date->len = record_number(record, DATE_LEN);
    date->year = (guint)strtoul(date->from, NULL, 10);
    g_ptr_array_add(document->pending_dates, date);
}

/* The number of a record, or of the one that its figure stands in: 12 for 12.3; 0 if it is none. */
static guint number_of(const char *nr)
{
    guint64 number = 0;
    for (; g_ascii_isdigit(*nr) && number <= G_MAXUINT; nr++)
        number = number * 10 + (guint)(*nr - '0');
    return (*nr == '\0' || *nr == '.') && number <= G_MAXUINT ? (guint)number : 0;
}

/* The sentence or cell of that record number, or that the figure of that number stands in; NULL if there is none. */
static Span *document_span(const Document *document, const char *nr)
{
    Span **spans = (Span **)document->spans->pdata;
    guint number = number_of(nr), from = 0, to = document->spans->len;
    while (document->shuffled && from < to && spans[from]->number != number)
        from++;
    while (!document->shuffled && from < to) {
        guint middle = from + (to - from) / 2;
        if (spans[middle]->number < number)
            from = middle + 1;
        else
            to = middle;
    }
    gboolean found = from < document->spans->len && spans[from]->number == number;
    return found && number > 0 ? spans[from] : NULL;
}

static Quantity *quantity_among(Quantity **quantities, guint count, const char *nr)
{
    for (guint i = 0; i < count; i++)
        if (strcmp(quantities[i]->nr, nr) == 0)
            return quantities[i];
    return NULL;
}

/* The figure of that record number, whose span is probably this one; NULL if there is none. */
static Quantity *quantity_near(const Document *document, const Span *span, const char *nr)
{
    const GPtrArray *pending = document->pending_quantities;
    if (!strchr(nr, '.'))
        return NULL;
    if (!span || span->number != number_of(nr))
        span = document_span(document, nr);
    if (!span)
        return NULL;
    if (span == document->span) /* its figures are still coming */
        return quantity_among((Quantity **)pending->pdata, pending->len, nr);
    return quantity_among(span->quantities, span->quantity_count, nr);
}

static void add_entry(Document *document, const Record *record)
{
    Entry *entry = arena_new0(document->arena, Entry);
    entry->nr = kept(document, record, COMMON_NR);
    entry->form = kept(document, record, ENTRY_FORM);
    entry->label = kept(document, record, ENTRY_LABEL);
    entry->path = kept(document, record, ENTRY_PATH);
    entry->header = kept(document, record, ENTRY_HEADER);
    entry->metric = kept(document, record, ENTRY_METRIC);
    entry->period = kept(document, record, ENTRY_PERIOD);
    entry->unit = kept(document, record, ENTRY_UNIT);
    entry->dim = kept(document, record, ENTRY_DIM);
    entry->row = record_number(record, ENTRY_ROW);
    entry->column = record_number(record, ENTRY_COLUMN);
    entry->value = number(record, ENTRY_VALUE);
    entry->half = number(record, ENTRY_HALF);
    entry->role = role_find(record->field[ENTRY_ROLE]);
    entry->sure = record->field[ENTRY_SURE][0] == '1';
    entry->cell = document_span(document, record->field[ENTRY_CELL]);
    entry->quantity = quantity_near(document, entry->cell, record->field[ENTRY_QTY]);
    entry->table = entry->cell ? entry->cell->table : NULL;
    g_ptr_array_add(document->entries, entry);
}

static void add_check(Document *document, const Record *record)
{
    Accusation *accusation = arena_new0(document->arena, Accusation);
    accusation->nr = kept(document, record, COMMON_NR);
    accusation->rule = kept(document, record, CHECK_RULE);
    accusation->operands = kept(document, record, CHECK_OPERANDS);
    accusation->expected = kept(document, record, CHECK_EXPECTED);
    accusation->hint = kept(document, record, CHECK_HINT);
    accusation->label = kept(document, record, CHECK_LABEL);
    accusation->outcome = outcome_find(record->field[CHECK_OUTCOME]);
    if (accusation->outcome == OUTCOME_FAIL)
        document_tell(document, accusation->hint);
    g_ptr_array_add(document->accusations, accusation);
}

void document_add(Document *document, const Record *record)
{
    static void (*const adders[RECORD_KINDS])(Document *, const Record *) = {
        [RECORD_PART] = add_part,   [RECORD_HEAD] = add_head,   [RECORD_TEXT] = add_text,
        [RECORD_TABLE] = add_table, [RECORD_CELL] = add_cell,   [RECORD_QTY] = add_quantity,
        [RECORD_DATE] = add_date,   [RECORD_ENTRY] = add_entry, [RECORD_CHECK] = add_check,
    };
    gboolean belongs_to_span =
        record->kind == RECORD_QTY || record->kind == RECORD_DATE || record->kind == RECORD_CHECK;
    if (!belongs_to_span)
        document_complete(document);
    if (record->kind == RECORD_DOC)
        document_clear(document);
    keep(document, record);
    if (record->kind == RECORD_DOC) {
        document->number = record_number(record, COMMON_DOC);
        document->name = kept(document, record, DOC_NAME);
    } else if (adders[record->kind]) {
        adders[record->kind](document, record);
    }
}

Quantity *document_quantity(const Document *document, const char *nr)
{
    return quantity_near(document, NULL, nr);
}

static void count_numbers(Document *document, const Span *span)
{
    char number[SPELLING_DIGITS];
    for (guint i = 0; i < span->quantity_count; i++) {
        const char *printed = span->quantities[i]->printed;
        gboolean wide = strchr(printed, '\xEF') != NULL;
        g_autofree char *plain = wide ? text_fold(printed, NULL) : NULL;
        if (!spelling_number(wide ? plain : printed, number))
            continue;
        guint times = GPOINTER_TO_UINT(g_hash_table_lookup(document->numbers, number));
        g_hash_table_insert(document->numbers, arena_copy(document->arena, number, strlen(number)),
                            GUINT_TO_POINTER(times + 1));
    }
}

guint document_prints(Document *document, const char *number)
{
    if (!document->numbers) {
        document->numbers = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < document->spans->len; i++)
            count_numbers(document, document->spans->pdata[i]);
    }
    return GPOINTER_TO_UINT(g_hash_table_lookup(document->numbers, number));
}

void document_tell(Document *document, const char *hint)
{
    const char *words = strchr(hint, ' ');
    if (words && !strchr(hint, '|'))
        g_hash_table_add(document->told, g_strdup(words + 1));
}

gboolean document_told(const Document *document, const char *words)
{
    return g_hash_table_contains(document->told, words);
}

const Part *document_part(const Document *document, guint part)
{
    return part > 0 && part <= document->parts->len ? document->parts->pdata[part - 1] : NULL;
}
