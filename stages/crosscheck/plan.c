#include "plan.h"

#include <string.h>

/* 坚持目标引领 is no announcement of targets. */
static gboolean any_announces(const Audit *audit, Words words, const Head *head)
{
    for (; head; head = head->parent)
        if (audit_says(audit, words, head->text) && !audit_says(audit, WORDS_SLOGAN, head->text))
            return TRUE;
    return FALSE;
}

static gboolean is_of_results(const Audit *audit, const Head *head)
{
    for (; head; head = head->parent)
        if (audit_says(audit, WORDS_RESULT, head->text))
            return TRUE;
    return FALSE;
}

gboolean plan_announced(const Audit *audit, const Head *head)
{
    return any_announces(audit, WORDS_TARGET, head) && !is_of_results(audit, head);
}

static gboolean may_plan(const Audit *audit, const Head *head)
{
    return any_announces(audit, WORDS_PLAN, head) && !is_of_results(audit, head);
}

gboolean plan_parts(const Audit *audit, const Span *a, const Span *b)
{
    return may_plan(audit, a->head) != may_plan(audit, b->head);
}
