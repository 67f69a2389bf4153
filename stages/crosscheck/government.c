/* Budget reports, bulletins and work reports speak of many funds, levels and places under the same names; the
 * report of one unit does not. The title tells them apart, or what they say. */
#include "fact.h"

#include <string.h>

/* A part without a title is known by what it says. */
static gboolean speaks_as_government(const Audit *audit, guint part)
{
    const GPtrArray *sentences = audit->ledger.document->sentences;
    for (guint i = 0; i < sentences->len; i++) {
        const Span *span = sentences->pdata[i];
        if (span->part == part && audit_span_says(audit, WORDS_GOVERNMENT_SAYING, span))
            return TRUE;
    }
    return FALSE;
}

static gboolean titles_government(const Audit *audit, const char *title)
{
    return audit_says(audit, WORDS_GOVERNMENT, title) &&
           !audit_says(audit, WORDS_UNIT_TITLE, title);
}

void audit_tell_governments(Audit *audit)
{
    const GPtrArray *parts = audit->ledger.document->parts;
    g_hash_table_remove_all(audit->plural);
    for (guint number = 0; number <= parts->len; number++) {
        const Part *part = document_part(audit->ledger.document, number);
        gboolean titled = part && *part->title;
        if (titled ? titles_government(audit, part->title) : speaks_as_government(audit, number))
            g_hash_table_add(audit->plural, GUINT_TO_POINTER(number));
    }
}

gboolean audit_is_unit(const Audit *audit, guint part)
{
    return !g_hash_table_contains(audit->plural, GUINT_TO_POINTER(part));
}

gboolean title_spans_years(const char *title)
{
    const char *first = strpbrk(title, "12");
    const char *again =
        first ? strstr(first + 4 < title + strlen(title) ? first + 4 : first, "20") : NULL;
    return again && (strstr(title, "-20") || strstr(title, "－20") || strstr(title, "至20"));
}

gboolean audit_is_of_one_year(const Audit *audit, guint part)
{
    const Part *at = document_part(audit->ledger.document, part);
    return at && audit_says(audit, WORDS_YEARLY_TITLE, at->title) && !title_spans_years(at->title);
}
