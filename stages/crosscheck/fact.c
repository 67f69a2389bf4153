#include "fact.h"
#include "plan.h"
#include "topic.h"

#include "pipeline/text.h"

#include <stdlib.h>
#include <string.h>

guint audit_year(const Audit *audit, guint part)
{
    const Part *at = document_part(audit->ledger.document, part);
    return at ? at->year : 0;
}

const char *audit_unit(const Audit *audit, guint part)
{
    for (; part > 0; part--) {
        const Part *at = document_part(audit->ledger.document, part);
        if (at && *at->unit)
            return at->unit;
    }
    return "";
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

/* Adds one more place under the number, from the arena. */
static void add_settled(Audit *audit, const char *operands, guint place)
{
    gsize length = strcspn(operands, " ");
    const char *nr = arena_copy(audit->ledger.document->arena, operands, length);
    GArray *places = g_hash_table_lookup(audit->settled, nr);
    if (!places) {
        places = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(audit->settled, (gpointer)nr, places);
    }
    g_array_append_val(places, place);
}

const GArray *audit_settled(Audit *audit, const char *nr)
{
    const GPtrArray *checks = audit->ledger.document->accusations;
    if (!audit->settled) {
        audit->settled =
            g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
        for (guint i = 0; i < checks->len; i++)
            add_settled(audit, ((const Accusation *)checks->pdata[i])->operands, i);
    }
    return g_hash_table_lookup(audit->settled, nr);
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
    if (name && !audit_is_unit(audit, fact->part) && audit_says(audit, WORDS_UNIT_METRIC, name))
        name = NULL;
    fact->metric = name ? name : words;
    fact->canonical = name != NULL;
}

/* 预算 186.40万元（包括人员经费 171.25万元、…）: the figure stands in a list under the one before it. */
static gboolean is_listed(const Audit *audit, const Span *span, const Quantity *quantity)
{
    static const char *const openings[] = {"（", "(", "、"};
    const Quantity *before = span->quantities[quantity->index - 1];
    gsize from = before->at + before->len;
    if (from >= quantity->at)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(openings); i++) {
        gsize length = strlen(openings[i]);
        if (quantity->at - from >= length && memcmp(span->text + from, openings[i], length) == 0)
            return TRUE;
    }
    return audit_piece_says(audit, WORDS_AMONG, span, from, quantity->at) != NULL;
}

#define LISTED_MOST 60 /* figures of a list that are followed back to the one it stands under */

/* Under a heading that announces targets a figure is a target, whatever its own words. An amount without a role of its
 * own has that of the figure it is listed under. */
static Role role_in_sentence(const Audit *audit, const Span *span, const Quantity *quantity)
{
    if (plan_announced(span->head))
        return ROLE_TARGET;
    guint least = quantity->index > LISTED_MOST ? quantity->index - LISTED_MOST : 0;
    const Quantity *head = quantity;
    while (head->role == ROLE_VALUE && head->index > least && is_listed(audit, span, head))
        head = span->quantities[head->index - 1];
    Role role = head->role;
    gboolean passed_on = role == ROLE_CHANGE || role == ROLE_BUDGET || role == ROLE_ADJUSTED;
    return passed_on ? role : quantity->role;
}

/* The metric that a heading over the sentence names: 项目支出情况. The unit's whole spending where none does. */
static const char *metric_of_headings(const Audit *audit, guint sentence)
{
    const Span *span = audit->ledger.document->sentences->pdata[sentence];
    static const char *const endings[] = {"情况", "决算", "预算", "说明"};
    if (audit_span_says(audit, WORDS_BUDGET_SUBJECT, span) || topic_is_told(audit, sentence))
        return "";
    for (const Head *head = span->head; head; head = head->parent)
        if (audit_head_says(audit, WORDS_BUDGET_SUBJECT, head))
            return "";
    for (const Head *head = span->head; head; head = head->parent) {
        g_autofree char *title = text_squeeze(head->text);
        for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
            if (g_str_has_suffix(title, endings[i]))
                title[strlen(title) - strlen(endings[i])] = '\0';
        const char *metric = metrics_find(audit->metrics, title);
        if (metric)
            return metric;
        if (head == span->head && topic_is_head(audit, head))
            return "";
        if (audit_says(audit, WORDS_OWN_FUND, title))
            return "";
    }
    return audit_is_self_evaluation(audit, span->part) ? "整体支出" : "";
}

static gboolean is_bare_spending(const Quantity *quantity)
{
    guint least = quantity->index > LISTED_MOST ? quantity->index - LISTED_MOST : 0;
    for (guint i = least; i < quantity->index; i++)
        if (*quantity->span->quantities[i]->metric)
            return FALSE;
    gboolean money = strcmp(quantity->dim, "money") == 0;
    gboolean plain = *quantity->metric == '\0' || strcmp(quantity->metric, "支出") == 0 ||
                     strcmp(quantity->metric, "资金") == 0;
    if (strcmp(quantity->metric, "支出") == 0)
        return money;
    return money && plain &&
           (quantity->role == ROLE_BUDGET || quantity->role == ROLE_ADJUSTED ||
            quantity->role == ROLE_ACTUAL);
}

/* What is compared with has the metric of the amount before it, in this sentence or the one before. */
static const char *words_of(const Audit *audit, guint sentence, const Quantity *quantity)
{
    if (is_bare_spending(quantity))
        return metric_of_headings(audit, sentence);
    if (quantity->role != ROLE_BASE || *quantity->metric || audit->facts->len == 0)
        return quantity->metric;
    const Fact *before = audit->facts->pdata[audit->facts->len - 1];
    return before->span->para == quantity->span->para ? before->metric : "";
}

static void add_sentence_fact(Audit *audit, guint sentence, Quantity *quantity)
{
    const Span *span = quantity->span;
    Fact *fact = arena_new0(audit->ledger.document->arena, Fact);
    *fact = (Fact){.subject = "",
                   .scope = quantity->scope,
                   .part = span->part,
                   .role = role_in_sentence(audit, span, quantity),
                   .dim = quantity->dim,
                   .bound = quantity->bound,
                   .direction = quantity->direction,
                   .span = span,
                   .quantity = quantity};
    fact->operand = ledger_operand(&audit->ledger, quantity);
    read_period(audit, quantity->period, fact);
    name_metric(audit, words_of(audit, sentence, quantity), fact);
    ledger_exhausted(&audit->ledger, span);
    g_ptr_array_add(audit->facts, fact);
}

/* What a project's own table is about: the cell behind 项目名称. */
static const char *table_subject(Audit *audit, const Table *table)
{
    for (guint i = 0; i + 1 < table->cells->len; i++) {
        const Span *cell = table->cells->pdata[i], *next = table->cells->pdata[i + 1];
        if (!strstr(cell->text, "称"))
            continue;
        g_autofree char *plain = text_squeeze(cell->text);
        if (!g_str_has_suffix(plain, "名称") || !strstr(plain, "项目"))
            continue;
        g_autofree char *name = text_squeeze(next->text);
        return arena_copy(audit->ledger.document->arena, name, strlen(name));
    }
    gboolean whole =
        *table->caption == '\0' || audit_says(audit, WORDS_WHOLE_TABLE, table->caption);
    return whole ? "" : arena_printf(audit->ledger.document->arena, "表%u", table->number);
}

/* An indicator such as 工业固定资产投资同比增长. */
static gboolean names_growth(const Audit *audit, const char *metric)
{
    return wordlist_ending(audit_words(audit, WORDS_GROWTH_NAME), metric, strlen(metric)) != NULL;
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
    ledger_exhausted(&audit->ledger, entry->cell);
    if (fact->role == ROLE_ACTUAL && strcmp(fact->dim, "ratio") == 0 &&
        names_growth(audit, fact->metric))
        fact->role = ROLE_GROWTH;
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

/* A name without what its brackets add: 科技专项（含办公经费）. From the arena. */
static const char *bare_name(Audit *audit, const char *name)
{
    gsize length = strlen(name);
    const char *bracket = strstr(name, "（");
    const char *ascii = strchr(name, '(');
    if (bracket)
        length = (gsize)(bracket - name);
    if (ascii && (gsize)(ascii - name) < length)
        length = (gsize)(ascii - name);
    return arena_copy(audit->ledger.document->arena, name, length);
}

/* A project's own table states the project's amounts: they become facts of that name, and so do the rows and
 * sentences of the same name. */
static void name_projects(Audit *audit)
{
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < audit->facts->len; i++) {
        Fact *fact = audit->facts->pdata[i];
        if (*fact->subject == '\0' || strcmp(fact->metric, "整体支出") != 0)
            continue;
        if (!g_str_has_prefix(fact->subject, "表"))
            fact->metric = bare_name(audit, fact->subject);
        fact->subject = g_str_has_prefix(fact->subject, "表") ? fact->subject : "";
        g_hash_table_add(names, (gpointer)fact->metric);
    }
    for (guint i = 0; g_hash_table_size(names) > 0 && i < audit->facts->len; i++) {
        Fact *fact = audit->facts->pdata[i];
        if (!fact->canonical && g_hash_table_contains(names, fact->metric))
            fact->canonical = TRUE;
    }
}

#define CANONICAL_MOST 3000 /* a report has dozens; beyond it something else is being counted */

static void index_canonical(Audit *audit)
{
    g_ptr_array_set_size(audit->canonical, 0);
    for (guint i = 0; i < audit->facts->len && audit->canonical->len < CANONICAL_MOST; i++)
        if (((Fact *)audit->facts->pdata[i])->canonical)
            g_ptr_array_add(audit->canonical, audit->facts->pdata[i]);
}

void facts_gather(Audit *audit)
{
    Document *document = audit->ledger.document;
    g_ptr_array_set_size(audit->facts, 0);
    audit_tell_parts(audit);
    for (guint i = 0; i < document->sentences->len; i++) {
        const Span *span = document->sentences->pdata[i];
        for (guint k = 0; k < span->quantity_count; k++)
            if (*span->quantities[k]->dim && !span->quantities[k]->threshold &&
                !span->quantities[k]->standard)
                add_sentence_fact(audit, i, span->quantities[k]);
    }
    gather_entries(audit);
    name_projects(audit);
    index_canonical(audit);
    part_index_fill(audit->facts_by_part, audit->facts, document->parts->len);
    part_index_fill(audit->canonical_by_part, audit->canonical, document->parts->len);
}

static void write_fact(Audit *audit, const Fact *fact, const Part *part)
{
    char year[RECORD_DIGITS], report[RECORD_DIGITS], value[DECIMAL_TEXT], half[DECIMAL_TEXT];
    Ledger *ledger = &audit->ledger;
    const char *nr = ledger_number(ledger);
    const char *const columns[RECORD_COLUMNS_MAX] = {
        [FACT_ENTITY] = part->unit,
        [FACT_YEAR] = record_digits(fact->year, year),
        [FACT_REPORT] = record_digits(part->year, report),
        [FACT_METRIC] = fact->metric,
        [FACT_SCOPE] = fact->scope,
        [FACT_ROLE] = role_name(fact->role == ROLE_BASE ? ROLE_ACTUAL : fact->role),
        [FACT_VALUE] = decimal_format(fact->operand.value, 0, value),
        [FACT_HALF] = decimal_format(fact->operand.half, 0, half),
        [FACT_UNIT] = fact->operand.unit,
        [FACT_DIM] = fact->dim,
        [FACT_PLACE] = fact->operand.nr,
    };
    writer_record(ledger->out, RECORD_FACT, ledger->document->number, nr, columns);
}

void facts_write(Audit *audit)
{
    for (guint i = 0; i < audit->canonical->len; i++) {
        const Fact *fact = audit->canonical->pdata[i];
        const Part *part = document_part(audit->ledger.document, fact->part);
        if (!part || *part->unit == '\0' || part->year == 0 || fact->year == 0 || *fact->subject ||
            fact->bound != BOUND_EXACT || !(fact_is_level(fact) || fact->role == ROLE_BASE))
            continue;
        write_fact(audit, fact, part);
    }
}
