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

gboolean title_spans_years(const char *title)
{
    const char *first = strpbrk(title, "12");
    const char *again =
        first ? strstr(first + 4 < title + strlen(title) ? first + 4 : first, "20") : NULL;
    return again && (strstr(title, "-20") || strstr(title, "－20") || strstr(title, "至20"));
}

static gboolean titles_one_year(const Audit *audit, const char *title)
{
    return audit_says(audit, WORDS_YEARLY_TITLE, title) && !title_spans_years(title);
}

void audit_tell_parts(Audit *audit)
{
    const GPtrArray *parts = audit->ledger.document->parts;
    g_array_set_size(audit->parts, 0);
    g_array_set_size(audit->parts, parts->len + 1);
    for (guint number = 0; number <= parts->len; number++) {
        const Part *part = document_part(audit->ledger.document, number);
        PartTraits *traits = &g_array_index(audit->parts, PartTraits, number);
        gboolean titled = part && *part->title;
        traits->government =
            titled ? titles_government(audit, part->title) : speaks_as_government(audit, number);
        traits->one_year = part && titles_one_year(audit, part->title);
        traits->self_evaluation = part_is_self_evaluation(part);
    }
}

gboolean audit_is_unit(const Audit *audit, guint part)
{
    return !g_array_index(audit->parts, PartTraits, part).government;
}

gboolean audit_is_self_evaluation(const Audit *audit, guint part)
{
    return g_array_index(audit->parts, PartTraits, part).self_evaluation;
}

gboolean audit_is_of_one_year(const Audit *audit, guint part)
{
    return g_array_index(audit->parts, PartTraits, part).one_year;
}
