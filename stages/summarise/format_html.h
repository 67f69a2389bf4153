/* report.html: one page that needs nothing else, and beside it the text of each document. */
#pragma once

#include "format.h"

extern const Format format_html;
