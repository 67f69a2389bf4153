/* Members of a ZIP, one after the other, under limits. */
#pragma once

#include "form.h"

typedef struct {
    const char *name; /* valid UTF-8; borrowed until the next member */
    gboolean folder;
} MemberName;

/* What the caller wants with a member: TRUE to have it unpacked. */
typedef gboolean (*UnpackWants)(gpointer data, const MemberName *member);
/* A member's bytes, NUL-terminated; taken over. */
typedef void (*UnpackTakes)(gpointer data, const MemberName *member, GString *bytes);

/* Goes through the archive. NULL, or why it stopped (to be freed): `encrypted`, `damaged …`, `archive-members N`,
 * `archive-bytes N`, `archive-ratio N`, `worker-died memory`. */
char *unpack(const char *bytes, gsize length, const FormLimits *limits, UnpackWants wants,
             UnpackTakes takes, gpointer data);
