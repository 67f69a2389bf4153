#define _GNU_SOURCE
#include "recognise.h"

#include "convert.h"

#include <string.h>

#define FORM_BYTES 64

/* On the way through one document. */
typedef struct {
    const WorkerKind *limits;
    GString *bytes;  /* the document, and behind it what was read */
    guint last;      /* page that came last */
    guint count;     /* pages in the last answer */
    gint64 deadline; /* g_get_monotonic_time() */
} Recognition;

const char *recognise_lacks(void)
{
    g_autofree char *program = g_find_program_in_path("tesseract");
    return program ? NULL : "tesseract-ocr-chi-sim";
}

gboolean recognise_wanted(const WireAnswer *answer)
{
    static const char remark[] = "remark\tunreadable\tpages-without-text ";
    const char *at = answer->from;
    while ((at = memmem(at, (gsize)(answer->to - at), remark, strlen(remark)))) {
        if (at == answer->from || at[-1] == '\n')
            return TRUE;
        at++;
    }
    return FALSE;
}

/* What Tesseract reads in the picture, as a table of words; NULL if it fails, which leaves the page unread. */
static char *read_picture(const WorkerKind *limits, const char *bytes, gsize length)
{
    char *arguments[] = {"tesseract",
                         "in.image",
                         "in",
                         "-l",
                         "chi_sim",
                         "--dpi",
                         "300",
                         "--psm",
                         "3",
                         "-c",
                         "tessedit_create_tsv=1",
                         NULL};
    char *table = NULL;
    g_autofree char *folder = g_dir_make_tmp("gouji-XXXXXX", NULL);
    if (!folder)
        return NULL;
    g_autofree char *input = g_build_filename(folder, "in.image", NULL);
    g_autofree char *output = g_build_filename(folder, "in.tsv", NULL);
    g_autofree char *reason = g_file_set_contents(input, bytes, (gssize)length, NULL)
                                  ? convert_run(folder, arguments, limits)
                                  : g_strdup("failure");
    if (!reason)
        g_file_get_contents(output, &table, NULL, NULL);
    convert_remove(folder);
    return table;
}

/* A page from gouji-pdf: its name is its number and its scale. */
static void take_picture(gpointer data, const char *name, char *bytes, gsize length)
{
    Recognition *recognition = data;
    guint page = (guint)g_ascii_strtoull(name, NULL, 10);
    recognition->count++;
    if (page <= recognition->last || g_get_monotonic_time() > recognition->deadline)
        return;
    recognition->last = page;
    g_autofree char *table = read_picture(recognition->limits, bytes, length);
    if (table)
        g_string_append_printf(recognition->bytes, "page %s\n%s\n", name, table);
}

/* Has the pages drawn, a few at a time, and read. */
static void read_pages(Worker *pdf, Recognition *recognition, gsize length)
{
    do {
        WireAnswer answer;
        const WireMembers members = {take_picture, recognition};
        g_autofree char *form = g_strdup_printf("pictures/%u", recognition->last + 1);
        g_autofree char *reason = worker_ask(pdf, form, recognition->bytes->str, length, &answer);
        recognition->count = 0;
        if (!reason)
            wire_play(&answer, NULL, &members);
    } while (recognition->count > 0 && g_get_monotonic_time() <= recognition->deadline);
}

static Recognition recognition_new(const WorkerKind *limits, const char *bytes, gsize length)
{
    Recognition recognition = {.limits = limits,
                               .bytes = g_string_new_len(bytes, (gssize)length),
                               .deadline = g_get_monotonic_time() +
                                           (gint64)limits->recognition * G_USEC_PER_SEC};
    return recognition;
}

static char *read_again(Worker *pdf, Recognition *recognition, gsize length, WireAnswer *answer)
{
    char form[FORM_BYTES];
    g_snprintf(form, sizeof form, "scan/%" G_GSIZE_FORMAT, length);
    char *reason = worker_ask(pdf, form, recognition->bytes->str, recognition->bytes->len, answer);
    g_string_free(recognition->bytes, TRUE);
    return reason;
}

char *recognise_pdf(Worker *pdf, const WorkerKind *limits, const char *bytes, gsize length,
                    WireAnswer *answer)
{
    Recognition recognition = recognition_new(limits, bytes, length);
    read_pages(pdf, &recognition, length);
    return read_again(pdf, &recognition, length, answer);
}

/* Tesseract's own table of an image, each page under a header; its size is not known. */
static void add_table(GString *out, const char *table)
{
    g_auto(GStrv) lines = g_strsplit(table, "\n", 0);
    for (char **line = lines; *line; line++) {
        if (g_str_has_prefix(*line, "1\t"))
            g_string_append_printf(out, "page %u 0\n",
                                   (guint)g_ascii_strtoull(*line + 2, NULL, 10));
        g_string_append_printf(out, "%s\n", *line);
    }
}

char *recognise_image(Worker *pdf, const WorkerKind *limits, const char *bytes, gsize length,
                      WireAnswer *answer)
{
    Recognition recognition = recognition_new(limits, "", 0);
    g_autofree char *table = read_picture(limits, bytes, length);
    if (table)
        add_table(recognition.bytes, table);
    return read_again(pdf, &recognition, 0, answer);
}
