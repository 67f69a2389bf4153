#include "words.h"

#include "pipeline/text.h"

#include "radical.h"

#include <stdlib.h>
#include <string.h>

#define FIELDS 12 /* level page block paragraph line word left top width height confidence text */
#define LEVEL_PAGE 1
#define LEVEL_LINE 4
#define LEVEL_WORD 5
#define PLACE_MOST 100000
#define WORD_MOST 200 /* characters */
#define UNDER 0.12f   /* of the em below the base line */
#define NEARLY 0.35f  /* of the usual height: a line as high as that is of the usual size */
#define ORDERLY 0.1f  /* points between the beginnings of two characters */
#define PAGE_WIDTH                                                                                 \
    595 /* points, of a picture whose scale is not known: A4, laid across when it is wider */
#define PAGE_ACROSS 842

typedef struct {
    guint level, place[4]; /* left, top, width, height, in pixels */
    const char *text;
    gsize length;
} Row;

typedef struct {
    Page *page;
    float scale, usual; /* pixels a point; height of most lines */
    float base, size;   /* of the line at hand, in points */
    float at;           /* where its last character begins */
} Writing;

static const char *line_end(const Words *words)
{
    const char *end = memchr(words->at, '\n', (gsize)(words->end - words->at));
    return end ? end : words->end;
}

static void step(Words *words)
{
    const char *end = line_end(words);
    words->at = end < words->end ? end + 1 : end;
}

static gboolean is_header(const Words *words)
{
    return words->end - words->at > 5 && memcmp(words->at, "page ", 5) == 0;
}

static guint number_at(const char **at, const char *end)
{
    guint number = 0;
    while (*at < end && g_ascii_isdigit(**at) && number <= PLACE_MOST)
        number = number * 10 + (guint)(*(*at)++ - '0');
    return MIN(number, PLACE_MOST);
}

/* FALSE if the line is no row of the table. */
static gboolean parse_row(const char *at, const char *end, Row *row)
{
    const char *field[FIELDS + 1] = {at};
    guint count = 1;
    for (; at < end && count <= FIELDS; at++)
        if (*at == '\t')
            field[count++] = at + 1;
    if (count != FIELDS)
        return FALSE;
    at = field[0];
    row->level = number_at(&at, end);
    for (guint i = 0; i < G_N_ELEMENTS(row->place); i++) {
        at = field[6 + i];
        row->place[i] = number_at(&at, end);
    }
    row->text = field[FIELDS - 1];
    row->length = (gsize)(end - row->text);
    return row->level >= LEVEL_PAGE && row->level <= LEVEL_WORD;
}

/* The next row before the next page; FALSE when there is none. */
static gboolean next_row(Words *words, Row *row)
{
    while (words->at < words->end && !is_header(words)) {
        gboolean fine = parse_row(words->at, line_end(words), row);
        step(words);
        if (fine)
            return TRUE;
    }
    return FALSE;
}

static gint by_size(gconstpointer a, gconstpointer b)
{
    guint p = *(const guint *)a, q = *(const guint *)b;
    return (p > q) - (p < q);
}

/* The median height of the lines behind the cursor, which does not move. */
static guint usual_height(Words words)
{
    Row row;
    g_autoptr(GArray) heights = g_array_new(FALSE, FALSE, sizeof(guint));
    while (next_row(&words, &row))
        if (row.level == LEVEL_LINE)
            g_array_append_val(heights, row.place[3]);
    g_array_sort(heights, by_size);
    return heights->len > 0 ? g_array_index(heights, guint, heights->len / 2) : 0;
}

static void begin_line(Writing *writing, const Row *row)
{
    float height = (float)row->place[3];
    if (height > writing->usual * (1 - NEARLY) && height < writing->usual * (1 + NEARLY))
        height = writing->usual;
    writing->size = MAX(height / writing->scale, 1);
    writing->at = -1;
    writing->base = (float)(row->place[1] + row->place[3]) / writing->scale - UNDER * writing->size;
}

/* 〈 and 〉, which no report prints, are what is made of （ and ）. */
static gunichar meant(gunichar c)
{
    return c == 0x3008 ? 0xFF08 : c == 0x3009 ? 0xFF09 : radical_plain(c);
}

/* A word's characters share its width; words whose boxes overlap keep their order. */
static void put_word(Writing *writing, const Row *row)
{
    glong count = g_utf8_validate(row->text, (gssize)row->length, NULL)
                      ? g_utf8_strlen(row->text, (gssize)row->length)
                      : 0;
    if (count == 0 || count > WORD_MOST || writing->size <= 0)
        return;
    float left = (float)row->place[0] / writing->scale;
    float width = MAX((float)row->place[2] / writing->scale / (float)count, 0.5f);
    const char *at = row->text;
    for (glong i = 0; i < count; i++, at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        float x = MAX(left + width * (float)i, writing->at + ORDERLY);
        Glyph glyph = {{x, writing->base - (1 - UNDER) * writing->size, x + width,
                        writing->base + UNDER * writing->size},
                       writing->base,
                       writing->size,
                       meant(c),
                       0,
                       0,
                       SPACED_LOOSELY};
        if (!text_is_blank(c) && !text_is_control(c) && c != '|')
            g_array_append_val(writing->page->glyphs, glyph);
        writing->at = x;
    }
}

static void set_size(Writing *writing, const Row *row)
{
    Page *page = writing->page;
    float width = (float)MAX(row->place[2], 1), height = (float)MAX(row->place[3], 1);
    if (page->width > 0)
        return;
    writing->scale = width / (width > height ? PAGE_ACROSS : PAGE_WIDTH);
    page->width = width / writing->scale;
    page->height = height / writing->scale;
}

/* The header's number and scale. */
static guint read_header(const Words *words, float *scale)
{
    const char *at = words->at + strlen("page "), *end = line_end(words);
    guint number = number_at(&at, end);
    at += at < end;
    guint hundredths = number_at(&at, end);
    *scale = (float)MAX(hundredths, 1) / 100;
    return number;
}

guint words_next(Words *words)
{
    float scale;
    while (words->at < words->end && !is_header(words))
        step(words);
    return words->at < words->end ? read_header(words, &scale) : 0;
}

gboolean words_put(Words *words, Page *page)
{
    Row row;
    Writing writing = {.page = page};
    guint number;
    while ((number = words_next(words)) > 0 && number < page->number)
        step(words);
    if (number != page->number)
        return FALSE;
    read_header(words, &writing.scale);
    step(words);
    writing.usual = (float)usual_height(*words);
    g_array_set_size(page->glyphs, 0);
    g_array_set_size(page->hidden, 0);
    while (next_row(words, &row)) {
        if (row.level == LEVEL_PAGE)
            set_size(&writing, &row);
        else if (row.level == LEVEL_LINE)
            begin_line(&writing, &row);
        else if (row.level == LEVEL_WORD)
            put_word(&writing, &row);
    }
    return TRUE;
}
