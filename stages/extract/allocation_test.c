/* Memory that libxml2 is refused, each time in turn: the document is not read in part, and the process does not go round for
 * ever, but ends. */
#include "foreign_testing.h"

#include <sys/wait.h>
#include <unistd.h>

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

/* How a process ends that reads the document and is refused the request `at`. */
static int end_of(const char *form, const GString *bytes, guint at)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        asked = 0;
        refused_at = at;
        read_blocks(form, bytes->str, bytes->len);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* Refuses the first request, then the second, and so on until there are no more. */
static void assert_refused(const char *form, const GString *bytes)
{
    g_free(read_blocks(form, bytes->str, bytes->len)); /* what the library sets up once */
    asked = 0;
    g_autofree char *whole = read_blocks(form, bytes->str, bytes->len);
    guint all = asked;
    assert_false(g_str_has_prefix(whole, "F "));
    assert_true(all > 20);
    for (guint at = 1; at <= all; at++)
        assert_int_equal(end_of(form, bytes, at), WIRE_NO_MEMORY);
    assert_int_equal(end_of(form, bytes, all + 1), 0);
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

static void a_page_is_not_read_in_part(void **state)
{
    GString *page = g_string_new(
        "<!DOCTYPE html><html><head><title>甲县水务局2023年度绩效自评报告</title><style>p{}</style></head><body class=a>"
        "<h1>一、概况</h1><p style='x'>全年支出12万元&nbsp;&lt;完成&gt;。<b>好</b></p><!-- c --><ul><li>一<li>二</ul>"
        "<table><tr><td colspan=2>甲<td>1.5</tr></table></body></html>");
    (void)state;
    assert_refused("html", page);
    g_string_free(page, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_not_read_in_part),
        cmocka_unit_test(a_workbook_is_not_read_in_part),
        cmocka_unit_test(a_page_is_not_read_in_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
