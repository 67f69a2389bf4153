#include "rules.h"

#include <string.h>

#define RULES_HEADER "rule family severity on chinese english"

enum { COLUMN_RULE, COLUMN_FAMILY, COLUMN_SEVERITY, COLUMN_ON, COLUMN_TITLE };

struct Rules {
    GArray *rows;        /* of Rule */
    GHashTable *numbers; /* id -> index + 1 */
};

/* The first of the variables that is set decides, as for gettext. */
static const char *locale_name(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (guint i = 0; i < G_N_ELEMENTS(variables); i++) {
        const char *value = g_getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "";
}

gboolean language_find(const char *name, Language *language, GError **error)
{
    if (!name || !*name)
        *language = strncmp(locale_name(), "en", 2) == 0 ? LANGUAGE_ENGLISH : LANGUAGE_CHINESE;
    else if (strcmp(name, "zh") == 0)
        *language = LANGUAGE_CHINESE;
    else if (strcmp(name, "en") == 0)
        *language = LANGUAGE_ENGLISH;
    else {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_USAGE, "no language `%s': expected zh or en",
                    name);
        return FALSE;
    }
    return TRUE;
}

static gboolean read_switch(const ConfigTable *table, guint row, Rule *rule, GError **error)
{
    const char *on = table_cell(table, row, COLUMN_ON);
    rule->on = strcmp(on, "yes") == 0;
    if (rule->on || strcmp(on, "no") == 0)
        return TRUE;
    table_error(table, row, error, "`yes` or `no` in the column `on`");
    return FALSE;
}

static gboolean read_rule(const ConfigTable *table, guint row, Rule *rule, GError **error)
{
    rule->id = table_cell(table, row, COLUMN_RULE);
    rule->family = table_cell(table, row, COLUMN_FAMILY);
    rule->severity = severity_find(table_cell(table, row, COLUMN_SEVERITY));
    for (Language i = 0; i < LANGUAGES; i++)
        rule->title[i] = table_cell(table, row, COLUMN_TITLE + i);
    if (rule->severity == SEVERITY_DEFAULT) {
        table_error(table, row, error, "`error`, `warning` or `note` in the column `severity`");
        return FALSE;
    }
    if (!*rule->id || !*rule->family || !*rule->title[0] || !*rule->title[1]) {
        table_error(table, row, error, "an id, a family and a title in both languages");
        return FALSE;
    }
    return read_switch(table, row, rule, error);
}

static gboolean read_rules(Rules *rules, const ConfigTable *table, GError **error)
{
    for (guint row = 0; row < table_rows(table); row++) {
        Rule rule = {0};
        if (!read_rule(table, row, &rule, error))
            return FALSE;
        if (rules_find(rules, rule.id)) {
            table_error(table, row, error, "a rule that is not listed above");
            return FALSE;
        }
        g_array_append_val(rules->rows, rule);
        g_hash_table_insert(rules->numbers, g_strdup(rule.id), GUINT_TO_POINTER(rules->rows->len));
    }
    return TRUE;
}

Rules *rules_new(Config *config, GError **error)
{
    const ConfigTable *table = config_table(config, "rules.tsv", RULES_HEADER, error);
    if (!table)
        return NULL;
    g_autoptr(Rules) rules = g_new0(Rules, 1);
    rules->rows = g_array_new(FALSE, TRUE, sizeof(Rule));
    rules->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return read_rules(rules, table, error) ? g_steal_pointer(&rules) : NULL;
}

void rules_free(Rules *rules)
{
    if (!rules)
        return;
    g_array_unref(rules->rows);
    g_hash_table_unref(rules->numbers);
    g_free(rules);
}

static Rule *find(const Rules *rules, const char *id)
{
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(rules->numbers, id));
    return number ? &g_array_index(rules->rows, Rule, number - 1) : NULL;
}

const Rule *rules_find(const Rules *rules, const char *id)
{
    return find(rules, id);
}

const Rule *rules_get(const Rules *rules, guint at)
{
    return at < rules->rows->len ? &g_array_index(rules->rows, Rule, at) : NULL;
}

gboolean rules_switch(Rules *rules, const char *ids, gboolean on, GError **error)
{
    g_auto(GStrv) list = g_strsplit(ids, ",", -1);
    for (char **id = list; *id; id++) {
        Rule *rule = find(rules, g_strstrip(*id));
        if (!rule) {
            g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_USAGE,
                        "no rule `%s'; `gouji rules' lists them", *id);
            return FALSE;
        }
        rule->on = on;
    }
    return TRUE;
}

guint rules_off(const Rules *rules)
{
    guint off = 0;
    for (guint i = 0; i < rules->rows->len; i++)
        off += !g_array_index(rules->rows, Rule, i).on;
    return off;
}

gboolean rules_explain(Config *config, const char *id, Language language, const char **text,
                       GError **error)
{
    const ConfigTable *table = config_table(config, "explain.tsv", "rule chinese english", error);
    *text = NULL;
    for (guint row = 0; table && row < table_rows(table); row++)
        if (strcmp(table_cell(table, row, 0), id) == 0)
            *text = table_cell(table, row, language == LANGUAGE_CHINESE ? 1 : 2);
    return table != NULL;
}
