/* What a tag of HTML means for a reader of reports. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

typedef enum {
    TAG_INLINE,
    TAG_BLOCK,
    TAG_SKIP,  /* never text: script, style, form controls */
    TAG_FRAME, /* nav, footer, aside: around a text, not of it */
    TAG_BREAK,
    TAG_HEADING,
    TAG_LINK,
    TAG_LIST,
    TAG_ITEM,
    TAG_TABLE,
    TAG_ROW,
    TAG_CELL,
    TAG_PRE
} Tag;

/* The element's tag; TAG_INLINE for one that is not known. */
Tag tag_of(const xmlNode *node);

/* An attribute's value, or NULL; borrowed. */
const char *tag_attribute(const xmlNode *node, const char *name);

/* TRUE if the style attribute says so, blanks and case left out: `display:none`. */
gboolean tag_style(const xmlNode *node, const char *saying);

/* A whole number from an attribute, or `otherwise`; never beyond G_MAXINT32. */
guint tag_number(const xmlNode *node, const char *name, guint otherwise);
