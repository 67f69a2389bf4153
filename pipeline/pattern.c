#define PCRE2_CODE_UNIT_WIDTH 8
#include "pattern.h"

#include <pcre2.h>
#include <string.h>

#define JIT_STACK_LEAST (32 * 1024)
#define JIT_STACK_MOST (512 * 1024)
#define SEARCHES_BEFORE 20

/* One search at a time: all patterns under the same bounds share it, and the last one frees it. */
typedef struct Scratch {
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    guint users;
} Scratch;

struct Pattern {
    pcre2_code *code;
    PatternBounds *bounds;
    Needs needs; /* of a text that is worth a search */
    guint
        searches; /* before it was compiled for the machine, which costs as much as many of them */
    gboolean compiled;
};

static void scratch_free(Scratch *scratch)
{
    pcre2_jit_stack_free(scratch->stack);
    pcre2_match_context_free(scratch->context);
    pcre2_match_data_free(scratch->data);
    g_free(scratch);
}

/* NULL when there is no memory. */
static Scratch *scratch_new(const PatternBounds *bounds)
{
    Scratch *scratch = g_new0(Scratch, 1);
    scratch->data = pcre2_match_data_create(PATTERN_GROUPS, NULL);
    scratch->context = pcre2_match_context_create(NULL);
    if (!scratch->data || !scratch->context) {
        scratch_free(scratch);
        return NULL;
    }
    /* without a stack of its own JIT has that of the library */
    scratch->stack = pcre2_jit_stack_create(JIT_STACK_LEAST, JIT_STACK_MOST, NULL);
    pcre2_jit_stack_assign(scratch->context, NULL, scratch->stack);
    pcre2_set_match_limit(scratch->context, bounds->steps);
    pcre2_set_depth_limit(scratch->context, bounds->depth);
    pcre2_set_heap_limit(scratch->context, bounds->heap);
    return scratch;
}

Pattern *pattern_new(const char *expression, PatternBounds *bounds, GError **error)
{
    int number;
    PCRE2_SIZE at;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)expression, PCRE2_ZERO_TERMINATED,
                      PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C, &number, &at, NULL);
    if (!code) {
        PCRE2_UCHAR text[256];
        pcre2_get_error_message(number, text, sizeof text);
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG, "pattern `%s`: %s at byte %zu",
                    expression, (const char *)text, at);
        return NULL;
    }
    uint32_t groups = 0;
    pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
    if (groups >= PATTERN_GROUPS) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                    "pattern `%s`: expected at most %d groups, found %u groups", expression,
                    PATTERN_GROUPS - 1, groups);
        pcre2_code_free(code);
        return NULL;
    }
    if (!bounds->scratch && !(bounds->scratch = scratch_new(bounds))) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_LIMIT, "pattern `%s`: no memory", expression);
        pcre2_code_free(code);
        return NULL;
    }
    bounds->scratch->users++;
    Pattern *pattern = g_new0(Pattern, 1);
    pattern->code = code;
    pattern->bounds = bounds;
    pattern->needs = needs_of(expression);
    return pattern;
}

Pattern *pattern_cell(Config *config, const ConfigTable *table, guint row, guint column,
                      GError **error)
{
    g_autoptr(GError) failure = NULL;
    PatternBounds *bounds = config_bounds(config, error);
    Pattern *pattern =
        bounds ? pattern_new(table_cell(table, row, column), bounds, &failure) : NULL;
    if (failure)
        table_error(table, row, error, failure->message);
    return pattern;
}

void pattern_free(Pattern *pattern)
{
    if (!pattern)
        return;
    if (--pattern->bounds->scratch->users == 0)
        g_clear_pointer(&pattern->bounds->scratch, scratch_free);
    pcre2_code_free(pattern->code);
    g_free(pattern);
}

/* Compiles the pattern for the machine, which changes how fast it is and nothing else. */
static void prepare(Pattern *pattern)
{
    pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE); /* without JIT it is only slower */
    pattern->compiled = TRUE;
}

/* What pcre2_match returns. A search that is given up is done once more by the machine, whose steps are fewer. */
static int search(Pattern *pattern, const char *text, gsize length, gsize start)
{
    const Scratch *scratch = pattern->bounds->scratch;
    if (!pattern->compiled && ++pattern->searches > SEARCHES_BEFORE)
        prepare(pattern);
    gboolean slow = !pattern->compiled;
    int count = pcre2_match(pattern->code, (PCRE2_SPTR)text, length, start, PCRE2_NO_UTF_CHECK,
                            scratch->data, scratch->context);
    if (!slow || count >= 0 || count == PCRE2_ERROR_NOMATCH)
        return count;
    prepare(pattern);
    return search(pattern, text, length, start);
}

gboolean pattern_may(const Pattern *pattern, Letters letters)
{
    return needs_met(&pattern->needs, letters);
}

gboolean pattern_find(const Pattern *pattern, const char *text, gsize length, gsize start,
                      Match *match)
{
    const Scratch *scratch = pattern->bounds->scratch;
    match->count = 0;
    match->exhausted = FALSE;
    if (length - start <= LETTERS_TEXT && length <= pattern->bounds->text &&
        !pattern_may(pattern, letters_of(text + start, length - start)))
        return FALSE;
    int count = length > pattern->bounds->text
                    ? PCRE2_ERROR_MATCHLIMIT
                    : search((Pattern *)(guintptr)pattern, text, length, start);
    match->exhausted = count < 0 && count != PCRE2_ERROR_NOMATCH;
    pattern->bounds->exhausted += match->exhausted;
    match->count = count > 0 ? (guint)count : 0;
    if (count <= 0)
        return FALSE;
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(scratch->data);
    for (guint i = 0; i < PATTERN_GROUPS; i++) {
        gboolean set = i < match->count && ends[2 * i] != PCRE2_UNSET;
        match->from[i] = set ? ends[2 * i] : G_MAXSIZE;
        match->to[i] = set ? ends[2 * i + 1] : G_MAXSIZE;
    }
    return TRUE;
}

gboolean pattern_in(const Pattern *pattern, const char *text)
{
    Match match;
    return pattern_find(pattern, text, strlen(text), 0, &match);
}

char *match_text(const Match *match, const char *text, guint group)
{
    if (group >= match->count || match->from[group] == G_MAXSIZE)
        return NULL;
    return g_strndup(text + match->from[group], match->to[group] - match->from[group]);
}
