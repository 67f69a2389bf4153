/* What a process that reads foreign forms may still do: nothing but think, and use the descriptors it has. */
#pragma once

#include <glib.h>

typedef struct {
    guint64 memory;  /* bytes of address space; 0 for no limit */
    guint64 seconds; /* of the processor for one document */
} JailLimits;

/* TRUE in a program built with a sanitizer, whose search for leaks at the end needs what the jail forbids. */
gboolean jail_is_watched(void);

/* TRUE if the kernel can filter system calls; without that only the resource limits hold. */
gboolean jail_has_filter(void);

/* Sets the limits (memory, open files, no file to be written, no core) and has the kernel end the process with
 * its parent. For the process itself, before it opens anything it needs no more. */
void jail_limit(const JailLimits *limits);

/* Loads what conversion of encodings reads from files, so that it works behind the bars too. */
void jail_load(void);

/* Bars every system call but those for memory, time and the open descriptors: no file is opened, no socket, no
 * process made. Called by the process itself, once it has loaded all it needs. FALSE if the kernel cannot. */
gboolean jail_enter(void);
