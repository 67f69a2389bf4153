#include "page.h"

#include "asset.h"
#include "excerpt.h"

#include "pipeline/html.h"

#include <string.h>

#define SPAN_MOST 200 /* columns or rows of one cell */

/* A figure with what was found of it. */
typedef struct {
    const Place *parent;
    guint from, to;
    Severity severity;      /* DEFAULT: verified */
    const Finding *finding; /* NULL: verified */
} Spot;

/* A page as it is written. */
typedef struct {
    GString *out;
    const Settled *settled;
    const Docket *docket;
    const char *style;
    GArray *spots; /* of Spot, by parent and place */
    guint at;      /* the next spot */
    guint group;   /* the open paragraph; 0 for none */
    guint table, row;
} Page;

static const char *say(const Page *page, const char *key)
{
    const char *text = messages_find(page->settled->scene->messages, key);
    return text ? text : key;
}

/* Errors first, verified figures last. */
static guint gravity(const Spot *spot)
{
    return spot->severity == SEVERITY_DEFAULT ? SEVERITIES : spot->severity;
}

static gint by_place(gconstpointer a, gconstpointer b)
{
    const Spot *x = a, *y = b;
    if (x->parent->key != y->parent->key)
        return x->parent->key < y->parent->key ? -1 : 1;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (gint)gravity(x) - (gint)gravity(y);
}

static void add_spots(Page *page, const Item *item, const Finding *finding)
{
    g_autoptr(GArray) marks = quote_marks(page->docket, item);
    for (guint i = 0; i < marks->len; i++) {
        const Mark *mark = &g_array_index(marks, Mark, i);
        Spot spot = {mark->parent, mark->from, mark->to,
                     finding ? finding->severity : SEVERITY_DEFAULT, finding};
        if (mark->to > 0 || finding)
            g_array_append_val(page->spots, spot);
    }
}

static void find_spots(Page *page)
{
    for (guint i = 0; i < page->settled->findings->len; i++) {
        const Finding *finding = &g_array_index(page->settled->findings, Finding, i);
        add_spots(page, finding->item, finding);
    }
    for (guint i = 0; i < page->docket->items->len; i++) {
        const Item *item = page->docket->items->pdata[i];
        if (item->check.outcome == OUTCOME_PASS && !item_tells(item))
            add_spots(page, item, NULL);
    }
    g_array_sort(page->spots, by_place);
}

static void open_spot(GString *out, const Spot *spot)
{
    if (!spot->finding) {
        g_string_append(out, "<span class=\"ok\">");
        return;
    }
    html_markup(out, "<a class=\"m %s\" href=\"#%s\" title=\"", severity_name(spot->severity),
                spot->finding->fingerprint);
    html_string(out, spot->finding->message);
    g_string_append(out, "\">");
}

/* The text of a record with its spots; one that begins inside another is left off. */
static void add_marked(Page *page, const Place *place)
{
    GString *out = page->out;
    gsize length = strlen(place->text);
    guint at = 0;
    for (; page->at < page->spots->len; page->at++) {
        const Spot *spot = &g_array_index(page->spots, Spot, page->at);
        guint to = spot->to ? spot->to : (guint)length;
        if (spot->parent->key > place->key)
            break;
        if (spot->parent->key < place->key || spot->from < at || to > length || to <= spot->from)
            continue;
        html_text(out, place->text + at, spot->from - at);
        open_spot(out, spot);
        html_text(out, place->text + spot->from, to - spot->from);
        g_string_append(out, spot->finding ? "</a>" : "</span>");
        at = to;
    }
    html_text(out, place->text + at, length - at);
}

/* TRUE if a spot stands in the record: it can be led to, so it has an id. */
static gboolean is_spotted(Page *page, const Place *place)
{
    const Spot *spot = NULL;
    for (; page->at < page->spots->len; page->at++) {
        spot = &g_array_index(page->spots, Spot, page->at);
        if (spot->parent->key >= place->key)
            return spot->parent->key == place->key;
    }
    return FALSE;
}

/* ` id="p12"` where something leads there, ` data-l="5"` where a line begins (0: not). */
static void add_attributes(Page *page, const Place *place, guint line)
{
    if (is_spotted(page, place))
        html_markup(page->out, " id=\"p%u\"", excerpt_record(place));
    if (line)
        html_markup(page->out, " data-l=\"%u\"", line);
}

static void close_group(Page *page)
{
    if (page->group)
        g_string_append(page->out, "</p>\n");
    if (page->row)
        g_string_append(page->out, "</tr>");
    if (page->table)
        g_string_append(page->out, page->row ? "</table></div>\n" : "</div>\n");
    page->group = page->table = page->row = 0;
}

static void add_head(Page *page, const Place *place)
{
    guint level = CLAMP(place->group + 1, 2, 6);
    close_group(page);
    if (place->run_in) {
        if (is_spotted(page, place))
            html_markup(page->out, "<span id=\"p%u\"></span>", excerpt_record(place));
        return;
    }
    html_markup(page->out, "<h%u", level);
    add_attributes(page, place, place->line);
    g_string_append_c(page->out, '>');
    add_marked(page, place);
    html_markup(page->out, "</h%u>\n", level);
}

static void add_text(Page *page, const Place *place)
{
    if (!page->group || page->group != place->group + 1 || page->table) {
        close_group(page);
        page->group = place->group + 1;
        html_markup(page->out, "<p data-l=\"%u\">", place->line);
    }
    gboolean spotted = is_spotted(page, place);
    if (spotted)
        html_markup(page->out, "<span id=\"p%u\">", excerpt_record(place));
    add_marked(page, place);
    g_string_append(page->out, spotted ? "</span>" : "");
}

static void add_caption(Page *page, const Place *place)
{
    close_group(page);
    if (!*place->text)
        return;
    g_string_append(page->out, "<p class=\"caption\">");
    add_marked(page, place);
    g_string_append(page->out, "</p>\n");
}

static void open_row(Page *page, const Place *place)
{
    gboolean same = page->table == place->table;
    if (!same || (place->row == 0) != (page->row == 0)) {
        close_group(page);
        g_string_append(page->out, place->row ? "<div class=\"grid\" tabindex=\"0\"><table>"
                                              : "<div class=\"run\">");
    }
    if (place->row && place->row != page->row)
        g_string_append(page->out, page->row ? "</tr>\n<tr>" : "<tr>");
    page->table = place->table;
    page->row = place->row;
}

static void add_cell(Page *page, const Place *place)
{
    GString *out = page->out;
    open_row(page, place);
    g_string_append(out, place->row ? "<td" : "<span");
    add_attributes(page, place, 0);
    if (place->colspan > 1 && place->row)
        html_markup(out, " colspan=\"%u\"", MIN(place->colspan, SPAN_MOST));
    if (place->rowspan > 1 && place->row)
        html_markup(out, " rowspan=\"%u\"", MIN(place->rowspan, SPAN_MOST));
    g_string_append_c(out, '>');
    add_marked(page, place);
    g_string_append(out, place->row ? "</td>" : "</span>");
}

static void add_body(Page *page)
{
    guint count;
    const Place *places = places_all(page->docket->places, &count);
    for (guint i = 0; i < count; i++) {
        const Place *place = &places[i];
        if (place->kind == RECORD_HEAD)
            add_head(page, place);
        else if (place->kind == RECORD_TEXT)
            add_text(page, place);
        else if (place->kind == RECORD_TABLE)
            add_caption(page, place);
        else if (place->kind == RECORD_CELL)
            add_cell(page, place);
    }
    close_group(page);
}

/* The number of the record that a finding's first figure stands in; 0 for none. */
static guint finding_record(const Page *page, const Finding *finding)
{
    g_autoptr(GArray) marks = quote_marks(page->docket, finding->item);
    return marks->len ? excerpt_record(g_array_index(marks, Mark, 0).parent) : 0;
}

static void add_finding(Page *page, const Finding *finding)
{
    GString *out = page->out;
    guint record = finding_record(page, finding);
    g_autofree char *key = g_strconcat("severity.", severity_name(finding->severity), NULL);
    html_markup(out, "<li id=\"%s\" class=\"%s\"><b>%s</b> ", finding->fingerprint,
                severity_name(finding->severity), say(page, key));
    if (record)
        html_markup(out, "<a href=\"#p%u\">", record);
    html_string(out, finding->message);
    g_string_append(out, record ? "</a>" : "");
    html_markup(out, " <a class=\"back\" href=\"../report.html#f-%s\">%s</a></li>\n",
                finding->fingerprint, say(page, "page.to-list"));
}

static void add_head_of_page(Page *page)
{
    GString *out = page->out;
    Language language = messages_language(page->settled->scene->messages);
    html_markup(out,
                "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "style-src '%s'; base-uri 'none'; form-action 'none'\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
                language == LANGUAGE_CHINESE ? "zh-CN" : "en", page->style);
    html_string(out, page->docket->name);
    g_string_append(out, "</title>\n<style>");
    g_string_append_len(out, page_css, page_css_end - page_css);
    g_string_append(out, "</style></head>\n<body>\n");
}

static void add_findings(Page *page)
{
    GString *out = page->out;
    const GArray *findings = page->settled->findings;
    g_string_append(out, "<header><p><a href=\"../report.html\">");
    html_string(out, say(page, "page.to-report"));
    g_string_append(out, "</a></p><h1>");
    html_string(out, page->docket->name);
    html_markup(out, "</h1><p class=\"legend\">%s</p>", say(page, "page.legend"));
    g_string_append(out, "</header>\n<main>\n<nav aria-label=\"");
    html_markup(out, "%s\"><h2>%s</h2>\n", say(page, "page.findings"), say(page, "page.findings"));
    if (page->settled->unread)
        html_string(out, page->settled->unread);
    else if (findings->len == 0)
        html_markup(out, "<p>%s</p>", say(page, "page.clean"));
    g_string_append(out, "<ol>\n");
    for (guint i = 0; i < findings->len; i++)
        add_finding(page, &g_array_index(findings, Finding, i));
    g_string_append(out, "</ol></nav>\n<article>\n");
}

char *page_style(void)
{
    return html_hash(page_css, (gsize)(page_css_end - page_css));
}

void page_write(GString *out, const Settled *settled, const char *style)
{
    Page page = {.out = out, .settled = settled, .docket = settled->scene->docket, .style = style};
    page.spots = g_array_new(FALSE, FALSE, sizeof(Spot));
    find_spots(&page);
    add_head_of_page(&page);
    add_findings(&page);
    add_body(&page);
    g_string_append(out, "</article></main></body></html>\n");
    g_array_unref(page.spots);
}
