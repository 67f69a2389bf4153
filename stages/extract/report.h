/* The sink that makes records of blocks: it finds the reports in a document, their headings, sentences and
 * captions. */
#pragma once

#include "emit.h"
#include "words.h"

typedef struct Report Report;

/* Free with report_free; words and emit are borrowed. */
Report *report_new(const Words *words, Emit *emit);
void report_free(Report *report);

/* Where a reader hands its blocks; owned by the report. */
BlockSink *report_sink(Report *report);

/* The document is complete: what was held back goes out. */
void report_finish(Report *report);
