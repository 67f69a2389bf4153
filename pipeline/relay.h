/* A thread that hands on what one program of a chain writes, or several chains beside each other (see merge.h), to the
 * next program, and perhaps into a file. When it is done it sends this process SIGCHLD, as a program does. */
#pragma once

#include "error.h"

typedef struct Relay Relay;

/* Takes over the descriptors: from (of int), and to, which may be -1. With a path, the file is written anew; on
 * failure NULL, the descriptors closed. */
Relay *relay_start(const GArray *from, int to, const char *path, GError **error);

typedef enum {
    RELAY_BUSY,
    RELAY_WHOLE,  /* it has handed on all that came */
    RELAY_LEFT,   /* the next program has gone: its own status tells why */
    RELAY_BROKEN, /* see relay_fault */
} RelayState;

RelayState relay_state(const Relay *relay);

/* Of several streams: the file at hand, from 0. */
guint relay_turn(const Relay *relay);

/* What went wrong, once it is broken; borrowed. */
const GError *relay_fault(const Relay *relay);

/* Waits for it to end: nothing of it runs any more. */
void relay_wait(Relay *relay);

/* The same, and it is gone. */
void relay_free(gpointer relay);
