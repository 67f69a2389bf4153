#include "finding.h"

#include "group.h"

#include "pipeline/text.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>

#define ARITH_MOST 320
#define MESSAGE_MOST 420
#define RECOGNISED_ROOM 80 /* for the words that say so */
#define FIGURE_MOST 120
#define HINT_MOST 200
#define REASON_MOST 200
#define EVIDENCE_LEAST 80

Fingerprints *fingerprints_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* A cut copy that lives with the docket. */
static const char *keep(const Docket *docket, const char *text, guint most)
{
    g_autofree char *cut = quote_cut(text, most);
    return arena_copy(docket->arena, cut, strlen(cut));
}

static gint by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void append_line(GString *out, const char *text)
{
    g_string_append(out, text);
    g_string_append_c(out, '\n');
}

/* The printed values of the operands, each once, sorted, each ended by a newline. */
static void append_values(GString *out, const Docket *docket, const Item *item)
{
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    for (guint i = 0; i < item->operand_count; i++) {
        const Place *place = docket_place(docket, item->operands[i]);
        if (place)
            g_ptr_array_add(values, (char *)(guintptr)place->text);
    }
    g_ptr_array_sort(values, by_text);
    for (guint i = 0; i < values->len; i++)
        if (i == 0 || strcmp(values->pdata[i - 1], values->pdata[i]) != 0)
            append_line(out, values->pdata[i]);
}

/* The first digits, of an even number, of what was hashed. */
static void put_digest(char *out, gsize digits, struct sha256_ctx *context)
{
    guint8 digest[SHA256_DIGEST_SIZE];
    sha256_digest(context, sizeof digest, digest);
    base16_encode_update(out, digits / 2, digest);
}

const char *finding_fingerprint(const Docket *docket, const Item *item, Fingerprints *known)
{
    g_autofree char *label = text_squeeze(item->check.label);
    g_autofree char *reported = text_squeeze(item->check.reported);
    g_autoptr(GString) text = g_string_new(NULL);
    append_line(text, item->check.rule);
    append_line(text, docket->identity);
    append_line(text, label);
    struct sha256_ctx named, whole;
    sha256_init(&named);
    sha256_update(&named, text->len, (const guint8 *)text->str);
    whole = named;
    gsize seen = text->len;
    append_line(text, reported);
    append_values(text, docket, item);
    guint ordinal = GPOINTER_TO_UINT(g_hash_table_lookup(known, text->str)) + 1;
    g_hash_table_insert(known, g_strdup(text->str), GUINT_TO_POINTER(ordinal));
    char digits[RECORD_DIGITS];
    g_string_append(text, record_digits(ordinal, digits));
    sha256_update(&whole, text->len - seen, (const guint8 *)text->str + seen);
    char *fingerprint = arena_alloc(docket->arena, FINGERPRINT_DIGITS + 1);
    put_digest(fingerprint, FINGERPRINT_ANCHOR, &named);
    put_digest(fingerprint + FINGERPRINT_ANCHOR, FINGERPRINT_DIGITS - FINGERPRINT_ANCHOR, &whole);
    return fingerprint;
}

/* Takes out of the words what another of them says already. */
static void drop_repeated(MessageWords *words)
{
    const char **all[] = {&words->reported, &words->expected, &words->arith,
                          &words->word[0],  &words->word[1],  &words->word[2]};
    for (guint i = 2; i < G_N_ELEMENTS(all); i++)
        for (guint j = 0; j < i && *all[i]; j++)
            if (*all[j] && strcmp(*all[i], *all[j]) == 0)
                *all[i] = NULL;
}

static const char *message_of(const Scene *scene, const Item *item)
{
    const Check *check = &item->check;
    g_auto(GStrv) args = g_strsplit(check->args, "|", MESSAGE_WORDS);
    g_autofree char *arith = quote_cut(check->arith, ARITH_MOST);
    MessageWords words = {check->label, check->reported, check->expected, arith, {NULL}};
    for (guint i = 0; i < MESSAGE_WORDS && args[i]; i++)
        words.word[i] = args[i];
    drop_repeated(&words);
    gboolean remark = check->outcome == OUTCOME_PASS;
    g_autofree char *key = g_strconcat(remark ? "remark." : "message.", check->rule, NULL);
    const char *general = remark ? "remark.other" : "message.other";
    const char *chosen = messages_find(scene->messages, key) ? key : general;
    g_autofree char *text = messages_text(scene->messages, chosen, &words);
    if (!item->recognised)
        return keep(scene->docket, text, MESSAGE_MOST);
    g_autofree char *cut = quote_cut(text, MESSAGE_MOST - RECOGNISED_ROOM);
    g_autofree char *told = messages_say(scene->messages, "ui.recognised", cut, NULL);
    return keep(scene->docket, told, MESSAGE_MOST);
}

static guint characters(const char *text)
{
    return text_characters(text, strlen(text));
}

/* Most checks have no reason, and most findings no hint: "" then. */
static const char *phrase_of(const Scene *scene, const char *family, const char *phrase)
{
    if (!*phrase)
        return "";
    g_autofree char *text = messages_phrase(scene->messages, family, phrase);
    return keep(scene->docket, text, strcmp(family, "hint") == 0 ? HINT_MOST : REASON_MOST);
}

const char *status_name(Status status)
{
    static const char *const names[STATUSES] = {"new", "decided", "lapsed"};
    return names[status];
}

Finding finding_new(const Scene *scene, const Item *item, Fingerprints *known)
{
    Finding finding = {
        .doc = scene->docket->name,
        .line = item->check.line,
        .col = item->check.col,
        .severity = item_severity(item),
        .rule = item->check.rule,
        .message = message_of(scene, item),
        .reported = quote_kept(scene->docket, item->check.reported, FIGURE_MOST),
        .expected = quote_kept(scene->docket, item->check.expected, FIGURE_MOST),
        .hint = phrase_of(scene, "hint", item->check.hint),
        .fingerprint = finding_fingerprint(scene->docket, item, known),
        .item = item,
    };
    guint used = characters(finding.doc) + characters(finding.rule) + characters(finding.message) +
                 characters(finding.reported) + characters(finding.expected) +
                 characters(finding.hint) + FINGERPRINT_DIGITS + 32;
    guint most = MAX(ROW_MOST, used + EVIDENCE_LEAST) - used;
    g_autofree char *evidence = evidence_line(scene, item, most);
    finding.evidence = arena_copy(scene->docket->arena, evidence, strlen(evidence));
    return finding;
}

/* `doubt NR` is said with the figure itself. */
static const char *reason_of(const Scene *scene, const Item *item)
{
    const Place *place = docket_place(scene->docket, group_doubt(scene->docket, item));
    if (!place)
        return phrase_of(scene, "reason", item->check.reason);
    g_autofree char *phrase = g_strdup_printf("doubt %s", place->text);
    return phrase_of(scene, "reason", phrase);
}

static const char *cause_of(const Docket *docket, const Item *item)
{
    if (!item->root)
        return "";
    return arena_printf(docket->arena, "%s:%u", item->root->check.rule, item->root->check.line);
}

Verdict verdict_new(const Scene *scene, const Item *item)
{
    gboolean hangs = item->root && !item->twin && item->check.outcome == OUTCOME_FAIL;
    g_autofree char *evidence = evidence_short(scene, item);
    return (Verdict){
        .doc = scene->docket->name,
        .line = item->check.line,
        .rule = item->check.rule,
        .verdict = hangs ? OUTCOME_UNSURE : item->check.outcome,
        .reported = quote_kept(scene->docket, item->check.reported, FIGURE_MOST),
        .expected = quote_kept(scene->docket, item->check.expected, FIGURE_MOST),
        .evidence = arena_copy(scene->docket->arena, evidence, strlen(evidence)),
        .reason = reason_of(scene, item),
        .cause = cause_of(scene->docket, item),
    };
}
