/* How far the figures of a row stand from the heads of their block. */
#pragma once

#include "block.h"

#define NO_SHIFT 1000 /* beyond every column: the figures stand under no head */

/* The shift that fits the row; that of the row before it, and 0, are tried first, but a row that names a total has its
 * points under 分值 and 得分. A row whose form placed its cells itself, each under a head, stays where it is. NO_SHIFT when
 * no head fits. */
gint shift_find(const Block *block, const GridRow *row, gint before);
