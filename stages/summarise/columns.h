/* The columns of a finding for people: those of findings.tsv, then what people decide. */
#pragma once

#include "format.h"

enum {
    COLUMN_DOC,
    COLUMN_LINE,
    COLUMN_COL,
    COLUMN_SEVERITY,
    COLUMN_RULE,
    COLUMN_MESSAGE,
    COLUMN_EVIDENCE,
    COLUMN_REPORTED,
    COLUMN_EXPECTED,
    COLUMN_HINT,
    COLUMN_FINGERPRINT,
    LIST_COLUMNS,
    COLUMN_TITLE = LIST_COLUMNS, /* of the rule */
    COLUMN_STATUS,
    COLUMN_DECISION,
    COLUMN_WHO,
    COLUMN_WHEN,
    COLUMN_WHY,
    COLUMNS
};

/* One finding's texts, each column's; line and col are written into the row itself. */
typedef struct {
    const char *text[COLUMNS];
    char line[12], col[12];
} ColumnRow;

void columns_fill(ColumnRow *row, const Finding *finding, const Messages *messages);

/* The id of a column, as in findings.tsv. */
const char *column_name(guint column);

/* The heading of a column for people. Borrowed. */
const char *column_heading(const Messages *messages, guint column);
