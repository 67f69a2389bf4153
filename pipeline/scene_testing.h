/* For tests alone: a small document, and what a rule says of it.
 *
 * Sentences are given with their figures marked, `words [figure|what it is] words`; what it is: a role, a bound, a
 * direction, a year, `prior`, `=metric`, `@scope`, or a flag. A figure's metric is the words before it,
 * of a base, change, growth, rate or share the metric before. Dates stand in braces. */
#pragma once

#include "ledger.h"

#include "pipeline/testing.h"

#include <stdio.h>

typedef struct {
    Config *config;
    Ledger ledger;
    FILE *records, *said;
    Writer *writer;
    guint nr, figure, line, para, table, row;
    char *metric; /* of the figure before */
} Scene;

static inline int scene_setup(void **state)
{
    Scene *scene = g_new0(Scene, 1);
    scene->config = config_open(NULL, NULL);
    scene->ledger.units = units_new(scene->config, NULL);
    scene->ledger.words = vocabulary_new(scene->config, NULL);
    scene->ledger.document = document_new();
    scene->ledger.bounds = config_bounds(scene->config, NULL);
    scene->ledger.letter = 't';
    scene->records = tmpfile();
    scene->said = tmpfile();
    scene->writer = writer_new(fileno(scene->records));
    scene->ledger.out = writer_new(fileno(scene->said));
    scene->metric = g_strdup("");
    writer_record(scene->writer, RECORD_DOC, 1, "0", (const char *[RECORD_COLUMNS_MAX]){NULL});
    *state = scene;
    return scene->ledger.units && scene->ledger.words ? 0 : -1;
}

static inline int scene_teardown(void **state)
{
    Scene *scene = *state;
    writer_free(scene->writer);
    writer_free(scene->ledger.out);
    fclose(scene->records);
    fclose(scene->said);
    document_free(scene->ledger.document);
    vocabulary_free(scene->ledger.words);
    units_free(scene->ledger.units);
    config_free(scene->config);
    g_free(scene->metric);
    g_free(scene);
    return 0;
}

#define SCENE_TEST(name) cmocka_unit_test_setup_teardown(name, scene_setup, scene_teardown)
#define SCENE_NR 24

static inline void scene_number(Scene *scene, char nr[SCENE_NR])
{
    g_snprintf(nr, SCENE_NR, "%u", ++scene->nr);
    scene->figure = 0;
}

/* A report begins. */
static inline void scene_part(Scene *scene, const char *title, const char *unit, const char *year)
{
    char nr[SCENE_NR];
    scene_number(scene, nr);
    writer_record(
        scene->writer, RECORD_PART, 1, nr,
        (const char *[RECORD_COLUMNS_MAX]){
            [PART_LINE] = "1", [PART_TITLE] = title, [PART_UNIT] = unit, [PART_YEAR] = year});
}

/* A heading as printed: `（二）项目支出情况`; its system and number must be told. */
static inline void scene_head(Scene *scene, const char *system, const char *level,
                              const char *ordinal, const char *number, const char *text)
{
    char nr[SCENE_NR], line[SCENE_NR];
    scene_number(scene, nr);
    g_snprintf(line, sizeof line, "%u", ++scene->line);
    writer_record(scene->writer, RECORD_HEAD, 1, nr,
                  (const char *[RECORD_COLUMNS_MAX]){[HEAD_LINE] = line,
                                                     [HEAD_COL] = "1",
                                                     [HEAD_SYSTEM] = system,
                                                     [HEAD_LEVEL] = level,
                                                     [HEAD_NUMBER] = number,
                                                     [HEAD_ORDINAL] = ordinal,
                                                     [HEAD_TEXT] = text,
                                                     [HEAD_INLINE] = "0"});
}

typedef struct {
    char value[DECIMAL_TEXT], half[DECIMAL_TEXT];
    const char *unit, *dim;
} SceneFigure;

/* `402.15万元`, `≥95%`, `1,020.00`; FALSE when the text is no figure alone. */
static inline gboolean scene_read(const Scene *scene, const char *printed, SceneFigure *figure)
{
    Unit unit = {.dim = "", .factor = decimal_new(1, 0)};
    const char *from = printed;
    for (const char *sign = "≥≤>＜<"; *from && !g_ascii_isdigit(*from) && *from != '-';) {
        if (!g_utf8_strchr(sign, -1, g_utf8_get_char(from)))
            return FALSE;
        from = g_utf8_next_char(from);
    }
    gsize length = strspn(from, "-0123456789.,");
    g_autofree char *digits = g_strndup(from, length);
    g_auto(GStrv) pieces = g_strsplit(digits, ",", -1);
    g_autofree char *number = g_strjoinv("", pieces);
    const char *point = strchr(number, '.');
    Decimal value;
    if (!decimal_parse(number, &value))
        return FALSE;
    figure->unit = from + length;
    if (*figure->unit && !units_find(scene->ledger.units, figure->unit, &unit))
        return FALSE;
    gint places = point ? (gint)strlen(point + 1) : 0;
    Decimal half = unit.exact && places == 0 ? decimal_new(0, 0) : decimal_new(5, places + 1);
    decimal_format(decimal_multiply(value, unit.factor), 0, figure->value);
    decimal_format(decimal_multiply(half, unit.factor), 0, figure->half);
    figure->dim = unit.dim;
    return TRUE;
}

static inline gboolean scene_is_among(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return TRUE;
    return FALSE;
}

/* What the figure is, word by word, into the columns of its record. */
static inline void scene_describe(const char *const *words, const char **columns)
{
    static const char *const bounds[] = {"exact", "about", "least", "most",
                                         "above", "below", "range", NULL};
    static const char *const directions[] = {"up", "down", "flat", NULL};
    static const char *const flags[] = {"standard", "threshold", "doubt", NULL};
    for (; words && *words; words++) {
        const char *word = *words;
        if (*word == '=')
            columns[QTY_METRIC] = word + 1;
        else if (*word == '@')
            columns[QTY_SCOPE] = word + 1;
        else if (g_ascii_isdigit(*word) || strcmp(word, "prior") == 0)
            columns[QTY_PERIOD] = word;
        else if (scene_is_among(word, bounds))
            columns[QTY_BOUND] = word;
        else if (scene_is_among(word, directions))
            columns[QTY_DIRECTION] = word;
        else if (scene_is_among(word, flags))
            columns[QTY_FLAGS] = word;
        else
            columns[QTY_ROLE] = word;
    }
    assert_string_equal(role_name(role_find(columns[QTY_ROLE])), columns[QTY_ROLE]);
}

static inline gboolean scene_speaks_of_another(const char *role)
{
    static const char *const roles[] = {"base", "change", "growth", "rate", "share", NULL};
    return scene_is_among(role, roles);
}

/* `mark` is what stands in the brackets, `words` what stands before them. */
static inline void scene_figure(Scene *scene, const char *mark, gsize at, const char *words)
{
    g_auto(GStrv) halves = g_strsplit(mark, "|", 2);
    g_auto(GStrv) what = g_strsplit(halves[1] ? halves[1] : "value", " ", -1);
    char nr[SCENE_NR * 2], place[SCENE_NR], length[SCENE_NR], line[SCENE_NR];
    SceneFigure figure;
    if (!scene_read(scene, halves[0], &figure))
        fail_msg("`%s' is no figure", halves[0]);
    g_snprintf(nr, sizeof nr, "%u.%u", scene->nr, ++scene->figure);
    g_snprintf(place, sizeof place, "%u", (guint)at);
    g_snprintf(length, sizeof length, "%u", (guint)strlen(halves[0]));
    g_snprintf(line, sizeof line, "%u", scene->line);
    const char *columns[RECORD_COLUMNS_MAX] = {[QTY_LINE] = line,
                                               [QTY_COL] = "1",
                                               [QTY_AT] = place,
                                               [QTY_LEN] = length,
                                               [QTY_PRINTED] = halves[0],
                                               [QTY_VALUE] = figure.value,
                                               [QTY_HALF] = figure.half,
                                               [QTY_UNIT] = figure.unit,
                                               [QTY_DIM] = figure.dim,
                                               [QTY_ROLE] = "value",
                                               [QTY_BOUND] =
                                                   g_str_has_prefix(halves[0], "≥")   ? "least"
                                                   : g_str_has_prefix(halves[0], "≤") ? "most"
                                                                                      : "exact"};
    scene_describe((const char *const *)what, columns);
    if (!columns[QTY_METRIC])
        columns[QTY_METRIC] =
            *words && !scene_speaks_of_another(columns[QTY_ROLE]) ? words : scene->metric;
    char *metric = g_strdup(columns[QTY_METRIC]);
    g_free(scene->metric);
    columns[QTY_METRIC] = scene->metric = metric;
    writer_record(scene->writer, RECORD_QTY, 1, nr, columns);
}

static inline void scene_date(Scene *scene, const char *printed, gsize at)
{
    char nr[SCENE_NR * 2], place[SCENE_NR], length[SCENE_NR];
    g_autofree char *year = g_strndup(printed, 4);
    g_snprintf(nr, sizeof nr, "%u.%u", scene->nr, ++scene->figure);
    g_snprintf(place, sizeof place, "%u", (guint)at);
    g_snprintf(length, sizeof length, "%u", (guint)strlen(printed));
    const char *form = g_str_has_suffix(printed, "年度") ? "fiscal"
                       : g_str_has_suffix(printed, "年") ? "year"
                                                         : "day";
    writer_record(scene->writer, RECORD_DATE, 1, nr,
                  (const char *[RECORD_COLUMNS_MAX]){[DATE_LINE] = "1",
                                                     [DATE_COL] = "1",
                                                     [DATE_AT] = place,
                                                     [DATE_LEN] = length,
                                                     [DATE_PRINTED] = printed,
                                                     [DATE_FORM] = form,
                                                     [DATE_FROM] = year});
}

/* The words behind the last mark of punctuation. */
static inline const char *scene_words(const char *plain)
{
    static const char marks[] = "，、：；。（）,;:()";
    const char *from = plain;
    for (const char *c = plain; *c; c = g_utf8_next_char(c))
        if (g_utf8_strchr(marks, -1, g_utf8_get_char(c)))
            from = g_utf8_next_char(c);
    return g_str_has_prefix(from, "其中") ? from + strlen("其中") : from;
}

/* Takes the marks out of the text; with `write` their figures and dates go into the stream. g_free. */
static inline char *scene_marks(Scene *scene, const char *marked, gboolean write)
{
    GString *plain = g_string_new(NULL);
    gsize words = 0; /* behind the figure before */
    for (const char *c = marked; *c; c++) {
        const char *end = *c == '[' ? strchr(c, ']') : *c == '{' ? strchr(c, '}') : NULL;
        if (!end) {
            g_string_append_c(plain, *c);
            continue;
        }
        g_autofree char *mark = g_strndup(c + 1, (gsize)(end - c - 1));
        gsize printed = strcspn(mark, "|");
        if (write && *c == '[')
            scene_figure(scene, mark, plain->len, scene_words(plain->str + words));
        else if (write)
            scene_date(scene, mark, plain->len);
        g_string_append_len(plain, mark, (gssize)printed);
        words = plain->len;
        c = end;
    }
    return g_string_free(plain, FALSE);
}

/* A paragraph; each 。 ends a sentence. */
static inline void scene_says(Scene *scene, const char *paragraph)
{
    char nr[SCENE_NR], line[SCENE_NR], para[SCENE_NR];
    g_snprintf(para, sizeof para, "%u", ++scene->para);
    g_snprintf(line, sizeof line, "%u", ++scene->line);
    g_auto(GStrv) sentences = g_strsplit(paragraph, "。", -1);
    for (guint i = 0; sentences[i]; i++) {
        if (*sentences[i] == '\0')
            continue;
        g_autofree char *marked = g_strconcat(sentences[i], sentences[i + 1] ? "。" : "", NULL);
        g_autofree char *plain = scene_marks(scene, marked, FALSE);
        scene_number(scene, nr);
        writer_record(
            scene->writer, RECORD_TEXT, 1, nr,
            (const char *[RECORD_COLUMNS_MAX]){
                [TEXT_LINE] = line, [TEXT_COL] = "1", [TEXT_PARA] = para, [TEXT_TEXT] = plain});
        g_free(scene_marks(scene, marked, TRUE));
    }
}

/* A table begins, of that layout. */
static inline void scene_table_laid_out(Scene *scene, const char *caption, const char *layout)
{
    char nr[SCENE_NR], table[SCENE_NR];
    scene_number(scene, nr);
    g_snprintf(table, sizeof table, "%u", ++scene->table);
    scene->row = 0;
    writer_record(scene->writer, RECORD_TABLE, 1, nr,
                  (const char *[RECORD_COLUMNS_MAX]){[TABLE_LINE] = "1",
                                                     [TABLE_TABLE] = table,
                                                     [TABLE_LAYOUT] = layout,
                                                     [TABLE_CAPTION] = caption});
}

/* A table begins. */
static inline void scene_table(Scene *scene, const char *caption)
{
    scene_table_laid_out(scene, caption, "tab");
}

static inline void scene_cell(Scene *scene, guint at, const char *marked)
{
    char nr[SCENE_NR], line[SCENE_NR], table[SCENE_NR], row[SCENE_NR], column[SCENE_NR];
    SceneFigure figure;
    g_autofree char *plain = scene_marks(scene, marked, FALSE);
    scene_number(scene, nr);
    g_snprintf(line, sizeof line, "%u", scene->line);
    g_snprintf(table, sizeof table, "%u", scene->table);
    g_snprintf(row, sizeof row, "%u", scene->row);
    g_snprintf(column, sizeof column, "%u", at);
    writer_record(scene->writer, RECORD_CELL, 1, nr,
                  (const char *[RECORD_COLUMNS_MAX]){[CELL_LINE] = line,
                                                     [CELL_COL] = "1",
                                                     [CELL_TABLE] = table,
                                                     [CELL_ROW] = row,
                                                     [CELL_COLUMN] = column,
                                                     [CELL_ROWSPAN] = "1",
                                                     [CELL_COLSPAN] = "1",
                                                     [CELL_TEXT] = plain});
    if (scene_read(scene, marked, &figure))
        scene_figure(scene, marked, 0, "");
    else
        g_free(scene_marks(scene, marked, TRUE));
}

/* A row of the table, cells apart by tabs; a cell that is a figure alone needs no mark. */
static inline void scene_row(Scene *scene, const char *cells)
{
    g_auto(GStrv) texts = g_strsplit(cells, "\t", -1);
    scene->row++;
    scene->line++;
    for (guint i = 0; texts[i]; i++)
        scene_cell(scene, i + 1, texts[i]);
}

/* A row as reconcile has understood it: `actual@2023:402.15万元 budget@2023:400.00万元`. */
static inline void scene_entries(Scene *scene, const char *label, const char *figures)
{
    g_auto(GStrv) words = g_strsplit(figures, " ", -1);
    scene->row++;
    scene->line++;
    scene_cell(scene, 1, label);
    for (guint i = 0; words[i]; i++) {
        g_auto(GStrv) halves = g_strsplit(words[i], ":", 2);
        g_auto(GStrv) role = g_strsplit(halves[0], "@", 2);
        char cell[SCENE_NR], qty[SCENE_NR * 2], entry[SCENE_NR], table[SCENE_NR], row[SCENE_NR],
            column[SCENE_NR];
        SceneFigure figure;
        scene_cell(scene, i + 2, halves[1]);
        assert_true(scene_read(scene, halves[1], &figure));
        g_snprintf(cell, sizeof cell, "%u", scene->nr);
        g_snprintf(qty, sizeof qty, "%u.1", scene->nr);
        g_snprintf(entry, sizeof entry, "e%u", scene->nr);
        g_snprintf(table, sizeof table, "%u", scene->table);
        g_snprintf(row, sizeof row, "%u", scene->row);
        g_snprintf(column, sizeof column, "%u", i + 2);
        writer_record(scene->writer, RECORD_ENTRY, 1, entry,
                      (const char *[RECORD_COLUMNS_MAX]){[ENTRY_CELL] = cell,
                                                         [ENTRY_QTY] = qty,
                                                         [ENTRY_TABLE] = table,
                                                         [ENTRY_ROW] = row,
                                                         [ENTRY_COLUMN] = column,
                                                         [ENTRY_LABEL] = label,
                                                         [ENTRY_HEADER] = role[0],
                                                         [ENTRY_METRIC] = label,
                                                         [ENTRY_ROLE] = role[0],
                                                         [ENTRY_PERIOD] = role[1],
                                                         [ENTRY_VALUE] = figure.value,
                                                         [ENTRY_HALF] = figure.half,
                                                         [ENTRY_UNIT] = figure.unit,
                                                         [ENTRY_DIM] = figure.dim,
                                                         [ENTRY_SURE] = "1"});
    }
}

/* Hands each record of the file to `take`. */
static inline void scene_each(FILE *file, void (*take)(gpointer, const Record *), gpointer to)
{
    RecordKind kind;
    gsize length;
    Record record;
    rewind(file);
    Reader *reader = reader_new(fileno(file), G_MAXUINT16);
    while (reader_line(reader, &length, &kind, NULL)) {
        assert_true(reader_split(reader, &record, NULL));
        take(to, &record);
    }
    reader_free(reader);
}

static inline void scene_take(gpointer document, const Record *record)
{
    document_add(document, record);
}

/* The document is complete: rules may look at it. */
static inline void scene_ready(Scene *scene)
{
    writer_flush(scene->writer);
    scene_each(scene->records, scene_take, scene->ledger.document);
    document_complete(scene->ledger.document);
}

typedef struct {
    const char *rule;
    GString *text;
} SceneSaid;

static inline void scene_tell(gpointer to, const Record *record)
{
    SceneSaid *said = to;
    if (record->kind != RECORD_CHECK || strcmp(record->field[CHECK_RULE], said->rule) != 0)
        return;
    const char *outcome = record->field[CHECK_OUTCOME], *expected = record->field[CHECK_EXPECTED];
    gboolean pass = strcmp(outcome, "pass") == 0;
    g_string_append_printf(said->text, "%s%s", said->text->len ? "; " : "", outcome);
    if (*record->field[CHECK_SEVERITY])
        g_string_append_printf(said->text, "/%s", record->field[CHECK_SEVERITY]);
    if (*record->field[CHECK_REPORTED])
        g_string_append_printf(said->text, " %s", record->field[CHECK_REPORTED]);
    if (*expected && !pass)
        g_string_append_printf(said->text, " -> %s", expected);
    if (*record->field[CHECK_REASON])
        g_string_append_printf(said->text, " (%s)", record->field[CHECK_REASON]);
}

/* What was said of the rule: `fail 28名 -> 27名; pass/note 3.01万元; skip 4.7% (base-not-in-document)`. g_free. */
static inline char *scene_said(Scene *scene, const char *rule)
{
    SceneSaid said = {rule, g_string_new(NULL)};
    writer_flush(scene->ledger.out);
    scene_each(scene->said, scene_tell, &said);
    return g_string_free(said.text, FALSE);
}

static inline void scene_assert(Scene *scene, const char *rule, const char *expected)
{
    g_autofree char *said = scene_said(scene, rule);
    if (strcmp(said, expected) != 0)
        fail_msg("%s: `%s', not `%s'", rule, said, expected);
}
