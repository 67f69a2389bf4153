/* The library rejects whatever it dislikes by a long jump; no GLib allocation may be pending where one can start. */
#include "sheets.h"

#include "recorder.h"

#include <mupdf/pdf.h>

#define STORE ((size_t)24 << 20) /* bytes of fonts and the like that are kept between pages */
#define MOST_FORMS 40            /* looked through for fonts, of one page or form */
#define SCALE (300.0f / 72)      /* pixels in a point of a drawn page */
#define MOST_PIXELS 5000         /* of its longer side */
#define LEAST_MAPPED 500         /* pages: below that, looking for each costs nothing */
#define MOST_MAPPED 100000       /* pages: a tree that claims more is not believed */

struct Sheets {
    fz_context *context;
    fz_stream *stream;
    pdf_document *document;
    guint count;
    gboolean mapped;
};

/* Throws when the page cannot be loaded; what was recorded before a fault inside it stays. */
static void run_page(fz_context *context, pdf_page *loaded, Page *page)
{
    fz_rect media;
    fz_matrix matrix;
    pdf_page_transform(context, loaded, &media, &matrix);
    media = fz_transform_rect(media, matrix);
    page->width = media.x1 - media.x0;
    page->height = media.y1 - media.y0;
    fz_device *device = recorder_new(context, page);
    fz_try(context)
    {
        fz_cookie cookie = {0};
        fz_matrix to_origin = fz_translate(-media.x0, -media.y0);
        pdf_run_page_contents(context, loaded, device, to_origin, &cookie);
        pdf_run_page_widgets(context, loaded, device, to_origin, &cookie);
        fz_close_device(context, device);
    }
    fz_always(context)
    {
        fz_drop_device(context, device);
    }
    fz_catch(context)
    {
        fz_rethrow(context);
    }
}

/* Takes the drawings out of Type 3 fonts, which say nothing about the text: the library would run each of them
 * for every font, and takes coloured ones for pictures. */
static void empty_fonts(fz_context *context, pdf_document *document, pdf_obj *resources, int depth)
{
    pdf_obj *fonts = pdf_dict_get(context, resources, PDF_NAME(Font));
    pdf_obj *forms = pdf_dict_get(context, resources, PDF_NAME(XObject));
    for (int i = 0; i < pdf_dict_len(context, fonts); i++) {
        pdf_obj *font = pdf_dict_get_val(context, fonts, i);
        pdf_obj *kind = pdf_dict_get(context, font, PDF_NAME(Subtype));
        if (pdf_name_eq(context, kind, PDF_NAME(Type3)))
            pdf_dict_put_drop(context, font, PDF_NAME(CharProcs),
                              pdf_new_dict(context, document, 1));
    }
    for (int i = 0; depth > 0 && i < MIN(pdf_dict_len(context, forms), MOST_FORMS); i++)
        empty_fonts(context, document,
                    pdf_dict_get(context, pdf_dict_get_val(context, forms, i), PDF_NAME(Resources)),
                    depth - 1);
}

gboolean sheets_repaired(const Sheets *sheets)
{
    return pdf_was_repaired(sheets->context, sheets->document);
}

gboolean sheets_read(Sheets *sheets, guint number, Page *page)
{
    fz_context *context = sheets->context;
    pdf_page *volatile loaded = NULL;
    volatile gboolean whole = TRUE;
    page->number = number;
    fz_try(context)
    {
        loaded = pdf_load_page(context, sheets->document, (int)number - 1);
        empty_fonts(context, sheets->document, pdf_page_resources(context, loaded), 2);
        run_page(context, loaded, page);
    }
    fz_always(context)
    {
        fz_drop_page(context, (fz_page *)loaded);
    }
    fz_catch(context)
    {
        whole = FALSE;
    }
    return whole;
}

static float scale_of(fz_rect bounds)
{
    float side = MAX(MAX(bounds.x1 - bounds.x0, bounds.y1 - bounds.y0), 1);
    return MIN(SCALE, MOST_PIXELS / side);
}

gboolean sheets_draw(Sheets *sheets, guint number, Raster *raster)
{
    fz_context *context = sheets->context;
    fz_page *volatile loaded = NULL;
    fz_pixmap *volatile drawn = NULL;
    volatile float scale = 1;
    fz_try(context)
    {
        loaded = (fz_page *)pdf_load_page(context, sheets->document, (int)number - 1);
        scale = scale_of(fz_bound_page(context, loaded));
        drawn = fz_new_pixmap_from_page(context, loaded, fz_scale(scale, scale),
                                        fz_device_gray(context), 0);
    }
    fz_always(context)
    {
        fz_drop_page(context, loaded);
    }
    fz_catch(context)
    {
        fz_drop_pixmap(context, drawn);
        return FALSE;
    }
    *raster = (Raster){NULL, (guint)drawn->w, (guint)drawn->h, scale};
    raster->grey = g_malloc((gsize)raster->width * raster->height + 1);
    for (guint y = 0; y < raster->height; y++)
        memcpy(raster->grey + (gsize)y * raster->width, drawn->samples + y * drawn->stride,
               raster->width);
    fz_drop_pixmap(context, drawn);
    return TRUE;
}

GBytes *sheets_png(Sheets *sheets, const Raster *raster)
{
    fz_context *context = sheets->context;
    fz_pixmap *volatile pixels = NULL;
    fz_buffer *volatile encoded = NULL;
    fz_try(context)
    {
        pixels =
            fz_new_pixmap_with_data(context, fz_device_gray(context), (int)raster->width,
                                    (int)raster->height, NULL, 0, (int)raster->width, raster->grey);
        encoded = fz_new_buffer_from_pixmap_as_png(context, pixels, fz_default_color_params);
    }
    fz_always(context)
    {
        fz_drop_pixmap(context, pixels);
    }
    fz_catch(context)
    {
        return NULL;
    }
    unsigned char *data;
    size_t length = fz_buffer_storage(context, encoded, &data);
    GBytes *bytes = g_bytes_new(data, length);
    fz_drop_buffer(context, encoded);
    return bytes;
}

static void be_silent(void *user, const char *message)
{
    (void)user, (void)message;
}

/* Has the library note where each page is, which it looks for anew otherwise; a tree too broken for that is read
 * all the same. MuPDF 1.21 never frees the pages' dictionaries then: only for documents that need it. */
static void map_pages(Sheets *sheets)
{
    fz_context *context = sheets->context;
    fz_try(context)
    {
        pdf_load_page_tree(context, sheets->document);
        sheets->mapped = TRUE;
    }
    fz_catch(context)
    {
        sheets->mapped = FALSE;
    }
}

static char *open_document(Sheets *sheets, const char *bytes, gsize length)
{
    fz_context *context = sheets->context;
    volatile gboolean locked = FALSE, opened = FALSE;
    fz_try(context)
    {
        sheets->stream = fz_open_memory(context, (const unsigned char *)bytes, length);
        sheets->document = pdf_open_document_with_stream(context, sheets->stream);
        locked = pdf_needs_password(context, sheets->document);
        sheets->count = locked ? 0 : (guint)MAX(pdf_count_pages(context, sheets->document), 0);
        opened = TRUE;
    }
    fz_catch(context)
    {
        opened = FALSE;
    }
    if (locked)
        return g_strdup("encrypted");
    if (opened && sheets->count >= LEAST_MAPPED && sheets->count <= MOST_MAPPED)
        map_pages(sheets);
    return opened ? NULL : g_strdup("damaged");
}

Sheets *sheets_open(const char *bytes, gsize length, char **reason)
{
    Sheets *sheets = g_new0(Sheets, 1);
    sheets->context = fz_new_context(NULL, NULL, STORE);
    if (!sheets->context) {
        *reason = g_strdup("damaged memory");
        g_free(sheets);
        return NULL;
    }
    fz_set_warning_callback(sheets->context, be_silent, NULL);
    fz_set_error_callback(sheets->context, be_silent, NULL);
    *reason = open_document(sheets, bytes, length);
    if (!*reason)
        return sheets;
    sheets_close(sheets);
    return NULL;
}

void sheets_close(Sheets *sheets)
{
    if (sheets->mapped)
        pdf_drop_page_tree(sheets->context, sheets->document);
    pdf_drop_document(sheets->context, sheets->document);
    fz_drop_stream(sheets->context, sheets->stream);
    fz_drop_context(sheets->context);
    g_free(sheets);
}

guint sheets_count(const Sheets *sheets)
{
    return sheets->count;
}
