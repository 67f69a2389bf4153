#include "plan.h"

#include <string.h>

/* 坚持目标引领 is no announcement of targets. */
static gboolean any_announces(Words words, const Head *head)
{
    for (; head; head = head->parent)
        if (wordset_has(&head->said, words) && !wordset_has(&head->said, WORDS_SLOGAN))
            return TRUE;
    return FALSE;
}

static gboolean is_of_results(const Head *head)
{
    for (; head; head = head->parent)
        if (wordset_has(&head->said, WORDS_RESULT))
            return TRUE;
    return FALSE;
}

gboolean plan_announced(const Head *head)
{
    return any_announces(WORDS_TARGET, head) && !is_of_results(head);
}

static gboolean may_plan(const Head *head)
{
    return any_announces(WORDS_PLAN, head) && !is_of_results(head);
}

gboolean plan_parts(const Span *a, const Span *b)
{
    return may_plan(a->head) != may_plan(b->head);
}
