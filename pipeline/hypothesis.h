/* What was probably meant, for people to read: relation_explain with what the document knows. */
#pragma once

#include "document.h"
#include "relation.h"

/* The hints of relation_explain without the last kinds of them, for which many numbers have to be tried: another digit, one too
 * few, two exchanged that are no neighbours. g_free. */
char *relation_slips(const Relation *relation, const Units *units);

/* Hints of gouji-stream(5) apart by `|`, "" when nothing simple explains the failure or too much does. Mistakes too weak to
 * prove anything are listed too (a short figure that repeats its neighbour, a nought for a digit), and where the document
 * supports some (the number meant is printed elsewhere, or mends another relation), those without support that are no more
 * telling are left out. g_free. */
char *relation_hint(const Relation *relation, const Units *units, Document *document);
