/* Ratios that have a name of their own. */
#include "named.h"

#include "pipeline/scene_testing.h"

static Ratios *ratios;

static void check(Ledger *ledger, const Paragraph *paragraph)
{
    named_check(ratios, ledger, paragraph);
}

static void assert_named(void **state, const char *rule, const char *paragraph,
                         const char *expected)
{
    Scene *scene = *state;
    g_autoptr(GError) error = NULL;
    ratios = ratios_new(scene->config, &error);
    assert_null(error);
    scene_says(scene, paragraph);
    scene_ready(scene);
    paragraphs_each(&scene->ledger, check);
    ratios_free(ratios);
    scene_assert(scene, rule, expected);
}

#define RATE(paragraph, expected) assert_named(state, "rate", paragraph, expected)
#define SHARE(paragraph, expected) assert_named(state, "share", paragraph, expected)
#define TOWNS "常住人口[621.7万人]，城镇人口[349.0万人]，乡村人口[272.7万人]；"

/* 349.0/621.7 = 56.14% */
static void a_ratio_finds_its_operands_by_their_names(void **state)
{
    RATE(TOWNS "城镇化率[56.1%|=城镇化率]。", "pass 56.1%");
}

static void a_ratio_that_misses_fails(void **state)
{
    RATE(TOWNS "城镇化率[65.1%|=城镇化率]。", "fail 65.1% -> 56.1%");
}

/* the registered population is another one */
static void a_ratio_of_something_else_is_silent(void **state)
{
    RATE(TOWNS "户籍人口城镇化率[41.1%|=户籍人口城镇化率]。", "");
}

static void an_aim_is_silent(void **state)
{
    RATE(TOWNS "城镇化率目标[60.0%|target =城镇化率]。", "");
}

/* 74.6/3291.7 = 2.27%, of 3105.2 it would be 2.40% */
static void one_of_several_divisors_may_be_meant(void **state)
{
    RATE("各项贷款余额[3291.7亿元]，人民币贷款余额[3105.2亿元]，不良贷款余额[74.6亿元]，"
         "不良贷款率[2.27%|=不良贷款率]。",
         "pass 2.27%");
    RATE("各项贷款余额[3291.7亿元]，人民币贷款余额[3105.2亿元]，不良贷款余额[74.6亿元]，"
         "不良贷款率[1.95%|=不良贷款率]。",
         "pass 2.27%; pass 2.27%; unsure 1.95% -> 2.40% (ambiguous)");
}

/* 1131.3/2883.5 = 39.2%; the growth between them is passed over */
static void a_share_of_what_is_named_in_another_sentence(void **state)
{
    SHARE("地区生产总值[2883.5亿元]，人均地区生产总值[46075元|standard]。"
          "民营增加值[1131.3亿元]，增长[0.5%|growth]，占GDP的[39.2%|share =占GDP]。",
          "pass 39.2%");
}

/* 工业 has no figure of its own in the sentence */
static void a_share_without_its_part_is_silent(void **state)
{
    SHARE("地区生产总值[2883.5亿元]。工业增长[5.4%|growth]，占GDP的[22.7%|share =占GDP]。", "");
}

/* 27/45 = 60% */
static void a_part_among_the_counted_is_a_ratio(void **state)
{
    RATE("在统计的[45种]产品中有[27种]增长，增长面[60.0%|=增长面]。", "pass 60.0%");
    RATE("在统计的[45种]产品中有[72种]增长，增长面[60.0%|=增长面]。",
         "pass 60.0%; pass 60.0%; fail 60.0% -> 160.0%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_ratio_finds_its_operands_by_their_names),
        SCENE_TEST(a_ratio_that_misses_fails),
        SCENE_TEST(a_ratio_of_something_else_is_silent),
        SCENE_TEST(an_aim_is_silent),
        SCENE_TEST(one_of_several_divisors_may_be_meant),
        SCENE_TEST(a_share_of_what_is_named_in_another_sentence),
        SCENE_TEST(a_share_without_its_part_is_silent),
        SCENE_TEST(a_part_among_the_counted_is_a_ratio),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
