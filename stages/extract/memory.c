#include "memory.h"

#include "wire.h"

#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *granted(void *memory)
{
    if (!memory)
        _exit(WIRE_NO_MEMORY);
    return memory;
}

static void *allocate(size_t size)
{
    return granted(malloc(size));
}

static void *reallocate(void *memory, size_t size)
{
    return granted(realloc(memory, size));
}

static char *duplicate(const char *text)
{
    gsize size = strlen(text) + 1;
    return memcpy(allocate(size), text, size);
}

void memory_guard(void)
{
    xmlMemSetup(free, allocate, reallocate, duplicate);
}
