/* A section and the sections below it: what they add up to, and their shares of it (rules total-text, share). */
#pragma once

#include "paragraph.h"

/* Tests every section of the document, which has these paragraphs, whose subsections each give their part of its figures. */
void outline_check(Ledger *ledger, const GArray *paragraphs);
