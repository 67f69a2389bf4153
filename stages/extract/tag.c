#include "tag.h"

#include <stdlib.h>
#include <string.h>

#define STYLE_BYTES 2048 /* of a style attribute that is looked at */

typedef struct {
    const char *name;
    Tag tag;
} Name;

/* In byte order. */
static const Name names[] = {
    {"a", TAG_LINK},           {"address", TAG_BLOCK},  {"area", TAG_SKIP},
    {"article", TAG_BLOCK},    {"aside", TAG_FRAME},    {"audio", TAG_SKIP},
    {"blockquote", TAG_BLOCK}, {"body", TAG_BLOCK},     {"br", TAG_BREAK},
    {"button", TAG_SKIP},      {"canvas", TAG_SKIP},    {"caption", TAG_BLOCK},
    {"center", TAG_BLOCK},     {"colgroup", TAG_SKIP},  {"datalist", TAG_SKIP},
    {"dd", TAG_BLOCK},         {"del", TAG_SKIP},       {"details", TAG_BLOCK},
    {"div", TAG_BLOCK},        {"dl", TAG_BLOCK},       {"dt", TAG_BLOCK},
    {"embed", TAG_SKIP},       {"fieldset", TAG_BLOCK}, {"figcaption", TAG_BLOCK},
    {"figure", TAG_BLOCK},     {"footer", TAG_FRAME},   {"form", TAG_BLOCK},
    {"h1", TAG_HEADING},       {"h2", TAG_HEADING},     {"h3", TAG_HEADING},
    {"h4", TAG_HEADING},       {"h5", TAG_HEADING},     {"h6", TAG_HEADING},
    {"head", TAG_SKIP},        {"header", TAG_BLOCK},   {"hr", TAG_BREAK},
    {"iframe", TAG_SKIP},      {"input", TAG_SKIP},     {"legend", TAG_BLOCK},
    {"li", TAG_ITEM},          {"main", TAG_BLOCK},     {"map", TAG_SKIP},
    {"marquee", TAG_SKIP},     {"menu", TAG_FRAME},     {"nav", TAG_FRAME},
    {"noframes", TAG_SKIP},    {"noscript", TAG_SKIP},  {"object", TAG_SKIP},
    {"ol", TAG_LIST},          {"optgroup", TAG_SKIP},  {"option", TAG_SKIP},
    {"p", TAG_BLOCK},          {"pre", TAG_PRE},        {"rp", TAG_SKIP},
    {"script", TAG_SKIP},      {"section", TAG_BLOCK},  {"select", TAG_SKIP},
    {"style", TAG_SKIP},       {"svg", TAG_SKIP},       {"table", TAG_TABLE},
    {"tbody", TAG_INLINE},     {"td", TAG_CELL},        {"template", TAG_SKIP},
    {"textarea", TAG_SKIP},    {"tfoot", TAG_INLINE},   {"th", TAG_CELL},
    {"thead", TAG_INLINE},     {"title", TAG_SKIP},     {"tr", TAG_ROW},
    {"ul", TAG_LIST},          {"video", TAG_SKIP},     {"xml", TAG_SKIP},
};

static int compare(const void *key, const void *name)
{
    return strcmp(key, ((const Name *)name)->name);
}

Tag tag_of(const xmlNode *node)
{
    const Name *found = bsearch(node->name, names, G_N_ELEMENTS(names), sizeof *names, compare);
    return found ? found->tag : TAG_INLINE;
}

const char *tag_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children && attribute->children->content
                       ? (const char *)attribute->children->content
                       : "";
    return NULL;
}

gboolean tag_style(const xmlNode *node, const char *saying)
{
    char plain[STYLE_BYTES];
    gsize length = 0;
    const char *style = tag_attribute(node, "style");
    for (; style && *style && length + 1 < sizeof plain; style++)
        if (!g_ascii_isspace(*style))
            plain[length++] = g_ascii_tolower(*style);
    plain[length] = '\0';
    return length > 0 && strstr(plain, saying) != NULL;
}

guint tag_number(const xmlNode *node, const char *name, guint otherwise)
{
    const char *value = tag_attribute(node, name);
    char *end = NULL;
    guint64 number = value && *value != '-' ? g_ascii_strtoull(value, &end, 10) : 0;
    return end && end > value ? (guint)MIN(number, G_MAXINT32) : otherwise;
}
