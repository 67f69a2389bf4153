/* For tests alone: pages drawn from text. */
#pragma once

#include "page.h"

/* Appends the text's glyphs from x on at the base line y: Han characters one em wide, others half of it, blanks
 * left out. */
static inline void draw_text(Page *page, float x, float y, float size, const char *text)
{
    gboolean blank = FALSE;
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        float width = c < 0x2E80 ? size / 2 : size;
        Glyph glyph = {
            {x, y - 0.88f * size, x + width, y + 0.12f * size}, y, size, c, 0, 0, (guint8)blank};
        if (c != ' ')
            g_array_append_val(page->glyphs, glyph);
        blank = c == ' ';
        x += width;
    }
}

/* Lines across at `tops`, down at `sides`, from the first to the last of the others. */
static inline void draw_grid(Page *page, const float *sides, guint columns, const float *tops,
                             guint rows)
{
    for (guint i = 0; i <= rows; i++)
        page_rule(page, (Box){sides[0], tops[i], sides[columns], tops[i]});
    for (guint i = 0; i <= columns; i++)
        page_rule(page, (Box){sides[i], tops[0], sides[i], tops[rows]});
}
