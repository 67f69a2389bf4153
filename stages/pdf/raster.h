/* A page as a picture, and the straight lines in it. */
#pragma once

#include "page.h"

typedef struct {
    guint8 *grey; /* row by row without padding, 0 is black; owned */
    guint width, height;
    float scale; /* pixels in a point */
} Raster;

void raster_clear(Raster *raster);

/* TRUE if nothing dark is on it. */
gboolean raster_is_blank(const Raster *raster);

/* Hands the long dark lines to the page as rules and whitens them, so that they are not read as letters. */
void raster_rules(Raster *raster, Page *page);
