#include "hints.h"

#define LISTED 4 /* more explanations than this explain nothing */

static const char *const mistake_names[MISTAKES] = {
    "inverse", "ratio",   "pasted",  "copied", "slip",    "doubled", "shifted",
    "swapped", "doubled", "dropped", "copied", "dropped", "digit",   "transposed"};

static void hint_clear(gpointer hint)
{
    g_free(((Hint *)hint)->text);
}

static guint length(const Hints *hints)
{
    return hints->found ? hints->found->len : 0;
}

static Hint *hint_at(const Hints *hints, guint i)
{
    return &g_array_index(hints->found, Hint, i);
}

void hints_add(Hints *hints, Mistake mistake, const char *printed, const char *meant)
{
    g_autofree char *words = g_strconcat(" ", printed, " ", meant, NULL);
    for (guint i = 0; i < length(hints); i++)
        if (g_str_has_suffix(hint_at(hints, i)->text, words))
            return;
    if (!hints->found) {
        hints->found = g_array_new(FALSE, FALSE, sizeof(Hint));
        g_array_set_clear_func(hints->found, hint_clear);
    }
    Hint hint = {mistake, g_strconcat(mistake_names[mistake], words, NULL)};
    g_array_append_val(hints->found, hint);
}

void hints_keep(Hints *hints, gboolean (*supported)(Mistake, const char *hint, gpointer data),
                gpointer data)
{
    Mistake first = MISTAKES;
    g_autofree gboolean *good = g_new(gboolean, length(hints) + 1);
    for (guint i = 0; i < length(hints); i++) {
        const Hint *hint = hint_at(hints, i);
        good[i] = supported(hint->mistake, hint->text, data);
        if (good[i])
            first = MIN(first, hint->mistake);
    }
    for (guint i = length(hints); i > 0; i--)
        if (!good[i - 1] && hint_at(hints, i - 1)->mistake >= first)
            g_array_remove_index(hints->found, i - 1);
}

static guint count_of(const Hints *hints, Mistake mistake)
{
    guint count = 0;
    for (guint i = 0; i < length(hints); i++)
        count += hint_at(hints, i)->mistake == mistake;
    return count;
}

char *hints_list(const Hints *hints, guint *count)
{
    GString *out = g_string_new(NULL);
    guint shown = 0;
    *count = length(hints);
    for (Mistake mistake = 0; *count > 0 && mistake < MISTAKES; mistake++) {
        guint more = count_of(hints, mistake);
        if (shown + more > LISTED)
            continue;
        for (guint i = 0; i < length(hints); i++)
            if (hint_at(hints, i)->mistake == mistake) {
                g_string_append(out, out->len ? "|" : "");
                g_string_append(out, hint_at(hints, i)->text);
            }
        shown += more;
    }
    return g_string_free(out, FALSE);
}

void hints_clear(Hints *hints)
{
    g_clear_pointer(&hints->found, g_array_unref);
}
