/* gouji letter: what one unit is asked to look into, as a short document. */
#include "asset.h"
#include "command.h"
#include "decision.h"
#include "html.h"
#include "listing.h"
#include "outfile.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

ASSET(letter_css, "pipeline/letter.css");
extern const char letter_css[], letter_css_end[];

typedef struct {
    char *config, *lists, *out, *decisions, *lang, *to, *from;
    gboolean all;
    Config *tables;
    Messages *messages;
    Decisions *known; /* NULL: nobody keeps them */
    Listing *list;
    const char *doc;
    GPtrArray *rows; /* of ListRow: what is asked */
    guint left;      /* findings of the document that are not */
} Letter;

static void letter_clear(Letter *letter)
{
    char *texts[] = {letter->config, letter->lists, letter->out, letter->decisions,
                     letter->lang,   letter->to,    letter->from};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    if (letter->rows)
        g_ptr_array_unref(letter->rows);
    decisions_free(letter->known);
    listing_free(letter->list);
    messages_free(letter->messages);
    config_free(letter->tables);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Letter, letter_clear)

static gboolean parse(Letter *letter, GStrv *arguments, GError **error)
{
    const GOptionEntry entries[] = {
        {"lists", 0, 0, G_OPTION_ARG_FILENAME, &letter->lists,
         "the folder that gouji --out wrote (default: this one)", "DIR"},
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &letter->out,
         "write FILE, .html or .docx (default: HTML on standard output)", "FILE"},
        {"decisions", 0, 0, G_OPTION_ARG_FILENAME, &letter->decisions,
         "what people decided (default: DIR/decisions.tsv, if there)", "FILE"},
        {"to", 0, 0, G_OPTION_ARG_FILENAME, &letter->to, "the unit written to", "NAME"},
        {"from", 0, 0, G_OPTION_ARG_FILENAME, &letter->from, "who writes", "NAME"},
        {"all", 'a', 0, G_OPTION_ARG_NONE, &letter->all,
         "notes, false alarms and what was corrected too", NULL},
        {"config", 0, 0, G_OPTION_ARG_FILENAME, &letter->config, "read the tables under DIR",
         "DIR"},
        {"lang", 0, 0, G_OPTION_ARG_FILENAME, &letter->lang, "language: zh or en", "LANG"},
        G_OPTION_ENTRY_NULL,
    };
    if (!command_parse(arguments, entries, "DOCUMENT", error))
        return FALSE;
    letter->doc = (*arguments)[1];
    if (letter->doc && !(*arguments)[2])
        return TRUE;
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_USAGE, "letter: expected one document; try --help");
    return FALSE;
}

static gboolean open_decisions(Letter *letter, const char *folder, GError **error)
{
    g_autofree char *own = g_build_filename(folder, "decisions.tsv", NULL);
    const char *path = letter->decisions ? letter->decisions : own;
    if (path == own && !g_file_test(own, G_FILE_TEST_EXISTS))
        return TRUE;
    letter->known = decisions_new(letter->tables, error);
    return letter->known && decisions_read(letter->known, path, error);
}

static gboolean open_all(Letter *letter, GError **error)
{
    Language language;
    const char *folder = letter->lists ? letter->lists : ".";
    g_autofree char *path = g_build_filename(folder, "findings.tsv", NULL);
    if (!language_find(letter->lang, &language, error))
        return FALSE;
    letter->tables = config_open(letter->config, error);
    letter->messages = letter->tables ? messages_new(letter->tables, language, error) : NULL;
    letter->list = letter->messages ? listing_read(path, error) : NULL;
    return letter->list && open_decisions(letter, folder, error);
}

/* What a letter leaves out: notes on rounding, false alarms, what was corrected. */
static gboolean is_asked(const Letter *letter, const ListRow *row)
{
    const Decision *decision =
        letter->known ? decisions_find(letter->known, row->fingerprint) : NULL;
    gboolean settled = decision && decision->kind != DECISION_CONFIRMED;
    return letter->all || (!settled && strcmp(row->severity, "note") != 0);
}

/* The document named in full or, when only one ends so, by the end of its name. */
static gboolean find_document(Letter *letter, GError **error)
{
    const char *found = NULL;
    const ListRow *row;
    gboolean ambiguous = FALSE;
    for (guint i = 0; (row = listing_get(letter->list, i)); i++) {
        if (strcmp(row->doc, letter->doc) == 0) {
            letter->doc = row->doc;
            return TRUE;
        }
        if (!g_str_has_suffix(row->doc, letter->doc))
            continue;
        ambiguous = ambiguous || (found && strcmp(found, row->doc) != 0);
        found = row->doc;
    }
    if (!found || ambiguous) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_USAGE, "letter: %s `%s' in findings.tsv",
                    ambiguous ? "several documents end in" : "no findings on a document",
                    letter->doc);
        return FALSE;
    }
    letter->doc = found;
    return TRUE;
}

static void find_rows(Letter *letter)
{
    const ListRow *row;
    letter->rows = g_ptr_array_new();
    for (guint i = 0; (row = listing_get(letter->list, i)); i++) {
        if (strcmp(row->doc, letter->doc) != 0)
            continue;
        if (is_asked(letter, row))
            g_ptr_array_add(letter->rows, (ListRow *)(guintptr)row);
        else
            letter->left++;
    }
}

/* Appends `<p class="…">text</p>`, the words put in and everything escaped. */
static void add_paragraph(GString *out, const Letter *letter, const char *key, const char *one,
                          const char *two)
{
    g_autofree char *text = messages_say(letter->messages, key, one, two, NULL);
    g_string_append(out, "<p>");
    html_string(out, text);
    g_string_append(out, "</p>\n");
}

static void add_line(GString *out, const Letter *letter, const char *key, const char *text)
{
    if (!*text)
        return;
    g_string_append(out, "<br>");
    html_string(out, messages_find(letter->messages, key));
    html_string(out, messages_find(letter->messages, "ui.colon"));
    html_string(out, text);
}

static void add_item(GString *out, const Letter *letter, const ListRow *row)
{
    g_string_append(out, "<li><p><b>");
    html_string(out, row->message);
    g_string_append(out, "</b>");
    add_line(out, letter, "column.expected", row->expected);
    add_line(out, letter, "column.hint", row->hint);
    g_string_append(out, "</p>\n<p class=\"quote\">");
    html_string(out, row->evidence);
    g_string_append(out, "</p>\n<table class=\"answer\" border=\"1\" width=\"100%\"><tr><td>");
    html_string(out, messages_find(letter->messages, "letter.answer"));
    g_string_append(out, "<br><br><br></td></tr></table></li>\n");
}

static void add_head(GString *out, const Letter *letter)
{
    gsize length = (gsize)(letter_css_end - letter_css);
    g_autofree char *hash = html_hash(letter_css, length);
    g_autofree char *title = messages_say(letter->messages, "letter.title", letter->doc, NULL);
    html_markup(out,
                "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "style-src '%s'\">\n<title>",
                messages_language(letter->messages) == LANGUAGE_CHINESE ? "zh-CN" : "en", hash);
    html_string(out, title);
    g_string_append(out, "</title>\n<style>");
    g_string_append_len(out, letter_css, (gssize)length);
    g_string_append(out, "</style></head>\n<body>\n<h1>");
    html_string(out, title);
    g_string_append(out, "</h1>\n");
}

static char *letter_text(const Letter *letter)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *count = g_strdup_printf("%u", letter->rows->len);
    g_autofree char *left = g_strdup_printf("%u", letter->left);
    add_head(out, letter);
    add_paragraph(out, letter, "letter.to", letter->to, NULL);
    add_paragraph(out, letter, "letter.body", letter->doc, count);
    g_string_append(out, "<ol>\n");
    for (guint i = 0; i < letter->rows->len; i++)
        add_item(out, letter, letter->rows->pdata[i]);
    g_string_append(out, "</ol>\n");
    if (letter->left > 0)
        add_paragraph(out, letter, "letter.left", left, NULL);
    add_paragraph(out, letter, "letter.close", NULL, NULL);
    g_string_append(out, "<div class=\"end\">");
    add_paragraph(out, letter, "letter.from", letter->from, NULL);
    add_paragraph(out, letter, "letter.date", NULL, NULL);
    g_string_append(out, "</div>\n</body></html>\n");
    return g_strndup(out->str, out->len);
}

static gboolean write_file(const char *path, const char *bytes, gsize length, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
    g_autoptr(OutFolder) out = outfolder_open(folder, error);
    OutFile *file = out ? outfolder_file(out, name, error) : NULL;
    if (!file)
        return FALSE;
    outfile_write(file, bytes, length);
    return outfolder_commit(out, error);
}

/* Lets LibreOffice, in a home of its own, make letter.docx of letter.html in the folder. */
static gboolean convert(const char *folder, GError **error)
{
    g_autofree char *home = g_strdup_printf("-env:UserInstallation=file://%s/home", folder);
    g_autofree char *html = g_build_filename(folder, "letter.html", NULL);
    g_autofree char *docx = g_build_filename(folder, "letter.docx", NULL);
    const char *const arguments[] = {"soffice",      "--headless",
                                     home,           "--infilter=HTML (StarWriter)",
                                     "--convert-to", "docx:MS Word 2007 XML",
                                     "--outdir",     folder,
                                     html,           NULL};
    GError *failure = NULL;
    gboolean run =
        g_spawn_sync(NULL, (char **)(guintptr)arguments, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, NULL, &failure);
    if (run && g_file_test(docx, G_FILE_TEST_EXISTS))
        return TRUE;
    g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "letter: LibreOffice, which writes .docx, %s%s",
                run ? "has failed" : "is not there: ", run ? "" : failure->message);
    g_clear_error(&failure);
    return FALSE;
}

static void remove_folder(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *each = g_build_filename(path, name, NULL);
        if (g_file_test(each, G_FILE_TEST_IS_DIR) && !g_file_test(each, G_FILE_TEST_IS_SYMLINK))
            remove_folder(each);
        else
            g_remove(each);
    }
    g_rmdir(path);
}

static gboolean write_docx(const Letter *letter, const char *text, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp("gouji-letter-XXXXXX", error);
    if (!folder)
        return FALSE;
    g_autofree char *html = g_build_filename(folder, "letter.html", NULL);
    g_autofree char *docx = g_build_filename(folder, "letter.docx", NULL), *bytes = NULL;
    gsize length = 0;
    gboolean done = g_file_set_contents(html, text, -1, error) && convert(folder, error) &&
                    g_file_get_contents(docx, &bytes, &length, error) &&
                    write_file(letter->out, bytes, length, error);
    remove_folder(folder);
    return done;
}

static gboolean write_letter(const Letter *letter, GError **error)
{
    g_autofree char *text = letter_text(letter);
    if (!letter->out)
        return fputs(text, stdout) >= 0;
    if (g_str_has_suffix(letter->out, ".docx"))
        return write_docx(letter, text, error);
    return write_file(letter->out, text, strlen(text), error);
}

int letter_command(GStrv *arguments)
{
    g_auto(Letter) letter = {0};
    g_autoptr(GError) error = NULL;
    if (!parse(&letter, arguments, &error) || !open_all(&letter, &error) ||
        !find_document(&letter, &error))
        return command_trouble(error->message);
    find_rows(&letter);
    if (!write_letter(&letter, &error))
        return command_trouble(error ? error->message : "cannot write to standard output");
    return EXIT_SUCCESS;
}
