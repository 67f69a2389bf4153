/* Tables under config/: TSV with a header line, `#` beginning a comment line. */
#pragma once

#include "error.h"

typedef struct Config Config;
typedef struct ConfigTable ConfigTable;

/* Opens the folder: the one named, else $GOUJI_CONFIG, else config/ or share/gouji/config/ found from the
 * program's own place upwards. NULL (with the places that were tried) if there is none. */
Config *config_open(const char *folder, GError **error);
void config_free(Config *config);
const char *config_folder(const Config *config);

/* Reads `name`; `header` lists the columns it must have, in order, apart by blanks. A row of another
 * width is an error that says file, line and what was expected. Borrowed until config_free. */
const ConfigTable *config_table(Config *config, const char *name, const char *header,
                                GError **error);

guint table_rows(const ConfigTable *table);

/* A cell, `\n` and `\t` unescaped; "" when empty. Row and column from 0. Borrowed. */
const char *table_cell(const ConfigTable *table, guint row, guint column);

/* The error that a row is not as it must be: "file:line: expected …, found …". */
void table_error(const ConfigTable *table, guint row, GError **error, const char *expected);

/* A cell as a whole number; FALSE with an error that names file and line. */
gboolean table_number(const ConfigTable *table, guint row, guint column, guint64 *out,
                      GError **error);

/* TRUE if the cell is one of these (ending in NULL); else FALSE with an error that names file and line. */
gboolean table_choice(const ConfigTable *table, guint row, guint column, const char *const *choices,
                      GError **error);

/* A cell that says yes, or says no or nothing; FALSE with an error for anything else. */
gboolean table_flag(const ConfigTable *table, guint row, guint column, gboolean *out,
                    GError **error);

/* A limit from limits.tsv; a missing one is an error. */
gboolean config_limit(Config *config, const char *name, guint64 *out, GError **error);

/* What one search with a pattern may cost, and how many were given up: those texts count as not assessable. */
typedef struct {
    guint32 steps, depth, heap; /* PCRE2's match, depth and heap (KiB) limits */
    gsize text;                 /* bytes of the longest text that is searched */
    guint exhausted;            /* searches given up since it was last set to 0 */
    struct Scratch *scratch;    /* private: what all patterns under these bounds search with */
} PatternBounds;

/* The bounds of limits.tsv, one for all patterns of the configuration; NULL with an error. Borrowed. */
PatternBounds *config_bounds(Config *config, GError **error);
