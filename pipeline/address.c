#include "address.h"

#include <string.h>

#define HREF_MOST 8192 /* bytes; a longer address is no address */
#define URI_FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_SCHEME_NORMALIZE)

static void append_encoded(GString *out, const char *bytes, gsize length, const char *also)
{
    for (gsize i = 0; i < length; i++) {
        guchar c = (guchar)bytes[i];
        if (c <= ' ' || c >= 0x7f || strchr(also, c))
            g_string_append_printf(out, "%%%02X", c);
        else
            g_string_append_c(out, (char)c);
    }
}

/* A query is written in the page's charset; what the charset lacks is a character reference. */
static void append_query(GString *out, const char *query, const char *charset)
{
    for (const char *at = query; *at; at = g_utf8_next_char(at)) {
        gsize length = (gsize)(g_utf8_next_char(at) - at), written;
        g_autofree char *bytes =
            g_convert(at, (gssize)length, charset, "UTF-8", NULL, &written, NULL);
        if (bytes)
            append_encoded(out, bytes, written, "\"<>'");
        else
            g_string_append_printf(out, "%%26%%23%u%%3B", g_utf8_get_char(at));
    }
}

/* What a browser drops before it looks at an address, the fragment too. */
static char *trim_href(const char *href)
{
    GString *out = g_string_new(NULL);
    for (const char *at = href; *at && *at != '#'; at++)
        if (*at != '\t' && *at != '\n' && *at != '\r')
            g_string_append_c(out, *at);
    return g_strstrip(g_string_free(out, FALSE));
}

static char *encode_href(const char *href, const char *charset)
{
    GString *out = g_string_new(NULL);
    const char *query = strchr(href, '?');
    g_autofree char *path = query ? g_strndup(href, (gsize)(query - href)) : g_strdup(href);
    g_strdelimit(path, "\\", '/');
    append_encoded(out, path, strlen(path), "\"<>`{}|^");
    if (query) {
        g_string_append_c(out, '?');
        append_query(out, query + 1, charset);
    }
    return g_string_free(out, FALSE);
}

/* `%2e' is a dot, also where it makes `..'. */
static void decode_dots(char *text)
{
    char *to = text;
    for (const char *at = text; *at;) {
        gboolean dot = g_ascii_strncasecmp(at, "%2e", 3) == 0;
        *to++ = dot ? '.' : *at;
        at += dot ? 3 : 1;
    }
    *to = '\0';
}

/* `:PORT', nothing for the port that the scheme means anyway. */
static char *port_of(GUri *uri)
{
    gboolean secure = strcmp(g_uri_get_scheme(uri), "https") == 0;
    int port = g_uri_get_port(uri);
    return port <= 0 || port == (secure ? 443 : 80) ? g_strdup("") : g_strdup_printf(":%d", port);
}

/* The host as a request names it, NULL if it is none. */
static char *host_of(GUri *uri)
{
    const char *host = g_uri_get_host(uri);
    g_autofree char *plain = g_uri_unescape_string(host ? host : "", "/");
    if (!plain || !*plain || !g_utf8_validate(plain, -1, NULL))
        return NULL;
    g_autofree char *ascii = g_hostname_to_ascii(plain);
    if (!ascii || strpbrk(ascii, " /?#@\\<>^|%"))
        return NULL;
    g_autofree char *lower = g_ascii_strdown(ascii, -1);
    return strchr(lower, ':') ? g_strdup_printf("[%s]", lower) : g_steal_pointer(&lower);
}

/* scheme://host[:port]/path[?query]; the name and password of a user are not handed on. */
static char *write_uri(GUri *uri)
{
    const char *scheme = g_uri_get_scheme(uri), *path = g_uri_get_path(uri);
    const char *query = g_uri_get_query(uri);
    gboolean web = strcmp(scheme, "file") != 0;
    g_autofree char *host = web ? host_of(uri) : g_strdup("");
    g_autofree char *port = web ? port_of(uri) : g_strdup("");
    if (!host)
        return NULL;
    return g_strconcat(scheme, "://", host, port, *path ? path : "/", query ? "?" : "",
                       query ? query : "", NULL);
}

GUri *address_parse(const char *text, GError **error)
{
    return g_uri_parse(text, URI_FLAGS, error);
}

char *address_resolve(GUri *base, const char *href, const char *charset)
{
    g_autofree char *trimmed = trim_href(href);
    if (!*trimmed || strlen(trimmed) > HREF_MOST || !g_utf8_validate(trimmed, -1, NULL))
        return NULL;
    g_autofree char *encoded = encode_href(trimmed, charset);
    decode_dots(encoded);
    g_autoptr(GUri) uri = g_uri_parse_relative(base, encoded, URI_FLAGS, NULL);
    if (!uri)
        return NULL;
    const char *scheme = g_uri_get_scheme(uri);
    static const char *const followed[] = {"http", "https", "file", NULL};
    return g_strv_contains(followed, scheme) ? write_uri(uri) : NULL;
}
