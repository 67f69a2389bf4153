#include "format_html.h"

#include "asset.h"
#include "excerpt.h"
#include "overview.h"
#include "page.h"

#include "pipeline/html.h"

#include <string.h>

/* The page is written at the end, for its summary stands on top; until then the findings wait in two files
 * without a name: as JSON for the script, and as a plain list for who has none. */
typedef struct {
    const Run *run;
    OutFile *report, *rows, *plain;
    OutPages *pages;
    GArray *documents;    /* of DocumentRow */
    GHashTable *families; /* family -> Tally */
    GString *text;        /* reused */
    char *style;          /* of the pages */
    guint64 written;      /* rows */
} Report;

static void row_clear(gpointer data)
{
    DocumentRow *row = data;
    g_free(row->name);
    g_free(row->unread);
}

static gpointer report_open(const Run *run, GError **error)
{
    OutFile *report = outfolder_file(run->folder, "report.html", error);
    OutFile *rows = report ? outfolder_scratch(run->folder, error) : NULL;
    OutFile *plain = rows ? outfolder_scratch(run->folder, error) : NULL;
    OutPages *pages = plain ? outfolder_pages(run->folder, "documents", ".html", error) : NULL;
    if (!pages)
        return NULL;
    Report *state = g_new0(Report, 1);
    *state = (Report){
        g_memdup2(run, sizeof *run), report, rows, plain, pages, NULL, NULL, NULL, NULL, 0};
    state->documents = g_array_new(FALSE, TRUE, sizeof(DocumentRow));
    g_array_set_clear_func(state->documents, row_clear);
    state->families = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    state->text = g_string_new(NULL);
    state->style = page_style();
    return state;
}

static const char *say(const Report *state, const char *key)
{
    const char *text = messages_find(state->run->messages, key);
    return text ? text : key;
}

static void flush(Report *state, OutFile *file)
{
    outfile_write(file, state->text->str, state->text->len);
    g_string_truncate(state->text, 0);
}

static void member(GString *out, const char *key, const char *text)
{
    if (text && *text)
        json_member(out, key, text);
}

static void add_decision(GString *out, const Finding *finding)
{
    const Decision *decision = finding->decision;
    member(out, "t", status_name(finding->status));
    if (!decision)
        return;
    member(out, "y", decision_name(decision->kind));
    member(out, "by", decision->who);
    member(out, "on", decision->when);
    member(out, "why", decision->why);
}

static void add_json(Report *state, const Scene *scene, const Finding *finding)
{
    GString *out = state->text;
    const Item *item = finding->item;
    const char *part = item->operand_count ? docket_part(scene->docket, item->operands[0]) : NULL;
    g_autofree char *effects = evidence_consequences(scene, item);
    g_autofree char *arith = quote_cut(item->check.arith, ROW_MOST);
    g_string_append(out, state->written++ ? ",\n{" : "\n{");
    json_number(out, "d", scene->docket->number);
    json_number(out, "l", finding->line);
    member(out, "s", severity_name(finding->severity));
    member(out, "r", finding->rule);
    member(out, "g", item->rule->family);
    member(out, "m", finding->message);
    member(out, "h", finding->hint);
    member(out, "v", finding->reported);
    member(out, "e", finding->expected);
    if (strcmp(arith, finding->expected) != 0 && strcmp(arith, finding->reported) != 0)
        member(out, "a", arith);
    member(out, "x", effects);
    member(out, "u", part);
    member(out, "f", finding->fingerprint);
    add_decision(out, finding);
    json_key(out, "p");
    excerpt_places(out, scene, item);
    g_string_append_c(out, '}');
    flush(state, state->rows);
}

static void add_plain(Report *state, const Finding *finding)
{
    GString *out = state->text;
    g_autofree char *key = g_strconcat("severity.", severity_name(finding->severity), NULL);
    html_markup(out, "<li class=\"%s\"><b>%s</b> %u:%u ", severity_name(finding->severity),
                say(state, key), finding->line, finding->col);
    html_string(out, finding->message);
    if (*finding->hint)
        g_string_append(out, say(state, "ui.semicolon"));
    html_string(out, finding->hint);
    g_string_append(out, "<br><small>");
    html_string(out, finding->evidence);
    html_markup(out, "</small></li>\n");
    flush(state, state->plain);
}

static void count_family(Report *state, const Finding *finding)
{
    const char *family = finding->item->rule->family;
    Tally *tally = g_hash_table_lookup(state->families, family);
    if (!tally) {
        tally = g_new0(Tally, 1);
        g_hash_table_insert(state->families, g_strdup(family), tally);
    }
    tally->severities[finding->severity]++;
}

static void add_findings(Report *state, const Settled *settled)
{
    const Docket *docket = settled->scene->docket;
    html_markup(state->text, "<section id=\"d-%u\"><h3>", docket->number);
    html_string(state->text, docket->name);
    g_string_append(state->text, "</h3><ul>\n");
    flush(state, state->plain);
    for (guint i = 0; i < settled->findings->len; i++) {
        const Finding *finding = &g_array_index(settled->findings, Finding, i);
        count_family(state, finding);
        add_plain(state, finding);
        add_json(state, settled->scene, finding);
    }
    outfile_write(state->plain, "</ul></section>\n", strlen("</ul></section>\n"));
}

static void report_document(gpointer data, const Settled *settled)
{
    Report *state = data;
    const Docket *docket = settled->scene->docket;
    DocumentRow row = {quote_cut(docket->name, G_MAXUINT), g_strdup(settled->unread),
                       docket->number, *settled->tally};
    g_array_append_val(state->documents, row);
    if (settled->findings->len > 0)
        add_findings(state, settled);
    page_write(state->text, settled, state->style);
    outpages_begin(state->pages, docket->number);
    outpages_write(state->pages, state->text->str, state->text->len);
    g_string_truncate(state->text, 0);
}

static void add_head(Report *state)
{
    GString *out = state->text;
    gsize css = (gsize)(report_css_end - report_css), js = (gsize)(report_js_end - report_js);
    g_autofree char *style = html_hash(report_css, css), *script = html_hash(report_js, js);
    gboolean chinese = messages_language(state->run->messages) == LANGUAGE_CHINESE;
    html_markup(out,
                "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "script-src '%s'; style-src '%s'; base-uri 'none'; form-action 'none'\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"referrer\" content=\"no-referrer\">\n<title>%s</title>\n<style>",
                chinese ? "zh-CN" : "en", script, style, say(state, "page.title"));
    g_string_append_len(out, report_css, (gssize)css);
    html_markup(out,
                "</style>\n</head>\n<body>\n<a class=\"jump\" href=\"#list\">%s</a>\n"
                "<header><h1>%s</h1><p>%s</p></header>\n<main>\n",
                say(state, "page.skip"), say(state, "page.title"), say(state, "page.promise"));
}

/* A labelled select that the script fills. */
static void add_select(Report *state, const char *id, const char *label)
{
    html_markup(state->text, "<label>%s<select id=\"%s\"></select></label>\n", say(state, label),
                id);
}

static void add_form(Report *state)
{
    GString *out = state->text;
    html_markup(out,
                "<section id=\"list\" aria-label=\"%s\">\n<h2>%s</h2>\n"
                "<form id=\"filter\" role=\"search\" hidden>\n"
                "<label class=\"grow\">%s<input id=\"words\" type=\"search\" placeholder=\"%s\" "
                "autocomplete=\"off\" spellcheck=\"false\"></label>\n",
                say(state, "page.findings"), say(state, "page.findings"), say(state, "page.words"),
                say(state, "page.words-like"));
    add_select(state, "document", "page.document");
    add_select(state, "family", "page.family");
    add_select(state, "severity", "page.severity");
    add_select(state, "decision", "page.decision");
    html_markup(out,
                "<button id=\"clear\" type=\"reset\">%s</button>\n"
                "<p id=\"count\" role=\"status\" aria-live=\"polite\"></p>\n</form>\n"
                "<p class=\"keys\" id=\"keys\" hidden>%s</p>\n<div id=\"cards\"></div>\n"
                "<p id=\"more\" hidden><button id=\"next\" type=\"button\">%s</button></p>\n"
                "<noscript>\n",
                say(state, "page.reset"), say(state, "page.keys"), say(state, "page.more"));
    flush(state, state->report);
    outfile_append(state->report, state->plain);
    g_string_append(out, "</noscript>\n</section>\n</main>\n");
}

/* The words that the script speaks. */
static void add_words(const Report *state)
{
    static const char *const keys[] = {
        "severity.error", "severity.warning",   "severity.note",   "decision.confirmed",
        "decision.false", "decision.corrected", "page.all",        "page.new",
        "page.decided",   "page.lapsed",        "page.shown",      "page.reported",
        "page.expected",  "page.interval",      "page.arithmetic", "page.meant",
        "page.text",      "page.fingerprint",   "page.none",       "page.rows-left",
        "page.was",       "page.undecided",     "page.line",       "page.decide",
        "page.elsewhere",
    };
    json_key(state->text, "ui");
    g_string_append_c(state->text, '{');
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        json_member(state->text, keys[i], say(state, keys[i]));
    g_string_append_c(state->text, '}');
}

static void add_rules(const Report *state)
{
    GString *out = state->text;
    Language language = messages_language(state->run->messages);
    const Rule *rule;
    json_key(out, "rules");
    g_string_append_c(out, '{');
    for (guint i = 0; (rule = rules_get(state->run->rules, i)); i++)
        json_member(out, rule->id, rule->title[language]);
    g_string_append_c(out, '}');
}

static void add_families(const Report *state)
{
    json_key(state->text, "families");
    g_string_append_c(state->text, '{');
    g_autoptr(GList) names =
        g_list_sort(g_hash_table_get_keys(state->families), (GCompareFunc)strcmp);
    for (const GList *each = names; each; each = each->next)
        json_member(state->text, each->data, overview_family(state->run->messages, each->data));
    g_string_append_c(state->text, '}');
}

/* Number and name of the documents, worst first. */
static void add_documents(Report *state)
{
    GString *out = state->text;
    json_key(out, "documents");
    g_string_append_c(out, '[');
    for (guint i = 0; i < state->documents->len; i++) {
        const DocumentRow *row = &g_array_index(state->documents, DocumentRow, i);
        g_string_append_printf(out, "%s[%u,", i ? "," : "", row->number);
        json_string(out, row->name);
        g_string_append_c(out, ']');
    }
    g_string_append_c(out, ']');
    flush(state, state->report);
}

static void add_data(Report *state)
{
    GString *out = state->text;
    g_string_append(out, "<script type=\"application/json\" id=\"data\">");
    flush(state, state->report);
    g_string_append_c(out, '{');
    add_words(state);
    add_rules(state);
    add_families(state);
    add_documents(state);
    g_string_append(out, ",\"findings\":[");
    flush(state, state->report);
    outfile_append(state->report, state->rows);
    g_string_append(out, "]}</script>\n<script>");
    g_string_append_len(out, report_js, report_js_end - report_js);
    g_string_append(out, "</script>\n</body>\n</html>\n");
    flush(state, state->report);
}

static gboolean report_close(gpointer data, const Total *total, GError **error)
{
    Report *state = data;
    (void)error;
    g_array_sort(state->documents, overview_order);
    const Overview overview = {state->run->messages, state->run->rules, state->documents,
                               state->families, total};
    add_head(state);
    overview_write(state->text, &overview);
    add_form(state);
    add_data(state);
    return TRUE;
}

static void report_free(gpointer data)
{
    Report *state = data;
    g_array_unref(state->documents);
    g_hash_table_unref(state->families);
    g_string_free(state->text, TRUE);
    g_free(state->style);
    g_free((Run *)(guintptr)state->run);
    g_free(state);
}

const Format format_html = {
    .name = "html",
    .standard = TRUE,
    .open = report_open,
    .document = report_document,
    .close = report_close,
    .free = report_free,
};
