/* Numbers of lists as a reader sees them. */
#pragma once

#include <glib.h>

typedef enum {
    ORDINAL_NONE,
    ORDINAL_ARABIC,  /* 1 */
    ORDINAL_PADDED,  /* 01 */
    ORDINAL_WIDE,    /* １ */
    ORDINAL_HAN,     /* 一 */
    ORDINAL_FORMAL,  /* 壹 */
    ORDINAL_CIRCLED, /* ① */
    ORDINAL_LETTER,  /* a */
    ORDINAL_CAPITAL, /* A */
    ORDINAL_ROMAN,   /* i */
    ORDINAL_ROMAN_CAPITAL,
    ORDINAL_STEM,  /* 甲 */
    ORDINAL_BRANCH /* 子 */
} Ordinal;

/* Appends the number; in digits where the kind has none for it. */
void ordinal_append(GString *out, Ordinal kind, guint number);
