/* The form of a document is told by its content. */
#include "form.h"

#include "pipeline/testing.h"

#include <string.h>

static void assert_form(const char *bytes, gsize length, const char *expected)
{
    assert_string_equal(form_find(bytes, length)->name, expected);
}

static void assert_text_form(const char *text, const char *expected)
{
    assert_form(text, strlen(text), expected);
}

static void xml_is_told_from_web_pages(void **state)
{
    (void)state;
    assert_text_form("<?xml version=\"1.0\"?><!DOCTYPE html><html><body>甲", "html");
    assert_text_form(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
        "<Table>",
        "office-xml");
    assert_text_form("<?xml version=\"1.0\"?><w:wordDocument xmlns:w="
                     "\"http://schemas.microsoft.com/office/word/2003/wordml\">",
                     "office-xml");
    assert_text_form("<?xml version=\"1.0\"?><a>12</a>", "xml");
    assert_text_form("用<?xml记号说明", "text");
}

static void a_message_is_no_text(void **state)
{
    (void)state;
    assert_text_form("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "mhtml");
    assert_text_form("From: 县财政局\n", "text");
}

static void blanks_before_a_pdf_do_not_matter(void **state)
{
    (void)state;
    assert_text_form("\r\n\r\n%PDF-1.4", "pdf");
    assert_text_form("\xEF\xBB\xBF%PDF-1.4", "pdf");
    assert_text_form("文件以%PDF-1.4开头", "text");
}

static void wide_text_is_what_it_says(void **state)
{
    static const char csv[] = "\xFF\xFE"
                              "a\0,\0b\0\n\0"
                              "1\0,\0"
                              "2\0\n\0"
                              "3\0,\0"
                              "4\0\n\0";
    static const char page[] = "\xFE\xFF"
                               "\0<\0h\0t\0m\0l\0>\0x";
    (void)state;
    assert_form(csv, sizeof csv - 1, "csv");
    assert_form(page, sizeof page - 1, "html");
    assert_form("\xFF\xFE\0", 3, "text");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xml_is_told_from_web_pages),
        cmocka_unit_test(a_message_is_no_text),
        cmocka_unit_test(blanks_before_a_pdf_do_not_matter),
        cmocka_unit_test(wide_text_is_what_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
