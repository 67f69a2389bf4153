#define _GNU_SOURCE
/* The reader of HTML: the page becomes a tree, what is chrome is marked, the rest becomes blocks. */
#include "web.h"

#include "chrome.h"
#include "flow.h"
#include "ordinal.h"
#include "tag.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <uchardet/uchardet.h>

#define HEADING_BYTES 240 /* of a heading; what is longer is marked as one for its looks */
#define PROBE ((gsize)1 << 16)
#define PIECE ((gsize)1 << 16) /* handed to the parser at a time */

typedef struct {
    Flow flow;
    gboolean pre;
} Web;

/* How the items of the list at hand are counted. */
typedef struct {
    Ordinal kind;
    guint next;
} Count;

static void walk(Web *web, const xmlNode *node, Count *count);

static void walk_children(Web *web, const xmlNode *node, Count *count)
{
    for (const xmlNode *child = node->children; child && !web->flow.fault; child = child->next)
        walk(web, child, count);
}

static void walk_text(Web *web, const char *text)
{
    while (web->pre && strchr(text, '\n')) {
        const char *end = strchr(text, '\n');
        flow_words(&web->flow, text, (gsize)(end - text));
        flow_break(&web->flow);
        text = end + 1;
    }
    flow_words(&web->flow, text, strlen(text));
}

static void walk_block(Web *web, const xmlNode *node, Count *count)
{
    flow_break(&web->flow);
    walk_children(web, node, count);
    flow_break(&web->flow);
}

static void walk_heading(Web *web, const xmlNode *node)
{
    flow_break(&web->flow);
    web->flow.outline = (guint)(node->name[1] - '0');
    walk_children(web, node, NULL);
    if (web->flow.text->len > HEADING_BYTES)
        web->flow.outline = 0;
    flow_break(&web->flow);
    web->flow.outline = 0;
}

static Count count_of(const xmlNode *list)
{
    const char *type = tag_attribute(list, "type");
    Count count = {ORDINAL_NONE, tag_number(list, "start", 1)};
    if (*list->name != 'o' || tag_style(list, "list-style:none") ||
        tag_style(list, "list-style-type:none"))
        return count;
    if (tag_style(list, "cjk-ideographic") || tag_style(list, "simp-chinese"))
        count.kind = ORDINAL_HAN;
    else if (type && strchr("aAiI", *type) && *type)
        count.kind = *type == 'a'   ? ORDINAL_LETTER
                     : *type == 'A' ? ORDINAL_CAPITAL
                     : *type == 'i' ? ORDINAL_ROMAN
                                    : ORDINAL_ROMAN_CAPITAL;
    else
        count.kind = ORDINAL_ARABIC;
    return count;
}

static void walk_item(Web *web, const xmlNode *node, Count *count)
{
    flow_break(&web->flow);
    if (count && count->kind != ORDINAL_NONE && !tag_style(node, "list-style:none") &&
        !tag_style(node, "list-style-type:none")) {
        count->next = tag_number(node, "value", count->next);
        ordinal_append(web->flow.text, count->kind, count->next++);
        g_string_append(web->flow.text, count->kind == ORDINAL_HAN ? "、" : ".");
    }
    walk_children(web, node, NULL);
    flow_break(&web->flow);
}

static void walk_table(Web *web, const xmlNode *node)
{
    if (!flow_table(&web->flow))
        return;
    walk_children(web, node, NULL);
    flow_table_end(&web->flow);
}

static void walk_row(Web *web, const xmlNode *node)
{
    flow_break(&web->flow);
    if (flow_top(&web->flow))
        lattice_row(flow_top(&web->flow));
    walk_children(web, node, NULL);
    flow_break(&web->flow);
}

static void walk_cell(Web *web, const xmlNode *node)
{
    flow_break(&web->flow);
    if (flow_top(&web->flow))
        lattice_cell(flow_top(&web->flow), tag_number(node, "rowspan", 1),
                     tag_number(node, "colspan", 1));
    walk_children(web, node, NULL);
    flow_break(&web->flow);
}

static void walk_element(Web *web, const xmlNode *node, Count *count)
{
    gboolean pre = web->pre;
    switch (tag_of(node)) {
    case TAG_BREAK:
        flow_break(&web->flow);
        break;
    case TAG_HEADING:
        walk_heading(web, node);
        break;
    case TAG_LIST: {
        Count inner = count_of(node);
        walk_block(web, node, &inner);
        break;
    }
    case TAG_ITEM:
        walk_item(web, node, count);
        break;
    case TAG_TABLE:
        walk_table(web, node);
        break;
    case TAG_ROW:
        walk_row(web, node);
        break;
    case TAG_CELL:
        walk_cell(web, node);
        break;
    case TAG_PRE:
        web->pre = TRUE;
        walk_block(web, node, NULL);
        web->pre = pre;
        break;
    case TAG_INLINE:
    case TAG_LINK:
        walk_children(web, node, count);
        break;
    default:
        walk_block(web, node, NULL);
    }
}

static void walk(Web *web, const xmlNode *node, Count *count)
{
    if (node->type == XML_ELEMENT_NODE && !chrome_dropped(node))
        walk_element(web, node, count);
    else if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content)
        walk_text(web, (const char *)node->content);
}

/* What the page says of its own encoding in `charset=`, in lower case; NULL if nothing. Free with g_free. */
static char *stated_encoding(const char *bytes, gsize length)
{
    const char *at = bytes, *end = bytes + MIN(length, PROBE);
    while ((at = g_strstr_len(at, end - at, "charset="))) {
        at += strlen("charset=");
        const char *from = at + strspn(at, "\"' ");
        gsize size = strcspn(from, "\"' />;");
        if (size > 2 && size < 20 && from + size < end)
            return g_ascii_strdown(from, (gssize)size);
    }
    return NULL;
}

static char *guessed_encoding(const char *bytes, gsize length)
{
    uchardet_t guess = uchardet_new();
    uchardet_handle_data(guess, bytes, MIN(length, PROBE));
    uchardet_data_end(guess);
    const char *name = uchardet_get_charset(guess);
    char *copy = *name ? g_strdup(name) : NULL;
    uchardet_delete(guess);
    return copy;
}

/* Converts from this encoding, all or nothing. */
static gboolean convert(const char *bytes, gsize length, char *encoding, Decoded *out)
{
    g_autofree char *name = encoding;
    gsize read = 0;
    if (!name)
        return FALSE;
    out->owned = g_convert(bytes, (gssize)length, "UTF-8", name, &read, &out->length, NULL);
    if (out->owned && memchr(out->owned, '\0', out->length))
        g_clear_pointer(&out->owned, g_free);
    if (!out->owned)
        return FALSE;
    out->text = out->owned;
    out->encoding = g_intern_string(name);
    return TRUE;
}

/* The page's own word is the last thing believed: what the bytes are decides. */
static const char *decode_page(char *bytes, gsize length, Decoded *out)
{
    const char *reason = decode_text(bytes, length, out);
    if (!reason || strcmp(reason, "empty") == 0)
        return reason;
    decoded_clear(out);
    if (convert(bytes, length, stated_encoding(bytes, length), out) ||
        convert(bytes, length, guessed_encoding(bytes, length), out))
        return NULL;
    return reason;
}

/* The page as a tree; *fault is set when it is nested too deep or too large for the parser. */
static xmlDoc *parse_page(const char *text, gsize length, guint64 nesting, char **fault)
{
    htmlParserCtxt *parser =
        htmlCreatePushParserCtxt(NULL, NULL, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NONET | HTML_PARSE_NOBLANKS | HTML_PARSE_COMPACT |
                                   HTML_PARSE_IGNORE_ENC);
    xmlSwitchToEncoding(parser, xmlFindCharEncodingHandler("UTF-8"));
    for (gsize at = 0; at < length && !*fault; at += PIECE) {
        htmlParseChunk(parser, text + at, (int)MIN(PIECE, length - at), 0);
        if (parser->nameNr > (int)nesting || parser->nodeNr > (int)nesting ||
            parser->lastError.code == XML_ERR_INTERNAL_ERROR)
            *fault = g_strdup_printf("nesting %" G_GUINT64_FORMAT, nesting);
        else if (parser->lastError.code == XML_ERR_NO_MEMORY) /* or too much in one piece */
            *fault = g_strdup("worker-died memory");
    }
    htmlParseChunk(parser, "", 0, 1);
    xmlDoc *page = parser->myDoc;
    htmlFreeParserCtxt(parser);
    return page;
}

static void walk_page(Web *web, xmlDoc *page, const Words *words)
{
    Arena *arena = arena_new();
    Content content = chrome_find(page, words, arena);
    if (content.title)
        walk(web, content.title, NULL);
    if (content.root)
        walk(web, content.root, NULL);
    flow_break(&web->flow);
    while (flow_top(&web->flow))
        flow_table_end(&web->flow);
    arena_free(arena);
}

char *web_read(const char *text, gsize length, const FormLimits *limits, Wire *wire)
{
    char *fault = NULL;
    xmlDoc *page = parse_page(text, length, limits->tags, &fault);
    Web web = {.flow = flow_new(wire_sink(wire), &limits->lattice)};
    if (page && !fault)
        walk_page(&web, page, limits->words);
    wire_count(wire, web.flow.line, 0);
    if (!fault)
        fault = g_steal_pointer(&web.flow.fault);
    if (!fault && web.flow.line == 0)
        fault = g_strdup("no-text");
    flow_clear(&web.flow);
    xmlFreeDoc(page);
    return fault;
}

/* Takes out <![if …]> and <![endif]>, which Word writes around what every reader sees; libxml2 takes them for text. */
static void drop_conditions(Decoded *text, char *first)
{
    char *to = first, *end = text->text + text->length;
    for (char *from = first, *next; from < end; from = next) {
        gsize inside = strcspn(from + 3, "[]<>");
        char *close = from + 3 + inside;
        gboolean dropped = inside > 0 && close + 1 < end && close[0] == ']' && close[1] == '>';
        char *kept = dropped ? close + 2 : from;
        next = memmem(kept + !dropped, (gsize)(end - kept) - !dropped, "<![", 3);
        next = next ? next : end;
        memmove(to, kept, (gsize)(next - kept));
        to += next - kept;
    }
    text->length = (gsize)(to - text->text);
    *to = '\0';
}

char *html_read(char *bytes, gsize length, const FormLimits *limits, Wire *wire)
{
    Decoded text = {0};
    const char *reason = decode_page(bytes, length, &text);
    if (reason) {
        decoded_clear(&text);
        return g_strdup(reason);
    }
    wire_begin(wire, "html", text.encoding);
    if (text.replaced > 0) {
        g_autofree char *told = g_strdup_printf("replaced %" G_GSIZE_FORMAT, text.replaced);
        wire_sink(wire)->remark(wire_sink(wire), "encoding", told);
    }
    char *condition = memmem(text.text, text.length, "<![", 3);
    if (condition)
        drop_conditions(&text, condition);
    char *fault = web_read(text.text, text.length, limits, wire);
    decoded_clear(&text);
    return fault;
}
