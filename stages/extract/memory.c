#include "memory.h"

#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

static gboolean
    refused; /* the library has one set of functions for all, and hands them nothing of ours */

static void *note(void *memory)
{
    refused = refused || !memory;
    return memory;
}

static void *allocate(size_t size)
{
    return note(malloc(size));
}

static void *reallocate(void *memory, size_t size)
{
    return note(realloc(memory, size));
}

static char *duplicate(const char *text)
{
    gsize size = strlen(text) + 1;
    char *copy = allocate(size);
    return copy ? memcpy(copy, text, size) : NULL;
}

void memory_watch(void)
{
    refused = FALSE;
    xmlMemSetup(free, allocate, reallocate, duplicate);
}

gboolean memory_refused(void)
{
    return refused;
}
