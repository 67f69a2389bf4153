#include "settle.h"

/* Decisions on these very findings. */
static void find_decided(GArray *findings, const Decisions *decisions)
{
    for (guint i = 0; i < findings->len; i++) {
        Finding *finding = &g_array_index(findings, Finding, i);
        Decision *decision = decisions_find(decisions, finding->fingerprint);
        if (!decision)
            continue;
        decision->met = TRUE;
        finding->decision = decision;
        finding->status = STATUS_DECIDED;
    }
}

/* Decisions on what these findings were before their figures changed: each lapses once. The document is
 * in the fingerprint, so those that stand have all been met by now. */
static void find_lapsed(GArray *findings, const Decisions *decisions)
{
    for (guint i = 0; i < findings->len; i++) {
        Finding *finding = &g_array_index(findings, Finding, i);
        Decision *decision =
            finding->decision ? NULL : decisions_lapsed(decisions, finding->fingerprint);
        if (!decision)
            continue;
        decision->met = TRUE;
        finding->decision = decision;
        finding->status = STATUS_LAPSED;
    }
}

static void count_findings(const GArray *findings, Tally *tally)
{
    for (guint i = 0; i < findings->len; i++) {
        const Finding *finding = &g_array_index(findings, Finding, i);
        tally->severities[finding->severity]++;
        tally->statuses[finding->status]++;
        if (finding->status != STATUS_DECIDED && finding->severity <= SEVERITY_WARNING)
            tally->open++;
    }
}

GArray *settle_findings(const Scene *scene, Decisions *decisions, Tally *tally)
{
    g_autoptr(GHashTable) known = fingerprints_new();
    GArray *findings = g_array_new(FALSE, FALSE, sizeof(Finding));
    for (guint i = 0; i < scene->docket->items->len; i++) {
        const Item *item = scene->docket->items->pdata[i];
        if (!item_tells(item) || item->root)
            continue;
        Finding finding = finding_new(scene, item, known);
        g_array_append_val(findings, finding);
    }
    if (decisions) {
        find_decided(findings, decisions);
        find_lapsed(findings, decisions);
    }
    count_findings(findings, tally);
    return findings;
}

GPtrArray *settle_resolved(const Decisions *decisions, GHashTable *audited)
{
    GPtrArray *resolved = g_ptr_array_new();
    Decision *decision;
    for (guint i = 0; decisions && (decision = decisions_get(decisions, i)); i++)
        if (!decision->met && (!*decision->doc || g_hash_table_contains(audited, decision->doc)))
            g_ptr_array_add(resolved, decision);
    return resolved;
}
