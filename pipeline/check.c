#include "check.h"

#include <string.h>

static const char *const outcomes[OUTCOMES] = {"pass", "fail", "unsure", "skip"};
static const char *const severities[SEVERITIES] = {"", "error", "warning", "note"};

const char *outcome_name(Outcome outcome)
{
    return outcomes[outcome];
}

const char *severity_name(Severity severity)
{
    return severities[severity];
}

Outcome outcome_find(const char *name)
{
    for (Outcome i = 0; i < OUTCOMES; i++)
        if (strcmp(outcomes[i], name) == 0)
            return i;
    return OUTCOME_SKIP;
}

Severity severity_find(const char *name)
{
    for (Severity i = 0; i < SEVERITIES; i++)
        if (strcmp(severities[i], name) == 0)
            return i;
    return SEVERITY_DEFAULT;
}

void check_write(Writer *writer, guint doc, const char *nr, const Check *check)
{
    char line[RECORD_DIGITS], col[RECORD_DIGITS];
    const char *const column[RECORD_COLUMNS_MAX] = {
        [CHECK_RULE] = check->rule,
        [CHECK_OUTCOME] = outcome_name(check->outcome),
        [CHECK_SEVERITY] = severity_name(check->severity),
        [CHECK_LINE] = record_digits(check->line, line),
        [CHECK_COL] = record_digits(check->col, col),
        [CHECK_LABEL] = check->label,
        [CHECK_REPORTED] = check->reported,
        [CHECK_EXPECTED] = check->expected,
        [CHECK_ARITH] = check->arith,
        [CHECK_ARGS] = check->args,
        [CHECK_OPERANDS] = check->operands,
        [CHECK_HINT] = check->hint,
        [CHECK_REASON] = check->reason,
        [CHECK_CAUSE] = check->cause,
    };
    writer_record(writer, RECORD_CHECK, doc, nr, column);
}
