/* Recognition: pages that are pictures are read by Tesseract, when that is installed, and what it reads is put back
 * in its place by the reader of PDFs. */
#pragma once

#include "worker.h"

/* The package that is missing; NULL if pictures can be read. Static. */
const char *recognise_lacks(void);

/* Reads a PDF whose answer said that pages have no text, once more and with what Tesseract reads on these pages.
 * Returns as worker_ask does. */
char *recognise_pdf(Worker *pdf, const WorkerKind *limits, const char *bytes, gsize length,
                    WireAnswer *answer);

/* Reads an image of one page or several, likewise. */
char *recognise_image(Worker *pdf, const WorkerKind *limits, const char *bytes, gsize length,
                      WireAnswer *answer);

/* TRUE if the answer says that pages have no text. */
gboolean recognise_wanted(const WireAnswer *answer);
