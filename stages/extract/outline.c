#include "outline.h"

void outline_reset(Outline *outline)
{
    outline->depth = 0;
}

/* Several levels may use one system (一、 below （三）): the deepest that the number continues, else, for a number
 * that begins anew below other headings, a level of its own, else the deepest. OUTLINE_DEPTH for a new level. */
static guint outline_find(const Outline *outline, System system, guint ordinal)
{
    guint found = OUTLINE_DEPTH;
    for (guint i = outline->depth; i-- > 0;) {
        if (outline->open[i].system != system)
            continue;
        if (outline->open[i].ordinal + 1 == ordinal)
            return i;
        if (found == OUTLINE_DEPTH)
            found = i;
    }
    gboolean anew = ordinal == 1 && found + 1 < outline->depth && system == SYSTEM_HAN;
    return anew ? OUTLINE_DEPTH : found;
}

guint outline_enter(Outline *outline, System system, guint ordinal)
{
    guint at = outline_find(outline, system, ordinal);
    if (at == OUTLINE_DEPTH)
        at = MIN(outline->depth, OUTLINE_DEPTH - 1);
    outline->open[at].system = system;
    outline->open[at].ordinal = ordinal;
    outline->depth = at + 1;
    return outline->depth;
}

guint outline_unnumbered(const Outline *outline)
{
    return outline->depth == 1 ? 2 : 1;
}
