/* A relation between printed figures: what follows from the parts, and whether the stated figure can be it. */
#pragma once

#include "interval.h"
#include "unit.h"

/* One figure of a relation. Texts are borrowed. */
typedef struct {
    Decimal value, half;
    const char *printed; /* as the arithmetic shows it: 57.36万元 */
    const char *unit;    /* 万元; "" for a bare number */
    const char *nr;      /* record number: the evidence */
    guint line, col;
    gboolean doubt; /* the figure is accused already */
    gboolean given; /* not printed but known: it cannot be the mistake */
    gboolean bare;  /* printed without its unit, which a head gives it */
} Operand;

typedef enum {
    RELATION_EQUAL,       /* stated = a */
    RELATION_SUM,         /* stated = a + b + … */
    RELATION_DIFFERENCE,  /* stated = |a - b| */
    RELATION_QUOTIENT,    /* stated% = a ÷ b */
    RELATION_MEAN,        /* stated = a ÷ b */
    RELATION_GROWTH,      /* stated% = (a - b) ÷ b, by magnitude */
    RELATION_SAVING,      /* stated% = 1 - a ÷ b */
    RELATION_GROWN_BY,    /* stated% = b ÷ (a - b): a after an increase by b */
    RELATION_FALLEN_BY,   /* stated% = b ÷ (a + b): a after a decrease by b; b of a and b */
    RELATION_JOINT_SHARE, /* stated% = (a + b + … ) ÷ the last one */
    RELATION_INDEX,       /* stated% = a - 100, signed: what an index says of the change */
    RELATIONS
} RelationKind;

typedef struct {
    RelationKind kind;
    Operand stated;
    const Operand *parts;
    guint count;
} Relation;

typedef enum {
    FIT_EXACT,     /* what rounding to the printed places prints */
    FIT_TRUNCATED, /* what cutting to the printed places prints */
    FIT_LOOSE,     /* the intervals overlap, but rounding would print something else */
    FIT_FAILS,
    FIT_NONE, /* cannot be computed: a zero divisor, or too large */
} Fit;

/* Places after the point, in base units, that the half-width of a figure speaks of. */
gint operand_places(const Operand *operand);

/* What the parts admit for the stated figure; check interval_valid. */
Interval relation_computed(const Relation *relation);

/* The result of the parts as printed, rounded to the stated figure's places; check decimal_valid. */
Decimal relation_result(const Relation *relation);

Fit relation_fit(const Relation *relation);

/* `57.36万元 + 20.18万元 = 77.54万元`: the parts and their result, in the stated figure's unit. g_free. */
char *relation_arithmetic(const Relation *relation, const Units *units);

/* The expected figure in the stated one's unit, or `[lo,hi]` where more than rounding is admitted. g_free. */
char *relation_expected(const Relation *relation, const Units *units);

/* Record numbers of the stated figure and the parts, apart by blanks. g_free. */
char *relation_operands(const Relation *relation);

/* A value in the operand's own unit with the operand's own places. g_free. */
char *operand_format(const Operand *operand, Decimal value, const Units *units);

/* What was probably meant: hints of gouji-stream(5) apart by `|`, "" when nothing simple explains the
 * failure or too much does. *count is how many single mistakes would explain it. g_free. */
char *relation_explain(const Relation *relation, const Units *units, guint *count);
