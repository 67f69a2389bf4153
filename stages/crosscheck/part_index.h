/* Facts by the part of the document that they stand in: what a rule asks of one report it need not look for in all. */
#pragma once

#include <glib.h>

typedef struct Fact Fact;

typedef struct {
    GPtrArray *facts; /* Fact, part by part */
    GArray *starts;   /* guint: where each part begins, from part 0, and where the last one ends */
} PartIndex;

/* Facts in stream order; borrowed from the index. */
typedef struct {
    const Fact *const *facts;
    guint count;
} FactList;

PartIndex *part_index_new(void);
void part_index_free(PartIndex *index);

/* Takes these facts, whose parts are numbered from 0 to `parts`, in place of those before; they are borrowed. */
void part_index_fill(PartIndex *index, const GPtrArray *facts, guint parts);

/* Those of the part, none where it is not known. */
FactList part_index_list(const PartIndex *index, guint part);
