#include "checks.h"

#include "pipeline/text.h"

#include <string.h>

/* The name of a bureau that opens the sentence and has the posts or the sections: the unit itself. g_free. */
static char *subject_of(const Audit *audit, const Span *span)
{
    if (!strstr(span->text, "局"))
        return NULL;
    g_autofree char *text = text_squeeze(span->text);
    const char *end = strstr(text, "局");
    if (!end || end - text > 90)
        return NULL;
    end += strlen("局");
    if (!wordlist_at(audit_words(audit, WORDS_OFFICE_VERB), end, G_MAXSIZE))
        return NULL;
    const char *from = text;
    for (const char *c = text; c < end; c = g_utf8_next_char(c))
        if (strchr(":;,.", *c) || g_str_has_prefix(c, "：") || g_str_has_prefix(c, "，") ||
            g_str_has_prefix(c, "；") || g_str_has_prefix(c, "、"))
            from = g_utf8_next_char(c);
    return g_strndup(from, (gsize)(end - from));
}

#define REGION_MOST 8 /* characters before the last of a region's name */

/* The region before the name proper: 某某县…, 县…; what is left is compared. 市 and 区 also begin words: 市场监督管理局. */
static const char *without_region(const Audit *audit, const char *name)
{
    const WordList *regions = audit_words(audit, WORDS_REGION);
    const char *rest = name, *at = name;
    for (guint characters = 0; *at && characters <= REGION_MOST; characters++) {
        const char *region = wordlist_at(regions, at, G_MAXSIZE);
        if (region && !wordlist_at(audit_words(audit, WORDS_NO_REGION), at, G_MAXSIZE))
            rest = at + strlen(region);
        at = g_utf8_next_char(at);
    }
    return *rest ? rest : name;
}

static void accuse(Audit *audit, const Span *span, const char *name, const char *expected)
{
    const Part *part = document_part(audit->ledger.document, span->part);
    ledger_emit(&audit->ledger, &(Check){.rule = "name-unit",
                                         .outcome = OUTCOME_FAIL,
                                         .line = span->line,
                                         .col = span->col,
                                         .label = name,
                                         .reported = name,
                                         .expected = expected,
                                         .args = part->title,
                                         .operands = span->nr});
}

#define NAME_LEAST 6 /* characters of a name that another one does not resemble by chance */

/* The one character that the longer name has more is a conjunction: 住房和城乡建设局 drops it rightly. */
static gboolean differ_by_conjunction(const Audit *audit, const char *a, const char *b)
{
    const char *longer = strlen(a) > strlen(b) ? a : b, *shorter = longer == a ? b : a;
    while (*shorter && g_utf8_get_char(longer) == g_utf8_get_char(shorter)) {
        longer = g_utf8_next_char(longer);
        shorter = g_utf8_next_char(shorter);
    }
    const char *joint = wordlist_at(audit_words(audit, WORDS_JOINT), longer, G_MAXSIZE);
    return joint && strcmp(longer + strlen(joint), shorter) == 0;
}

/* What stands before `end` in place of the name, with one character missing, added or wrong; NULL if the name itself
 * or nothing like it stands there. g_free. */
static char *misspelt(const Audit *audit, const char *text, const char *end, const char *name)
{
    glong characters = g_utf8_strlen(name, -1), before = g_utf8_pointer_to_offset(text, end);
    char *found = NULL;
    for (glong length = characters - 1; length <= MIN(characters + 1, before); length++) {
        const char *from = g_utf8_offset_to_pointer(text, before - length);
        g_autofree char *there = g_strndup(from, (gsize)(end - from));
        if (g_str_has_suffix(there, name)) {
            g_free(found);
            return NULL;
        }
        gboolean opens_alike = g_utf8_get_char(there) == g_utf8_get_char(name);
        if (!found && opens_alike && text_distance(there, name, 1) == 1 &&
            !differ_by_conjunction(audit, there, name))
            found = g_steal_pointer(&there);
    }
    return found;
}

#define WIDEST 4 /* bytes of a character, which may be missing */

/* The unit's name, for the sentences of one part. */
typedef struct {
    const char *text, *last; /* and its last character */
    gsize length;
    gboolean tells; /* it has characters enough */
} UnitName;

static UnitName unit_name(const Audit *audit, guint part)
{
    UnitName name = {.text = without_region(audit, audit_unit(audit, part))};
    name.length = strlen(name.text);
    name.tells = g_utf8_strlen(name.text, -1) >= NAME_LEAST;
    name.last = name.tells ? g_utf8_prev_char(name.text + name.length) : name.text;
    return name;
}

/* FALSE if the text is too short for the name, or lacks its first or its last character. */
static gboolean may_name(const char *text, const UnitName *name)
{
    return strlen(text) + WIDEST >= name->length && strstr(text, name->last) &&
           g_utf8_strchr(text, -1, g_utf8_get_char(name->text));
}

/* The unit's name with a wrong, a missing or a doubled character, anywhere in its report. */
static void check_spelling(Audit *audit, const Span *span, const UnitName *name, GHashTable *told)
{
    g_autofree char *text = text_squeeze(span->text);
    for (const char *at = strstr(text, name->last); at; at = strstr(at + 1, name->last)) {
        g_autofree char *wrong = misspelt(audit, text, at + strlen(name->last), name->text);
        if (wrong && g_hash_table_add(told, g_strdup(wrong)))
            accuse(audit, span, wrong, name->text);
    }
}

static void check_spellings(Audit *audit)
{
    const GPtrArray *spans = audit->ledger.document->spans;
    g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    UnitName name = {.text = NULL};
    for (guint i = 0, part = 0; i < spans->len; i++) {
        const Span *span = spans->pdata[i];
        if (!name.text || span->part != part)
            name = unit_name(audit, span->part);
        part = span->part;
        if (name.tells && may_name(span->text, &name))
            check_spelling(audit, span, &name, told);
    }
}

void name_check(Audit *audit)
{
    check_spellings(audit);
    Document *document = audit->ledger.document;
    guint told = G_MAXUINT;
    for (guint i = 0; i < document->sentences->len; i++) {
        const Span *span = document->sentences->pdata[i];
        const Part *part = document_part(document, span->part);
        if (!part || told == span->part || span->para == 0 || !g_str_has_suffix(part->unit, "局"))
            continue;
        g_autofree char *name = subject_of(audit, span);
        if (!name)
            continue;
        const char *bare = without_region(audit, name), *own = without_region(audit, part->unit);
        if (text_abridges(bare, own) || text_abridges(own, bare) || g_utf8_strlen(bare, -1) < 3)
            continue;
        accuse(audit, span, name, part->unit);
        told = span->part;
    }
}
