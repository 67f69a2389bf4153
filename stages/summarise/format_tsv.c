#include "format_tsv.h"

#include <string.h>

static const char findings_header[] =
    "doc\tline\tcol\tseverity\trule\tmessage\tevidence\treported\texpected\thint\tfingerprint\n";
static const char checks_header[] =
    "doc\tline\trule\tverdict\treported\texpected\tevidence\treason\tcause\n";

#define COLUMNS_MOST 16

typedef struct {
    OutFile *findings, *checks;
    GString *row; /* reused */
} Lists;

static gpointer lists_open(const Run *run, GError **error)
{
    OutFile *findings = outfolder_file(run->folder, "findings.tsv", error);
    OutFile *checks = findings ? outfolder_file(run->folder, "checks.tsv", error) : NULL;
    if (!checks)
        return NULL;
    Lists *lists = g_new0(Lists, 1);
    *lists = (Lists){findings, checks, g_string_new(NULL)};
    outfile_write(findings, findings_header, strlen(findings_header));
    outfile_write(checks, checks_header, strlen(checks_header));
    return lists;
}

/* Columns apart by tabs; the document's name is escaped already. */
static void write_row(Lists *lists, OutFile *file, const char *const *columns, guint count)
{
    gsize length[COLUMNS_MOST], room = 0;
    for (guint i = 0; i < count; i++)
        room += (length[i] = strlen(columns[i])) + 1;
    g_string_set_size(lists->row, 2 * room + RECORD_PAD);
    char *out = (char *)memcpy(lists->row->str, columns[0], length[0]) + length[0];
    for (guint i = 1; i < count; i++) {
        *out++ = '\t';
        out = record_escape_to(out, columns[i], length[i]);
    }
    *out++ = '\n';
    outfile_write(file, lists->row->str, (gsize)(out - lists->row->str));
}

static void write_finding(Lists *lists, const Finding *finding)
{
    char line[RECORD_DIGITS], col[RECORD_DIGITS];
    const char *const columns[] = {
        finding->doc,
        record_digits(finding->line, line),
        record_digits(finding->col, col),
        severity_name(finding->severity),
        finding->rule,
        finding->message,
        finding->evidence,
        finding->reported,
        finding->expected,
        finding->hint,
        finding->fingerprint,
    };
    write_row(lists, lists->findings, columns, G_N_ELEMENTS(columns));
}

static void lists_check(gpointer state, const Verdict *verdict)
{
    Lists *lists = state;
    char line[RECORD_DIGITS];
    const char *const columns[] = {
        verdict->doc,      record_digits(verdict->line, line),
        verdict->rule,     outcome_name(verdict->verdict),
        verdict->reported, verdict->expected,
        verdict->evidence, verdict->reason,
        verdict->cause,
    };
    write_row(lists, lists->checks, columns, G_N_ELEMENTS(columns));
}

static void lists_document(gpointer state, const Settled *settled)
{
    for (guint i = 0; i < settled->findings->len; i++)
        write_finding(state, &g_array_index(settled->findings, Finding, i));
}

static void lists_free(gpointer state)
{
    Lists *lists = state;
    g_string_free(lists->row, TRUE);
    g_free(lists);
}

const Format format_tsv = {
    .name = "tsv",
    .standard = TRUE,
    .open = lists_open,
    .check = lists_check,
    .document = lists_document,
    .free = lists_free,
};
