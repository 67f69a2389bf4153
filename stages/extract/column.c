#include "column.h"

#include "shape.h"

#include <string.h>

#define POSITIONS 512
#define TOLERANCE 8 /* one line in so many may reach across a gap */

typedef struct {
    guint from, to;
} Column;

/* Positions that the text takes when a Han character takes `han` of them. */
static guint positions(const char *at, const char *end, guint han)
{
    guint count = 0;
    for (; at < end; at++)
        count += ((guchar)*at & 0xC0) == 0x80 ? 0 : (guchar)*at >= 0xE3 ? han : 1;
    return count;
}

static void chunks_merge(Chunks *chunks)
{
    guint kept = 0;
    for (guint i = 1; i < chunks->count; i++) {
        Chunk *last = &chunks->chunk[kept], *next = &chunks->chunk[i];
        if (g_utf8_next_char(last->text) == last->end &&
            g_utf8_next_char(next->text) == next->end && (guchar)*last->text >= 0xE3 &&
            (guchar)*next->text >= 0xE3) {
            last->end = next->end;
            last->to = next->to;
        } else {
            chunks->chunk[++kept] = *next;
        }
    }
    chunks->count = MIN(chunks->count, kept + 1);
}

static void chunks_measure(const Line *line, guint han, Chunks *chunks)
{
    const char *at = line->text, *end = line->text + line->length, *before = line->raw;
    guint position = 0;
    chunks->count = 0;
    if (before < end && *before == '\f')
        before++;
    while (at < end) {
        gboolean last = chunks->count == COLUMN_CHUNKS - 1;
        const char *stop = last ? end : at + shape_chunk(at, (gsize)(end - at));
        Chunk *chunk = &chunks->chunk[chunks->count++];
        position += positions(before, at, han);
        chunk->text = at;
        chunk->end = stop;
        chunk->from = position;
        chunk->to = position += positions(at, stop, han);
        before = stop;
        at = blank_skip(stop, end);
    }
    chunks_merge(chunks);
}

void chunks_find(const Line *line, Chunks *chunks)
{
    chunks_measure(line, 1, chunks);
}

static guint columns_find(const guint *covered, guint most, Column *columns)
{
    guint count = 0;
    for (guint at = 0; at < POSITIONS && count < COLUMN_CHUNKS; at++) {
        if (covered[at] <= most)
            continue;
        columns[count].from = at;
        while (at < POSITIONS && covered[at] > most)
            at++;
        columns[count++].to = at;
    }
    return count;
}

/* The column that shares most with the chunk, else the nearest. */
static guint column_of(const Chunk *chunk, const Column *columns, guint count)
{
    guint best = 0;
    gint best_share = G_MININT;
    for (guint i = 0; i < count; i++) {
        gint share = (gint)MIN(chunk->to, columns[i].to) - (gint)MAX(chunk->from, columns[i].from);
        if (share > best_share) {
            best_share = share;
            best = i;
        }
    }
    return best;
}

/* What one segment's lines have in common. */
typedef struct {
    guint han;                       /* positions of a Han character */
    guint lines;                     /* of two chunks or more */
    guint full;                      /* those of two thirds of the usual number or more */
    guint counts[COLUMN_CHUNKS + 1]; /* such lines by their number of chunks */
    guint covered[POSITIONS];
} Survey;

static void survey_count(Survey *survey, const Chunks *chunks)
{
    survey->lines += chunks->count >= 2;
    survey->counts[chunks->count] += chunks->count >= 2;
}

static void survey_cover(Survey *survey, const Chunks *chunks)
{
    survey->full++;
    for (guint i = 0; i < chunks->count; i++)
        for (guint at = chunks->chunk[i].from; at < MIN(chunks->chunk[i].to, POSITIONS); at++)
            survey->covered[at]++;
}

/* The number of chunks that most lines have. */
static guint survey_usual(const Survey *survey)
{
    guint usual = 0;
    for (guint i = 2; i <= COLUMN_CHUNKS; i++)
        if (survey->counts[i] > survey->counts[usual])
            usual = i;
    return usual;
}

/* When all lines have the same number of chunks, or most have and no fewer than the gaps tell, their order is their
 * column: the extent of each column then comes from those lines alone. */
static guint columns_ordinal(const GArray *lines, guint from, guint to, const Survey *survey,
                             guint usual, Column *columns)
{
    Chunks chunks;
    for (guint c = 0; c < usual; c++)
        columns[c] = (Column){G_MAXUINT, 0};
    for (guint i = from; i < to; i++) {
        chunks_measure(&g_array_index(lines, Line, i), survey->han, &chunks);
        for (guint c = 0; chunks.count == usual && c < usual; c++) {
            columns[c].from = MIN(columns[c].from, chunks.chunk[c].from);
            columns[c].to = MAX(columns[c].to, chunks.chunk[c].to);
        }
    }
    return usual;
}

/* Lines of few chunks are heads that reach across several columns: where columns are, the others tell. */
static Survey *survey_new(const GArray *lines, guint from, guint to, guint han)
{
    Survey *survey = g_new0(Survey, 1);
    Chunks chunks;
    survey->han = han;
    for (guint i = from; i < to; i++) {
        chunks_measure(&g_array_index(lines, Line, i), han, &chunks);
        survey_count(survey, &chunks);
    }
    guint usual = survey_usual(survey);
    for (guint i = from; i < to; i++) {
        chunks_measure(&g_array_index(lines, Line, i), han, &chunks);
        if (chunks.count >= 2 && 3 * chunks.count >= 2 * usual)
            survey_cover(survey, &chunks);
    }
    return survey;
}

/* The survey whose columns stand quite apart, as many as at least half of the lines have chunks: a table typed by hand is
 * aligned as the terminal shows it. */
static Survey *survey_best(const GArray *lines, guint from, guint to)
{
    Column columns[COLUMN_CHUNKS];
    Survey *plain = survey_new(lines, from, to, 1), *wide = survey_new(lines, from, to, 2);
    guint usual = survey_usual(plain);
    gboolean better = 2 * plain->counts[usual] >= plain->lines &&
                      columns_find(plain->covered, 0, columns) != usual &&
                      columns_find(wide->covered, 0, columns) == usual;
    g_free(better ? plain : wide);
    return better ? wide : plain;
}

void columns_assign(const GArray *lines, guint from, guint to, guint *out)
{
    g_autofree Survey *survey = survey_best(lines, from, to);
    Column columns[COLUMN_CHUNKS];
    Chunks chunks;
    guint usual = survey_usual(survey);
    guint count = columns_find(survey->covered, survey->full / TOLERANCE, columns);
    gboolean ordinal = survey->counts[usual] == survey->lines ||
                       (usual >= count && 5 * survey->counts[usual] >= 3 * survey->lines);
    if (ordinal && usual > 0)
        count = columns_ordinal(lines, from, to, survey, usual, columns);
    for (guint i = from; i < to; i++, out += COLUMN_CHUNKS) {
        chunks_measure(&g_array_index(lines, Line, i), survey->han, &chunks);
        guint last = 0;
        for (guint c = 0; c < chunks.count; c++) {
            guint column = ordinal && chunks.count == usual
                               ? c + 1
                               : column_of(&chunks.chunk[c], columns, count) + 1;
            out[c] = last = MAX(column, last + 1);
        }
    }
}
