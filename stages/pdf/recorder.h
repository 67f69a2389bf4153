/* What the PDF library draws, written down: glyphs with their places, and rules. */
#pragma once

#include "page.h"

#include <mupdf/fitz.h>

/* A device that appends to the page what is drawn on it; the page's width and height are set before. Throws. Drop
 * with fz_drop_device. */
fz_device *recorder_new(fz_context *context, Page *page);
