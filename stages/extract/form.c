#define _GNU_SOURCE
#include "form.h"

#include "delimited.h"
#include "marked.h"
#include "plain.h"

#include <string.h>

#define PROBE 1024
#define MEMBERS 4096 /* where the names of a ZIP's first members stand */
#define DIRECTORY_ENTRY 46
#define DIRECTORY_END 22

gboolean form_limits(Config *config, const Words *words, FormLimits *limits, GError **error)
{
    guint64 text, line;
    const struct {
        const char *name;
        guint64 *value;
    } all[] = {
        {"text-bytes", &text},
        {"line-bytes", &line},
        {"table-columns", &limits->lattice.columns},
        {"table-cells", &limits->lattice.cells},
        {"table-nesting", &limits->lattice.nesting},
        {"tag-nesting", &limits->tags},
        {"archive-members", &limits->members},
        {"archive-bytes", &limits->member_bytes},
        {"archive-ratio", &limits->member_ratio},
    };
    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        if (!config_limit(config, all[i].name, all[i].value, error))
            return FALSE;
    limits->text_bytes = text;
    limits->line_bytes = line;
    limits->words = words;
    return TRUE;
}

static gboolean starts(const char *bytes, gsize length, const char *mark, gsize size)
{
    return length >= size && memcmp(bytes, mark, size) == 0;
}

static gboolean holds(const char *bytes, gsize length, gsize most, const char *word)
{
    return memmem(bytes, MIN(length, most), word, strlen(word)) != NULL;
}

static gboolean is_pdf(const char *bytes, gsize length)
{
    gsize mark = starts(bytes, length, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (mark < length && mark < PROBE && g_ascii_isspace(bytes[mark]))
        mark++;
    return starts(bytes + mark, length - mark, "%PDF-", 5);
}

static gboolean is_zip(const char *bytes, gsize length)
{
    return starts(bytes, length, "PK\3\4", 4);
}

static guint number_at(const char *bytes, guint size)
{
    guint number = 0;
    while (size-- > 0)
        number = number << 8 | (guchar)bytes[size];
    return number;
}

/* A folder's name ends in / or, as some programs have it, in a backslash. */
static gboolean begins(const char *name, const char *folder)
{
    gsize length = strlen(folder) - 1;
    return memcmp(name, folder, length) == 0 && (name[length] == '/' || name[length] == '\\');
}

/* TRUE if a member's name begins so, by the directory at the archive's end; by the names of the first members
 * when there is none, as in an archive that was cut off.
 *
 *     member  local header PK34 | bytes | …   directory: PK12 … length of name, extra, comment … name   end: PK56 */
static gboolean has_member(const char *bytes, gsize length, const char *prefix)
{
    gsize tail = MIN(length, (gsize)G_MAXUINT16 + DIRECTORY_END);
    const char *end = bytes + length, *from = end - tail, *last = NULL;
    for (const char *at = from; (at = memmem(at, (gsize)(end - at), "PK\5\6", 4)); at++)
        last = at;
    if (!last || end - last < DIRECTORY_END)
        return holds(bytes, length, MEMBERS, prefix);
    gsize offset = number_at(last + 16, 4);
    const char *at = bytes + MIN(offset, length);
    while (end - at >= DIRECTORY_ENTRY && memcmp(at, "PK\1\2", 4) == 0) {
        guint size = number_at(at + 28, 2);
        if (size >= strlen(prefix) && (gsize)(end - at) >= DIRECTORY_ENTRY + strlen(prefix) &&
            begins(at + DIRECTORY_ENTRY, prefix))
            return TRUE;
        gsize step = DIRECTORY_ENTRY + size + number_at(at + 30, 2) + number_at(at + 32, 2);
        if ((gsize)(end - at) < step)
            break;
        at += step;
    }
    return FALSE;
}

static gboolean is_docx(const char *bytes, gsize length)
{
    return is_zip(bytes, length) && has_member(bytes, length, "word/");
}

static gboolean is_xlsx(const char *bytes, gsize length)
{
    return is_zip(bytes, length) && has_member(bytes, length, "xl/");
}

static gboolean is_odf(const char *bytes, gsize length)
{
    return is_zip(bytes, length) && holds(bytes, length, PROBE, "opendocument");
}

static gboolean is_ole(const char *bytes, gsize length)
{
    return starts(bytes, length, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
}

static gboolean is_rtf(const char *bytes, gsize length)
{
    return starts(bytes, length, "{\\rtf", 5);
}

static gboolean is_image(const char *bytes, gsize length)
{
    return starts(bytes, length, "\x89PNG\r\n\x1A\n", 8) ||
           starts(bytes, length, "\xFF\xD8\xFF", 3) || starts(bytes, length, "II*\0", 4) ||
           starts(bytes, length, "MM\0*", 4) || starts(bytes, length, "GIF8", 4);
}

static gboolean is_archive(const char *bytes, gsize length)
{
    return starts(bytes, length, "7z\xBC\xAF\x27\x1C", 6) || starts(bytes, length, "Rar!", 4) ||
           starts(bytes, length, "\x1F\x8B", 2);
}

static gboolean is_html(const char *bytes, gsize length)
{
    static const char *const marks[] = {"<!doctype html", "<html", "<head", "<table", "<body"};
    g_autofree char *front = g_ascii_strdown(bytes, (gssize)MIN(length, PROBE));
    gsize size = MIN(length, PROBE);
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (memmem(front, size, marks[i], strlen(marks[i])))
            return TRUE;
    return FALSE;
}

static gboolean is_xml(const char *bytes, gsize length)
{
    gsize mark = starts(bytes, length, "\xEF\xBB\xBF", 3) ? 3 : 0;
    return starts(bytes + mark, length - mark, "<?xml", 5);
}

/* A document of an office program as one XML file. */
static gboolean is_office_xml(const char *bytes, gsize length)
{
    static const char *const marks[] = {"office:spreadsheet", "office/word/2003/wordml",
                                        "office/2006/xmlPackage", "opendocument:xmlns:office"};
    for (guint i = 0; is_xml(bytes, length) && i < G_N_ELEMENTS(marks); i++)
        if (holds(bytes, length, 4 * PROBE, marks[i]))
            return TRUE;
    return FALSE;
}

/* A web page with its pictures in one file, as a message. */
static gboolean is_mhtml(const char *bytes, gsize length)
{
    return (starts(bytes, length, "MIME-Version:", 13) || starts(bytes, length, "From:", 5)) &&
           holds(bytes, length, 4 * PROBE, "multipart/related");
}

static gboolean is_delimited(const char *bytes, gsize length)
{
    return delimited_find(bytes, length) != '\0';
}

static gboolean is_text(const char *bytes, gsize length)
{
    (void)bytes;
    (void)length;
    return TRUE;
}

static const Form forms[] = {
    {"pdf", is_pdf, WAY_PDF, NULL},
    {"docx", is_docx, WAY_WORKER, NULL},
    {"xlsx", is_xlsx, WAY_WORKER, NULL},
    {"odf", is_odf, WAY_OFFICE, NULL},
    {"zip", is_zip, WAY_WORKER, NULL},
    {"ole", is_ole, WAY_OFFICE, NULL},
    {"rtf", is_rtf, WAY_OFFICE, NULL},
    {"image", is_image, WAY_IMAGE, NULL},
    {"archive", is_archive, WAY_NONE, NULL},
    {"office-xml", is_office_xml, WAY_OFFICE, NULL},
    {"mhtml", is_mhtml, WAY_NONE, NULL},
    {"markdown", marked_claims, WAY_WORKER, NULL},
    {"html", is_html, WAY_WORKER, NULL},
    {"xml", is_xml, WAY_NONE, NULL},
    {"csv", is_delimited, WAY_STAGE, delimited_read},
    {"text", is_text, WAY_STAGE, plain_read},
};

static const Form *find(const char *bytes, gsize length)
{
    const Form *form = forms;
    while (!form->claims(bytes, length))
        form++;
    return form;
}

/* UTF-16 is looked at as what it says. */
const Form *form_find(const char *bytes, gsize length)
{
    if (!starts(bytes, length, "\xFF\xFE", 2) && !starts(bytes, length, "\xFE\xFF", 2))
        return find(bytes, length);
    Decoded text = {0};
    const char *reason = decode_text((char *)(guintptr)bytes, length, &text);
    const Form *form = reason ? find("", 0) : find(text.text, text.length);
    decoded_clear(&text);
    return form;
}
