/* Memory that libxml2 is refused, each time in turn: the document is not read in part. (The
 * library's parser of HTML goes round for ever without memory: worker-seconds ends that.) */
#include "foreign_testing.h"

#include <libxml/xmlerror.h>

static guint asked, refused_at; /* refused_at: from 1; 0: never */

static gboolean refuses(void)
{
    return ++asked == refused_at;
}

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_malloc(size_t size)
{
    return refuses() ? NULL : __real_malloc(size);
}

void *__real_realloc(void *memory, size_t size);
void *__wrap_realloc(void *memory, size_t size);
void *__wrap_realloc(void *memory, size_t size)
{
    return refuses() ? NULL : __real_realloc(memory, size);
}

static void hush(void *data, const char *message, ...)
{
    (void)data, (void)message;
}

static char *read_refused(const char *form, const GString *bytes, guint at)
{
    asked = 0;
    refused_at = at;
    char *blocks = read_blocks(form, bytes->str, bytes->len);
    refused_at = 0;
    return blocks;
}

/* Refuses the first request, then the second, and so on until there are no more. */
static void assert_refused(const char *form, const GString *bytes)
{
    g_free(read_refused(form, bytes, 0)); /* what the library sets up once */
    g_autofree char *whole = read_refused(form, bytes, 0);
    guint all = asked;
    assert_false(g_str_has_prefix(whole, "F "));
    assert_true(all > 0);
    for (guint at = 1; at <= all; at++) {
        g_autofree char *blocks = read_refused(form, bytes, at);
        assert_string_equal(blocks, "F worker-died memory\n");
    }
}

static void a_document_is_not_read_in_part(void **state)
{
    static const Part parts[] = {
        {"word/document.xml",
         "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
         "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"
         "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12.5&amp;</w:t></w:r></w:p></w:tc>"
         "</w:tr></w:tbl></w:body></w:document>"},
        {"word/numbering.xml",
         "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
         "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
         "<w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
         "</w:numbering>"},
        {NULL, NULL}};
    GString *zip = make_zip(parts);
    (void)state;
    assert_refused("docx", zip);
    g_string_free(zip, TRUE);
}

static void a_workbook_is_not_read_in_part(void **state)
{
    static const Part parts[] = {
        {"xl/workbook.xml",
         "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"收支\" r:id=\"a\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
        {"xl/sharedStrings.xml", "<sst><si><t>项目</t></si><si><t>甲&lt;</t></si></sst>"},
        {"xl/styles.xml",
         "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"4\"/></cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
         "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>1200</v></c></row></sheetData><mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>"
         "</worksheet>"},
        {NULL, NULL}};
    GString *zip = make_zip(parts);
    (void)state;
    assert_refused("xlsx", zip);
    g_string_free(zip, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_not_read_in_part),
        cmocka_unit_test(a_workbook_is_not_read_in_part),
    };
    xmlSetGenericErrorFunc(NULL, hush);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
