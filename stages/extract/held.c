#include "held.h"

#include <string.h>

Held *held_new(const Paragraph *paragraph)
{
    Held *held = g_new0(Held, 1);
    held->paragraph = *paragraph;
    held->paragraph.text = g_strndup(paragraph->text, paragraph->length);
    held->paragraph.pieces = g_memdup2(paragraph->pieces, paragraph->count * sizeof(Piece));
    return held;
}

static void held_clear(Held *held)
{
    g_free((gpointer)(guintptr)held->paragraph.text);
    g_free((gpointer)(guintptr)held->paragraph.pieces);
}

void held_free(gpointer data)
{
    Held *held = data;
    held_clear(held);
    g_free(held);
}

void held_append(Held *held, Held *more)
{
    const Paragraph *a = &held->paragraph, *b = &more->paragraph;
    Piece *pieces = g_new(Piece, a->count + b->count);
    memcpy(pieces, a->pieces, a->count * sizeof(Piece));
    for (guint i = 0; i < b->count; i++) {
        pieces[a->count + i] = b->pieces[i];
        pieces[a->count + i].at += (guint)a->length;
    }
    Paragraph joined = {.text = g_strconcat(a->text, b->text, NULL),
                        .length = a->length + b->length,
                        .pieces = pieces,
                        .count = a->count + b->count,
                        .page = a->page};
    held_clear(held);
    held->paragraph = joined;
    held_free(more);
}
