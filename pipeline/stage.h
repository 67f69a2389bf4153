/* What every stage is: a table of hooks, driven by one loop.
 *
 * The loop passes each record on unchanged and in order, hands those of the wanted kinds to the stage, split or whole, and at a
 * document's end record lets the stage settle before that record goes out. */
#pragma once

#include "config.h"
#include "record.h"

#define GOUJI_VERSION "0.1.0"

typedef struct {
    const struct StageKind *kind;
    Config *config;
    Writer *out;
    char **arguments; /* what stands behind the options; NULL-terminated */
    guint doc;        /* number of the document at hand */
    int status;       /* exit status when all goes well; 0 unless a hook says else */
    gpointer state;   /* the stage's own, zeroed before its hooks run */
} Stage;

typedef struct StageKind {
    const char *name;      /* gouji-normalise */
    const char *arguments; /* for the usage line: "FILE…", or NULL for none */
    const char *summary;   /* the first line of --help */
    gsize state_size;
    guint wants;   /* kinds to split and hand over: 1 << RECORD_TEXT | … */
    guint keeps;   /* kinds to hand over as they are, to be split when somebody asks for them */
    gboolean sink; /* the chain's end: nothing is passed on, and end records are handed over too */

    /* The stage's own command-line options, pointing into its state; may be NULL. */
    void (*options)(Stage *stage, GOptionGroup *group);
    /* Before the first record: configuration, patterns. */
    gboolean (*open)(Stage *stage, GError **error);
    /* Instead of reading records: a stage that makes them. NULL for all others. */
    gboolean (*source)(Stage *stage, GError **error);
    /* One wanted record, already passed on (an end record comes to `document` instead, or in a sink first). */
    gboolean (*record)(Stage *stage, const Record *record, GError **error);
    /* One line of a kind to be kept, without its newline; borrowed, as from reader_line. NULL if there are none. */
    gboolean (*line)(Stage *stage, RecordKind kind, const char *line, gsize length, GError **error);
    /* The document is complete; what is written here stands before its end record. */
    gboolean (*document)(Stage *stage, GError **error);
    /* End of input. */
    gboolean (*finish)(Stage *stage, GError **error);
    void (*clear)(gpointer state);
} StageKind;

#define STAGE_WANTS(kind) (1u << RECORD_##kind)

/* Runs a stage as a program: options, loop, flush; returns its exit status (0, what the stage set, or 2). */
int stage_main(const StageKind *kind, int argc, char **argv);

/* The loop: every record of the reader through the stage's hooks, up to the end of input. FALSE with an error when
 * a hook failed or the stream broke off. */
gboolean stage_run(Stage *stage, Reader *reader, GError **error);

/* Fills the standard descriptors that are closed, so that no file opened later takes their place;
 * writing to a standard output that was closed still fails. */
void stage_guard_descriptors(void);

/* A complaint on standard error: "name: text". */
void stage_complain(const Stage *stage, const char *format, ...) G_GNUC_PRINTF(2, 3);
