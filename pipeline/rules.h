/* The rules: what can be found wrong, as listed in config/rules.tsv. */
#pragma once

#include "check.h"
#include "config.h"

typedef enum { LANGUAGE_CHINESE, LANGUAGE_ENGLISH, LANGUAGES } Language;

/* `zh` or `en`; NULL or "" takes the locale's (LC_ALL, LC_MESSAGES, LANG): English for en_*, else
 * Chinese. FALSE for any other name. */
gboolean language_find(const char *name, Language *language, GError **error);

typedef struct {
    const char *id, *family;
    Severity severity; /* unless the check says another */
    gboolean on;
    const char *title[LANGUAGES];
} Rule;

typedef struct Rules Rules;

/* Reads rules.tsv. Free with rules_free; must not outlive the configuration. */
Rules *rules_new(Config *config, GError **error);
void rules_free(Rules *rules);

/* The rule of that id, or NULL. Borrowed until rules_free. */
const Rule *rules_find(const Rules *rules, const char *id);

/* The rules in the order of the table: number `at` from 0, or NULL behind the last. */
const Rule *rules_get(const Rules *rules, guint at);

/* What explain.tsv says of the rule, one that the nightly run alone knows too: *text is borrowed from the
 * configuration, NULL when it says nothing. FALSE with the error of the table. */
gboolean rules_explain(Config *config, const char *id, Language language, const char **text,
                       GError **error);

/* Turns rules on or off: ids apart by commas; an id that is no rule is an error. */
gboolean rules_switch(Rules *rules, const char *ids, gboolean on, GError **error);

/* How many rules are off. */
guint rules_off(const Rules *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rules, rules_free)
