#define _GNU_SOURCE
#include "form.h"

#include "plain.h"

#include <string.h>

#define PROBE 1024
#define MEMBERS 4096 /* where the names of a ZIP's first members stand */

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
    return starts(bytes, length, "%PDF-", 5);
}

static gboolean is_zip(const char *bytes, gsize length)
{
    return starts(bytes, length, "PK\3\4", 4);
}

static gboolean is_docx(const char *bytes, gsize length)
{
    return is_zip(bytes, length) && holds(bytes, length, MEMBERS, "word/");
}

static gboolean is_xlsx(const char *bytes, gsize length)
{
    return is_zip(bytes, length) && holds(bytes, length, MEMBERS, "xl/");
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

static gboolean is_text(const char *bytes, gsize length)
{
    (void)bytes;
    (void)length;
    return TRUE;
}

static const Form forms[] = {
    {"pdf", is_pdf, NULL},   {"docx", is_docx, NULL},       {"xlsx", is_xlsx, NULL},
    {"odf", is_odf, NULL},   {"zip", is_zip, NULL},         {"ole", is_ole, NULL},
    {"rtf", is_rtf, NULL},   {"image", is_image, NULL},     {"archive", is_archive, NULL},
    {"html", is_html, NULL}, {"text", is_text, plain_read},
};

const Form *form_find(const char *bytes, gsize length)
{
    const Form *form = forms;
    while (!form->claims(bytes, length))
        form++;
    return form;
}
