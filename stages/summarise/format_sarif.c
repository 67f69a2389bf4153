#include "format_sarif.h"

#include "pipeline/html.h"
#include "pipeline/stage.h"

#include <string.h>

#define SCHEMA_ADDRESS "https://json.schemastore.org/sarif-2.1.0.json"

/* Results go out as they come; what stands behind them tells of the run. */
typedef struct {
    OutFile *file;
    const Run *run;
    GHashTable *indices; /* rule id -> index + 1 */
    GString *out;        /* reused */
    GString *notes;      /* of documents that could not be read */
    guint64 written;
} Log;

static void flush(Log *log)
{
    outfile_write(log->file, log->out->str, log->out->len);
    g_string_truncate(log->out, 0);
}

/* Opens `"key":{` or `"key":[`. */
static void begin(GString *out, const char *key, char bracket)
{
    json_key(out, key);
    g_string_append_c(out, bracket);
}

static void add_text(GString *out, const char *key, const char *text)
{
    begin(out, key, '{');
    json_member(out, "text", text);
    g_string_append_c(out, '}');
}

static void add_rule(Log *log, const Rule *rule, guint index)
{
    GString *out = log->out;
    g_autofree char *key = g_strconcat("message.", rule->id, NULL);
    const char *text = messages_find(log->run->messages, key);
    g_string_append(out, index ? ",\n{" : "\n{");
    json_member(out, "id", rule->id);
    add_text(out, "shortDescription", rule->title[messages_language(log->run->messages)]);
    if (text)
        add_text(out, "help", text);
    begin(out, "defaultConfiguration", '{');
    json_member(out, "level", severity_name(rule->severity));
    g_string_append_printf(out, ",\"enabled\":%s}", rule->on ? "true" : "false");
    begin(out, "properties", '{');
    json_member(out, "family", rule->family);
    g_string_append(out, "}}");
}

static void add_head(Log *log)
{
    GString *out = log->out;
    const Rule *rule;
    g_string_append_c(out, '{');
    json_member(out, "$schema", SCHEMA_ADDRESS);
    json_member(out, "version", "2.1.0");
    g_string_append(out, ",\"runs\":[{\"tool\":{\"driver\":{");
    json_member(out, "name", "gouji");
    json_member(out, "version", GOUJI_VERSION);
    begin(out, "rules", '[');
    for (guint i = 0; (rule = rules_get(log->run->rules, i)); i++) {
        g_hash_table_insert(log->indices, (char *)(guintptr)rule->id, GUINT_TO_POINTER(i + 1));
        add_rule(log, rule, i);
    }
    gboolean chinese = messages_language(log->run->messages) == LANGUAGE_CHINESE;
    g_string_append(out, "]}},\"columnKind\":\"unicodeCodePoints\"");
    json_member(out, "language", chinese ? "zh-CN" : "en");
    begin(out, "results", '[');
    flush(log);
}

static gpointer log_open(const Run *run, GError **error)
{
    OutFile *file = outfolder_file(run->folder, "findings.sarif", error);
    if (!file)
        return NULL;
    Log *log = g_new0(Log, 1);
    *log = (Log){file,
                 g_memdup2(run, sizeof *run),
                 g_hash_table_new(g_str_hash, g_str_equal),
                 g_string_new(NULL),
                 g_string_new(NULL),
                 0};
    add_head(log);
    return log;
}

static void add_address(GString *out, const char *doc)
{
    g_autofree char *address = g_uri_escape_string(doc, "/!", FALSE);
    begin(out, "artifactLocation", '{');
    json_member(out, "uri", address);
    g_string_append_c(out, '}');
}

static void add_place(GString *out, const char *doc, guint line, guint col)
{
    g_string_append(out, "{\"physicalLocation\":{");
    add_address(out, doc);
    if (line > 0) {
        begin(out, "region", '{');
        json_number(out, "startLine", line);
        if (col > 0)
            json_number(out, "startColumn", col);
        g_string_append_c(out, '}');
    }
    g_string_append(out, "}}");
}

/* The other places of the finding, one a line. */
static void add_related(GString *out, const Scene *scene, const Finding *finding)
{
    g_autoptr(GArray) quotes = quote_places(scene, finding->item, 30);
    guint before = finding->line, count = 0;
    for (guint i = 0; i < quotes->len; i++) {
        const Quote *quote = &g_array_index(quotes, Quote, i);
        if (quote->line == before || quote->line == finding->line || quote->line == 0)
            continue;
        before = quote->line;
        g_autofree char *plain = quote_plain(quote->text);
        if (count++ == 0)
            begin(out, "relatedLocations", '[');
        else
            g_string_append_c(out, ',');
        add_place(out, finding->doc, quote->line, 0);
        g_string_truncate(out, out->len - 1);
        add_text(out, "message", plain);
        g_string_append_c(out, '}');
    }
    if (count > 0)
        g_string_append_c(out, ']');
}

/* False alarms and what has been corrected are not to be shown again; the reason is the person's. */
static void add_suppressions(GString *out, const Finding *finding, const Messages *messages)
{
    const Decision *decision = finding->decision;
    begin(out, "suppressions", '[');
    if (finding->status == STATUS_DECIDED && decision->kind != DECISION_CONFIRMED) {
        g_autofree char *reason = g_strjoin(" ", decision_word(messages, decision->kind),
                                            decision->why, decision->who, decision->when, NULL);
        g_string_append(out, "{\"kind\":\"external\",\"status\":\"accepted\"");
        json_member(out, "justification", reason);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, ']');
}

static void add_properties(GString *out, const Finding *finding)
{
    begin(out, "properties", '{');
    json_member(out, "reported", finding->reported);
    json_member(out, "expected", finding->expected);
    json_member(out, "hint", finding->hint);
    json_member(out, "evidence", finding->evidence);
    json_member(out, "status", status_name(finding->status));
    if (finding->decision) {
        json_member(out, "decision", decision_name(finding->decision->kind));
        json_member(out, "who", finding->decision->who);
        json_member(out, "when", finding->decision->when);
        json_member(out, "why", finding->decision->why);
    }
    g_string_append_c(out, '}');
}

static void begin_result(Log *log, const char *rule, const char *state)
{
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(log->indices, rule));
    g_string_append(log->out, log->written++ ? ",\n{" : "\n{");
    json_member(log->out, "ruleId", rule);
    if (index > 0)
        json_number(log->out, "ruleIndex", index - 1);
    if (log->run->decisions)
        json_member(log->out, "baselineState", state);
}

static void add_result(Log *log, const Scene *scene, const Finding *finding)
{
    static const char *const states[STATUSES] = {"new", "unchanged", "updated"};
    GString *out = log->out;
    begin_result(log, finding->rule, states[finding->status]);
    json_member(out, "level", severity_name(finding->severity));
    add_text(out, "message", finding->message);
    begin(out, "locations", '[');
    add_place(out, finding->doc, finding->line, finding->col);
    g_string_append_c(out, ']');
    add_related(out, scene, finding);
    begin(out, "partialFingerprints", '{');
    json_member(out, "gouji/v1", finding->fingerprint);
    g_string_append_c(out, '}');
    add_suppressions(out, finding, log->run->messages);
    add_properties(out, finding);
    g_string_append_c(out, '}');
    flush(log);
}

static void note_unread(Log *log, const Settled *settled)
{
    const char *doc = settled->scene->docket->name;
    g_autofree char *text = g_strconcat(doc, ": ", settled->unread, NULL);
    g_string_append(log->notes, log->notes->len ? ",{" : "{");
    json_member(log->notes, "level", "warning");
    add_text(log->notes, "message", text);
    begin(log->notes, "locations", '[');
    add_place(log->notes, doc, 0, 0);
    g_string_append(log->notes, "]}");
}

static void log_document(gpointer state, const Settled *settled)
{
    for (guint i = 0; i < settled->findings->len; i++)
        add_result(state, settled->scene, &g_array_index(settled->findings, Finding, i));
    if (settled->unread)
        note_unread(state, settled);
}

static void add_resolved(Log *log, const Decision *decision)
{
    GString *out = log->out;
    begin_result(log, decision->rule, "absent");
    add_text(out, "message", *decision->message ? decision->message : decision->fingerprint);
    begin(out, "locations", '[');
    if (*decision->doc)
        add_place(out, decision->doc, 0, 0);
    g_string_append_c(out, ']');
    begin(out, "partialFingerprints", '{');
    json_member(out, "gouji/v1", decision->fingerprint);
    g_string_append(out, "},\"suppressions\":[]}");
}

static gboolean log_close(gpointer data, const Total *total, GError **error)
{
    Log *log = data;
    (void)error;
    for (guint i = 0; i < total->resolved->len; i++)
        add_resolved(log, total->resolved->pdata[i]);
    g_string_append_printf(log->out,
                           "],\n\"invocations\":[{\"executionSuccessful\":true,"
                           "\"toolExecutionNotifications\":[%s]}]}]}\n",
                           log->notes->str);
    flush(log);
    return TRUE;
}

static void log_free(gpointer data)
{
    Log *log = data;
    g_hash_table_unref(log->indices);
    g_string_free(log->out, TRUE);
    g_string_free(log->notes, TRUE);
    g_free((Run *)(guintptr)log->run);
    g_free(log);
}

const Format format_sarif = {
    .name = "sarif",
    .open = log_open,
    .document = log_document,
    .close = log_close,
    .free = log_free,
};
