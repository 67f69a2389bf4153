/* 全市收入预算 | 全市收入完成 | 全市支出预算 | 市本级收入预算 | 市本级收入完成 | 市本级支出调整预算
 *
 * Money that passes between levels may be more at the lower one, and then in most of its row. Only a row of several
 * pairs accuses in which one alone is the wrong way round, and only a column that is right in another row. */
#include "scopes.h"

#include <string.h>

#define PAIRS_MOST 16
#define PAIRS_LEAST 3

typedef struct {
    const char *wide, *narrow;
} Scope;

struct Scopes {
    GArray *rows; /* Scope */
};

typedef struct {
    guint wide, narrow; /* columns */
    guint within;       /* rows in which the narrow one is no larger */
} Pair;

typedef struct {
    Pair pair[PAIRS_MOST];
    guint count;
} Pairs;

Scopes *scopes_new(Config *config, GError **error)
{
    const ConfigTable *table = config_table(config, "scopes.tsv", "wide narrow", error);
    if (!table)
        return NULL;
    Scopes *scopes = g_new0(Scopes, 1);
    scopes->rows = g_array_new(FALSE, FALSE, sizeof(Scope));
    for (guint i = 0; i < table_rows(table); i++) {
        Scope row = {table_cell(table, i, 0), table_cell(table, i, 1)};
        g_array_append_val(scopes->rows, row);
    }
    return scopes;
}

void scopes_free(Scopes *scopes)
{
    if (!scopes)
        return;
    g_array_unref(scopes->rows);
    g_free(scopes);
}

/* The head without the word of its scope and without 调整, or NULL if it has no such word. g_free. */
static char *rest_of(const char *head, const char *scope)
{
    const char *at = strstr(head, scope);
    if (!at)
        return NULL;
    g_autofree char *before = g_strndup(head, (gsize)(at - head));
    g_autofree char *rest = g_strconcat(before, at + strlen(scope), NULL);
    g_auto(GStrv) halves = g_strsplit(rest, "调整", 2);
    return g_strjoinv("", halves);
}

static gboolean is_amount(const Column *column)
{
    return column->role != ROLE_RATE && column->role != ROLE_GROWTH && column->role != ROLE_SHARE;
}

/* The pairs of one scope: heads that differ by its two words alone. */
static void add_pairs(const Scope *scope, const Block *block, Pairs *pairs)
{
    for (guint w = 0; w < block->grid->columns; w++) {
        g_autofree char *wide = rest_of(block->columns[w].text, scope->wide);
        for (guint n = 0; wide && n < block->grid->columns && pairs->count < PAIRS_MOST; n++) {
            g_autofree char *narrow = rest_of(block->columns[n].text, scope->narrow);
            if (narrow && strcmp(narrow, wide) == 0 && is_amount(&block->columns[w]) &&
                is_amount(&block->columns[n]))
                pairs->pair[pairs->count++] = (Pair){w, n, 0};
        }
    }
}

/* -1 when the narrow figure is larger, 1 when it is not, 0 when one of the two is missing. */
static gint compare(const Block *block, guint row, const Pair *pair)
{
    const Entry *wide = block_entry(block, row, pair->wide);
    const Entry *narrow = block_entry(block, row, pair->narrow);
    if (!wide || !narrow || strcmp(wide->dim, narrow->dim) != 0)
        return 0;
    return decimal_compare(entry_interval(narrow).lo, entry_interval(wide).hi) > 0 ? -1 : 1;
}

static void tell(Ledger *ledger, const Block *block, guint row, const Pair *pair)
{
    const Entry *narrow = block_entry(block, row, pair->narrow);
    Operand part = ledger_entry_operand(ledger, narrow);
    Operand whole = ledger_entry_operand(ledger, block_entry(block, row, pair->wide));
    g_autofree char *operands = g_strdup_printf("%s %s", part.nr, whole.nr);
    g_autofree char *arith = g_strdup_printf("%s > %s", part.printed, whole.printed);
    ledger_emit(ledger, &(Check){.rule = "total-over",
                                 .outcome = OUTCOME_FAIL,
                                 .severity = SEVERITY_WARNING,
                                 .line = part.line,
                                 .col = part.col,
                                 .label = block->columns[pair->narrow].text,
                                 .reported = part.printed,
                                 .expected = whole.printed,
                                 .arith = arith,
                                 .operands = operands});
}

static void check_row(Ledger *ledger, const Block *block, guint row, const Pairs *pairs)
{
    guint within = 0, over = 0;
    const Pair *accused = NULL;
    for (guint p = 0; p < pairs->count; p++) {
        gint order = compare(block, row, &pairs->pair[p]);
        within += order > 0;
        over += order < 0;
        accused = order < 0 ? &pairs->pair[p] : accused;
    }
    if (over == 1 && within + over >= PAIRS_LEAST && accused->within > 0)
        tell(ledger, block, row, accused);
}

void scopes_check(const Scopes *scopes, Ledger *ledger, const Block *block)
{
    Pairs pairs = {.count = 0};
    for (guint i = 0; i < scopes->rows->len; i++)
        add_pairs(&g_array_index(scopes->rows, Scope, i), block, &pairs);
    if (pairs.count < PAIRS_LEAST)
        return;
    for (guint r = block->first; r < block->end; r++)
        for (guint p = 0; p < pairs.count; p++)
            pairs.pair[p].within += compare(block, r, &pairs.pair[p]) > 0;
    for (guint r = block->first; r < block->end; r++)
        check_row(ledger, block, r, &pairs);
}
