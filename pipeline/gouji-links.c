/* gouji-links: the links of web pages with their words, addresses resolved as a browser resolves them.
 *
 * It stands apart from the chain: only gouji-nightly(8) uses it. */
#include "address.h"

#include <errno.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STATUS_TROUBLE 2
#define CHARSET_LOOK 4096 /* a page names its charset in its first bytes, or not at all */
#define WORDS_MOST 8192   /* bytes of a link's words */
#define TITLE_MOST 200    /* characters */

/* What an open <a> has said so far. */
typedef struct {
    gboolean open;
    char *href, *title;
    GString *words;
} Anchor;

typedef struct {
    GUri *base;
    gboolean based;      /* the first <base> alone counts */
    const char *charset; /* that the query of an address is written in */
    const char *prefix;  /* what each row begins with */
    Anchor anchor;
} Page;

/* Text */

/* One blank for each run of white space, no other control characters, the escapes of the stream; at most TITLE_MOST
 * characters. */
static char *clean_title(const char *text)
{
    GString *out = g_string_new(NULL);
    guint count = 0;
    gboolean blank = FALSE;
    for (const char *at = text; *at && count < TITLE_MOST; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isspace(c) || g_unichar_iscntrl(c) || c == 0x3000) {
            blank = out->len > 0;
            continue;
        }
        if (blank)
            g_string_append_c(out, ' ');
        if (c == '\\')
            g_string_append_c(out, '\\');
        g_string_append_unichar(out, c);
        blank = FALSE;
        count++;
    }
    return g_string_free(out, FALSE);
}

/* The text without the dots by which listings show that they cut a title. */
static gsize uncut_length(const char *text)
{
    gsize length = strlen(text);
    while (length >= 3 && memcmp(text + length - 3, "…", 3) == 0)
        length -= 3;
    while (length > 0 && text[length - 1] == '.')
        length--;
    return length;
}

/* The words of the link; its title attribute where they are missing or only the attribute's beginning. */
static char *choose_title(const char *words, const char *attribute)
{
    g_autofree char *said = clean_title(words);
    g_autofree char *whole = clean_title(attribute ? attribute : "");
    gsize length = uncut_length(said);
    gboolean cut = length == 0 || (strlen(whole) > length && strncmp(whole, said, length) == 0);
    return *whole && cut ? g_steal_pointer(&whole) : g_steal_pointer(&said);
}

/* Everything that can be read, U+FFFD for what cannot. */
static char *to_utf8(const char *bytes, gsize length, const char *charset, gsize *written)
{
    GIConv iconv = g_iconv_open("UTF-8", charset);
    if (iconv == (GIConv)-1)
        iconv = g_iconv_open("UTF-8", "GB18030");
    GString *out = g_string_sized_new(length * 2);
    char *in = (char *)bytes;
    while (length > 0) {
        char buffer[4096], *to = buffer;
        gsize room = sizeof buffer;
        gboolean bad = g_iconv(iconv, &in, &length, &to, &room) == (gsize)-1 && errno != E2BIG;
        g_string_append_len(out, buffer, to - buffer);
        if (bad) {
            g_string_append(out, "\xef\xbf\xbd");
            in++;
            length--;
        }
    }
    g_iconv_close(iconv);
    *written = out->len;
    return g_string_free(out, FALSE);
}

/* Charset */

/* The charset that the bytes name after `charset=`, NULL if they do not. */
static char *named_charset(const char *bytes, gsize length)
{
    g_autofree char *head = g_strndup(bytes, MIN(length, CHARSET_LOOK));
    for (char *at = head; *at; at++)
        *at = g_ascii_tolower(*at);
    const char *at = strstr(head, "charset=");
    if (!at)
        return NULL;
    at += strlen("charset=");
    at += strspn(at, " \"'");
    return g_strndup(at, strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789-_"));
}

/* What a browser understands by the name; GB18030 holds all that its smaller sisters do. */
static const char *known_charset(const char *name)
{
    if (!name || !*name)
        return NULL;
    if (g_str_has_prefix(name, "gb") || strcmp(name, "x-gbk") == 0)
        return "GB18030";
    if (strcmp(name, "utf-8") == 0 || strcmp(name, "utf8") == 0)
        return "UTF-8";
    return strcmp(name, "big5") == 0 ? "BIG5" : NULL;
}

static gboolean is_ascii(const char *bytes, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (bytes[i] & 0x80)
            return FALSE;
    return TRUE;
}

/* Bytes that are valid UTF-8 are UTF-8, whatever the page says. */
static const char *find_charset(const char *bytes, gsize length, const char *header)
{
    g_autofree char *lower = g_ascii_strdown(header, -1);
    g_autofree char *meta = named_charset(bytes, length);
    const char *said = known_charset(lower);
    if (!said)
        said = known_charset(meta);
    if (is_ascii(bytes, length))
        return said ? said : "UTF-8";
    if (g_utf8_validate(bytes, (gssize)length, NULL))
        return "UTF-8";
    return said && strcmp(said, "UTF-8") != 0 ? said : "GB18030";
}

/* The page */

static void anchor_close(Page *page)
{
    Anchor *anchor = &page->anchor;
    g_autofree char *link = anchor->open && anchor->href
                                ? address_resolve(page->base, anchor->href, page->charset)
                                : NULL;
    if (link) {
        g_autofree char *title = choose_title(anchor->words->str, anchor->title);
        printf("%s%s\t%s\n", page->prefix, link, title);
    }
    g_clear_pointer(&anchor->href, g_free);
    g_clear_pointer(&anchor->title, g_free);
    g_string_truncate(anchor->words, 0);
    anchor->open = FALSE;
}

static const char *attribute(const xmlChar **attributes, const char *name)
{
    for (; attributes && attributes[0]; attributes += 2)
        if (strcmp((const char *)attributes[0], name) == 0)
            return (const char *)attributes[1];
    return NULL;
}

static void rebase(Page *page, const char *href)
{
    g_autofree char *address =
        href && !page->based ? address_resolve(page->base, href, page->charset) : NULL;
    GUri *base = address ? address_parse(address, NULL) : NULL;
    if (!base)
        return;
    g_uri_unref(page->base);
    page->base = base;
    page->based = TRUE;
}

static void anchor_open(Page *page, const char *href, const char *title)
{
    anchor_close(page);
    page->anchor.open = TRUE;
    page->anchor.href = g_strdup(href);
    page->anchor.title = g_strdup(title);
}

static gboolean breaks_line(const char *tag)
{
    static const char *const tags[] = {"br", "p", "div", "li", "td", "h1", "h2", "h3", NULL};
    return g_strv_contains(tags, tag);
}

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
    Page *page = data;
    const char *tag = (const char *)name;
    if (strcmp(tag, "base") == 0) {
        rebase(page, attribute(attributes, "href"));
    } else if (strcmp(tag, "a") == 0) {
        anchor_open(page, attribute(attributes, "href"), attribute(attributes, "title"));
    } else if (strcmp(tag, "area") == 0 || strcmp(tag, "iframe") == 0 ||
               strcmp(tag, "frame") == 0) {
        const char *title = attribute(attributes, "title");
        anchor_open(page, attribute(attributes, *tag == 'a' ? "href" : "src"),
                    title ? title : attribute(attributes, "alt"));
        anchor_close(page);
    } else if (strcmp(tag, "img") == 0 && page->anchor.open) {
        const char *alt = attribute(attributes, "alt");
        g_string_append(page->anchor.words, alt ? alt : "");
    } else if (page->anchor.open && breaks_line(tag)) {
        g_string_append_c(page->anchor.words, ' ');
    }
}

static void on_end(void *data, const xmlChar *name)
{
    if (strcmp((const char *)name, "a") == 0)
        anchor_close(data);
}

static void on_text(void *data, const xmlChar *text, int length)
{
    Page *page = data;
    if (page->anchor.open && page->anchor.words->len < WORDS_MOST)
        g_string_append_len(page->anchor.words, (const char *)text, length);
}

/* Events and no tree: ten thousand nested tags cost nothing. */
static void read_links(Page *page, const char *text, gsize length)
{
    static xmlSAXHandler handler = {.startElement = on_start,
                                    .endElement = on_end,
                                    .characters = on_text,
                                    .ignorableWhitespace = on_text};
    htmlParserCtxtPtr parser =
        htmlCreatePushParserCtxt(&handler, page, "", 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!parser)
        g_error("out of memory");
    htmlCtxtUseOptions(parser, HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                   HTML_PARSE_NOWARNING);
    htmlParseChunk(parser, text, (int)MIN(length, G_MAXINT), 0);
    htmlParseChunk(parser, "", 0, 1);
    anchor_close(page);
    htmlFreeParserCtxt(parser);
}

/* Prints the links of the page in the file; its rows begin with the prefix. */
static gboolean print_links(const char *address, const char *file, const char *header,
                            const char *prefix, GError **error)
{
    g_autofree char *bytes = NULL;
    gsize length;
    if (!g_file_get_contents(file, &bytes, &length, error))
        return FALSE;
    const char *charset = find_charset(bytes, length, header);
    g_autofree char *text = to_utf8(bytes, length, charset, &length);
    Page page = {.base = address_parse(address, error), .charset = charset, .prefix = prefix};
    if (!page.base)
        return FALSE;
    page.anchor.words = g_string_new(NULL);
    read_links(&page, text, length);
    g_string_free(page.anchor.words, TRUE);
    g_uri_unref(page.base);
    return TRUE;
}

/* Main */

static int trouble(const char *what)
{
    fprintf(stderr, "gouji-links: %s\n", what);
    return STATUS_TROUBLE;
}

static int print_one(const char *address, const char *file, const char *charset)
{
    g_autoptr(GError) error = NULL;
    return print_links(address, file, charset, "", &error) ? EXIT_SUCCESS : trouble(error->message);
}

/* Rows of address, file and charset, apart by tabs; a page that cannot be read is told, the others go on. */
static int print_many(void)
{
    int status = EXIT_SUCCESS;
    char *line = NULL;
    gsize room = 0;
    while (getline(&line, &room, stdin) > 0) {
        g_auto(GStrv) cells = g_strsplit(g_strchomp(line), "\t", 3);
        g_autoptr(GError) error = NULL;
        if (g_strv_length(cells) < 2)
            return trouble("expected rows of address, file and charset");
        g_autofree char *prefix = g_strconcat(cells[0], "\t", NULL);
        if (!print_links(cells[0], cells[1], cells[2] ? cells[2] : "", prefix, &error))
            status = trouble(error->message);
    }
    free(line);
    return status;
}

int main(int argc, char **argv)
{
    if (argc == 2 || argc > 4)
        return trouble("usage: gouji-links [ADDRESS FILE [CHARSET]]");
    int status = argc == 1 ? print_many() : print_one(argv[1], argv[2], argc == 4 ? argv[3] : "");
    if (fflush(stdout) != 0 || ferror(stdout))
        return trouble("cannot write to standard output");
    return status;
}
