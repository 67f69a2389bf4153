/* The readers of foreign forms, which run in gouji-forms: bytes in, blocks out. Each returns NULL, or the reason why
 * the document cannot be audited; free with g_free. The bytes are NUL-terminated and may be changed. */
#pragma once

#include "form.h"
#include "wire.h"

char *html_read(char *bytes, gsize length, const FormLimits *limits, Wire *wire);
char *docx_read(char *bytes, gsize length, const FormLimits *limits, Wire *wire);
char *xlsx_read(char *bytes, gsize length, const FormLimits *limits, Wire *wire);
char *zip_read(char *bytes, gsize length, const FormLimits *limits, Wire *wire);
char *markdown_read(char *bytes, gsize length, const FormLimits *limits, Wire *wire);

/* WireRead for all of them; data is the FormLimits. */
char *foreign_read(const char *form, char *bytes, gsize length, Wire *wire, gpointer data);
