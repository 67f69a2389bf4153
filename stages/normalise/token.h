/* What the figure grammar finds in one sentence, heading or cell. */
#pragma once

#include "pipeline/figure.h"
#include "pipeline/unit.h"

#include <string.h>

typedef enum {
    TOKEN_QTY,  /* a figure: becomes a qty record */
    TOKEN_DATE, /* a date, year or period: becomes a date record */
    TOKEN_OTHER, /* digits that are no quantity: item number, document number, code, phone, rank, title */
} TokenKind;

/* Why a token that stands among many malformed ones cannot be read: no mistake of the writer. */
#define TOKEN_COLUMNS "columns"

typedef struct {
    TokenKind kind;
    guint depth;   /* of brackets, set by phrase_annotate */
    gsize at, len; /* bytes in the folded text (see text_fold), unit and signs included */

    /* TOKEN_QTY, from the grammar */
    Decimal value, half, upper; /* base units; upper only when bound is BOUND_RANGE */
    const char
        *unit;       /* as printed, without blanks, borrowed from the arena; "" for a bare number */
    const char *dim; /* "" for a bare number */
    Bound bound;
    gint places; /* digits printed after the point */
    const char *
        twice; /* malformed token: why, else NULL: "twice 57.36", "points", "glued", TOKEN_COLUMNS */

    /* TOKEN_DATE */
    const char *form, *from, *to; /* as in the stream */

    /* TOKEN_QTY, from phrase_annotate */
    const char *metric, *period, *scope; /* "" when unknown */
    Role role;
    Direction direction;
    gboolean standard;  /* per head, per mu: never summed */
    gboolean threshold; /* names a class (5000万元以上项目): not a value of its own */
} Token;

/* TRUE if the token's figure has that dimension. */
static inline gboolean token_is(const Token *token, const char *dim)
{
    return *token->dim == *dim && strcmp(token->dim, dim) == 0;
}
