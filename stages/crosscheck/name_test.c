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

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(the_units_own_name_is_silent),
        SCENE_TEST(a_former_name_fails),
        SCENE_TEST(a_shorter_name_is_silent),
        SCENE_TEST(another_bureau_without_posts_or_sections_is_silent),
        SCENE_TEST(a_unit_that_is_no_bureau_is_not_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
