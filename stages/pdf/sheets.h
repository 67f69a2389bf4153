/* The PDF library behind one door: this and the recorder are all that includes it. */
#pragma once

#include "page.h"
#include "raster.h"

typedef struct Sheets Sheets;

/* Opens a PDF in memory, which must live as long. NULL with *reason set to why it cannot be audited
 * (`encrypted`, `damaged …`); free the reason with g_free. */
Sheets *sheets_open(const char *bytes, gsize length, char **reason);
void sheets_close(Sheets *sheets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sheets, sheets_close)

guint sheets_count(const Sheets *sheets);

/* TRUE if the file was damaged and its objects were gathered from what is left. */
gboolean sheets_repaired(const Sheets *sheets);

/* Page `number`, from 1, unsettled: what the library could read of it, which may be nothing. FALSE if it
 * found the page damaged. */
gboolean sheets_read(Sheets *sheets, guint number, Page *page);

/* Draws the page, 300 pixels an inch or as many as keep it small; free with raster_clear. FALSE if it cannot be. */
gboolean sheets_draw(Sheets *sheets, guint number, Raster *raster);

/* The picture as a PNG; NULL if that fails. */
GBytes *sheets_png(Sheets *sheets, const Raster *raster);
