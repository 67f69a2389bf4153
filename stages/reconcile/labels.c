#include "labels.h"

#include "pipeline/text.h"

#include <string.h>

#define SHORT_LEAST 2 /* characters of a label that divides a whole */
#define SHORT_MOST 6

static gunichar last_character(const char *label)
{
    gsize length = strlen(label);
    return length > 0 ? g_utf8_get_char(g_utf8_prev_char(label + length)) : 0;
}

static const char *label_of(const Paragraph *paragraph, guint item)
{
    return paragraph->items[item].quantity->metric;
}

gboolean labels_are_alike(const Paragraph *paragraph, const guint *items, guint count)
{
    gboolean first = count > 1, last = count > 1;
    const char *one = count > 0 ? label_of(paragraph, items[0]) : "";
    for (guint i = 0; i < count; i++) {
        const char *label = label_of(paragraph, items[i]);
        gunichar head = g_utf8_get_char(label), tail = last_character(label);
        first = first && text_is_han(head) && head == g_utf8_get_char(one);
        last = last && text_is_han(tail) && tail == last_character(one);
    }
    return first || last;
}

gboolean labels_divide(const Paragraph *paragraph, const guint *items, guint count)
{
    for (guint i = 0; i < count; i++) {
        const char *label = label_of(paragraph, items[i]);
        glong characters = g_utf8_strlen(label, -1);
        if (characters < SHORT_LEAST || characters > SHORT_MOST ||
            last_character(label) != last_character(label_of(paragraph, items[0])))
            return FALSE;
    }
    return count >= 2;
}
