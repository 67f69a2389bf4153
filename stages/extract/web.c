/* The reader of HTML. */
#include "foreign.h"

#include "chrome.h"
#include "flow.h"
#include "tag.h"

#include <libxml/HTMLparser.h>
#include <string.h>
#include <uchardet/uchardet.h>

#define HEADING_BYTES 240 /* of a heading; what is longer is marked as one for its looks */
#define PROBE ((gsize)1 << 16)

typedef struct {
    Flow flow;
    gboolean pre;
} Web;

/* How the items of a list are counted. */
typedef struct {
    enum { COUNT_NONE, COUNT_ARABIC, COUNT_LETTER, COUNT_HAN } kind;
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
    Count count = {COUNT_NONE, tag_number(list, "start", 1)};
    if (node_is_ol(list))
        count.kind = type && g_ascii_isalpha(*type) ? COUNT_LETTER : COUNT_ARABIC;
    if (tag_style(list, "list-style:none") || tag_style(list, "list-style-type:none"))
        count.kind = COUNT_NONE;
    if (tag_style(list, "cjk-ideographic") || tag_style(list, "simp-chinese"))
        count.kind = COUNT_HAN;
    return count;
}
