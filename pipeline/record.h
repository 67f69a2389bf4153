/* Records: one line each, fields apart by a tab, escapes \t \n \r \0 \\ and no quotes.
 *
 * A Reader holds one line at a time in one buffer and splits it in place; what it hands out is
 * borrowed until the next line is asked for. A Writer gathers lines in a large buffer. */
#pragma once

#include "error.h"
#include "schema.h"

#include <stdio.h>

/* The fields lie one behind the other, each with a NUL at its end; behind the last one stands where one more would. */
typedef struct {
    RecordKind kind;
    const char *field[RECORD_COLUMNS_MAX + 1]; /* unescaped, borrowed */
} Record;

typedef struct Reader Reader;
typedef struct Writer Writer;

/* Reads records from a descriptor that stays the caller's; `most` bounds the bytes of one record. */
Reader *reader_new(int fd, gsize most);
void reader_free(Reader *reader);

/* The next line without its newline, or NULL at the end (*error unset) or on failure (set). Borrowed until the next call,
 * RECORD_PAD bytes behind it may be read; *kind is its kind. Nothing is split yet. */
const char *reader_line(Reader *reader, gsize *length, RecordKind *kind, GError **error);

/* Splits and unescapes the line read last, which is then gone; FALSE if it does not follow the schema. */
gboolean reader_split(Reader *reader, Record *record, GError **error);

/* FALSE, as from reader_split, if the line read last does not follow the schema; nothing is split. */
gboolean reader_fits(const Reader *reader, GError **error);

/* Bytes behind a line that is split: the first is overwritten, all are read. */
#define RECORD_PAD 16

/* Splits and unescapes a line of that kind in place, without its newline; its fields are borrowed from it. FALSE if it
 * does not have the kind's columns. */
gboolean record_split(Record *record, RecordKind kind, char *line, gsize length);

/* The number of the line read last, from 1. */
guint64 reader_line_number(const Reader *reader);

/* The bytes of a field, which may hold NUL bytes. */
static inline gsize record_length(const Record *record, guint column)
{
    return (gsize)(record->field[column + 1] - record->field[column]) - 1;
}

/* The number whose digits these are; 0 when there are none or something else. */
guint record_long_number(const char *digits);

/* A field that holds a whole number; 0 when it is empty or holds something else. */
static inline guint record_number(const Record *record, guint column)
{
    const char *field = record->field[column];
    guint digit = (guint)*field - '0';
    return digit <= 9 && !field[1] ? digit : record_long_number(field); /* most have one */
}

/* Writes to a descriptor that stays the caller's. */
Writer *writer_new(int fd);

/* Flushes and frees; FALSE if anything could not be written since the start. Writer may be NULL. */
gboolean writer_close(Writer *writer, GError **error);
void writer_free(Writer *writer);

/* Passes a line on as it is. Failures are kept and told by writer_close and writer_failed. */
void writer_pass(Writer *writer, const char *line, gsize length);

/* Writes one record; columns in schema order, NULL standing for an empty one, escaped here. */
void writer_record(Writer *writer, RecordKind kind, guint doc, const char *nr,
                   const char *const column[RECORD_COLUMNS_MAX]);

/* The same piece by piece: writer_begin, some of its columns in the order of the schema, writer_end. Those passed over
 * are empty, as is a text that is NULL. */
void writer_begin(Writer *writer, RecordKind kind, guint doc, const char *nr);
void writer_text(Writer *writer, guint column, const char *text);
void writer_bytes(Writer *writer, guint column, const char *text, gsize length);
void writer_number(Writer *writer, guint column, guint64 n);
void writer_end(Writer *writer);

#define RECORD_DIGITS 24

/* The number as a field holds it, in the buffer; a printf for every field is felt. */
static inline const char *record_digits(guint64 n, char buffer[RECORD_DIGITS])
{
    char *at = buffer + RECORD_DIGITS - 1;
    *at = '\0';
    do
        *--at = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    return at;
}

/* Hands everything gathered so far to the descriptor. */
void writer_flush(Writer *writer);
gboolean writer_failed(const Writer *writer);

/* Appends the text to out with the stream's escapes (also those of the TSV lists). */
void record_escape(GString *out, const char *text, gsize length);

/* Writes the same to `out`, which has room for twice as many bytes and RECORD_PAD; returns where they end. */
char *record_escape_to(char *out, const char *text, gsize length);

/* Undoes record_escape in place and returns the new length; an unknown escape stays as it is. */
gsize record_unescape(char *text, gsize length);
