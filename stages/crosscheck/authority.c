/* Authorities by names that authorities.tsv knows to be wrong: one finding for a name, with all its places. */
#include "checks.h"

#include <string.h>

#define PLACES_MOST 6

typedef struct {
    const char *wrong, *right, *except;
    guint64 since; /* 0 for a slip of the pen */
} Name;

static gboolean is_excepted(const Name *name, const char *text, const char *at)
{
    g_auto(GStrv) words = g_strsplit(name->except, " ", -1);
    for (guint i = 0; words[i]; i++) {
        const char *inside = *words[i] ? strstr(words[i], name->wrong) : NULL;
        gsize before = inside ? (gsize)(inside - words[i]) : 0;
        if (inside && (gsize)(at - text) >= before && g_str_has_prefix(at - before, words[i]))
            return TRUE;
    }
    return FALSE;
}

/* TRUE if the name stands in a title or a quotation, or is said to be a former one. */
static gboolean is_cited(const char *text, const char *at)
{
    static const char *const opening[] = {"《", "“"}, *const closing[] = {"》", "”"};
    g_autofree char *before = g_strndup(text, (gsize)(at - text));
    for (guint i = 0; i < G_N_ELEMENTS(closing); i++) {
        const char *open = g_strrstr(before, opening[i]);
        if (open && !strstr(open, closing[i]))
            return TRUE;
    }
    return strstr(before, "原") != NULL;
}

#define MORE_CHARACTERS 10

/* 质量技术监督局检测中心: the name of a body below it goes on. */
static gboolean names_more(const Audit *audit, const Name *name, const char *at)
{
    const char *from = at + strlen(name->wrong), *end = from;
    for (guint i = 0; i < MORE_CHARACTERS && g_unichar_isalpha(g_utf8_get_char(end)); i++)
        end = g_utf8_next_char(end);
    return wordlist_in(audit_words(audit, WORDS_LOWER_BODY), from, (gsize)(end - from)) != NULL;
}

/* TRUE if the sentence speaks of the years before the change. */
static gboolean speaks_of_before(const Span *span, guint64 since)
{
    for (guint i = 0; i < span->date_count; i++)
        if (span->dates[i]->year > 0 && span->dates[i]->year < since)
            return TRUE;
    return FALSE;
}

static gboolean is_wrong_here(const Audit *audit, const Name *name, const Span *span)
{
    const char *at = strstr(span->text, name->wrong);
    if (!at || is_excepted(name, span->text, at))
        return FALSE;
    if (strstr(audit_unit(audit, span->part), name->right))
        return name->since == 0; /* a former name of the unit itself is name-unit's to tell */
    return name->since == 0 ||
           (audit_year(audit, span->part) >= name->since && !is_cited(span->text, at) &&
            !names_more(audit, name, at) && !speaks_of_before(span, name->since));
}

static void check_name(Audit *audit, const Name *name, const GPtrArray *spans)
{
    g_autoptr(GString) operands = g_string_new(NULL);
    const Span *first = NULL;
    for (guint i = 0, places = 0; i < spans->len && places < PLACES_MOST; i++) {
        const Span *span = spans->pdata[i];
        if (!is_wrong_here(audit, name, span))
            continue;
        first = first ? first : span;
        places++;
        g_string_append_printf(operands, "%s%s", operands->len ? " " : "", span->nr);
    }
    if (!first)
        return;
    g_autofree char *since =
        name->since ? g_strdup_printf("%" G_GUINT64_FORMAT, name->since) : NULL;
    ledger_emit(&audit->ledger, &(Check){.rule = "name-authority",
                                         .outcome = OUTCOME_FAIL,
                                         .severity = name->since ? SEVERITY_NOTE : SEVERITY_DEFAULT,
                                         .line = first->line,
                                         .col = first->col,
                                         .label = name->wrong,
                                         .reported = name->wrong,
                                         .expected = name->right,
                                         .args = since,
                                         .operands = operands->str});
}

static const ConfigTable *authorities(const Audit *audit, GError **error)
{
    return config_table(audit->config, "authorities.tsv", "wrong right since except", error);
}

gboolean authority_open(Audit *audit, GError **error)
{
    const ConfigTable *table = authorities(audit, error);
    guint64 since;
    for (guint row = 0; table && row < table_rows(table); row++)
        if (*table_cell(table, row, 2) && !table_number(table, row, 2, &since, error))
            return FALSE;
    if (table)
        audit->authorities = vocabulary_extend(audit->ledger.words, table, 0);
    return table != NULL;
}

gboolean authority_check(Audit *audit, GError **error)
{
    const ConfigTable *table = authorities(audit, error);
    if (!table)
        return FALSE;
    const GPtrArray *all = audit->ledger.document->spans;
    g_autoptr(GPtrArray) spans = g_ptr_array_new();
    for (guint i = 0; i < all->len; i++) {
        if (wordset_has(&((const Span *)all->pdata[i])->said, audit->authorities))
            g_ptr_array_add(spans, all->pdata[i]);
    }
    for (guint row = 0; spans->len > 0 && row < table_rows(table); row++) {
        Name name = {.wrong = table_cell(table, row, 0),
                     .right = table_cell(table, row, 1),
                     .except = table_cell(table, row, 3)};
        table_number(table, row, 2, &name.since, NULL); /* 0 where the cell is empty */
        check_name(audit, &name, spans);
    }
    return TRUE;
}
