#include "foreign_testing.h"

#include "display.h"

#define BOOK                                                                                       \
    {"xl/workbook.xml", "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"收支\" r:id=\"a\"/>"  \
                        "<sheet name=\"底稿\" state=\"hidden\" r:id=\"b\"/></sheets></workbook>"}, \
    {                                                                                              \
        "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"a\""                      \
                                      " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\""  \
                                      " Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"    \
    }

static void assert_shown(const char *stored, const char *code, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    display_number(out, stored, code, FALSE);
    assert_string_equal(out->str, expected);
}

static void places_are_the_formats(void **state)
{
    (void)state;
    assert_shown("1234.5", "0.00", "1234.50");
    assert_shown("1234567.125", "#,##0.00", "1,234,567.13");
    assert_shown("0.805", "0.0%", "80.5%");
    assert_shown("-1234.5", "#,##0.0", "-1,234.5");
    assert_shown("-5", "0;(0)", "(5)");
    assert_shown("0", "#,##0;-#,##0;\"-\"", "-");
    assert_shown("12.5", "0.0\"万元\"", "12.5万元");
    assert_shown("0.5", "#.##", ".5");
    assert_shown("12000", "0.0,", "12.0");
    assert_shown("7", "000", "007");
}

static void text_between_digits_parts_them(void **state)
{
    (void)state;
    assert_shown("12345678", "0!.0000", "1234.5678");
    assert_shown("123", "0!.0000", "0.0123");
    assert_shown("12345678", "0!.0,\"万\"", "1234.6万");
    assert_shown("-56789", "0\\.0000\"万元\"", "-5.6789万元");
    assert_shown("12.5", "0!元.0", "12.5元");
}

static void formats_that_are_not_understood_show_the_number(void **state)
{
    (void)state;
    assert_shown("12345", "[>=10000]0!.0,\"万\";0", "12345");
    assert_shown("12.5", "[DBNum1][$-804]General", "12.5");
}

static void binary_noise_is_not_shown(void **state)
{
    (void)state;
    assert_shown("12345.669999999998", NULL, "12345.67");
    assert_shown("0.30000000000000004", NULL, "0.3");
    assert_shown("1.5E-3", NULL, "0.0015");
    assert_shown("1.005", "0.00", "1.01");
    assert_shown("100", NULL, "100");
}

static void days_become_dates(void **state)
{
    (void)state;
    assert_shown("45292", "yyyy\"年\"m\"月\"d\"日\"", "2024年1月1日");
    assert_shown("45292.75", "yyyy-mm-dd hh:mm", "2024-01-01 18:00");
    assert_shown("45657", display_builtin(14), "2024/12/31");
}

static void what_is_no_number_stays(void **state)
{
    (void)state;
    assert_shown("#REF!", "0.00", "#REF!");
    assert_shown("", "0.00", "");
}

static void assert_parts(const Part *parts, const char *expected)
{
    GString *zip = make_zip(parts);
    g_autofree char *blocks = read_blocks("xlsx", zip->str, zip->len);
    g_string_free(zip, TRUE);
    assert_string_equal(blocks, expected);
}

static void a_sheet_is_a_table(void **state)
{
    (void)state;
    const Part parts[] = {
        BOOK,
        {"xl/sharedStrings.xml",
         "<sst><si><t>项目</t></si><si><r><t>金</t></r><r><t>额</t></r><rPh><t>x</t></rPh></si></sst>"},
        {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"4\"/></cellXfs>"
                          "</styleSheet>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet><sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c>"
         "<c r=\"C2\" t=\"s\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>甲</t>"
         "</is></c><c r=\"C3\" s=\"1\"><f>1</f><v>1200</v></c></row></sheetData></worksheet>"},
        {NULL, NULL}};
    assert_parts(parts, "T1 sheet 收支\n1:2.1[项目]\n1:2.2[]\n1:2.3[金额]\n2:3.1[甲]\n2:3.2[]\n"
                        "2:3.3[1,200.00]\n");
}

static void merged_cells_and_hidden_sheets(void **state)
{
    (void)state;
    const Part parts[] = {
        BOOK,
        {"xl/worksheets/sheet2.xml",
         "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"
         "<row r=\"2\" hidden=\"1\"><c r=\"C2\"><v>3</v></c></row></sheetData><mergeCells>"
         "<mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells></worksheet>"},
        {NULL, NULL}};
    assert_parts(parts, "R source hidden-sheet 底稿\nR source hidden-rows 1 底稿\nT1 sheet 底稿\n"
                        "1:1.1 2x1[1]\n1:1.2 1x2[2]\n2:2.2[]\n2:2.3[3]\n");
}

static void a_formula_without_its_value_is_told(void **state)
{
    (void)state;
    const Part parts[] = {
        BOOK,
        {"xl/worksheets/sheet1.xml",
         "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲_x000D_\n乙</t></is></c>"
         "<c r=\"B1\"><f>A2*2</f></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c>"
         "<c r=\"B2\"><f>A2</f><v>1</v></c></row></sheetData></worksheet>"},
        {NULL, NULL}};
    assert_parts(parts,
                 "R source formulas-without-values 1 收支\nT1 sheet 收支\n1:1.1[甲乙]\n1:1.2[=…]\n"
                 "2:2.1[1]\n2:2.2[1]\n");
}

static void several_damaged_parts_are_one_reason(void **state)
{
    (void)state;
    const Part parts[] = {
        BOOK, {"xl/sharedStrings.xml", "<sst"}, {"xl/styles.xml", "<styleSheet"}, {NULL, NULL}};
    assert_parts(parts, "F damaged xml\n");
}

static void a_book_of_too_many_columns_is_a_reason(void **state)
{
    (void)state;
    const Part parts[] = {BOOK,
                          {"xl/worksheets/sheet1.xml",
                           "<worksheet><sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c>"
                           "</row></sheetData></worksheet>"},
                          {NULL, NULL}};
    assert_parts(parts, "F table-columns 50\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_the_formats),
        cmocka_unit_test(text_between_digits_parts_them),
        cmocka_unit_test(formats_that_are_not_understood_show_the_number),
        cmocka_unit_test(binary_noise_is_not_shown),
        cmocka_unit_test(days_become_dates),
        cmocka_unit_test(what_is_no_number_stays),
        cmocka_unit_test(a_sheet_is_a_table),
        cmocka_unit_test(merged_cells_and_hidden_sheets),
        cmocka_unit_test(a_formula_without_its_value_is_told),
        cmocka_unit_test(several_damaged_parts_are_one_reason),
        cmocka_unit_test(a_book_of_too_many_columns_is_a_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
