/* Budget reports, bulletins and work reports speak of many funds, levels and places under the same names; the
 * report of one unit does not. The title tells them apart, or what they say. */
#include "fact.h"

#include <string.h>

static gboolean holds(const WordList *words, const char *text)
{
    return wordlist_in(words, text, strlen(text)) != NULL;
}

/* A part without a title is known by what it says. */
static gboolean speaks_as_government(const Audit *audit, guint part)
{
    const GPtrArray *sentences = audit->ledger.document->sentences;
    for (guint i = 0; i < sentences->len; i++) {
        const Span *span = sentences->pdata[i];
        if (span->part == part && holds(audit->saying, span->text))
            return TRUE;
    }
    return FALSE;
}

static gboolean titles_government(const Audit *audit, const char *title)
{
    return holds(audit->government, title) && !holds(audit->unit_title, title);
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
