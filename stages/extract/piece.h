/* A paragraph as it is put together from lines. */
#pragma once

#include "block.h"
#include "line.h"

typedef struct {
    GString *text;
    GArray *pieces; /* Piece */
    guint page;     /* of its first line */
} Joint;

Joint joint_new(void);
void joint_clear(Joint *joint);

/* Begins anew with the line, or goes on with it: nothing stands between, but a blank between two Latin letters
 * or digits. */
void joint_start(Joint *joint, const Line *line);
void joint_add(Joint *joint, const Line *line);

/* The paragraph put together so far; borrowed until it changes. */
Paragraph joint_paragraph(const Joint *joint);
