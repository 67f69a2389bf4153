#include "foreign_testing.h"

#define HEAD                                                                                       \
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""         \
    " xmlns:mc=\"urn:mc\"><w:body>"
#define TAIL "</w:body></w:document>"
#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" RUN(text) "</w:p>"
#define ITEM(list, level, text)                                                                    \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list                     \
    "\"/></w:numPr></w:pPr>" RUN(text) "</w:p>"
#define LEVEL(number, format, text)                                                                \
    "<w:lvl w:ilvl=\"" number "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format                 \
    "\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"
#define CELL(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"

static void assert_parts(const Part *parts, const char *expected)
{
    GString *zip = make_zip(parts);
    g_autofree char *blocks = read_blocks("docx", zip->str, zip->len);
    g_string_free(zip, TRUE);
    assert_string_equal(blocks, expected);
}

static void assert_body(const char *body, const char *expected)
{
    g_autofree char *document = g_strconcat(HEAD, body, TAIL, NULL);
    const Part parts[] = {{"word/document.xml", document}, {NULL, NULL}};
    assert_parts(parts, expected);
}

static void runs_make_paragraphs(void **state)
{
    (void)state;
    assert_body("<w:p>" RUN("全年")
                    RUN("支出") "<w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"
                                "</w:p><w:p/>" P("丙"),
                "P1 全年支出 甲\nP2 乙\nP3 丙\n");
}

static void numbers_are_rendered(void **state)
{
    (void)state;
    const Part parts[] = {
        {"word/document.xml",
         HEAD ITEM("1", "0", "甲") ITEM("1", "1", "乙") ITEM("1", "1", "丙") ITEM("1", "0", "丁")
             ITEM("1", "1", "戊") ITEM("2", "2", "己") ITEM("3", "0", "庚") TAIL},
        {"word/numbering.xml",
         "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
         "<w:abstractNum w:abstractNumId=\"0\">" LEVEL("0", "chineseCounting", "%1、")
             LEVEL("1", "chineseCounting", "（%2）") LEVEL(
                 "2", "decimal",
                 "%1.%2.%3") "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                             "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num>"
                             "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
                             "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num></w:numbering>"},
        {NULL, NULL}};
    assert_parts(parts,
                 "P1 一、甲\nP2 （一）乙\nP3 （二）丙\nP4 二、丁\nP5 （一）戊\nP6 二.一.1 己\n"
                 "P7 一、庚\n");
}

static void a_style_brings_number_and_level(void **state)
{
    (void)state;
    const Part parts[] = {
        {"word/document.xml",
         HEAD "<w:p><w:pPr><w:pStyle w:val=\"h1\"/></w:pPr>" RUN("概况") "</w:p>" TAIL},
        {"word/styles.xml",
         "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
         "<w:style w:styleId=\"b\"><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
         "<w:style w:styleId=\"h1\"><w:basedOn w:val=\"b\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/>"
         "</w:numPr></w:pPr></w:style></w:styles>"},
        {"word/numbering.xml",
         "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
         "<w:abstractNum w:abstractNumId=\"4\">" LEVEL(
             "0", "decimalEnclosedCircle",
             "%1") "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"4\"/></w:num>"
                   "</w:numbering>"},
        {NULL, NULL}};
    assert_parts(parts, "P1#1 ①概况\n");
}

static void merged_cells_are_not_cloned(void **state)
{
    (void)state;
    assert_body("<w:tbl><w:tr>" CELL("<w:vMerge w:val=\"restart\"/>", "甲")
                    CELL("<w:gridSpan w:val=\"2\"/>", "乙") "</w:tr><w:tr>" CELL("<w:vMerge/>", "")
                        CELL("", "1") CELL("", "2") "</w:tr></w:tbl>",
                "T1 grid\n1:1.1 2x1[甲]\n1:1.2 1x2[乙]\n2:2.2[1]\n2:2.3[2]\n");
}

static void columns_a_hair_apart_are_one(void **state)
{
    (void)state;
    assert_body("<w:tbl><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"40\"/>"
                "<w:gridCol w:w=\"2000\"/></w:tblGrid><w:tr>" CELL(
                    "<w:gridSpan w:val=\"2\"/>", "甲") CELL("", "乙") "</w:tr><w:tr>" CELL("", "1")
                    CELL("<w:gridSpan w:val=\"2\"/>", "2") "</w:tr></w:tbl>",
                "T1 grid\n1:1.1[甲]\n1:1.2[乙]\n2:2.1[1]\n2:2.2[2]\n");
}

static void rows_and_marks_that_were_deleted_are_gone(void **state)
{
    (void)state;
    assert_body("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN("前") "</w:p>" P("后") P("丙"),
                "P1 前后\nP2 丙\nR source revisions 1\n");
    assert_body(
        "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>" CELL("", "甲")
            CELL("", "1") "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" CELL("", "乙") CELL(
                "", "2") "</w:tr><w:tr>" CELL("", "丙")
                CELL("", "3") "</w:tr><w:tr>" CELL("", "丁") "<w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN(
                    "4") "</w:p></w:tc></w:tr></w:tbl>" P("尾"),
        "T1 grid\n1:1.1[甲]\n1:1.2[1]\n2:2.1[丙]\n2:2.2[3]\n3:3.1[丁]\n3:3.2[4]\nP4 尾\n"
        "R source revisions 2\n");
}

static void the_main_part_may_bear_a_number(void **state)
{
    (void)state;
    const Part parts[] = {{"word/document2.xml", HEAD P("甲") TAIL},
                          {"word/documentation.xml", HEAD P("乙") TAIL},
                          {NULL, NULL}};
    const Part crooked[] = {{"word\\document.xml", HEAD P("丙") TAIL}, {NULL, NULL}};
    assert_parts(parts, "P1 甲\n");
    assert_parts(crooked, "P1 丙\n");
}

static void revisions_are_read_as_accepted(void **state)
{
    (void)state;
    assert_body("<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>" RUN(
                    "新") "</w:ins></w:p>",
                "P1 新\nR source revisions 2\n");
}

static void hidden_text_is_told(void **state)
{
    (void)state;
    assert_body("<w:p>" RUN("甲") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r></w:p>",
                "P1 甲\nR source hidden-text 1\n");
}

static void a_text_box_is_read_once(void **state)
{
    (void)state;
    assert_body(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" P("框") "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" P(
            "框") "</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>甲</w:t></w:r></w:p>",
        "P1 框\nP2 甲\n");
}

static void a_field_shows_its_result(void **state)
{
    (void)state;
    assert_body("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>SUM(A1)"
                "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN(
                    "12") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
                "P1 12\n");
}

static void footnotes_stand_at_the_end(void **state)
{
    (void)state;
    const Part parts[] = {
        {"word/footnotes.xml",
         "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
         "<w:footnote w:type=\"separator\">" P("线") "</w:footnote><w:footnote w:id=\"2\">" P(
             "注") "</w:footnote></w:footnotes>"},
        {"word/document.xml", HEAD "<w:p>" RUN("甲") "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                                                     "</w:p>" TAIL},
        {NULL, NULL}};
    assert_parts(parts, "P1 甲\nP2 注\n");
}

static void a_document_type_is_refused(void **state)
{
    (void)state;
    const Part parts[] = {{"word/document.xml",
                           "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" HEAD P("&e;")
                               TAIL},
                          {NULL, NULL}};
    assert_parts(parts, "F damaged document-type\n");
}

static void what_is_cut_off_is_damaged(void **state)
{
    (void)state;
    const Part parts[] = {{"word/document.xml", HEAD P("甲")}, {NULL, NULL}};
    assert_parts(parts, "F damaged xml\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_make_paragraphs),
        cmocka_unit_test(numbers_are_rendered),
        cmocka_unit_test(a_style_brings_number_and_level),
        cmocka_unit_test(merged_cells_are_not_cloned),
        cmocka_unit_test(columns_a_hair_apart_are_one),
        cmocka_unit_test(rows_and_marks_that_were_deleted_are_gone),
        cmocka_unit_test(the_main_part_may_bear_a_number),
        cmocka_unit_test(revisions_are_read_as_accepted),
        cmocka_unit_test(hidden_text_is_told),
        cmocka_unit_test(a_text_box_is_read_once),
        cmocka_unit_test(a_field_shows_its_result),
        cmocka_unit_test(footnotes_stand_at_the_end),
        cmocka_unit_test(a_document_type_is_refused),
        cmocka_unit_test(what_is_cut_off_is_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
