/* Addresses of web pages, resolved as a browser resolves them. */
#pragma once

#include <glib.h>

/* The address of a page, to which its links are relative. Free with g_uri_unref. */
GUri *address_parse(const char *text, GError **error);

/* The address that a link of the page leads to, NULL if that is no page or file; `charset` is what the page is written
 * in, and so the query of an address. Free with g_free. */
char *address_resolve(GUri *base, const char *href, const char *charset);
