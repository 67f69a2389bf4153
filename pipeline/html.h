/* Text inside HTML, and inside JSON that may stand in HTML. What comes from a document is never markup. */
#pragma once

#include <glib.h>

/* Appends the text with & < > " ' escaped, fit for content and for quoted attributes. Control characters,
 * and those that turn the direction of writing, become blanks; a newline stays. */
void html_text(GString *out, const char *text, gsize length);

/* The same for a whole string. */
void html_string(GString *out, const char *text);

/* Appends markup in which %s, %u and a G_GUINT64_FORMAT stand for what follows, as in printf, and nothing else does; the
 * text must come from the program. */
void html_markup(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Appends a JSON string with its quotes; < > & are escaped too, so that it cannot end a script element. */
void json_string(GString *out, const char *text);

/* Appends `"key":"text"`, with a comma before it unless an object or array begins here. */
void json_member(GString *out, const char *key, const char *text);
void json_number(GString *out, const char *key, guint64 number);

/* Appends `"key":`, with a comma before it unless an object or array begins here. */
void json_key(GString *out, const char *key);

/* `sha256-…` of the bytes, as a Content-Security-Policy names them. Free with g_free. */
char *html_hash(const char *bytes, gsize length);
