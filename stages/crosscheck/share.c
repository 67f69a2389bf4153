/* 主导产业产值占全部工业产值比重为 64.5%: the whole is named behind 占 and stands anywhere in the report. */
#include "checks.h"

#include "pipeline/text.h"

#include <string.h>

#define JOINT_MOST 8
#define NAME_LEAST 3   /* characters of a name before 占 */
#define BACK_MOST 3000 /* facts between a share and its whole */

/* The words between 占 and 比重, 比例 or the rate: the name of the whole. g_free; NULL if there is none. */
static char *whole_name(const Audit *audit, const Fact *share)
{
    const char *text = share->span->text, *end = text + share->quantity->at;
    const char *at = g_strrstr_len(text, end - text, "占");
    if (!at)
        return NULL;
    at += strlen("占");
    const char *stop =
        wordlist_first(audit_words(audit, WORDS_SHARE_END), at, (gsize)(end - at)) ?: end;
    g_autofree char *name = g_strndup(at, (gsize)(stop - at));
    return g_utf8_strlen(name, -1) >= 3 ? text_squeeze(name) : NULL;
}

/* The nearest level fact before the share whose metric the name abridges. */
static const Fact *find_whole(const Audit *audit, guint index, const char *name)
{
    const Fact *share = audit->facts->pdata[index];
    for (guint i = index; i > 0 && index - i < BACK_MOST; i--) {
        const Fact *fact = audit->facts->pdata[i - 1];
        if (fact->part == share->part && !fact->entry && fact_is_level(fact) &&
            decimal_sign(fact->operand.half) > 0 && quantity_is_amount(fact->quantity) &&
            text_abridges(name, fact->metric) &&
            g_utf8_strlen(fact->metric, -1) <= 2 * g_utf8_strlen(name, -1))
            return fact;
    }
    return NULL;
}

/* How many things the share speaks of: 两条, 三大 … right before its noun; 0 if it does not say. */
static guint joint_count(const Fact *share)
{
    static const struct {
        const char *word;
        guint count;
    } words[] = {{"两条", 2}, {"两大", 2}, {"两个", 2}, {"二者", 2}, {"两者", 2},
                 {"三大", 3}, {"三条", 3}, {"三个", 3}, {"四大", 4}, {"四个", 4}};
    const char *end = share->span->text + share->quantity->at;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_strstr_len(share->span->text, end - share->span->text, words[i].word))
            return words[i].count;
    return 0;
}

/* The last `count` amounts before the share whose metric ends as the whole's name does. */
static gboolean gather_joint(const Audit *audit, guint index, const Fact *whole, const char *name,
                             const Fact **found)
{
    guint count = joint_count(audit->facts->pdata[index]);
    const Fact *share = audit->facts->pdata[index];
    glong characters = g_utf8_strlen(name, -1);
    const char *ending = g_utf8_offset_to_pointer(name, MAX(0, characters - 2));
    for (guint i = index; i > 0 && count > 0; i--) {
        const Fact *fact = audit->facts->pdata[i - 1];
        if (fact->part != share->part || fact->span->para != share->span->para)
            break;
        if (!fact->entry && fact_is_level(fact) && strcmp(fact->dim, whole->dim) == 0 &&
            g_str_has_suffix(fact->metric, ending))
            found[--count] = fact;
    }
    return count == 0;
}

/* The whole's only value among the report's canonical facts of the same year, or NULL. */
static const Fact *canonical_whole(const Audit *audit, const Fact *share, const char *name)
{
    const char *metric = metrics_find(audit->metrics, name);
    const Fact *found = NULL;
    const FactList facts = audit_canonical_of(audit, share->part);
    for (guint i = 0; metric && i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (strcmp(fact->metric, metric) != 0 || fact->part != share->part ||
            fact->year != share->year || *fact->subject ||
            (fact->role != ROLE_ACTUAL && fact->role != ROLE_VALUE))
            continue;
        if (found && !decimal_equal(found->operand.value, fact->operand.value))
            return NULL;
        found = fact;
    }
    return found;
}

/* The numbered heading that the sentence stands under. */
static const Head *section_of(const Span *span)
{
    const Head *head = span->head;
    while (head && head->is_inline)
        head = head->parent;
    return head;
}

/* TRUE for a figure that may be all there is of 支出 or 收入: not 项目支出, which is a part. */
static gboolean is_all_of(const Fact *fact, const char *kind)
{
    static const char *const before[] = {"预算", "安排", "总"}, *const behind[] = {"总计", "合计"};
    for (gsize i = 0; i < G_N_ELEMENTS(before); i++) {
        g_autofree char *name = g_strconcat(before[i], kind, NULL);
        if (g_str_has_suffix(fact->quantity->metric, name))
            return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(behind); i++) {
        g_autofree char *name = g_strconcat(kind, behind[i], NULL);
        if (g_str_has_suffix(fact->quantity->metric, name))
            return TRUE;
    }
    return FALSE;
}

/* 总支出: the only amount of that kind which the section states before the part; else NULL. */
static const Fact *section_whole(const Audit *audit, guint index, const char *name)
{
    const Fact *share = audit->facts->pdata[index], *found = NULL;
    const char *kind = g_str_has_prefix(name, "总") ? name + strlen("总") : NULL;
    if (!kind || (strcmp(kind, "支出") != 0 && strcmp(kind, "收入") != 0))
        return NULL;
    for (guint i = index - 1; i > 0 && index - i < BACK_MOST; i--) {
        const Fact *fact = audit->facts->pdata[i - 1];
        if (fact->entry || section_of(fact->span) != section_of(share->span))
            break;
        if (!fact_is_level(fact) || !g_str_has_suffix(fact->quantity->metric, kind))
            continue;
        if (found || !is_all_of(fact, kind) || fact->bound != BOUND_EXACT ||
            strcmp(fact->scope, share->scope) != 0)
            return NULL;
        found = fact;
    }
    return found;
}

/* What the report calls by one name in one year and scope. */
typedef struct {
    const char *metric, *scope;
    guint part, year;
    const Fact *only; /* NULL: two that differ */
} Named;

/* The figures by their names, gathered when the first share asks. */
typedef struct {
    Audit *audit;
    const char **scopes; /* of each fact: its own, or one that the paragraph tells before it */
    GHashTable *named;   /* set of Named; NULL until asked for */
} Names;

static guint named_hash(gconstpointer key)
{
    const Named *named = key;
    return g_str_hash(named->metric) ^ (named->year + 31 * named->part);
}

static gboolean named_equal(gconstpointer a, gconstpointer b)
{
    const Named *x = a, *y = b;
    return x->part == y->part && x->year == y->year && strcmp(x->metric, y->metric) == 0 &&
           strcmp(x->scope, y->scope) == 0;
}

static void read_scopes(Names *names)
{
    const GPtrArray *facts = names->audit->facts;
    const Fact *before = NULL;
    names->scopes = g_new0(const char *, facts->len + 1);
    for (guint i = 0; i < facts->len; i++) {
        const Fact *fact = facts->pdata[i];
        gboolean goes_on = before && !before->entry && before->span->para == fact->span->para;
        names->scopes[i] = goes_on && !fact->entry ? names->scopes[i - 1] : "";
        if (!fact->entry && *fact->scope && fact->role != ROLE_RANK)
            names->scopes[i] = fact->scope;
        before = fact;
    }
}

static void add_named(Names *names, const Fact *fact, const char *scope)
{
    const Named key = {fact->quantity->metric, scope, fact->part, fact->year, fact};
    Named *named = g_hash_table_lookup(names->named, &key);
    if (!named) {
        named = arena_new0(names->audit->ledger.document->arena, Named);
        *named = key;
        g_hash_table_add(names->named, named);
    } else if (named->only && !decimal_equal(named->only->operand.value, fact->operand.value))
        named->only = NULL;
    else if (named->only)
        named->only = fact;
}

static void gather_names(Names *names)
{
    const GPtrArray *facts = names->audit->facts;
    read_scopes(names);
    names->named = g_hash_table_new(named_hash, named_equal);
    for (guint i = 0; i < facts->len; i++) {
        const Fact *fact = facts->pdata[i];
        if (!fact->entry && fact_is_level(fact))
            add_named(names, fact, names->scopes[i]);
    }
}

static void names_clear(Names *names)
{
    g_clear_pointer(&names->named, g_hash_table_unref);
    g_free(names->scopes);
}

/* The figure of just that name and of the share's scope, when the report states only one; else NULL. */
static const Fact *named_whole(Names *names, guint index, const char *name)
{
    const Fact *share = names->audit->facts->pdata[index];
    if (!names->named)
        gather_names(names);
    const Named key = {name, names->scopes[index], share->part, share->year, NULL};
    const Named *named = g_hash_table_lookup(names->named, &key);
    return named ? named->only : NULL;
}

typedef struct {
    const Fact *fact;
    Trust trust;
    Severity severity; /* of a failure */
} Whole;

/* What the name behind 占 stands for, the surest first. */
static Whole whole_of(Names *names, guint index, const char *name)
{
    const Audit *audit = names->audit;
    Whole whole = {canonical_whole(audit, audit->facts->pdata[index], name), TRUST_WORDS,
                   SEVERITY_DEFAULT};
    if (!whole.fact)
        whole = (Whole){section_whole(audit, index, name), TRUST_WORDS, SEVERITY_WARNING};
    if (!whole.fact)
        whole = (Whole){named_whole(names, index, name), TRUST_EXPLAINED, SEVERITY_DEFAULT};
    if (whole.fact && audit_accuser(audit, whole.fact->operand.nr))
        whole.trust = TRUST_NEVER;
    return whole;
}

/* TRUE if another share stands right before or behind it: 分别占基本支出的90.06%和9.94%. */
static gboolean is_in_run(const Audit *audit, guint index)
{
    const Span *span = ((Fact *)audit->facts->pdata[index])->span;
    for (guint i = index > 0 ? index - 1 : 0; i < MIN(index + 2, audit->facts->len); i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (i != index && !fact->entry && fact->span == span && fact->role == ROLE_SHARE)
            return TRUE;
    }
    return FALSE;
}

/* 甲V、乙V，甲占总支出的P: the words before 占 name another amount than the one right before them. */
static gboolean names_another(const Fact *share, const Fact *part)
{
    const char *text = share->span->text;
    gsize from = part->quantity->at + part->quantity->len, to = share->quantity->at;
    if (from >= to)
        return FALSE;
    g_autofree char *between = g_strndup(text + from, to - from);
    char *at = strstr(between, "占");
    if (!at)
        return FALSE;
    *at = '\0';
    const char *comma = g_strrstr(between, "，"), *name = comma ? comma + strlen("，") : between;
    return g_utf8_strlen(name, -1) >= NAME_LEAST && !strstr(part->quantity->metric, name);
}

/* 基本支出402.15万元，占总支出的36.74%: the amount right before the share is its numerator. */
static void check_single(Names *names, guint index, const char *name)
{
    Audit *audit = names->audit;
    const Fact *share = audit->facts->pdata[index];
    const Fact *part = index > 0 ? audit->facts->pdata[index - 1] : NULL;
    if (!part || part->span != share->span || !fact_is_level(part) || part->bound != BOUND_EXACT ||
        is_in_run(audit, index) || names_another(share, part))
        return;
    Whole whole = whole_of(names, index, name);
    if (!whole.fact || strcmp(part->dim, whole.fact->dim) != 0)
        return;
    const Operand parts[] = {part->operand, whole.fact->operand};
    Relation relation = {RELATION_QUOTIENT, share->operand, parts, 2};
    gboolean fails = relation_fit(&relation) == FIT_FAILS;
    ledger_test(&audit->ledger, &relation,
                &(Claim){.rule = "share",
                         .label = part->metric,
                         .severity = fails ? whole.severity : SEVERITY_DEFAULT,
                         .trust = whole.trust,
                         .reason = "ambiguous"},
                NULL);
}

static void check_one(Names *names, guint index)
{
    Audit *audit = names->audit;
    const Fact *share = audit->facts->pdata[index];
    g_autofree char *name = whole_name(audit, share);
    const Fact *found[JOINT_MOST];
    guint count = joint_count(share);
    const Fact *whole = name && count > 0 ? find_whole(audit, index, name) : NULL;
    if (name && count == 0)
        check_single(names, index, name);
    ledger_exhausted(&audit->ledger, share->span);
    if (!whole || !gather_joint(audit, index, whole, name, found))
        return;
    Operand parts[JOINT_MOST + 1];
    for (guint i = 0; i < count; i++)
        parts[i] = found[i]->operand;
    parts[count] = whole->operand;
    Relation relation = {RELATION_JOINT_SHARE, share->operand, parts, count + 1};
    g_autofree char *args = g_strdup_printf("%s|%s", found[0]->period, whole->period);
    ledger_test(&audit->ledger, &relation,
                &(Claim){.rule = "share", .label = name, .trust = TRUST_WORDS, .args = args}, NULL);
}

/* The fact of the metric and role in the report's tables, or NULL. */
static const Fact *tabled(const Audit *audit, const Fact *rate, const char *metric, Role role)
{
    const FactList facts = audit_canonical_of(audit, rate->part);
    for (guint i = 0; i < facts.count; i++) {
        const Fact *fact = facts.facts[i];
        if (fact->entry && fact->part == rate->part && fact->year == rate->year &&
            fact->role == role && strcmp(fact->metric, metric) == 0)
            return fact;
    }
    return NULL;
}

/* “三公经费”…较预算节约82%: the metric that the sentence names, by its budget and actual in the table. */
static void check_saving(Audit *audit, const Fact *rate)
{
    g_autofree char *squeezed = text_squeeze(rate->span->text);
    g_auto(GStrv) opened = g_strsplit(squeezed, "“", -1);
    g_autofree char *unopened = g_strjoinv("", opened);
    g_auto(GStrv) closed = g_strsplit(unopened, "”", -1);
    g_autofree char *plain = g_strjoinv("", closed);
    g_autoptr(GHashTable) tried = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < audit->canonical->len; i++) {
        const Fact *named = audit->canonical->pdata[i];
        if (!named->entry || strcmp(named->dim, "money") != 0 ||
            !g_hash_table_add(tried, (gpointer)named->metric) || !strstr(plain, named->metric))
            continue;
        const Fact *actual = tabled(audit, rate, named->metric, ROLE_ACTUAL);
        const Fact *budget = tabled(audit, rate, named->metric, ROLE_BUDGET);
        if (!actual || !budget)
            continue;
        const Operand parts[] = {actual->operand, budget->operand};
        Relation relation = {RELATION_SAVING, rate->operand, parts, 2};
        ledger_test(&audit->ledger, &relation,
                    &(Claim){.rule = "rate", .label = named->metric, .trust = TRUST_WORDS}, NULL);
        return;
    }
}

void share_check(Audit *audit)
{
    Names names = {.audit = audit};
    const Span *last = NULL;
    gboolean saving = FALSE; /* the words stand in that sentence */
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (fact->entry || fact->role != ROLE_RATE || fact->bound != BOUND_EXACT)
            continue;
        if (fact->span != last)
            saving = strstr(fact->span->text, "预算节约") != NULL;
        last = fact->span;
        if (saving)
            check_saving(audit, fact);
    }
    for (guint i = 0; i < audit->facts->len; i++) {
        const Fact *fact = audit->facts->pdata[i];
        if (!fact->entry && fact->role == ROLE_SHARE && fact->bound == BOUND_EXACT)
            check_one(&names, i);
    }
    names_clear(&names);
}
