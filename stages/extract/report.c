#include "report.h"

#include "cover.h"
#include "label.h"
#include "line.h"
#include "outline.h"
#include "run.h"

#include <string.h>

#define PENDING 2         /* short lines that may yet be the front of a title */
#define TITLE_TAIL 30     /* bytes of a title's last line that says too little to stand alone */
#define CAPTION_BYTES 100 /* of a line between a table's title and the table */
#define CAPTION_LINES 3

struct Report {
    BlockSink sink; /* first: a pointer to it is a pointer to the report */
    const Words *words;
    Emit *emit;
    Sentences sentences;
    Outline outline;
    Cover cover;
    GPtrArray *pending; /* Held */
    GString *caption;
    guint caption_lines;    /* lines since its title */
    guint parts, year;      /* parts written; year of the last one */
    guint page;             /* of the last record of a page */
    GHashTable *recognised; /* pages read off a picture */
    gboolean inside;        /* of a table */
};

/* Dots or blanks and a page number at the end: a line of the contents. */
static gboolean is_contents(const Paragraph *paragraph)
{
    const char *end = paragraph->text + paragraph->length, *at = end;
    while (at > paragraph->text && g_ascii_isdigit(at[-1]))
        at--;
    if (at == end || end - at > 3)
        return FALSE;
    gsize before = (gsize)(blank_trim(paragraph->text, at) - paragraph->text);
    return (before > 3 && memcmp(paragraph->text + before - 3, "...", 3) == 0) ||
           (before > 3 && memcmp(paragraph->text + before - 3, "…", 3) == 0);
}

static void emit_sentences(Report *report, Place *place, gsize from, gboolean run_in)
{
    const Paragraph *paragraph = place->paragraph;
    Sentences *split = &report->sentences;
    guint item = 0;
    sentences_split(split, paragraph->text, from, paragraph->length, run_in);
    for (guint i = 0; i < split->sentences->len; i++) {
        const Sentence *sentence = &g_array_index(split->sentences, Sentence, i);
        Place inside = *place;
        for (; item < split->inlines->len; item++) {
            const Inline *number = &g_array_index(split->inlines, Inline, item);
            if (number->at >= sentence->to)
                break;
            emit_head(report->emit, &inside, number->at, &number->number, number->number.system,
                      report->outline.depth + 1, number->at + number->number.rest, number->to,
                      number->at > 0);
        }
        emit_text(report->emit, place, sentence);
    }
}

static void caption_set(Report *report, const char *text, gsize length)
{
    g_string_truncate(report->caption, 0);
    g_string_append_len(report->caption, text, (gssize)length);
    report->caption_lines = 0;
}

static void caption_add(Report *report, const Paragraph *paragraph)
{
    if (report->caption->len > 0)
        g_string_append_c(report->caption, '\n');
    g_string_append_len(report->caption, paragraph->text, (gssize)paragraph->length);
}

/* What stands between a table's title and the table must be short and little. */
static void caption_age(Report *report, const Paragraph *paragraph)
{
    if (paragraph->length > CAPTION_BYTES || ++report->caption_lines > CAPTION_LINES)
        g_string_truncate(report->caption, 0);
}

static guint level_of(Report *report, const Number *number)
{
    if (number->system == SYSTEM_ANNEX) {
        outline_reset(&report->outline);
        return 1;
    }
    if (number->system == SYSTEM_TABLE || number->system == SYSTEM_FIGURE)
        return report->outline.depth + 1;
    return outline_enter(&report->outline, number->system, number->ordinal);
}

static void emit_numbered(Report *report, const Paragraph *paragraph, const Run *run)
{
    Place place = place_new(paragraph);
    gsize title = run->title_to - run->title_from;
    guint level = level_of(report, &run->number);
    gboolean annex = run->number.system >= SYSTEM_ANNEX;
    emit_head(report->emit, &place, run->number.at, &run->number, run->number.system, level,
              run->title_from, run->title_to, FALSE);
    g_string_truncate(report->caption, 0);
    if (run->number.system == SYSTEM_TABLE)
        caption_set(report, paragraph->text, paragraph->length);
    else if (annex && label_is_table(report->words, paragraph->text + run->title_from, title))
        caption_set(report, paragraph->text + run->title_from, title);
    if (run->rest < paragraph->length)
        emit_sentences(report, &place, run->rest, run->rest > run->title_to || annex);
}

static void emit_unnumbered(Report *report, const Paragraph *paragraph, gboolean title)
{
    Place place = place_new(paragraph);
    gboolean table = label_is_table(report->words, paragraph->text, paragraph->length);
    gboolean head =
        paragraph->outline > 0 || label_is_head(report->words, paragraph->text, paragraph->length);
    guint level = paragraph->outline ? paragraph->outline
                  : table            ? report->outline.depth + 1
                                     : outline_unnumbered(&report->outline);
    if (title || table || head) {
        gsize length = paragraph->length;
        if (!title && g_str_has_suffix(paragraph->text, "。"))
            length -= strlen("。");
        emit_head(report->emit, &place, 0, NULL, title ? SYSTEM_TITLE : SYSTEM_NONE,
                  title ? 1 : level, 0, length, FALSE);
    } else {
        emit_sentences(report, &place, 0, FALSE);
    }
    if (table)
        caption_set(report, paragraph->text, paragraph->length);
    else if (label_is_measure(report->words, paragraph->text, paragraph->length))
        caption_add(report, paragraph);
    else
        caption_age(report, paragraph);
}

/* Says that what follows stands on this page, unless that is known; 0 is no page. */
static void tell_page(Report *report, guint page)
{
    if (page == 0 || page == report->page)
        return;
    report->page = page;
    emit_page(report->emit, page,
              g_hash_table_contains(report->recognised, GUINT_TO_POINTER(page)));
}

static void emit_paragraph(Report *report, const Paragraph *paragraph, gboolean title)
{
    Run run;
    report->emit->para++;
    tell_page(report, paragraph->page);
    if (is_contents(paragraph)) {
        Place place = place_new(paragraph);
        Sentence whole = {0, paragraph->length};
        emit_text(report->emit, &place, &whole);
    } else if (!title && run_parse(report->words, paragraph->text, paragraph->length, &run) &&
               run.number.system != SYSTEM_HAN_IS) {
        emit_numbered(report, paragraph, &run);
    } else {
        emit_unnumbered(report, paragraph, title);
    }
}

/* Writes the part record and what has waited for it. */
static void part_emit(Report *report)
{
    Cover *cover = &report->cover;
    if (!cover->open)
        return;
    g_autofree char *unit = cover_unit(cover, report->words);
    const Held *first = cover->title           ? cover->title
                        : cover->held->len > 0 ? cover->held->pdata[0]
                                               : NULL;
    report->year = cover_year(cover, report->year);
    report->parts++;
    outline_reset(&report->outline);
    emit_part(report->emit, first ? first->paragraph.pieces[0].line : 1,
              cover->title ? cover->title->paragraph.text : "", unit, report->year);
    for (guint i = 0; i < cover->held->len; i++) {
        const Held *held = cover->held->pdata[i];
        emit_paragraph(report, &held->paragraph, held->title);
    }
    cover_clear(cover);
}

/* Takes the paragraph over. */
static void accept(Report *report, Held *held)
{
    if (held->title && (!report->cover.open || report->cover.body)) {
        part_emit(report);
        cover_begin(&report->cover);
    }
    if (!report->cover.open) {
        emit_paragraph(report, &held->paragraph, held->title);
        held_free(held);
    } else if (cover_hold(&report->cover, report->words, held)) {
        part_emit(report);
    }
}

static void pending_release(Report *report, guint keep)
{
    while (report->pending->len > keep)
        accept(report, g_ptr_array_steal_index(report->pending, 0));
}

static gboolean is_title(const Report *report, const Held *held)
{
    const Paragraph *paragraph = &held->paragraph;
    gboolean front = report->cover.open && !report->cover.body;
    return label_is_report(report->words, paragraph->text, paragraph->length) ||
           (front && label_is_paper(report->words, paragraph->text, paragraph->length));
}

/* TRUE if the title says all that a title must, or the line in front has nothing to add. At the front of the document
 * a title that begins with its year lacks its body's name: `云河县水务局` may stand above it. */
static gboolean is_complete(const Report *report, const Held *title, const Held *front)
{
    const Paragraph *tail = &title->paragraph;
    gboolean adds = label_year(front->paragraph.text, front->paragraph.length, FALSE) > 0;
    if (label_year(tail->text, tail->length, FALSE) == 0)
        return !adds && tail->length > TITLE_TAIL;
    gboolean at_front = report->parts == 0 && !report->cover.body;
    return adds || !at_front || !g_ascii_isdigit(*tail->text);
}

/* A title may stand on several lines: `2023年度某县某局` and `整体支出绩效自评报告`. Returns the paragraph, or the
 * one that it makes with those waiting. */
static Held *join_title(Report *report, Held *held)
{
    GPtrArray *pending = report->pending;
    while (pending->len > 0) {
        const Held *front = pending->pdata[pending->len - 1];
        if (is_title(report, front) || (is_title(report, held) && is_complete(report, held, front)))
            break;
        Held *joined = held_new(&front->paragraph);
        held_append(joined, held_new(&held->paragraph));
        if (!is_title(report, joined)) {
            held_free(joined);
            break;
        }
        held_free(held);
        held = joined;
        held_free(g_ptr_array_steal_index(pending, pending->len - 1));
    }
    return held;
}

static void on_paragraph(BlockSink *sink, const Paragraph *paragraph)
{
    Report *report = (Report *)sink;
    gboolean front = report->parts == 0 && !report->cover.body;
    report->inside = FALSE;
    if (label_is_chrome(report->words, paragraph->text, paragraph->length, front))
        return;
    gboolean plain = label_is_plain(paragraph->text, paragraph->length) ||
                     label_is_report(report->words, paragraph->text, paragraph->length);
    if (!plain) {
        pending_release(report, 0);
        if (report->cover.open)
            accept(report, held_new(paragraph));
        else
            emit_paragraph(report, paragraph, FALSE);
        return;
    }
    Held *held = join_title(report, held_new(paragraph));
    held->title = is_title(report, held);
    if (held->title) {
        pending_release(report, 0);
        accept(report, held);
    } else {
        g_ptr_array_add(report->pending, held);
        pending_release(report, PENDING);
    }
}

static void on_table(BlockSink *sink, const TableBlock *table)
{
    Report *report = (Report *)sink;
    pending_release(report, 0);
    part_emit(report);
    tell_page(report, table->page);
    report->inside = TRUE;
    emit_table(report->emit, table, table->caption ? table->caption : report->caption->str);
    g_string_truncate(report->caption, 0);
}

static void on_cell(BlockSink *sink, const CellBlock *cell)
{
    emit_cell(((Report *)sink)->emit, cell);
}

static void on_remark(BlockSink *sink, const char *rule, const char *reason)
{
    emit_check(((Report *)sink)->emit, rule, reason);
}

/* Paragraphs bring their page themselves: they may have to wait, a table's cells never do. */
static void on_page(BlockSink *sink, guint page, gboolean recognised)
{
    Report *report = (Report *)sink;
    if (recognised)
        g_hash_table_add(report->recognised, GUINT_TO_POINTER(page));
    if (report->inside)
        tell_page(report, page);
}

Report *report_new(const Words *words, Emit *emit)
{
    Report *report = g_new0(Report, 1);
    report->sink = (BlockSink){on_paragraph, on_table, on_cell, on_remark, on_page};
    report->words = words;
    report->emit = emit;
    report->sentences = sentences_new();
    report->pending = g_ptr_array_new_with_free_func(held_free);
    report->caption = g_string_new(NULL);
    report->recognised = g_hash_table_new(NULL, NULL);
    cover_begin(&report->cover);
    return report;
}

void report_free(Report *report)
{
    sentences_clear(&report->sentences);
    g_ptr_array_unref(report->pending);
    g_string_free(report->caption, TRUE);
    g_hash_table_unref(report->recognised);
    cover_clear(&report->cover);
    g_free(report);
}

BlockSink *report_sink(Report *report)
{
    return &report->sink;
}

void report_finish(Report *report)
{
    pending_release(report, 0);
    part_emit(report);
}
