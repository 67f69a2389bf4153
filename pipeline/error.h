/* The one error domain of gouji. */
#pragma once

#include <glib.h>

#define GOUJI_ERROR gouji_error_quark()

typedef enum {
    GOUJI_ERROR_IO,     /* reading or writing failed */
    GOUJI_ERROR_CONFIG, /* a table under config/ is not as it must be */
    GOUJI_ERROR_STREAM, /* a record does not follow the schema */
    GOUJI_ERROR_LIMIT,  /* something is larger than config/limits.tsv allows */
    GOUJI_ERROR_USAGE,  /* the command line */
    GOUJI_ERROR_FORM,   /* a document's form cannot be read */
} GoujiError;

GQuark gouji_error_quark(void);
