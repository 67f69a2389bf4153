/* gouji-crosscheck: what one place of a document says against another. */
#include "checks.h"

typedef struct {
    Audit audit;
} State;

static gboolean crosscheck_open(Stage *stage, GError **error)
{
    Audit *audit = &((State *)stage->state)->audit;
    audit->config = stage->config;
    audit->facts = g_ptr_array_new();
    audit->parts = g_array_new(FALSE, TRUE, sizeof(PartTraits));
    audit->canonical = g_ptr_array_new();
    audit->facts_by_part = part_index_new();
    audit->canonical_by_part = part_index_new();
    audit->rivals = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    audit->accused = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return ledger_open(&audit->ledger, stage, 'x', error) && authority_open(audit, error) &&
           (audit->metrics = metrics_new(stage->config, error)) &&
           (audit->sizes = sizes_new(stage->config, audit->ledger.units, error));
}

static gboolean crosscheck_record(Stage *stage, const Record *record, GError **error)
{
    Audit *audit = &((State *)stage->state)->audit;
    (void)error;
    if (record->kind == RECORD_DOC)
        audit->ledger.next = 0;
    document_add(audit->ledger.document, record);
    return TRUE;
}

static gboolean crosscheck_document(Stage *stage, GError **error)
{
    static void (*const checks[])(Audit *) = {
        conflict_check,   staffing_check,  self_score_check, year_check,  section_year_check,
        staff_year_check, numbering_check, section_check,    annex_check, claim_check,
        budget_check,     share_check,     growth_check,     joint_check, repeat_check,
        attained_check,   restated_check,  name_check,       lost_check,  goal_check,
        definite_check,   prior_check,     indicator_check,
    };
    Audit *audit = &((State *)stage->state)->audit;
    document_complete(audit->ledger.document);
    facts_gather(audit);
    scale_check(audit);
    for (guint i = 0; i < G_N_ELEMENTS(checks); i++)
        checks[i](audit);
    if (!formula_check(audit, error) || !authority_check(audit, error))
        return FALSE;
    facts_write(audit);
    g_clear_pointer(&audit->settled, g_hash_table_unref);
    g_hash_table_remove_all(audit->accused);
    g_hash_table_remove_all(audit->rivals);
    g_ptr_array_set_size(audit->facts, 0);
    document_clear(audit->ledger.document);
    return TRUE;
}

static void crosscheck_clear(gpointer data)
{
    Audit *audit = &((State *)data)->audit;
    ledger_clear(&audit->ledger);
    metrics_free(audit->metrics);
    sizes_free(audit->sizes);
    g_clear_pointer(&audit->parts, g_array_unref);
    g_clear_pointer(&audit->facts, g_ptr_array_unref);
    g_clear_pointer(&audit->canonical, g_ptr_array_unref);
    g_clear_pointer(&audit->facts_by_part, part_index_free);
    g_clear_pointer(&audit->canonical_by_part, part_index_free);
    g_clear_pointer(&audit->settled, g_hash_table_unref);
    g_clear_pointer(&audit->accused, g_hash_table_unref);
    g_clear_pointer(&audit->rivals, g_hash_table_unref);
}

int main(int argc, char **argv)
{
    static const StageKind kind = {
        .name = "gouji-crosscheck",
        .summary = "Checks what one place of a document says against another.",
        .state_size = sizeof(State),
        .wants = DOCUMENT_WANTS,
        .open = crosscheck_open,
        .record = crosscheck_record,
        .document = crosscheck_document,
        .clear = crosscheck_clear,
    };
    return stage_main(&kind, argc, argv);
}
