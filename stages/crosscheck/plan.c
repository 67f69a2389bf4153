#include "plan.h"

#include <string.h>

static gboolean holds(const WordList *words, const Head *head)
{
    return wordlist_in(words, head->text, strlen(head->text)) != NULL;
}

static gboolean any_holds(const WordList *words, const Head *head)
{
    for (; head; head = head->parent)
        if (holds(words, head))
            return TRUE;
    return FALSE;
}

/* 坚持目标引领 is no announcement of targets. */
static gboolean any_announces(const Audit *audit, const WordList *words, const Head *head)
{
    for (; head; head = head->parent)
        if (holds(words, head) && !holds(audit->slogan, head))
            return TRUE;
    return FALSE;
}

gboolean plan_announced(const Audit *audit, const Head *head)
{
    return any_announces(audit, audit->target, head) && !any_holds(audit->result, head);
}

static gboolean may_plan(const Audit *audit, const Head *head)
{
    return any_announces(audit, audit->plan, head) && !any_holds(audit->result, head);
}

gboolean plan_parts(const Audit *audit, const Span *a, const Span *b)
{
    return may_plan(audit, a->head) != may_plan(audit, b->head);
}
