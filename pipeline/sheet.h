/* The first sheet of an XLSX file as texts, whatever program saved it. */
#pragma once

#include "error.h"

typedef struct Sheet Sheet;

/* Reads the sheet; NULL with an error when the file is none or larger than it should be. */
Sheet *sheet_read(const char *path, GError **error);
void sheet_free(Sheet *sheet);

guint sheet_rows(const Sheet *sheet);

/* A cell's text, row and column from 0; "" when empty. A date is the number of days since 1899-12-30. Borrowed. */
const char *sheet_cell(const Sheet *sheet, guint row, guint column);

/* The column whose first row says one of these; -1 if none does. */
gint sheet_column(const Sheet *sheet, const char *const *headings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sheet, sheet_free)
