#include "marked.h"

#include <string.h>

gboolean marked_rule(const char *line, gsize length)
{
    guint dashes = 0, bars = 0;
    for (gsize i = 0; i < length; i++) {
        dashes += line[i] == '-';
        bars += line[i] == '|';
        if (!strchr("-:| \t\r", line[i]))
            return FALSE;
    }
    return dashes >= 2 && bars >= 1;
}

guint marked_level(const char *line, gsize length)
{
    gsize level = 0;
    while (level < length && level < 7 && line[level] == '#')
        level++;
    return level > 0 && level < 7 && level < length && line[level] == ' ' ? (guint)level : 0;
}

gboolean marked_claims(const char *bytes, gsize length)
{
    guint headings = 0;
    const char *end = bytes + length;
    gsize blank = strspn(bytes, " \t\r\n");
    if (memchr(bytes, '\0', MIN(length, 1024)) || bytes[blank] == '<')
        return FALSE;
    for (const char *at = bytes, *next; at < end; at = next) {
        const char *newline = memchr(at, '\n', (gsize)(end - at));
        gsize size = (gsize)((newline ? newline : end) - at);
        next = newline ? newline + 1 : end;
        headings += marked_level(at, size) > 0;
        if (marked_rule(at, size) && at > bytes)
            return TRUE;
    }
    return headings >= 2;
}
