/* The schema of the record stream: every kind and column, written once.
 *
 * gouji-stream(5) describes the same table for people; schema_test holds the two together. */
#pragma once

#include <glib.h>

/* clang-format off */

/* A document begins. */
#define DOC_SCHEMA(F) \
    F(DOC, NAME, "name")         /* path below the folder given; `a.zip!/b.docx` */ \
    F(DOC, HASH, "hash")         /* SHA-256 of the bytes, hexadecimal; empty when unreadable */ \
    F(DOC, FORMAT, "format")     /* text, html, docx, … */ \
    F(DOC, ENCODING, "encoding") /* of the source: UTF-8, GB18030, … */ \
    F(DOC, BYTES, "bytes") \
    F(DOC, IDENTITY, "identity") /* what the fingerprints name: the name unless --names says else */

/* A report inside the document begins; what follows, up to the next one, belongs to it. */
#define PART_SCHEMA(F) \
    F(PART, LINE, "line") \
    F(PART, TITLE, "title") \
    F(PART, UNIT, "unit")        /* the reporting body, when the title or the cover names it */ \
    F(PART, YEAR, "year")        /* fiscal year of the title */

/* A page begins, in a form that has pages: what follows, up to the next one, stands on it. */
#define PAGE_SCHEMA(F) \
    F(PAGE, PAGE, "page")        /* from 1 */ \
    F(PAGE, ORIGIN, "origin")    /* recognised, when its text was read off a picture; else empty */

/* A heading. */
#define HEAD_SCHEMA(F) \
    F(HEAD, LINE, "line") \
    F(HEAD, COL, "col") \
    F(HEAD, SYSTEM, "system")    /* of its number: title part han han-paren arabic arabic-paren arabic-half circled annex none */ \
    F(HEAD, LEVEL, "level")      /* depth in this document, from 1 */ \
    F(HEAD, NUMBER, "number")    /* as printed, with its marks: `（一）`; empty if none */ \
    F(HEAD, ORDINAL, "ordinal")  /* the number as a number */ \
    F(HEAD, TEXT, "text")        /* without the number */ \
    F(HEAD, INLINE, "inline")    /* 1 when it stands inside a line (一是, ①, run-in lists) */

/* A sentence. */
#define TEXT_SCHEMA(F) \
    F(TEXT, LINE, "line") \
    F(TEXT, COL, "col") \
    F(TEXT, PARA, "para")        /* number of the paragraph */ \
    F(TEXT, TEXT, "text") \
    F(TEXT, BREAKS, "breaks")    /* joined lines: `byte:line:col` of each later piece, apart by spaces */

/* A table begins. */
#define TABLE_SCHEMA(F) \
    F(TABLE, LINE, "line") \
    F(TABLE, TABLE, "table")     /* number of the table in the document, from 1 */ \
    F(TABLE, LAYOUT, "layout")   /* tab, rows, flat, grid, aligned, sheet */ \
    F(TABLE, CAPTION, "caption") /* the title above it, and a unit line, apart by a newline */ \
    F(TABLE, PAGE, "page")

/* A table cell; empty cells are given out too, except in flat tables. */
#define CELL_SCHEMA(F) \
    F(CELL, LINE, "line") \
    F(CELL, COL, "col") \
    F(CELL, TABLE, "table") \
    F(CELL, ROW, "row")          /* from 1; 0 in a flat table */ \
    F(CELL, COLUMN, "column")    /* from 1; in a flat table the ordinal of the cell in the run */ \
    F(CELL, ROWSPAN, "rowspan") \
    F(CELL, COLSPAN, "colspan") \
    F(CELL, TEXT, "text")

/* A figure where it stands; its number is that of its sentence or cell, a point, and an ordinal. */
#define QTY_SCHEMA(F) \
    F(QTY, LINE, "line") \
    F(QTY, COL, "col") \
    F(QTY, AT, "at")             /* first byte in the text of its sentence or cell, from 0 */ \
    F(QTY, LEN, "len")           /* bytes, number and unit */ \
    F(QTY, PRINTED, "printed") \
    F(QTY, VALUE, "value")       /* exact, in the base unit of its dimension; of a range the lower end */ \
    F(QTY, HALF, "half")         /* half a unit in the last printed place; 0 for an exact count */ \
    F(QTY, UPPER, "upper")       /* upper end of a range */ \
    F(QTY, UNIT, "unit")         /* unit as printed, number and blanks taken off; empty for a bare number */ \
    F(QTY, DIM, "dim")           /* dimension from config/units.tsv; empty for a bare number */ \
    F(QTY, BOUND, "bound")       /* exact about least most above below range */ \
    F(QTY, METRIC, "metric")     /* noun phrase that the figure measures */ \
    F(QTY, ROLE, "role")         /* see config/roles.tsv: value budget target actual base change growth rate share … */ \
    F(QTY, PERIOD, "period")     /* 2024, 2023, 2024-01/2024-10, prior */ \
    F(QTY, SCOPE, "scope")       /* 全县, 全市, … */ \
    F(QTY, DIRECTION, "direction") /* up, down, flat */ \
    F(QTY, FLAGS, "flags")       /* words: doubt standard threshold list */

/* A date or a period where it stands. */
#define DATE_SCHEMA(F) \
    F(DATE, LINE, "line") \
    F(DATE, COL, "col") \
    F(DATE, AT, "at") \
    F(DATE, LEN, "len") \
    F(DATE, PRINTED, "printed") \
    F(DATE, FORM, "form")        /* year, fiscal, month, day, months, years, asof */ \
    F(DATE, FROM, "from")        /* 2024, 2024-01, 2024-01-31 */ \
    F(DATE, TO, "to")

/* A figure of a table with its place understood. */
#define ENTRY_SCHEMA(F) \
    F(ENTRY, CELL, "cell")       /* record number of the cell */ \
    F(ENTRY, QTY, "qty")         /* record number of the figure; empty for a cell of words */ \
    F(ENTRY, TABLE, "table") \
    F(ENTRY, FORM, "form")       /* known form from config/forms.tsv; empty */ \
    F(ENTRY, ROW, "row")         /* rebuilt row, from 1 */ \
    F(ENTRY, COLUMN, "column") \
    F(ENTRY, LABEL, "label")     /* the row's own label, cleaned */ \
    F(ENTRY, PATH, "path")       /* labels of the rows above it in the hierarchy, apart by ` / ` */ \
    F(ENTRY, HEADER, "header")   /* the column's label, cleaned */ \
    F(ENTRY, METRIC, "metric")   /* canonical metric from config/metrics.tsv; empty */ \
    F(ENTRY, ROLE, "role") \
    F(ENTRY, PERIOD, "period") \
    F(ENTRY, VALUE, "value") \
    F(ENTRY, HALF, "half") \
    F(ENTRY, UNIT, "unit") \
    F(ENTRY, DIM, "dim") \
    F(ENTRY, SURE, "sure")       /* 1 when the structure may accuse, 0 when it was guessed */

/* One relation examined. */
#define CHECK_SCHEMA(F) \
    F(CHECK, RULE, "rule")       /* id from config/rules.tsv */ \
    F(CHECK, OUTCOME, "outcome") /* pass fail unsure skip */ \
    F(CHECK, SEVERITY, "severity") /* error warning note; empty unless it fails */ \
    F(CHECK, LINE, "line")       /* where the accused figure stands; 0 for the whole document */ \
    F(CHECK, COL, "col") \
    F(CHECK, LABEL, "label")     /* what is spoken of: the metric's words */ \
    F(CHECK, REPORTED, "reported") \
    F(CHECK, EXPECTED, "expected") \
    F(CHECK, ARITH, "arith")     /* the arithmetic, same in every language */ \
    F(CHECK, ARGS, "args")       /* further words of the message, apart by `|` */ \
    F(CHECK, OPERANDS, "operands") /* record numbers, the accused one first */ \
    F(CHECK, HINT, "hint")       /* hypothesis: `kind word word`; several apart by `|` */ \
    F(CHECK, REASON, "reason")   /* why it was skipped or is unsure: `kind word word` */ \
    F(CHECK, CAUSE, "cause")     /* record number of the check it hangs on */

/* What other documents may be compared with. */
#define FACT_SCHEMA(F) \
    F(FACT, ENTITY, "entity") \
    F(FACT, YEAR, "year")        /* fiscal year the value belongs to */ \
    F(FACT, REPORT, "report")    /* fiscal year of the report that says so */ \
    F(FACT, METRIC, "metric") \
    F(FACT, SCOPE, "scope") \
    F(FACT, ROLE, "role") \
    F(FACT, VALUE, "value") \
    F(FACT, HALF, "half") \
    F(FACT, UNIT, "unit") \
    F(FACT, DIM, "dim") \
    F(FACT, PLACE, "place")      /* record number of the figure */

/* The document ends. */
#define END_SCHEMA(F) \
    F(END, STATUS, "status")     /* audited, or unread: see the skip check before it */ \
    F(END, LINES, "lines")

/* All documents of a file have been given: where several chains work, it is another's turn. */
#define TURN_SCHEMA(F)

#define SCHEMA(K) \
    K(DOC, "doc", DOC_SCHEMA) \
    K(PART, "part", PART_SCHEMA) \
    K(PAGE, "page", PAGE_SCHEMA) \
    K(HEAD, "head", HEAD_SCHEMA) \
    K(TEXT, "text", TEXT_SCHEMA) \
    K(TABLE, "table", TABLE_SCHEMA) \
    K(CELL, "cell", CELL_SCHEMA) \
    K(QTY, "qty", QTY_SCHEMA) \
    K(DATE, "date", DATE_SCHEMA) \
    K(ENTRY, "entry", ENTRY_SCHEMA) \
    K(CHECK, "check", CHECK_SCHEMA) \
    K(FACT, "fact", FACT_SCHEMA) \
    K(END, "end", END_SCHEMA) \
    K(TURN, "turn", TURN_SCHEMA)
/* clang-format on */

/* Columns that every record has. */
enum { COMMON_KIND, COMMON_DOC, COMMON_NR, COMMON_COLUMNS };

#define SCHEMA_FIELD_ENUM(kind, field, name) kind##_##field,
#define SCHEMA_COLUMNS_ENUM(kind, name, fields)                                                    \
    enum { kind##_BEFORE_ = COMMON_COLUMNS - 1, fields(SCHEMA_FIELD_ENUM) kind##_COLUMNS };
SCHEMA(SCHEMA_COLUMNS_ENUM)

#define SCHEMA_KIND_ENUM(kind, name, fields) RECORD_##kind,
typedef enum { SCHEMA(SCHEMA_KIND_ENUM) RECORD_KINDS } RecordKind;

#define RECORD_COLUMNS_MAX 24

/* The name of a kind, as its records begin; static. */
const char *schema_kind_name(RecordKind kind);

/* The kind whose name stands in these bytes, or RECORD_KINDS if there is none. */
RecordKind schema_kind_find(const char *name, gsize length);

/* How many columns a record of the kind has, the three common ones included. */
guint schema_columns(RecordKind kind);

/* The name of a column (from 0, the common ones included); static. */
const char *schema_column_name(RecordKind kind, guint column);
