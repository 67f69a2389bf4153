#include "overview.h"

#include "pipeline/html.h"

#include <string.h>

#define DOCUMENTS_FIRST 12
#define RESOLVED_MOST 500

static const char *say(const Overview *overview, const char *key)
{
    const char *text = messages_find(overview->messages, key);
    return text ? text : key;
}

const char *overview_family(const Messages *messages, const char *family)
{
    g_autofree char *key = g_strconcat("family.", family, NULL);
    const char *text = messages_find(messages, key);
    return text ? text : family;
}

gint overview_order(gconstpointer a, gconstpointer b)
{
    const DocumentRow *x = a, *y = b;
    if (!x->unread != !y->unread)
        return x->unread ? 1 : -1;
    for (guint i = SEVERITY_ERROR; i < SEVERITIES; i++)
        if (x->tally.severities[i] != y->tally.severities[i])
            return x->tally.severities[i] > y->tally.severities[i] ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

static void add_tile(GString *out, const char *kind, guint64 number, const char *label)
{
    html_markup(out, "<li class=\"%s\"><b>%" G_GUINT64_FORMAT "</b><span>%s</span></li>\n", kind,
                number, label);
}

static void add_tiles(GString *out, const Overview *overview)
{
    const Total *total = overview->total;
    const Tally *tally = &total->tally;
    g_string_append(out, "<ul class=\"tiles\">\n");
    add_tile(out, "", total->documents - total->unread, say(overview, "page.audited"));
    add_tile(out, "", tally_checks(tally), say(overview, "page.relations"));
    add_tile(out, "ok", tally->outcomes[OUTCOME_PASS], say(overview, "page.hold"));
    add_tile(out, "error", tally->severities[SEVERITY_ERROR], say(overview, "severity.error"));
    add_tile(out, "warning", tally->severities[SEVERITY_WARNING],
             say(overview, "severity.warning"));
    add_tile(out, "note", tally->severities[SEVERITY_NOTE], say(overview, "severity.note"));
    if (total->unread > 0)
        add_tile(out, "warning", total->unread, say(overview, "page.unread"));
    g_string_append(out, "</ul>\n");
}

/* One bar of several colours; `most` fills it. */
static void add_bar(GString *out, const guint64 *parts, const char *const *kinds, guint64 most)
{
    double at = 0;
    g_string_append(out, "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" "
                         "aria-hidden=\"true\">");
    for (guint i = 0; kinds[i]; i++) {
        double width = most ? 100.0 * (double)parts[i] / (double)most : 0;
        char x[G_ASCII_DTOSTR_BUF_SIZE], wide[G_ASCII_DTOSTR_BUF_SIZE];
        if (width > 0)
            html_markup(out, "<rect class=\"%s\" x=\"%s\" width=\"%s\" height=\"10\"/>", kinds[i],
                        g_ascii_formatd(x, sizeof x, "%.2f", at),
                        g_ascii_formatd(wide, sizeof wide, "%.2f", MAX(width, 0.4)));
        at += width;
    }
    g_string_append(out, "</svg>");
}

static void add_outcomes(GString *out, const Overview *overview)
{
    static const char *const keys[] = {"outcome.pass", "outcome.fail", "outcome.unsure",
                                       "outcome.skip"};
    static const char *const kinds[] = {"ok", "error", "unsure", "skip", NULL};
    const guint64 *outcomes = overview->total->tally.outcomes;
    html_markup(out, "<section><h3>%s</h3>", say(overview, "page.outcomes"));
    add_bar(out, outcomes, kinds, tally_checks(&overview->total->tally));
    g_string_append(out, "<ul class=\"key\">");
    for (guint i = 0; i < OUTCOMES; i++)
        html_markup(out, "<li class=\"%s\">%s <b>%" G_GUINT64_FORMAT "</b></li>", kinds[i],
                    say(overview, keys[i]), outcomes[i]);
    g_string_append(out, "</ul></section>\n");
}

static guint64 findings_of(const Tally *tally)
{
    guint64 sum = 0;
    for (guint i = SEVERITY_ERROR; i < SEVERITIES; i++)
        sum += tally->severities[i];
    return sum;
}

static gint by_count(gconstpointer a, gconstpointer b, gpointer data)
{
    const char *x = *(const char *const *)a, *y = *(const char *const *)b;
    guint64 first = findings_of(g_hash_table_lookup(data, x));
    guint64 second = findings_of(g_hash_table_lookup(data, y));
    if (first != second)
        return first > second ? -1 : 1;
    return strcmp(x, y);
}

static const char *const severity_kinds[] = {"error", "warning", "note", NULL};

static void add_families(GString *out, const Overview *overview)
{
    guint count;
    g_autofree gpointer *names = g_hash_table_get_keys_as_array(overview->families, &count);
    g_qsort_with_data(names, (gint)count, sizeof(gpointer), by_count, overview->families);
    html_markup(out, "<section class=\"wide\"><h3>%s</h3><ul class=\"chart many\">\n",
                say(overview, "page.families"));
    guint64 most = count ? findings_of(g_hash_table_lookup(overview->families, names[0])) : 0;
    for (guint i = 0; i < count; i++) {
        const Tally *tally = g_hash_table_lookup(overview->families, names[i]);
        g_string_append(out, "<li><span>");
        html_string(out, overview_family(overview->messages, names[i]));
        g_string_append(out, "</span>");
        add_bar(out, tally->severities + SEVERITY_ERROR, severity_kinds, most);
        html_markup(out, "<b class=\"n\">%" G_GUINT64_FORMAT "</b></li>\n", findings_of(tally));
    }
    g_string_append(out, "</ul></section>\n");
}

static void add_severities(GString *out, const Overview *overview)
{
    const guint64 *severities = overview->total->tally.severities;
    guint64 most = 0;
    for (guint i = SEVERITY_ERROR; i < SEVERITIES; i++)
        most = MAX(most, severities[i]);
    html_markup(out, "<section><h3>%s</h3><ul class=\"chart\">\n",
                say(overview, "page.severities"));
    for (guint i = SEVERITY_ERROR; i < SEVERITIES; i++) {
        const char *const kinds[] = {severity_name(i), NULL};
        g_autofree char *key = g_strconcat("severity.", severity_name(i), NULL);
        html_markup(out, "<li><span>%s</span>", say(overview, key));
        add_bar(out, &severities[i], kinds, most);
        html_markup(out, "<b class=\"n\">%" G_GUINT64_FORMAT "</b></li>\n", severities[i]);
    }
    g_string_append(out, "</ul></section>\n");
}

/* The most findings that one document has. */
static guint64 most_findings(const Overview *overview)
{
    guint64 most = 0;
    for (guint i = 0; i < overview->documents->len; i++)
        most = MAX(most, findings_of(&g_array_index(overview->documents, DocumentRow, i).tally));
    return most;
}

static void add_row(GString *out, const Overview *overview, const DocumentRow *row, guint64 most)
{
    const guint64 *severities = row->tally.severities;
    html_markup(out, "<tr><th scope=\"row\"><a href=\"#d-%u\">", row->number);
    html_string(out, row->name);
    g_string_append(out, "</a></th>");
    for (guint i = SEVERITY_ERROR; i < SEVERITIES; i++)
        html_markup(out, "<td class=\"n %s\">%" G_GUINT64_FORMAT "</td>",
                    severities[i] ? severity_name(i) : "nil", severities[i]);
    g_string_append(out, "<td class=\"b\">");
    add_bar(out, severities + SEVERITY_ERROR, severity_kinds, most);
    html_markup(out,
                "</td><td class=\"n\">%" G_GUINT64_FORMAT
                "</td><td class=\"n ok\">%" G_GUINT64_FORMAT
                "</td><td><a href=\"documents/%u.html\">%s</a></td></tr>\n",
                tally_checks(&row->tally), row->tally.outcomes[OUTCOME_PASS], row->number,
                say(overview, "page.text"));
}

static void add_ranking(GString *out, const Overview *overview, guint from, guint to)
{
    static const char *const heads[] = {"page.document",
                                        "severity.error",
                                        "severity.warning",
                                        "severity.note",
                                        NULL,
                                        "page.checked",
                                        "outcome.pass",
                                        NULL};
    g_string_append(out, "<div class=\"scroll\"><table class=\"rank\"><thead><tr>");
    for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
        const char *text = heads[i] ? say(overview, heads[i]) : "";
        html_markup(out, *text ? "<th scope=\"col\">%s</th>" : "<td class=\"b\">%s</td>", text);
    }
    g_string_append(out, "</tr></thead><tbody>\n");
    guint64 most = most_findings(overview);
    for (guint i = from; i < to; i++)
        add_row(out, overview, &g_array_index(overview->documents, DocumentRow, i), most);
    g_string_append(out, "</tbody></table></div>\n");
}

static void add_summary(GString *out, const Overview *overview, const char *key, guint64 count)
{
    g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, count);
    g_autofree char *text = messages_say(overview->messages, key, number, NULL);
    html_markup(out, "<details><summary>%s</summary>\n", text);
}

static void add_documents(GString *out, const Overview *overview)
{
    guint read = (guint)(overview->total->documents - overview->total->unread);
    guint first = MIN(read, DOCUMENTS_FIRST);
    html_markup(out, "<section class=\"wide\"><h3>%s</h3>", say(overview, "page.ranking"));
    add_ranking(out, overview, 0, first);
    if (read > first) {
        add_summary(out, overview, "page.other-documents", read - first);
        add_ranking(out, overview, first, read);
        g_string_append(out, "</details>\n");
    }
    g_string_append(out, "</section>\n");
}

static void add_unread(GString *out, const Overview *overview)
{
    if (overview->total->unread == 0)
        return;
    g_string_append(out, "<section class=\"wide\">");
    add_summary(out, overview, "page.unread-list", overview->total->unread);
    g_string_append(out, "<ul class=\"plain\">");
    for (guint i = 0; i < overview->documents->len; i++) {
        const DocumentRow *row = &g_array_index(overview->documents, DocumentRow, i);
        if (!row->unread)
            continue;
        g_string_append(out, "<li><b>");
        html_string(out, row->name);
        g_string_append(out, "</b> ");
        html_string(out, row->unread);
        g_string_append(out, "</li>\n");
    }
    g_string_append(out, "</ul></details></section>\n");
}

static void add_resolved(GString *out, const Overview *overview)
{
    const GPtrArray *resolved = overview->total->resolved;
    guint count = resolved ? resolved->len : 0;
    if (count == 0)
        return;
    g_string_append(out, "<section class=\"wide\" id=\"resolved\">");
    add_summary(out, overview, "page.resolved", count);
    g_string_append(out, "<ul class=\"plain\">");
    for (guint i = 0; i < MIN(count, RESOLVED_MOST); i++) {
        const Decision *decision = resolved->pdata[i];
        html_markup(out, "<li><span class=\"chip decided\">%s</span> <b>",
                    decision_word(overview->messages, decision->kind));
        html_string(out, decision->doc);
        g_string_append(out, "</b> ");
        html_string(out, *decision->message ? decision->message : decision->fingerprint);
        g_string_append(out, "</li>\n");
    }
    g_string_append(out, "</ul>");
    if (count > RESOLVED_MOST) {
        g_autofree char *some = g_strdup_printf("%d", RESOLVED_MOST);
        g_autofree char *all = g_strdup_printf("%u", count);
        g_autofree char *cut =
            messages_say(overview->messages, "ui.findings-shown", some, all, NULL);
        html_markup(out, "<p>%s</p>", cut);
    }
    g_string_append(out, "</details></section>\n");
}

void overview_write(GString *out, const Overview *overview)
{
    html_markup(out, "<section id=\"overview\" aria-label=\"%s\">\n",
                say(overview, "page.summary"));
    add_tiles(out, overview);
    g_string_append(out, "<div class=\"charts\">\n");
    add_outcomes(out, overview);
    add_severities(out, overview);
    add_families(out, overview);
    add_documents(out, overview);
    add_unread(out, overview);
    add_resolved(out, overview);
    g_string_append(out, "</div></section>\n");
}
