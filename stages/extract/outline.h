/* The nesting of headings as a report really uses it. */
#pragma once

#include "heading.h"

#define OUTLINE_DEPTH 8

typedef struct {
    struct {
        System system;
        guint ordinal; /* the last one met */
    } open[OUTLINE_DEPTH];
    guint depth;
} Outline;

/* The level, from 1, of a numbered heading that comes next. */
guint outline_enter(Outline *outline, System system, guint ordinal);

/* The level of a heading without a number: below a first-level heading that has no numbered ones yet, else beside
 * it. */
guint outline_unnumbered(const Outline *outline);

/* A report or an annex begins. */
void outline_reset(Outline *outline);
