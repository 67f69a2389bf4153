#include "cover.h"

#include "heading.h"
#include "label.h"

#include <string.h>

#define RUNNING 6 /* paragraphs of the body that are looked at */
#define MOST 60

void cover_begin(Cover *cover)
{
    cover_clear(cover);
    cover->open = TRUE;
    cover->held = g_ptr_array_new_with_free_func(held_free);
}

void cover_clear(Cover *cover)
{
    if (cover->held)
        g_ptr_array_unref(cover->held);
    g_free(cover->unit);
    *cover = (Cover){0};
}

gboolean cover_hold(Cover *cover, const Words *words, Held *held)
{
    const Paragraph *paragraph = &held->paragraph;
    Number number;
    gboolean body = !held->title && (strstr(paragraph->text, "。") ||
                                     (number_parse(paragraph->text, paragraph->length, &number) &&
                                      number.system < SYSTEM_ANNEX));
    g_ptr_array_add(cover->held, held);
    if (held->title)
        cover->title = held;
    else if (!cover->unit)
        cover->unit = label_unit(words, paragraph->text, paragraph->length);
    cover->body |= body;
    cover->running += cover->body;
    return cover->running >= RUNNING || cover->held->len >= MOST;
}

static guint held_year(const Cover *cover, gboolean fiscal)
{
    for (guint i = 0; i < cover->held->len; i++) {
        const Held *held = cover->held->pdata[i];
        guint year = label_year(held->paragraph.text, held->paragraph.length, fiscal);
        if (year)
            return year;
    }
    return 0;
}

guint cover_year(const Cover *cover, guint before)
{
    guint year = 0;
    if (cover->title)
        year = label_year(cover->title->paragraph.text, cover->title->paragraph.length, FALSE);
    if (!year)
        year = held_year(cover, TRUE);
    if (!year)
        year = before;
    return year ? year : held_year(cover, FALSE);
}

char *cover_unit(const Cover *cover, const Words *words)
{
    char *unit = cover->unit    ? g_strdup(cover->unit)
                 : cover->title ? label_body(words, cover->title->paragraph.text)
                                : NULL;
    for (guint i = 0; !unit && i < cover->held->len; i++) {
        const Held *held = cover->held->pdata[i];
        unit = held->title ? label_body(words, held->paragraph.text) : NULL;
    }
    return unit;
}
