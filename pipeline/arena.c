#include "arena.h"

#define BLOCK ((gsize)1 << 16)
#define ALIGNMENT 16

typedef struct Block {
    struct Block *next;
    gsize size, used;
    _Alignas(ALIGNMENT) char bytes[];
} Block;

struct Arena {
    Block *blocks; /* the one in use first */
};

static Block *block_new(gsize size, Block *next)
{
    Block *block = g_malloc(sizeof *block + size + ARENA_SLACK);
    *block = (Block){.next = next, .size = size};
    return block;
}

Arena *arena_new(void)
{
    Arena *arena = g_new(Arena, 1);
    arena->blocks = block_new(BLOCK, NULL);
    return arena;
}

void arena_clear(Arena *arena)
{
    while (arena->blocks->next) {
        Block *next = arena->blocks->next;
        g_free(arena->blocks);
        arena->blocks = next;
    }
    arena->blocks->used = 0;
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    arena_clear(arena);
    g_free(arena->blocks);
    g_free(arena);
}

static char *take(Arena *arena, gsize size)
{
    Block *block = arena->blocks;
    if (block->size - block->used < size)
        block = arena->blocks = block_new(MAX(size, BLOCK), block);
    char *memory = block->bytes + block->used;
    block->used += size;
    return memory;
}

gpointer arena_take(Arena *arena, gsize size)
{
    Block *block = arena->blocks;
    gsize unaligned = block->used % ALIGNMENT; /* behind a text */
    if (unaligned > 0)
        block->used = MIN(block->size, block->used + ALIGNMENT - unaligned);
    return take(arena, size);
}

char *arena_copy(Arena *arena, const char *text, gsize length)
{
    char *copy = take(arena, length + 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_printf(Arena *arena, const char *format, ...)
{
    Block *block = arena->blocks;
    char *text = block->bytes + block->used;
    gsize room = block->size - block->used;
    va_list arguments;
    va_start(arguments, format);
    gsize length = (gsize)g_vsnprintf(text, room, format, arguments);
    va_end(arguments);
    if (length < room)
        return take(arena, length + 1);
    text = take(arena, length + 1); /* there was no room: once more in a new block */
    va_start(arguments, format);
    g_vsnprintf(text, length + 1, format, arguments);
    va_end(arguments);
    return text;
}
