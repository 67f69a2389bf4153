/* The reader of DOCX: one walk over word/document.xml, then over the notes. */
#include "foreign.h"

#include "docx.h"

#include <stdlib.h>
#include <string.h>

#define WORDS "wordprocessingml"

typedef void (*Handler)(Docx *docx, xmlTextReader *reader);

static void begin_paragraph(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    docx_place_cell(docx);
    docx->numbered = (Numbered){"", NUMBER_UNSET, NUMBER_UNSET, NUMBER_UNSET, FALSE};
    docx->begun = docx->deleted = FALSE;
}

/* The number goes in front of the first character, once the properties have been read. */
static void begin_text(Docx *docx)
{
    if (docx->begun)
        return;
    docx->begun = TRUE;
    numbering_settle(docx->numbering, &docx->numbered);
    docx->flow.outline = docx->numbered.outline;
    if (!docx->joined)
        numbering_append(docx->numbering, &docx->numbered, docx->flow.text);
}

static void end_line(Docx *docx)
{
    if (docx_is_mute(docx))
        g_string_truncate(docx->flow.text, 0);
    else
        flow_break(&docx->flow);
}

static void end_paragraph(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    begin_text(docx);
    docx->joined = docx->deleted;
    if (!docx->joined)
        end_line(docx);
    docx->flow.outline = 0;
}

static void on_style(Docx *docx, xmlTextReader *reader)
{
    const char *id = package_attribute(reader, "val");
    if (id && !docx->run)
        g_strlcpy(docx->numbered.style, id, sizeof docx->numbered.style);
}

static void on_list(Docx *docx, xmlTextReader *reader)
{
    docx->numbered.list = package_number(reader, "val", NUMBER_UNSET);
}

static void on_list_level(Docx *docx, xmlTextReader *reader)
{
    docx->numbered.level = package_number(reader, "val", NUMBER_UNSET);
}

static void on_outline(Docx *docx, xmlTextReader *reader)
{
    docx->numbered.outline = package_number(reader, "val", 8) + 1;
}

static void begin_run(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    docx->hidden = FALSE;
    docx->run = TRUE;
}

static void end_run(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    docx->run = docx->hidden = FALSE;
}

static void on_vanish(Docx *docx, xmlTextReader *reader)
{
    if (docx->run && package_on(reader))
        docx->hidden = TRUE;
}

static void on_tab(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    if (!docx->run || docx->hidden) /* elsewhere it is a tab stop */
        return;
    begin_text(docx);
    flow_exact(&docx->flow, docx->numbered.contents ? "……" : " ",
               docx->numbered.contents ? strlen("……") : 1);
}

static void on_break(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    begin_text(docx);
    if (!docx->hidden)
        end_line(docx);
}

static void on_hyphen(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    begin_text(docx);
    flow_exact(&docx->flow, "-", 1);
}

/* Boxes ticked and empty, of the symbol fonts. */
static void on_symbol(Docx *docx, xmlTextReader *reader)
{
    const char *code = package_attribute(reader, "char");
    const char *sign = !code                                 ? ""
                       : strstr("F0FE F052 F0FD F053", code) ? "☑"
                       : strstr("F0A8 F06F F0A3 F071", code) ? "□"
                                                             : "";
    begin_text(docx);
    flow_exact(&docx->flow, sign, strlen(sign));
}

static void begin_box(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    begin_text(docx);
    Host *host = g_new0(Host, 1);
    host->text = docx->flow.text;
    host->numbered = docx->numbered;
    docx->flow.text = g_string_new(NULL);
    g_ptr_array_add(docx->hosts, host);
}

static void end_box(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    if (docx->hosts->len == 0)
        return;
    Host *host = g_ptr_array_steal_index(docx->hosts, docx->hosts->len - 1);
    end_line(docx);
    g_string_free(docx->flow.text, TRUE);
    docx->flow.text = host->text;
    docx->numbered = host->numbered;
    docx->flow.outline = docx->numbered.outline;
    docx->begun = docx->run = TRUE;
    g_free(host);
}

static void on_revision(Docx *docx, xmlTextReader *reader)
{
    (void)reader;
    docx->revisions++;
}

typedef struct {
    const char *name;
    Handler begin, end; /* begin: NULL for what is never read */
} Element;

/* Never read: revisions that were rejected, what stood there before, codes of fields, the second telling of a
 * drawing. */
#define LEFT_OUT NULL, NULL

/* In byte order. */
static const Element elements[] = {
    {"Fallback", LEFT_OUT},
    {"br", on_break, NULL},
    {"cr", on_break, NULL},
    {"del", LEFT_OUT},
    {"delText", LEFT_OUT},
    {"gridBefore", docx_grid_before, NULL},
    {"gridCol", docx_grid_column, NULL},
    {"gridSpan", docx_grid_span, NULL},
    {"hMerge", docx_merge_across, NULL},
    {"ilvl", on_list_level, NULL},
    {"ins", on_revision, NULL},
    {"instrText", LEFT_OUT},
    {"moveFrom", LEFT_OUT},
    {"noBreakHyphen", on_hyphen, NULL},
    {"numId", on_list, NULL},
    {"numberingChange", LEFT_OUT},
    {"outlineLvl", on_outline, NULL},
    {"p", begin_paragraph, end_paragraph},
    {"pPrChange", LEFT_OUT},
    {"pStyle", on_style, NULL},
    {"ptab", on_tab, NULL},
    {"r", begin_run, end_run},
    {"rPrChange", LEFT_OUT},
    {"rt", LEFT_OUT},
    {"sdtPr", LEFT_OUT},
    {"sectPr", LEFT_OUT},
    {"sectPrChange", LEFT_OUT},
    {"sym", on_symbol, NULL},
    {"tab", on_tab, NULL},
    {"tbl", docx_begin_table, docx_end_table},
    {"tblGridChange", LEFT_OUT},
    {"tblPrChange", LEFT_OUT},
    {"tc", docx_begin_cell, docx_end_cell},
    {"tcPrChange", LEFT_OUT},
    {"tr", docx_begin_row, NULL},
    {"trPrChange", LEFT_OUT},
    {"txbxContent", begin_box, end_box},
    {"vMerge", docx_merge_down, NULL},
    {"vanish", on_vanish, NULL},
};

static int compare(const void *name, const void *element)
{
    return strcmp(name, ((const Element *)element)->name);
}

static const Element *element_of(const char *name)
{
    return bsearch(name, elements, G_N_ELEMENTS(elements), sizeof *elements, compare);
}

/* TRUE if the text stands in w:t (or m:t, of a formula). */
static gboolean in_text(xmlTextReader *reader)
{
    const xmlNode *node = xmlTextReaderCurrentNode(reader), *parent = node ? node->parent : NULL;
    return parent && parent->name && strcmp((const char *)parent->name, "t") == 0 && parent->ns &&
           parent->ns->href &&
           (strstr((const char *)parent->ns->href, WORDS) ||
            strstr((const char *)parent->ns->href, "/math"));
}

static void on_text(Docx *docx, xmlTextReader *reader)
{
    const char *text = (const char *)xmlTextReaderConstValue(reader);
    if (!text || !in_text(reader))
        return;
    begin_text(docx);
    if (docx->hidden)
        docx->hidden_runs++;
    else
        flow_exact(&docx->flow, text, strlen(text));
}

/* A paragraph's mark or a table's row that was deleted: `del` among its properties. */
static void on_deleted(Docx *docx, xmlTextReader *reader)
{
    const xmlNode *node = xmlTextReaderCurrentNode(reader), *in = node ? node->parent : NULL;
    const char *where = in && in->name ? (const char *)in->name : "";
    const xmlNode *of = in ? in->parent : NULL;
    if (strcmp(where, "trPr") == 0)
        docx_delete_row(docx);
    else if (strcmp(where, "rPr") == 0 && of && of->name &&
             xmlStrcmp(of->name, BAD_CAST "pPr") == 0)
        docx->deleted = TRUE;
}

/* A note that only draws the line above the notes. */
static gboolean is_separator(xmlTextReader *reader, const char *name)
{
    const char *type = package_attribute(reader, "type");
    return (strcmp(name, "footnote") == 0 || strcmp(name, "endnote") == 0) && type &&
           strcmp(type, "normal") != 0;
}

/* One node; returns the depth of an element that is to be skipped with all in it, or -1. */
static int read_node(Docx *docx, xmlTextReader *reader)
{
    int type = xmlTextReaderNodeType(reader);
    if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
        type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE)
        on_text(docx, reader);
    if (type != XML_READER_TYPE_ELEMENT && type != XML_READER_TYPE_END_ELEMENT)
        return -1;
    const char *name = package_name(reader);
    const Element *element = element_of(name);
    gboolean empty = xmlTextReaderIsEmptyElement(reader);
    if (type == XML_READER_TYPE_ELEMENT &&
        ((element && !element->begin) || is_separator(reader, name))) {
        docx->revisions += strcmp(name, "del") == 0 || strcmp(name, "moveFrom") == 0;
        if (strcmp(name, "del") == 0)
            on_deleted(docx, reader);
        return empty ? -1 : xmlTextReaderDepth(reader);
    }
    if (element && type == XML_READER_TYPE_ELEMENT)
        element->begin(docx, reader);
    if (element && element->end && (type == XML_READER_TYPE_END_ELEMENT || empty))
        element->end(docx, reader);
    return -1;
}

static void read_part(Docx *docx, const char *name)
{
    int skip = -1;
    xmlTextReader *reader = package_part(docx->package, name);
    while (reader && !docx->flow.fault && package_next(reader, docx->limits->tags, &docx->fault)) {
        int depth = xmlTextReaderDepth(reader);
        if (skip >= 0 && depth > skip)
            continue;
        if (skip == depth && xmlTextReaderNodeType(reader) == XML_READER_TYPE_END_ELEMENT) {
            skip = -1;
            continue;
        }
        skip = read_node(docx, reader);
    }
    flow_break(&docx->flow);
    while (docx->tables->len > 0)
        docx_end_table(docx, reader);
    xmlFreeTextReader(reader);
}

static void host_free(gpointer data)
{
    g_string_free(((Host *)data)->text, TRUE);
    g_free(data);
}

static void remark(Wire *wire, const char *kind, guint count)
{
    g_autofree char *reason = count > 0 ? g_strdup_printf("%s %u", kind, count) : NULL;
    if (reason)
        wire_sink(wire)->remark(wire_sink(wire), "source", reason);
}

static void read_parts(Docx *docx, Wire *wire)
{
    const char *parts[] = {package_main(docx->package, "word/document.xml"), "word/footnotes.xml",
                           "word/endnotes.xml"};
    for (guint i = 0; i < G_N_ELEMENTS(parts) && !docx->fault && !docx->flow.fault; i++)
        read_part(docx, parts[i]);
    remark(wire, "hidden-text", docx->hidden_runs);
    remark(wire, "revisions", docx->revisions);
    remark(wire, "macros", package_has(docx->package, "word/vbaProject.bin"));
    wire_count(wire, docx->flow.line, 0);
    if (!docx->fault)
        docx->fault = g_steal_pointer(&docx->flow.fault);
    if (!docx->fault && docx->flow.line == 0)
        docx->fault = g_strdup("no-text");
}

char *docx_read(char *bytes, gsize length, const FormLimits *limits, Wire *wire)
{
    static const char *const wanted[] = {"word/document",      "word/styles.xml",
                                         "word/numbering.xml", "word/footnotes.xml",
                                         "word/endnotes.xml",  NULL};
    char *fault = NULL;
    Package *package = package_open(bytes, length, wanted, limits, &fault);
    if (!package)
        return fault;
    wire_begin(wire, "docx", NULL);
    Docx docx = {.package = package,
                 .limits = limits,
                 .flow = flow_new(wire_sink(wire), &limits->lattice),
                 .tables = g_array_new(FALSE, TRUE, sizeof(Table)),
                 .hosts = g_ptr_array_new_with_free_func(host_free)};
    g_array_set_clear_func(docx.tables, docx_table_clear);
    docx.numbering = numbering_new(package, limits->tags, &docx.fault);
    if (!docx.fault)
        read_parts(&docx, wire);
    numbering_free(docx.numbering);
    g_array_unref(docx.tables);
    g_ptr_array_unref(docx.hosts);
    flow_clear(&docx.flow);
    package_free(package);
    return docx.fault;
}
