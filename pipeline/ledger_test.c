/* What becomes of a relation: pass, note, fail, unsure or skip. */
#include "pipeline/operand_testing.h"
#include "pipeline/scene_testing.h"

/* The outcome of a relation under this claim, as scene_said tells it. */
static void assert_tested(void **state, RelationKind kind, const char *stated, const char *parts,
                          const Claim *claim, const char *expected)
{
    Scene *scene = *state;
    Claim full = *claim;
    full.rule = "total-text";
    g_autoptr(Reckoning) reckoning = reckoning_new(scene->ledger.units, kind, stated, parts);
    ledger_test(&scene->ledger, &reckoning->relation, &full, NULL);
    scene_assert(scene, "total-text", expected);
}

#define TESTED(kind, stated, parts, expected, ...)                                                 \
    assert_tested(state, RELATION_##kind, stated, parts, &(Claim){__VA_ARGS__}, expected)

static void what_holds_passes(void **state)
{
    TESTED(SUM, "678.68万元", "583.32万元 95.36万元", "pass 678.68万元", .trust = TRUST_WORDS);
}

static void a_sum_off_by_rounding_is_a_note(void **state)
{
    TESTED(SUM, "678.69万元", "583.32万元 95.36万元", "pass/note 678.69万元", .trust = TRUST_WORDS);
}

/* 23/27 = 85.185…% */
static void a_rate_cut_off_is_no_note(void **state)
{
    TESTED(QUOTIENT, "85.18%", "23人 27人", "pass 85.18%", .trust = TRUST_WORDS);
}

static void words_accuse(void **state)
{
    TESTED(SUM, "742.18万元", "396.50万元 215.68万元 103.00万元", "fail 742.18万元 -> 715.18万元",
           .trust = TRUST_WORDS);
}

static void a_guess_accuses_when_a_mistake_explains_it(void **state)
{
    TESTED(SUM, "468.35万元", "210.35万元 156.00万元 120.00万元", "fail 468.35万元 -> 486.35万元",
           .trust = TRUST_EXPLAINED);
}

static void a_guess_that_nothing_explains_is_unsure(void **state)
{
    TESTED(SUM, "742.18万元", "96.50万元 15.68万元", "unsure 742.18万元 -> 112.18万元 (structure)",
           .trust = TRUST_EXPLAINED, .reason = "structure");
}

static void what_was_found_by_trying_is_never_accused(void **state)
{
    TESTED(SUM, "742.18万元", "396.50万元 215.68万元 103.00万元", "", .trust = TRUST_NEVER);
}

static void what_was_found_by_trying_can_be_verified(void **state)
{
    TESTED(QUOTIENT, "105.00%", "1260人 1200人", "pass 105.00%", .trust = TRUST_NEVER);
}

static void a_consequence_hangs_on_its_cause(void **state)
{
    TESTED(SUM, "1094.65万元", "420.15万元 692.50万元",
           "unsure 1094.65万元 -> 1112.65万元 (doubt 420.15万元)", .trust = TRUST_WORDS,
           .cause = "x1", .reason = "doubt 420.15万元");
}

static void what_cannot_be_computed_is_skipped(void **state)
{
    TESTED(QUOTIENT, "100%", "5.00万元 0.00万元", "skip 100% (too-large)", .trust = TRUST_WORDS);
}

static void the_severity_of_the_claim_is_passed_on(void **state)
{
    TESTED(SUM, "28名", "10名 16名 1名", "fail/warning 28名 -> 27名", .trust = TRUST_WORDS,
           .severity = SEVERITY_WARNING);
}

static void a_skip_says_why(void **state)
{
    Scene *scene = *state;
    const Operand figure = {.printed = "4.7%", .nr = "3.1", .line = 12, .col = 7};
    ledger_skip(&scene->ledger, "growth", &figure, "产值", "base-not-in-document");
    scene_assert(scene, "growth", "skip 4.7% (base-not-in-document)");
}

static void checks_are_numbered_in_order(void **state)
{
    Scene *scene = *state;
    const Check check = {.rule = "rate", .outcome = OUTCOME_PASS};
    assert_string_equal(ledger_emit(&scene->ledger, &check), "t1");
    assert_string_equal(ledger_emit(&scene->ledger, &check), "t2");
}

static void a_figure_is_shown_half_width_and_without_blanks(void **state)
{
    Scene *scene = *state;
    const Quantity quantity = {.printed = "１２．５ 万元", .unit = "万元", .nr = "3.1"};
    assert_string_equal(ledger_operand(&scene->ledger, &quantity).printed, "12.5万元");
}

static void a_bare_figure_takes_the_unit_of_its_column(void **state)
{
    Scene *scene = *state;
    Quantity quantity = {.printed = "402.15", .unit = "", .nr = "3.1"};
    const Entry entry = {.quantity = &quantity,
                         .unit = "万元",
                         .value = decimal_new(4021500, 0),
                         .half = decimal_new(50, 0)};
    Operand operand = ledger_entry_operand(&scene->ledger, &entry);
    assert_string_equal(operand.printed, "402.15万元");
    assert_string_equal(operand.unit, "万元");
    assert_true(decimal_equal(operand.value, entry.value));
    assert_true(decimal_equal(operand.half, entry.half));
}

static void a_search_given_up_is_told_once_for_its_sentence(void **state)
{
    Scene *scene = *state;
    Ledger *ledger = &scene->ledger;
    const Span first = {.nr = "1", .line = 3, .col = 1, .order = 1},
               second = {.nr = "2", .order = 2};
    ledger_exhausted(ledger, &first);
    scene_assert(scene, "limit", "");
    for (guint i = 0; i < 2; i++) {
        ledger->bounds->exhausted = 1;
        ledger_exhausted(ledger, &first);
    }
    scene_assert(scene, "limit", "skip (match-limit)");
    ledger->bounds->exhausted = 2;
    ledger_exhausted(ledger, &second);
    ledger_exhausted(ledger, &second);
    scene_assert(scene, "limit", "skip (match-limit); skip (match-limit)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(what_holds_passes),
        SCENE_TEST(a_sum_off_by_rounding_is_a_note),
        SCENE_TEST(a_rate_cut_off_is_no_note),
        SCENE_TEST(words_accuse),
        SCENE_TEST(a_guess_accuses_when_a_mistake_explains_it),
        SCENE_TEST(a_guess_that_nothing_explains_is_unsure),
        SCENE_TEST(what_was_found_by_trying_is_never_accused),
        SCENE_TEST(what_was_found_by_trying_can_be_verified),
        SCENE_TEST(a_consequence_hangs_on_its_cause),
        SCENE_TEST(what_cannot_be_computed_is_skipped),
        SCENE_TEST(the_severity_of_the_claim_is_passed_on),
        SCENE_TEST(a_skip_says_why),
        SCENE_TEST(checks_are_numbered_in_order),
        SCENE_TEST(a_figure_is_shown_half_width_and_without_blanks),
        SCENE_TEST(a_bare_figure_takes_the_unit_of_its_column),
        SCENE_TEST(a_search_given_up_is_told_once_for_its_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
