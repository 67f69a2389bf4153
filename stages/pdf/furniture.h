/* What is printed around the text: page numbers, running titles. */
#pragma once

#include "part.h"

/* Removes page numbers, and lines printed at the same place of most pages; returns how many. */
guint furniture_remove(GPtrArray *parts, guint pages);

/* TRUE for — 12 —, 第12页, 第 1 页 共 9 页, 3/9, Page 3, ⅳ; *number receives the number if it has one and is
 * nothing but that. */
gboolean furniture_is_number(const char *text, guint *number);
