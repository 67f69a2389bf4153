#include "checks.h"

#include "pipeline/text.h"

#include <string.h>

/* TRUE if the characters of `abridged` stand in `full` in their order. */
static gboolean abridges(const char *abridged, const char *full)
{
    for (; *abridged && *full; full = g_utf8_next_char(full))
        if (g_utf8_get_char(abridged) == g_utf8_get_char(full))
            abridged = g_utf8_next_char(abridged);
    return *abridged == '\0';
}

/* The name of a bureau that opens the sentence and has the posts or the sections: the unit itself. g_free. */
static char *subject_of(const Span *span)
{
    static const char *const verbs[] = {"核定", "内设", "设置", "编制", "设", "现有", "机构编制"};
    g_autofree char *text = text_squeeze(span->text);
    const char *end = strstr(text, "局");
    if (!end || end - text > 90)
        return NULL;
    end += strlen("局");
    for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
        if (g_str_has_prefix(end, verbs[i])) {
            const char *from = text;
            for (const char *c = text; c < end; c = g_utf8_next_char(c))
                if (strchr(":;,.", *c) || g_str_has_prefix(c, "：") || g_str_has_prefix(c, "，") ||
                    g_str_has_prefix(c, "；") || g_str_has_prefix(c, "、"))
                    from = g_utf8_next_char(c);
            return g_strndup(from, (gsize)(end - from));
        }
    return NULL;
}

/* The region before the name proper: 某某县…, 县…; what is left is compared. */
static const char *without_region(const char *name)
{
    static const char *const regions[] = {"自治县", "县", "自治州", "市", "区", "州", "省"};
    const char *rest = name;
    for (guint i = 0; i < G_N_ELEMENTS(regions); i++) {
        const char *at = strstr(name, regions[i]);
        if (at && g_utf8_strlen(name, at - name) <= 8 && at + strlen(regions[i]) > rest)
            rest = at + strlen(regions[i]);
    }
    return *rest ? rest : name;
}

static void accuse(Audit *audit, const Span *span, const char *name, const Part *part)
{
    g_autofree char *args = g_strdup_printf("%s", part->title);
    ledger_emit(&audit->ledger, &(Check){.rule = "name-unit",
                                         .outcome = OUTCOME_FAIL,
                                         .line = span->line,
                                         .col = span->col,
                                         .label = name,
                                         .reported = name,
                                         .expected = part->unit,
                                         .args = args,
                                         .operands = span->nr});
}

void name_check(Audit *audit)
{
    Document *document = audit->ledger.document;
    guint told = G_MAXUINT;
    for (guint i = 0; i < document->sentences->len; i++) {
        const Span *span = document->sentences->pdata[i];
        const Part *part = document_part(document, span->part);
        if (!part || !g_str_has_suffix(part->unit, "局") || told == span->part || span->para == 0)
            continue;
        g_autofree char *name = subject_of(span);
        if (!name)
            continue;
        const char *bare = without_region(name), *own = without_region(part->unit);
        if (abridges(bare, own) || abridges(own, bare) || g_utf8_strlen(bare, -1) < 3)
            continue;
        accuse(audit, span, name, part);
        told = span->part;
    }
}
