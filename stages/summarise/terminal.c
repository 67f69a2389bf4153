#include "terminal.h"

#include "pipeline/text.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define DOCUMENTS_SHOWN 20
#define FINDINGS_SHOWN 10
#define UNREAD_SHOWN 20
#define QUOTES_SHOWN 6
#define QUOTE_WINDOW 30
#define WIDTH_LEAST 40
#define STATUS_MOST 120
#define RESOLVED_SHOWN 20

typedef struct {
    guint64 rank[SEVERITIES]; /* findings by severity */
    GString *text;
} Block;

struct Terminal {
    const Messages *messages;
    TerminalStyle style;
    GPtrArray *blocks; /* the worst documents, worst first */
    GPtrArray *unread;
    guint64 unread_count;
};

static const char *const colours[SEVERITIES] = {
    [SEVERITY_ERROR] = "\033[1;31m",
    [SEVERITY_WARNING] = "\033[1;33m",
    [SEVERITY_NOTE] = "\033[1;36m",
};

static guint screen_width(void)
{
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col >= WIDTH_LEAST ? size.ws_col : 0;
}

gboolean terminal_style(const char *color, TerminalStyle *style, GError **error)
{
    const char *no_color = g_getenv("NO_COLOR"), *term = g_getenv("TERM");
    gboolean screen = isatty(STDOUT_FILENO), dumb = term && strcmp(term, "dumb") == 0;
    style->width = screen ? screen_width() : 0;
    if (!color || strcmp(color, "auto") == 0)
        style->colour = screen && !dumb && !(no_color && *no_color);
    else if (strcmp(color, "always") == 0 || strcmp(color, "never") == 0)
        style->colour = *color == 'a';
    else {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_USAGE,
                    "--color: expected auto, always or never, found `%s'", color);
        return FALSE;
    }
    return TRUE;
}

static void block_free(gpointer data)
{
    Block *block = data;
    g_string_free(block->text, TRUE);
    g_free(block);
}

Terminal *terminal_new(const Messages *messages, TerminalStyle style)
{
    Terminal *terminal = g_new0(Terminal, 1);
    terminal->messages = messages;
    terminal->style = style;
    terminal->blocks = g_ptr_array_new_with_free_func(block_free);
    terminal->unread = g_ptr_array_new_with_free_func(g_free);
    return terminal;
}

void terminal_free(Terminal *terminal)
{
    if (!terminal)
        return;
    g_ptr_array_unref(terminal->blocks);
    g_ptr_array_unref(terminal->unread);
    g_free(terminal);
}

/* Appends text, wrapped at the screen's width behind `indent` columns; marks become underlines. */
static void append_wrapped(const Terminal *terminal, GString *out, const char *text, guint indent)
{
    guint width = indent, most = terminal->style.width > indent + WIDTH_LEAST / 2
                                     ? terminal->style.width
                                     : G_MAXUINT;
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gsize bytes = (gsize)g_utf8_skip[(guchar)*c];
        if (*c == MARK_ON || *c == MARK_OFF) {
            const char *plain = *c == MARK_ON ? "〔" : "〕",
                       *drawn = *c == MARK_ON ? "\033[4m" : "\033[24m";
            width += terminal->style.colour ? 0 : 2;
            g_string_append(out, terminal->style.colour ? drawn : plain);
            continue;
        }
        char character[8] = {0};
        memcpy(character, c, bytes);
        guint columns = text_width(character);
        if (width + columns > most) {
            g_string_append_printf(out, "\n%*s", (int)indent, "");
            width = indent;
        }
        g_string_append_len(out, c, (gssize)bytes);
        width += columns;
    }
    g_string_append_c(out, '\n');
}

static void append_quotes(const Terminal *terminal, GString *out, const Scene *scene,
                          const Item *item)
{
    g_autoptr(GArray) quotes = quote_places(scene, item, QUOTE_WINDOW);
    guint column = 0, shown = MIN(quotes->len, QUOTES_SHOWN);
    for (guint i = 0; i < shown; i++)
        column = MAX(column, text_width(g_array_index(quotes, Quote, i).where));
    for (guint i = 0; i < shown; i++) {
        const Quote *quote = &g_array_index(quotes, Quote, i);
        gboolean same = i > 0 && strcmp(quote[-1].where, quote->where) == 0;
        const char *where = same ? "" : quote->where;
        guint pad = column - text_width(where);
        g_string_append_printf(out, "    %s%*s  ", where, (int)pad, "");
        append_wrapped(terminal, out, quote->text, column + 6);
    }
    if (quotes->len > shown) {
        g_autofree char *left = g_strdup_printf("%u", quotes->len - shown);
        g_autofree char *more = messages_say(terminal->messages, "ui.more-places", left, NULL);
        g_string_append_printf(out, "    %s\n", more);
    }
}

/* The name with what would play on the terminal made blank. */
static char *plain_name(const char *name)
{
    return quote_cut(name, G_MAXUINT);
}

/* `〔误报，王某 2024-11-22〕`, with the colour of nothing in particular; "" for a new finding. */
static char *status_text(const Terminal *terminal, const Finding *finding)
{
    const Messages *messages = terminal->messages;
    const Decision *decision = finding->decision;
    if (!decision)
        return g_strdup("");
    g_autofree char *key = g_strconcat("ui.status-", status_name(finding->status), NULL);
    g_autofree char *text = messages_say(messages, key, decision_word(messages, decision->kind),
                                         decision->who, decision->when, decision->why, NULL);
    return quote_cut(text, STATUS_MOST);
}

static void append_finding(const Terminal *terminal, GString *out, const Scene *scene,
                           const Finding *finding)
{
    gboolean colour = terminal->style.colour;
    g_autofree char *name = plain_name(finding->doc);
    g_autofree char *status = status_text(terminal, finding);
    g_string_append_printf(out, "%s:%u:%u: %s%s[%s]%s: ", name, finding->line, finding->col,
                           colour ? colours[finding->severity] : "",
                           severity_name(finding->severity), finding->rule,
                           colour ? "\033[0m" : "");
    g_string_append(out, finding->message);
    if (*finding->hint)
        g_string_append_printf(out, "%s%s", messages_find(terminal->messages, "ui.semicolon"),
                               finding->hint);
    g_string_append(out, status);
    g_string_append_c(out, '\n');
    append_quotes(terminal, out, scene, finding->item);
    g_autofree char *effects = evidence_consequences(scene, finding->item);
    if (effects) {
        g_string_append(out, "    ");
        append_wrapped(terminal, out, effects, 4);
    }
}

/* TRUE if a document with these findings goes before one with those. */
static gboolean is_worse(const guint64 *a, const guint64 *b)
{
    for (guint i = SEVERITY_ERROR; i < SEVERITIES; i++)
        if (a[i] != b[i])
            return a[i] > b[i];
    return FALSE;
}

static char *number(guint64 n)
{
    return g_strdup_printf("%" G_GUINT64_FORMAT, n);
}

/* `核查 312 项：相符 280，不符 6，存疑 11，未核 15`. */
static char *counts_text(const Messages *messages, const Tally *tally)
{
    g_autofree char *all = number(tally_checks(tally));
    g_autofree char *pass = number(tally->outcomes[OUTCOME_PASS]);
    g_autofree char *fail = number(tally->outcomes[OUTCOME_FAIL]);
    g_autofree char *unsure = number(tally->outcomes[OUTCOME_UNSURE]);
    g_autofree char *skip = number(tally->outcomes[OUTCOME_SKIP]);
    return messages_say(messages, "ui.counts", all, pass, fail, unsure, skip, NULL);
}

static char *severities_text(const Messages *messages, const Tally *tally)
{
    g_autofree char *errors = number(tally->severities[SEVERITY_ERROR]);
    g_autofree char *warnings = number(tally->severities[SEVERITY_WARNING]);
    g_autofree char *notes = number(tally->severities[SEVERITY_NOTE]);
    return messages_say(messages, "ui.severities", errors, warnings, notes, NULL);
}

/* The gravest findings, each severity in the document's order; returns how many. */
static guint append_findings(const Terminal *terminal, GString *out, const Settled *settled)
{
    guint shown = 0;
    for (Severity severity = SEVERITY_ERROR; severity < SEVERITIES; severity++)
        for (guint i = 0; i < settled->findings->len && shown < FINDINGS_SHOWN; i++) {
            const Finding *finding = &g_array_index(settled->findings, Finding, i);
            if (finding->severity != severity)
                continue;
            append_finding(terminal, out, settled->scene, finding);
            shown++;
        }
    return shown;
}

static GString *block_text(const Terminal *terminal, const Settled *settled)
{
    GString *out = g_string_new(NULL);
    const Messages *messages = terminal->messages;
    g_autofree char *counts = counts_text(messages, settled->tally);
    g_autofree char *severities = severities_text(messages, settled->tally);
    gboolean colour = terminal->style.colour;
    g_autofree char *name = plain_name(settled->scene->docket->name);
    g_string_append_printf(out, "%s%s%s\n", colour ? "\033[1m" : "", name, colour ? "\033[0m" : "");
    guint shown = append_findings(terminal, out, settled);
    guint64 all = 0;
    for (guint i = SEVERITY_ERROR; i < SEVERITIES; i++)
        all += settled->tally->severities[i];
    if (all > shown) {
        g_autofree char *some = number(shown), *total = number(all);
        g_autofree char *cut = messages_say(messages, "ui.findings-shown", some, total, NULL);
        g_string_append_printf(out, "    %s\n", cut);
    }
    g_string_append_printf(out, "  %s%s%s\n", severities, messages_find(messages, "ui.semicolon"),
                           counts);
    return out;
}

/* Only what is among the worst so far is put in words. */
static void rank_document(Terminal *terminal, const Settled *settled)
{
    GPtrArray *blocks = terminal->blocks;
    const guint64 *rank = settled->tally->severities;
    guint at = blocks->len;
    while (at > 0 && is_worse(rank, ((Block *)blocks->pdata[at - 1])->rank))
        at--;
    if (at >= DOCUMENTS_SHOWN)
        return;
    Block *block = g_new(Block, 1);
    memcpy(block->rank, rank, sizeof block->rank);
    block->text = block_text(terminal, settled);
    g_ptr_array_insert(blocks, (gint)at, block);
    g_ptr_array_set_size(blocks, (gint)MIN(blocks->len, DOCUMENTS_SHOWN));
}

void terminal_document(Terminal *terminal, const Settled *settled)
{
    const char *colon = messages_find(terminal->messages, "ui.colon");
    if (!settled->unread)
        rank_document(terminal, settled);
    else if (terminal->unread_count++ < UNREAD_SHOWN) {
        g_autofree char *name = plain_name(settled->scene->docket->name);
        g_ptr_array_add(
            terminal->unread,
            g_strdup_printf("  %s%s%s", name, *settled->unread ? colon : "", settled->unread));
    }
}

static void write_line(Writer *out, const char *text)
{
    writer_pass(out, text, strlen(text));
}

static void write_blocks(const Terminal *terminal, Writer *out, guint64 read)
{
    for (guint i = 0; i < terminal->blocks->len; i++) {
        const Block *block = terminal->blocks->pdata[i];
        writer_pass(out, block->text->str, block->text->len); /* an empty line follows */
    }
    if (read > terminal->blocks->len) {
        g_autofree char *some = number(terminal->blocks->len), *all = number(read);
        g_autofree char *cut =
            messages_say(terminal->messages, "ui.documents-shown", some, all, NULL);
        write_line(out, cut);
    }
}

static void write_unread(const Terminal *terminal, Writer *out)
{
    if (terminal->unread_count == 0)
        return;
    g_autofree char *all = number(terminal->unread_count);
    g_autofree char *title = messages_say(terminal->messages, "ui.unread", all, NULL);
    write_line(out, title);
    for (guint i = 0; i < terminal->unread->len; i++)
        write_line(out, terminal->unread->pdata[i]);
    if (terminal->unread_count > terminal->unread->len) {
        g_autofree char *some = number(terminal->unread->len);
        g_autofree char *cut = messages_say(terminal->messages, "ui.unread-shown", some, all, NULL);
        write_line(out, cut);
    }
}

static void write_lists(const Terminal *terminal, Writer *out, const OutFolder *folder)
{
    g_autoptr(GString) names = g_string_new(NULL);
    const char *name;
    for (guint i = 0; folder && (name = outfolder_name(folder, i)); i++)
        g_string_append_printf(names, "%s%s/%s", i ? "  " : "", outfolder_path(folder), name);
    if (names->len == 0)
        return;
    g_autofree char *text = messages_say(terminal->messages, "ui.lists", names->str, NULL);
    write_line(out, text);
}

static char *resolved_text(const Decision *decision)
{
    const char *what = *decision->message ? decision->message : decision->fingerprint;
    g_autofree char *name = plain_name(decision->doc), *cut = quote_cut(what, STATUS_MOST);
    return g_strdup_printf("  %s%s%s%s%s", name, *name ? ": " : "", decision->rule,
                           *decision->rule ? ": " : "", cut);
}

static void write_decided(const Terminal *terminal, Writer *out, const Total *total)
{
    const Messages *messages = terminal->messages;
    const guint64 *statuses = total->tally.statuses;
    guint count = total->resolved ? total->resolved->len : 0;
    if (count == 0 && statuses[STATUS_DECIDED] + statuses[STATUS_LAPSED] == 0)
        return;
    g_autofree char *fresh = number(statuses[STATUS_NEW]),
                    *lapsed = number(statuses[STATUS_LAPSED]);
    g_autofree char *decided = number(statuses[STATUS_DECIDED]), *gone = number(count);
    g_autofree char *text =
        messages_say(messages, "ui.statuses", fresh, decided, lapsed, gone, NULL);
    write_line(out, text);
    for (guint i = 0; i < MIN(count, RESOLVED_SHOWN); i++) {
        g_autofree char *line = resolved_text(total->resolved->pdata[i]);
        write_line(out, line);
    }
    if (count > RESOLVED_SHOWN) {
        g_autofree char *some = number(RESOLVED_SHOWN);
        g_autofree char *cut = messages_say(messages, "ui.findings-shown", some, gone, NULL);
        write_line(out, cut);
    }
}

void terminal_write(Terminal *terminal, Writer *out, const Total *total, const OutFolder *folder,
                    guint rules_off)
{
    const Messages *messages = terminal->messages;
    guint64 read = total->documents - total->unread;
    g_autofree char *documents = number(read);
    g_autofree char *counts = counts_text(messages, &total->tally);
    g_autofree char *severities = severities_text(messages, &total->tally);
    g_autofree char *text = messages_say(messages, "ui.total", documents, severities, counts, NULL);
    write_blocks(terminal, out, read);
    write_unread(terminal, out);
    write_decided(terminal, out, total);
    write_line(out, text);
    if (rules_off > 0) {
        g_autofree char *off = number(rules_off);
        g_autofree char *told = messages_say(messages, "ui.rules-off", off, NULL);
        write_line(out, told);
    }
    write_lists(terminal, out, folder);
}
