/* Facts: what the document says of one metric of one year, in sentences and in tables alike. */
#pragma once

#include "metric.h"
#include "part_index.h"

#include "pipeline/ledger.h"
#include "pipeline/pattern.h"

typedef struct Sizes Sizes;

struct Fact {
    const char *metric; /* canonical (metrics.tsv), else the plain words */
    gboolean canonical;
    const char *subject; /* the project the table is about; "" for the unit itself */
    const char *scope,
        *period;      /* period: part of a year, `2020-01/2020-10`; "" for the whole year */
    guint year, part; /* year 0 when unknown */
    Role role;
    Operand operand;
    const char *dim;
    Bound bound;
    Direction direction;
    const Span *span; /* the sentence or the cell */
    const Quantity *quantity;
    const Entry *entry; /* NULL for a fact of a sentence */
};

/* What the title of a part tells, or its sentences where it has none. */
typedef struct {
    gboolean government;      /* of a whole government */
    gboolean one_year;        /* a unit's report on its spending of one year */
    gboolean self_evaluation; /* a unit's report on its own money */
} PartTraits;

typedef struct {
    Ledger ledger;
    Metrics *metrics;
    Sizes *sizes;
    guint
        authorities; /* the list of the wrong names of authorities.tsv, among those that spans say */
    Config *config;
    GArray *parts;    /* PartTraits by the part's number, from 0 for what stands before the first */
    GPtrArray *facts; /* Fact, in stream order; live as long as the document */
    GPtrArray *canonical; /* those whose metric metrics.tsv knows, at most a few thousand */
    PartIndex *facts_by_part, *canonical_by_part;
    GHashTable
        *settled; /* record number -> GArray of guint, see audit_settled; NULL until asked for */
    GHashTable *accused; /* record number of a figure -> number of the check that accuses it */
    GHashTable *rivals;  /* fact in a conflict -> GPtrArray of the facts that contradict it */
} Audit;

/* A list of words.tsv; the longest of its words that stands in the text, or NULL. Borrowed. */
static inline const WordList *audit_words(const Audit *audit, Words words)
{
    return vocabulary_list(audit->ledger.words, words);
}

static inline const char *audit_says(const Audit *audit, Words words, const char *text)
{
    return vocabulary_in(audit->ledger.words, words, text);
}

/* The same of a sentence or cell, which is searched only where the list has a word in it; of its piece between two places;
 * of a heading. */
static inline const char *audit_span_says(const Audit *audit, Words words, const Span *span)
{
    return ledger_span_says(&audit->ledger, words, span);
}

static inline const char *audit_piece_says(const Audit *audit, Words words, const Span *span,
                                           gsize from, gsize to)
{
    return ledger_piece_says(&audit->ledger, words, span, from, to);
}

static inline const char *audit_head_says(const Audit *audit, Words words, const Head *head)
{
    return ledger_head_says(&audit->ledger, words, head);
}

/* The facts of the part, and those of audit->canonical, in stream order. Borrowed. */
static inline FactList audit_facts_of(const Audit *audit, guint part)
{
    return part_index_list(audit->facts_by_part, part);
}

static inline FactList audit_canonical_of(const Audit *audit, guint part)
{
    return part_index_list(audit->canonical_by_part, part);
}

/* Reads plausible.tsv. Free with sizes_free. */
Sizes *sizes_new(Config *config, const Units *units, GError **error);
void sizes_free(Sizes *sizes);

/* Looks at the titles of the document's parts, at the sentences of one without: audit->parts. */
void audit_tell_parts(Audit *audit);

/* TRUE in the report of one unit; FALSE in one of a whole government (budget reports, bulletins), where one
 * name stands for several funds, levels and places. */
gboolean audit_is_unit(const Audit *audit, guint part);

/* TRUE for a unit's report on its spending of one year, by its title. */
gboolean audit_is_of_one_year(const Audit *audit, guint part);

/* TRUE if by its title the part is a unit's report on its own money. */
gboolean audit_is_self_evaluation(const Audit *audit, guint part);

/* TRUE if the title names a span of years: 2019-2023. */
gboolean title_spans_years(const char *title);

/* Gathers the facts of the complete document into audit->facts. */
void facts_gather(Audit *audit);

/* Writes the canonical facts of the unit as fact records, for comparison with other documents. */
void facts_write(Audit *audit);

/* Fiscal year of the report that the part belongs to; 0 when unknown. */
guint audit_year(const Audit *audit, guint part);

/* The unit that the part names, or the last one named before it: the reports on a unit's projects often name the
 * project alone. "" when none is named. */
const char *audit_unit(const Audit *audit, guint part);

/* TRUE for figures that say how much there is, in the year: no growth, base, target or share. */
gboolean fact_is_level(const Fact *fact);

/* The places, in document->accusations, of the checks of earlier stages whose first operand is that figure; NULL for none. */
const GArray *audit_settled(Audit *audit, const char *nr);

/* Remembers that the check accuses these figures (record numbers apart by blanks). */
void audit_accuse(Audit *audit, const char *operands, const char *check);

/* The check that accuses the figure already, or NULL. */
const char *audit_accuser(const Audit *audit, const char *nr);
