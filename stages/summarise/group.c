#include "group.h"

#include "pipeline/text.h"

#include <string.h>

#define RELATION_LEAST 3 /* figures that tell a relation from another */

typedef struct {
    Docket *docket;
    GHashTable *by_key;     /* Key -> Item */
    GHashTable *by_accused; /* first operand -> the strongest Item that accuses it */
} Groups;

static guint strength(const Item *item)
{
    if (strcmp(item->check.rule, "malformed") == 0)
        return 3;
    if (strcmp(item->check.rule, "unit-scale") == 0)
        return 2;
    return *item->check.hint && !strchr(item->check.hint, '|');
}

Key group_doubt(const Docket *docket, const Item *item)
{
    const char *prefix = "doubt ", *reason = item->check.reason;
    if (!g_str_has_prefix(reason, prefix))
        return 0;
    reason += strlen(prefix);
    Key named = key_parse(reason);
    for (guint i = 0; i < item->operand_count; i++) {
        const Place *place = docket_place(docket, item->operands[i]);
        if (item->operands[i] == named || (place && strcmp(place->text, reason) == 0))
            return item->operands[i];
    }
    return 0;
}

static gboolean names_cause(const GPtrArray *items)
{
    for (guint i = 0; i < items->len; i++)
        if (((const Item *)items->pdata[i])->cause)
            return TRUE;
    return FALSE;
}

static void index_items(Groups *groups)
{
    gboolean caused = names_cause(groups->docket->items);
    for (guint i = 0; i < groups->docket->items->len; i++) {
        Item *item = groups->docket->items->pdata[i];
        if (caused)
            g_hash_table_insert(groups->by_key, &item->key, item);
        if (!item_tells(item) || item->operand_count == 0)
            continue;
        const Item *known = g_hash_table_lookup(groups->by_accused, &item->operands[0]);
        if (!known || strength(item) > strength(known))
            g_hash_table_insert(groups->by_accused, (Key *)(guintptr)&item->operands[0], item);
    }
}

/* The finding that an item says it hangs on, not followed further; NULL if it stands alone. */
static Item *named_root(const Groups *groups, const Item *item)
{
    Key doubt = group_doubt(groups->docket, item);
    Item *root = NULL;
    if (item->check.outcome == OUTCOME_PASS || item->check.outcome == OUTCOME_SKIP)
        return NULL;
    if (item->cause)
        root = g_hash_table_lookup(groups->by_key, &item->cause);
    if (!root && doubt)
        root = g_hash_table_lookup(groups->by_accused, &doubt);
    return root && root != item && item_tells(root) ? root : NULL;
}

/* TRUE if following the causes of an item comes back to it. */
static gboolean leads_back(const Item *item, guint most)
{
    const Item *at = item->root;
    for (guint steps = 0; at && at != item && steps < most; steps++)
        at = at->root;
    return at == item;
}

/* Causes that lead in a circle hold nothing: its first item stays a finding. */
static void break_circles(GPtrArray *items)
{
    for (guint i = 0; i < items->len; i++) {
        Item *item = items->pdata[i];
        if (leads_back(item, items->len))
            item->root = NULL;
    }
}

static void find_causes(const Groups *groups)
{
    GPtrArray *items = groups->docket->items;
    for (guint i = 0; i < items->len; i++) {
        Item *item = items->pdata[i];
        item->root = named_root(groups, item);
    }
    break_circles(items);
    for (guint i = 0; i < items->len; i++) {
        Item *item = items->pdata[i];
        while (item->root && item->root->root)
            item->root = item->root->root;
    }
}

static gboolean share_operand(const Item *a, const Item *b)
{
    for (guint i = 0; i < a->operand_count; i++)
        for (guint j = 0; j < b->operand_count; j++)
            if (a->operands[i] == b->operands[j])
                return TRUE;
    return FALSE;
}

static gboolean same_label(const Item *a, const Item *b)
{
    g_autofree char *x = text_squeeze(a->check.label), *y = text_squeeze(b->check.label);
    return *x && strcmp(x, y) == 0;
}

/* The values are the same, for a conflict in either order. */
static gboolean same_values(const Item *a, const Item *b)
{
    gboolean straight = strcmp(a->check.reported, b->check.reported) == 0 &&
                        strcmp(a->check.expected, b->check.expected) == 0;
    return straight || (strcmp(a->rule->family, "conflict") == 0 &&
                        strcmp(a->check.reported, b->check.expected) == 0 &&
                        strcmp(a->check.expected, b->check.reported) == 0);
}

static gboolean is_twin(const Item *item, const Item *of)
{
    if (strcmp(item->check.rule, of->check.rule) != 0 || !*item->check.reported ||
        item->check.outcome != of->check.outcome || !same_values(item, of))
        return FALSE;
    if (strcmp(item->rule->family, "conflict") == 0)
        return same_label(item, of) || share_operand(item, of);
    return item->operand_count > 0 && of->operand_count > 0 && item->operands[0] == of->operands[0];
}

/* What twins have in common, whichever way their values stand. */
static char *values_key(const Item *item)
{
    const char *a = item->check.reported, *b = item->check.expected;
    gboolean turned = strcmp(item->rule->family, "conflict") == 0 && strcmp(a, b) > 0;
    return g_strdup_printf("%s\t%s\t%s", item->check.rule, turned ? b : a, turned ? a : b);
}

/* What one mistake was and what was meant, `468.35万元 486.35万元`, when it is the only one that explains the finding;
 * else NULL. Borrowed. */
static const char *only_slip(const Item *item)
{
    const char *words = strchr(item->check.hint, ' ');
    return words && !strchr(item->check.hint, '|') ? words + 1 : NULL;
}

/* TRUE if the finding accuses the figure that the slip is in, not another that does not fit it. */
static gboolean accuses_slip(const Item *item)
{
    const char *slip = only_slip(item), *reported = item->check.reported;
    return *reported && g_str_has_prefix(slip, reported) && slip[strlen(reported)] == ' ';
}

static void add_alike(GHashTable *table, const char *key, Item *item)
{
    GPtrArray *alike = g_hash_table_lookup(table, key);
    if (!alike) {
        alike = g_ptr_array_new();
        g_hash_table_insert(table, g_strdup(key), alike);
    }
    g_ptr_array_add(alike, item);
}

/* One wrong figure fails in each relation that it stands in: those that one slip in it explains hang on the finding that
 * accuses it, or else on the first. */
static void find_slips(Docket *docket)
{
    g_autoptr(GHashTable) table =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < docket->items->len; i++) {
            Item *item = docket->items->pdata[i];
            if (!item_tells(item) || item->root || !only_slip(item) ||
                accuses_slip(item) != (pass == 0))
                continue;
            const GPtrArray *alike = g_hash_table_lookup(table, only_slip(item));
            for (guint k = 0; alike && k < alike->len && !item->root; k++)
                if (share_operand(item, alike->pdata[k]))
                    item->root = alike->pdata[k];
            if (!item->root)
                add_alike(table, only_slip(item), item);
        }
}

static gint by_key(gconstpointer a, gconstpointer b)
{
    Key x = *(const Key *)a, y = *(const Key *)b;
    return (x > y) - (x < y);
}

/* The accused figure and the set of the others: one relation, whatever rule found it. NULL if the item
 * names fewer than three figures, for two may stand in more than one relation. */
static char *relation_key(const Item *item)
{
    if (item->operand_count < RELATION_LEAST)
        return NULL;
    g_autoptr(GString) key = g_string_new(NULL);
    g_autoptr(GArray) operands = g_array_new(FALSE, FALSE, sizeof(Key));
    g_array_append_vals(operands, item->operands + 1, item->operand_count - 1);
    g_array_sort(operands, by_key);
    g_string_printf(key, "%s %" G_GUINT64_FORMAT, outcome_name(item->check.outcome),
                    item->operands[0]);
    for (guint i = 0; i < operands->len; i++)
        g_string_append_printf(key, " %" G_GUINT64_FORMAT, g_array_index(operands, Key, i));
    return g_strdup(key->str);
}

/* Makes the item the twin of an earlier one, if there is one like it. */
static void find_twin(GHashTable *table, Item *item)
{
    g_autofree char *values = values_key(item), *relation = relation_key(item);
    const GPtrArray *alike = g_hash_table_lookup(table, values);
    for (guint i = 0; alike && i < alike->len && !item->root; i++)
        if (is_twin(item, alike->pdata[i]))
            item->root = alike->pdata[i];
    alike = relation ? g_hash_table_lookup(table, relation) : NULL;
    if (!item->root && alike)
        item->root = alike->pdata[0];
    item->twin = item->root != NULL;
    if (item->twin) { /* the one that is told takes the graver severity */
        if (item_severity(item) < item_severity(item->root))
            item->root->check.severity = item_severity(item);
        return;
    }
    add_alike(table, values, item);
    if (relation)
        add_alike(table, relation, item);
}

static void find_twins(Docket *docket)
{
    g_autoptr(GHashTable) table =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < docket->items->len; i++) {
        Item *item = docket->items->pdata[i];
        if (item_tells(item) && !item->root)
            find_twin(table, item);
    }
}

/* Chains what hangs on each root, in document order; what hung on a twin now hangs on its root. */
static void chain_items(GPtrArray *items)
{
    for (guint i = items->len; i > 0; i--) {
        Item *item = items->pdata[i - 1];
        if (!item->root)
            continue;
        if (item->root->root) {
            item->root = item->root->root;
            item->twin = FALSE;
        }
        item->next = item->root->first;
        item->root->first = item;
    }
}

void group_items(Docket *docket)
{
    Groups groups = {
        .docket = docket,
        .by_key = g_hash_table_new(g_int64_hash, g_int64_equal),
        .by_accused = g_hash_table_new(g_int64_hash, g_int64_equal),
    };
    index_items(&groups);
    find_causes(&groups);
    find_twins(docket);
    find_slips(docket);
    chain_items(docket->items);
    g_hash_table_unref(groups.by_key);
    g_hash_table_unref(groups.by_accused);
}
