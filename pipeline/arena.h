/* Memory that is given back all at once: what belongs to one document. */
#pragma once

#include <glib.h>
#include <string.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);

/* Gives everything back but the first block, which serves the next document. */
void arena_clear(Arena *arena);

/* Memory aligned for anything, valid until arena_clear: as it comes, and zeroed. */
gpointer arena_take(Arena *arena, gsize size);
static inline gpointer arena_alloc(Arena *arena, gsize size)
{
    return memset(arena_take(arena, size), 0, size); /* here, where the size is often known */
}

/* So many bytes behind any of it may be read, whatever they hold. */
#define ARENA_SLACK 16

char *arena_copy(Arena *arena, const char *text, gsize length);
char *arena_printf(Arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

#define arena_new0(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
