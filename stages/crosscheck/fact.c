#include "fact.h"

#include "pipeline/text.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name;
    Pattern *pattern, *except; /* except may be NULL */
} Row;

struct Metrics {
    GArray *rows;
    GHashTable *known; /* words -> canonical name or "" : the same words come again and again */
};

static gboolean read_row(const ConfigTable *table, guint i, Row *row, GError **error)
{
    g_autoptr(GError) failure = NULL;
    *row = (Row){.name = table_cell(table, i, 0)};
    row->pattern = pattern_new(table_cell(table, i, 1), &failure);
    if (row->pattern && *table_cell(table, i, 2))
        row->except = pattern_new(table_cell(table, i, 2), &failure);
    if (failure)
        table_error(table, i, error, failure->message);
    return failure == NULL;
}

Metrics *metrics_new(Config *config, GError **error)
{
    const ConfigTable *table = config_table(config, "metrics.tsv", "metric pattern except", error);
    if (!table)
        return NULL;
    Metrics *metrics = g_new0(Metrics, 1);
    metrics->rows = g_array_new(FALSE, FALSE, sizeof(Row));
    metrics->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < table_rows(table); i++) {
        Row row;
        gboolean good = read_row(table, i, &row, error);
        g_array_append_val(metrics->rows, row);
        if (!good) {
            metrics_free(metrics);
            return NULL;
        }
    }
    return metrics;
}

void metrics_free(Metrics *metrics)
{
    if (!metrics)
        return;
    for (guint i = 0; i < metrics->rows->len; i++) {
        pattern_free(g_array_index(metrics->rows, Row, i).pattern);
        pattern_free(g_array_index(metrics->rows, Row, i).except);
    }
    g_array_unref(metrics->rows);
    g_hash_table_unref(metrics->known);
    g_free(metrics);
}

#define KNOWN_MOST 20000

const char *metrics_find(const Metrics *metrics, const char *words)
{
    const char *name = g_hash_table_lookup(metrics->known, words);
    if (name)
        return *name ? name : NULL;
    name = "";
    for (guint i = 0; i < metrics->rows->len && *name == '\0'; i++) {
        const Row *row = &g_array_index(metrics->rows, Row, i);
        if (pattern_in(row->pattern, words) && !(row->except && pattern_in(row->except, words)))
            name = row->name;
    }
    if (g_hash_table_size(metrics->known) < KNOWN_MOST)
        g_hash_table_insert(metrics->known, g_strdup(words), (gpointer)name);
    return *name ? name : NULL;
}

guint audit_year(const Audit *audit, guint part)
{
    const Part *at = document_part(audit->ledger.document, part);
    return at ? at->year : 0;
}

gboolean fact_is_level(const Fact *fact)
{
    switch (fact->role) {
    case ROLE_VALUE:
    case ROLE_ACTUAL:
    case ROLE_BUDGET:
    case ROLE_ADJUSTED:
        return TRUE;
    default:
        return FALSE;
    }
}

void audit_accuse(Audit *audit, const char *operands, const char *check)
{
    g_auto(GStrv) numbers = g_strsplit(operands, " ", -1);
    for (guint i = 0; numbers[i]; i++)
        g_hash_table_insert(audit->accused, g_strdup(numbers[i]), g_strdup(check));
}

const char *audit_accuser(const Audit *audit, const char *nr)
{
    return g_hash_table_lookup(audit->accused, nr);
}

static void read_period(const Audit *audit, const char *period, Fact *fact)
{
    guint own = audit_year(audit, fact->part);
    fact->period = strchr(period, '-') ? period : "";
    if (strcmp(period, "prior") == 0)
        fact->year = own ? own - 1 : 0;
    else if (*period)
        fact->year = (guint)strtoul(period, NULL, 10);
    else
        fact->year = own;
}

static void name_metric(const Audit *audit, const char *words, Fact *fact)
{
    const char *name = metrics_find(audit->metrics, words);
    fact->metric = name ? name : words;
    fact->canonical = name != NULL;
}

/* 预算 219.78万元，（包括人员经费 204.62万元 …）: an amount without a role of its own has that of the figure
 * before it in the sentence. */
static Role role_in_sentence(const Span *span, const Quantity *quantity)
{
    if (quantity->role != ROLE_VALUE)
        return quantity->role;
    for (guint i = quantity->index; i > 0; i--) {
        Role role = span->quantities[i - 1]->role;
        if (role == ROLE_BUDGET || role == ROLE_ADJUSTED)
            return role;
        if (role == ROLE_ACTUAL)
            break;
    }
    return ROLE_VALUE;
}

/* What is compared with has the metric of the amount before it, in this sentence or the one before. */
static const char *words_of(const Audit *audit, const Span *span, const Quantity *quantity)
{
    if (quantity->role != ROLE_BASE || *quantity->metric || audit->facts->len == 0)
        return quantity->metric;
    const Fact *before = audit->facts->pdata[audit->facts->len - 1];
    return before->span->para == span->para ? before->metric : "";
}

static void add_sentence_fact(Audit *audit, const Span *span, Quantity *quantity)
{
    Fact *fact = arena_new0(audit->ledger.document->arena, Fact);
    *fact = (Fact){.subject = "",
                   .scope = quantity->scope,
                   .part = span->part,
                   .role = role_in_sentence(span, quantity),
                   .dim = quantity->dim,
                   .bound = quantity->bound,
                   .direction = quantity->direction,
                   .span = span,
                   .quantity = quantity};
    fact->operand = ledger_operand(&audit->ledger, quantity);
    read_period(audit, quantity->period, fact);
    name_metric(audit, words_of(audit, span, quantity), fact);
    g_ptr_array_add(audit->facts, fact);
}

/* What a project's own table is about: the cell behind 项目名称. */
static const char *table_subject(Audit *audit, const Table *table)
{
    for (guint i = 0; i + 1 < table->cells->len; i++) {
        const Span *cell = table->cells->pdata[i], *next = table->cells->pdata[i + 1];
        g_autofree char *plain = text_squeeze(cell->text);
        if (!g_str_has_suffix(plain, "名称") || !strstr(plain, "项目"))
            continue;
        g_autofree char *name = text_squeeze(next->text);
        return arena_copy(audit->ledger.document->arena, name, strlen(name));
    }
    return "";
}

static void add_entry_fact(Audit *audit, const Entry *entry, const char *subject)
{
    Fact *fact = arena_new0(audit->ledger.document->arena, Fact);
    *fact = (Fact){.subject = subject,
                   .scope = "",
                   .part = entry->cell->part,
                   .role = entry->role,
                   .dim = entry->dim,
                   .bound = entry->quantity->bound,
                   .span = entry->cell,
                   .quantity = entry->quantity,
                   .entry = entry};
    fact->operand = ledger_entry_operand(&audit->ledger, entry);
    read_period(audit, entry->period, fact);
    name_metric(audit, entry->metric, fact);
    g_ptr_array_add(audit->facts, fact);
}

static void gather_entries(Audit *audit)
{
    Document *document = audit->ledger.document;
    const Table *table = NULL;
    const char *subject = "";
    for (guint i = 0; i < document->entries->len; i++) {
        const Entry *entry = document->entries->pdata[i];
        if (!entry->quantity || !entry->cell)
            continue;
        if (entry->table != table) {
            table = entry->table;
            subject = table ? table_subject(audit, table) : "";
        }
        add_entry_fact(audit, entry, subject);
    }
}

void facts_gather(Audit *audit)
{
    Document *document = audit->ledger.document;
    g_ptr_array_set_size(audit->facts, 0);
    for (guint i = 0; i < document->sentences->len; i++) {
        const Span *span = document->sentences->pdata[i];
        for (guint k = 0; k < span->quantity_count; k++)
            if (*span->quantities[k]->dim && !span->quantities[k]->threshold &&
                !span->quantities[k]->standard)
                add_sentence_fact(audit, span, span->quantities[k]);
    }
    gather_entries(audit);
}
