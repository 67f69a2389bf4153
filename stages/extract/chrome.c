#include "chrome.h"

#include "tag.h"
#include "pipeline/text.h"

#include <string.h>

#define LOST_BYTES 900 /* of text beside the report that may be left behind */
#define LOST_STOPS 2   /* sentences in it */
#define HINT_SHARE 3   /* a part named like chrome is none when it holds a third of the page */
#define TITLE_BYTES 24 /* of the shortest title */
#define TITLE_MOST 400
#define PLAIN_BYTES 600 /* of a link list's text that may hold sentences */

/* What an element holds, elements left out not counted. Bytes without blanks. */
typedef struct {
    guint text, link, stops, rows;
    Tag tag;
    gboolean drop, hint;
    gboolean foot; /* holds a number that only a page's foot bears */
} Stat;

typedef struct {
    const Words *words;
    Arena *arena;
    guint total;
} Page;

static Stat *stat_of(const xmlNode *node)
{
    return node->_private;
}

gboolean chrome_dropped(const xmlNode *node)
{
    const Stat *stat = stat_of(node);
    return !stat || stat->drop;
}

/* TRUE if one of the words of a class or id is a name of chrome; digits behind it do not matter. */
static gboolean is_named(const Words *words, const char *names)
{
    char token[64];
    gsize length = 0;
    for (const char *c = names ? names : "";; c++) {
        gboolean upper = g_ascii_isupper(*c) && length > 0 && g_ascii_islower(c[-1]);
        if (g_ascii_isalpha(*c) && !upper && length + 1 < sizeof token) {
            token[length++] = g_ascii_tolower(*c);
            continue;
        }
        if (length > 2 && words_start(words, WORDS_WEB, token, length) == length)
            return TRUE;
        length = 0;
        if (upper)
            token[length++] = g_ascii_tolower(*c);
        if (*c == '\0')
            return FALSE;
    }
}

/* TRUE if the style holds `none` or `hid`, as few do: only then is it worth a closer look. */
static gboolean may_hide(const char *style)
{
    for (const char *c = style; *c; c++)
        if ((*c | ' ') == 'n' ? g_ascii_strncasecmp(c, "none", 4) == 0
                              : (*c | ' ') == 'h' && g_ascii_strncasecmp(c, "hid", 3) == 0)
            return TRUE;
    return FALSE;
}

static gboolean is_hidden(const xmlNode *node)
{
    const char *style, *type;
    if (!node->properties)
        return FALSE;
    type = tag_attribute(node, "aria-hidden");
    if (tag_attribute(node, "hidden") || (type && strcmp(type, "true") == 0))
        return TRUE;
    style = tag_attribute(node, "style");
    return style && may_hide(style) &&
           (tag_style(node, "display:none") || tag_style(node, "visibility:hidden") ||
            tag_style(node, "mso-hide:all"));
}

static void count_text(const Page *page, const xmlNode *node, Stat *stat, gboolean link)
{
    guint bytes = 0;
    const char *text = (const char *)node->content;
    for (const char *c = text ? text : ""; *c; c++)
        bytes += (guchar)*c > ' ';
    if (bytes == 0)
        return;
    stat->text += bytes;
    stat->link += link ? bytes : 0;
    stat->foot |= bytes <= LOST_BYTES && words_number(page->words, WORDS_FOOT, text);
    for (const char *stop = text; (stop = strstr(stop, "。")); stop += 3)
        stat->stops++;
}

/* TRUE if the link leads elsewhere; one inside the page is part of its text. */
static gboolean is_link(const xmlNode *node)
{
    const char *target = tag_attribute(node, "href");
    return target && *target != '#';
}

static void measure(Page *page, xmlNode *node, gboolean link)
{
    Stat *stat = arena_new0(page->arena, Stat);
    Tag tag = tag_of(node);
    node->_private = stat;
    stat->drop = tag == TAG_SKIP || is_hidden(node);
    if (stat->drop)
        return;
    stat->tag = tag;
    stat->hint = tag == TAG_FRAME ||
                 (node->properties && (is_named(page->words, tag_attribute(node, "class")) ||
                                       is_named(page->words, tag_attribute(node, "id"))));
    stat->rows = tag == TAG_ROW;
    link |= tag == TAG_LINK && is_link(node);
    for (xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
            count_text(page, child, stat, link);
        if (child->type != XML_ELEMENT_NODE)
            continue;
        measure(page, child, link);
        const Stat *inner = stat_of(child);
        stat->foot |= inner->foot;
        stat->text += inner->text;
        stat->link += inner->link;
        stat->stops += inner->stops;
        stat->rows += inner->rows;
    }
}

static gboolean is_chrome(const Page *page, const Stat *stat)
{
    Tag tag = stat->tag;
    if (tag == TAG_INLINE || tag == TAG_LINK || tag == TAG_ROW || stat->text == 0)
        return FALSE;
    if (HINT_SHARE * stat->text >= page->total)
        return FALSE;
    if (stat->foot && stat->text <= LOST_BYTES && stat->stops <= LOST_STOPS)
        return TRUE;
    return stat->hint || (2 * stat->link > stat->text && tag != TAG_CELL &&
                          (stat->stops == 0 || stat->text < PLAIN_BYTES));
}

/* Marks chrome, and takes what it holds off what its parents hold. */
static void prune(Page *page, xmlNode *node)
{
    Stat *stat = stat_of(node);
    if (stat->drop)
        return;
    if (is_chrome(page, stat)) {
        *stat = (Stat){.drop = TRUE};
        return;
    }
    for (xmlNode *child = node->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        Stat before = *stat_of(child);
        prune(page, child);
        const Stat *after = stat_of(child);
        stat->text -= before.text - after->text;
        stat->link -= before.link - after->link;
        stat->stops -= before.stops - after->stops;
        stat->rows -= before.rows - after->rows;
    }
}

/* The child that holds all but a little that is no report; NULL if none does. */
static xmlNode *dominant(const xmlNode *node)
{
    const Stat *stat = stat_of(node);
    xmlNode *best = NULL;
    for (xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && !chrome_dropped(child) &&
            (!best || stat_of(child)->text > stat_of(best)->text))
            best = child;
    if (!best || tag_of(best) == TAG_HEADING)
        return NULL;
    const Stat *most = stat_of(best);
    guint lost = stat->text - most->text;
    gboolean table = tag_of(node) == TAG_TABLE || tag_of(node) == TAG_ROW;
    return lost <= LOST_BYTES && 4 * lost < stat->text && stat->stops - most->stops <= LOST_STOPS &&
                   (table || stat->rows - most->rows <= 1) && most->stops + most->rows > 2
               ? best
               : NULL;
}

static void add_text(const xmlNode *node, GString *out, gsize most)
{
    for (const xmlNode *child = node->children; child && out->len < most; child = child->next) {
        if (child->type == XML_TEXT_NODE && child->content)
            g_string_append(out, (const char *)child->content);
        else if (child->type == XML_ELEMENT_NODE && !chrome_dropped(child))
            add_text(child, out, most);
    }
}

/* The element's text without blanks, its beginning only. */
static char *squeezed(const xmlNode *node, gsize most)
{
    g_autoptr(GString) text = g_string_new(NULL);
    add_text(node, text, most);
    return text_squeeze(text->str);
}

static void find_names(const xmlNode *node, GString *names)
{
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        const char *name = tag_attribute(node, "name");
        if (strcmp((const char *)node->name, "title") == 0 && node->children &&
            node->children->content)
            g_string_append_printf(names, "\n%s", (const char *)node->children->content);
        else if (name && g_ascii_strcasecmp(name, "ArticleTitle") == 0)
            g_string_append_printf(names, "\n%s", tag_attribute(node, "content"));
        else if (strcmp((const char *)node->name, "body") != 0)
            find_names(node->children, names);
    }
}

/* The smallest element at or below the node whose text stands in the page's own titles. */
static xmlNode *find_title(xmlNode *node, const char *names)
{
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE || chrome_dropped(node) ||
            stat_of(node)->text < TITLE_BYTES)
            continue;
        if (stat_of(node)->text < TITLE_MOST && tag_of(node) != TAG_INLINE) {
            g_autofree char *text = squeezed(node, TITLE_MOST);
            if (strlen(text) >= TITLE_BYTES && strstr(names, text))
                return node;
        }
        xmlNode *below = find_title(node->children, names);
        if (below)
            return below;
    }
    return NULL;
}

/* The title in front of the report, when the report has not got it inside. */
static xmlNode *title_before(xmlNode *top, xmlNode *root, const char *names)
{
    xmlNode *title = top != root ? find_title(top, names) : NULL;
    for (xmlNode *up = title; up; up = up->parent)
        if (up == root)
            return NULL;
    return title;
}

Content chrome_find(xmlDoc *document, const Words *words, Arena *arena)
{
    Page page = {words, arena, 0};
    xmlNode *top = xmlDocGetRootElement(document);
    g_autoptr(GString) names = g_string_new(NULL);
    if (!top)
        return (Content){0};
    measure(&page, top, FALSE);
    page.total = stat_of(top)->text;
    prune(&page, top);
    xmlNode *root = top;
    for (xmlNode *next; (next = dominant(root));)
        root = next;
    find_names(top, names);
    g_autofree char *plain = text_squeeze(names->str);
    return (Content){root, title_before(top, root, plain)};
}
