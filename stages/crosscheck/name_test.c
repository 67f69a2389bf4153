/* The unit's name in another form. */
#include "audit_testing.h"

#define UNIT(name) scene_part(*state, name "2021年度部门整体支出绩效自评报告", name, "2021")
#define NAME(expected) audit_assert(state, "name-unit", expected)

static void the_units_own_name_is_silent(void **state)
{
    UNIT("望岑县市场监督管理局");
    SAYS("望岑县市场监督管理局设5个内设机构。");
    NAME("");
}

static void a_former_name_fails(void **state)
{
    UNIT("望岑县市场监督管理局");
    SAYS("县工商和质量技术监督局设5个内设机构。");
    NAME("fail 县工商和质量技术监督局 -> 望岑县市场监督管理局");
}

static void a_shorter_name_is_silent(void **state)
{
    UNIT("望岑县市场监督管理局");
    SAYS("县市场监管局内设8个股室。");
    NAME("");
}

static void another_bureau_without_posts_or_sections_is_silent(void **state)
{
    UNIT("望岑县市场监督管理局");
    SAYS("县财政局下达专项资金。");
    NAME("");
}

static void a_unit_that_is_no_bureau_is_not_judged(void **state)
{
    UNIT("望岑县人民医院");
    SAYS("县卫生健康局核定编制。");
    NAME("");
}

static void a_missing_character_fails(void **state)
{
    UNIT("望岑县市场监督管理局");
    SAYS("望岑县市场监督理局按期完成各项任务。");
    NAME("fail 市场监督理局 -> 市场监督管理局");
}

static void a_wrong_character_in_a_project_report_fails(void **state)
{
    UNIT("望岑县市场监督管理局");
    scene_part(*state, "食品抽检项目2021年度绩效自评报告", "", "2021");
    SAYS("项目由县市场监督管里局组织实施。");
    NAME("fail 市场监督管里局 -> 市场监督管理局");
}

static void a_name_without_its_conjunction_is_silent(void **state)
{
    UNIT("望岑县住房和城乡建设局");
    SAYS("望岑县住房城乡建设局按期完成各项任务。");
    NAME("");
}

static void the_same_bureau_of_another_county_is_silent(void **state)
{
    UNIT("望岑县市场监督管理局");
    SAYS("与望岭县市场监督管理局联合执法3次。");
    NAME("");
}

/* a short name resembles many: 农业农村局, 农业农机局 */
static void a_short_name_is_not_judged(void **state)
{
    UNIT("望岑县农业农村局");
    SAYS("会同县农业农机局开展检查。");
    NAME("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(the_units_own_name_is_silent),
        SCENE_TEST(a_former_name_fails),
        SCENE_TEST(a_shorter_name_is_silent),
        SCENE_TEST(another_bureau_without_posts_or_sections_is_silent),
        SCENE_TEST(a_unit_that_is_no_bureau_is_not_judged),
        SCENE_TEST(a_missing_character_fails),
        SCENE_TEST(a_wrong_character_in_a_project_report_fails),
        SCENE_TEST(a_name_without_its_conjunction_is_silent),
        SCENE_TEST(the_same_bureau_of_another_county_is_silent),
        SCENE_TEST(a_short_name_is_not_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
