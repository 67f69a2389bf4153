#include "message.h"

#include <stdarg.h>
#include <string.h>

#define MESSAGES_HEADER "key chinese english"

struct Messages {
    Language language;
    GHashTable *texts; /* key -> template, borrowed from the table */
};

/* The word that a placeholder's name stands for: NULL if there is no such name. */
static const char *word_find(const MessageWords *words, const char *name, gsize length)
{
    const struct {
        const char *name, *word;
    } named[] = {
        {"label", words->label},
        {"reported", words->reported},
        {"expected", words->expected},
        {"arith", words->arith},
    };
    if (length == 1 && *name >= '1' && *name <= '9') {
        const char *word = words->word[*name - '1'];
        return word ? word : "";
    }
    for (guint i = 0; i < G_N_ELEMENTS(named); i++)
        if (strlen(named[i].name) == length && strncmp(named[i].name, name, length) == 0)
            return named[i].word ? named[i].word : "";
    return NULL;
}

const char *message_fault(const char *text)
{
    static const MessageWords none = {0};
    gboolean inside = FALSE;
    for (const char *c = text; *c; c++) {
        if (*c == '[' || *c == ']') {
            if (inside == (*c == '['))
                return "brackets [ ] in pairs, not one in another";
            inside = !inside;
        } else if (*c == '{') {
            const char *end = strchr(c, '}');
            if (!end || !word_find(&none, c + 1, (gsize)(end - c - 1)))
                return "placeholders {label} {reported} {expected} {arith} or {1} to {9}";
            c = end;
        }
    }
    return inside ? "brackets [ ] in pairs, not one in another" : NULL;
}

/* Appends text up to `end`; FALSE if a word in it was empty. */
static gboolean fill_part(GString *out, const char *text, const char *end,
                          const MessageWords *words)
{
    gboolean full = TRUE;
    for (const char *c = text; c < end;) {
        const char *open = memchr(c, '{', (gsize)(end - c));
        g_string_append_len(out, c, (open ? open : end) - c);
        if (!open)
            break;
        const char *close = strchr(open, '}');
        const char *word = word_find(words, open + 1, (gsize)(close - open - 1));
        full = full && *word;
        g_string_append(out, word);
        c = close + 1;
    }
    return full;
}

/* Appends the first of the alternatives apart by `|` that has all its words, or nothing. */
static void fill_option(GString *out, const char *text, const char *end, const MessageWords *words)
{
    gsize before = out->len;
    for (const char *at = text; at <= end;) {
        const char *bar = memchr(at, '|', (gsize)(end - at));
        if (fill_part(out, at, bar ? bar : end, words))
            return;
        g_string_truncate(out, before);
        at = bar ? bar + 1 : end + 1;
    }
}

static void put_filled(GString *out, const char *text, const MessageWords *words)
{
    for (const char *at = text; *at;) {
        gboolean option = *at == '[';
        const char *from = at + option;
        const char *end = from + strcspn(from, option ? "]" : "[");
        if (option)
            fill_option(out, from, end, words);
        else
            fill_part(out, from, end, words);
        at = end + (option && *end);
    }
}

char *message_fill(const char *text, const MessageWords *words)
{
    GString *out = g_string_new(NULL);
    put_filled(out, text, words);
    return g_string_free(out, FALSE);
}

static gboolean read_texts(Messages *messages, const ConfigTable *table, GError **error)
{
    for (guint row = 0; row < table_rows(table); row++) {
        const char *key = table_cell(table, row, 0);
        const char *expected = NULL;
        for (Language i = 0; i < LANGUAGES && !expected; i++) {
            const char *text = table_cell(table, row, 1 + i);
            expected = *text ? message_fault(text) : "a text in both languages";
        }
        if (g_hash_table_contains(messages->texts, key))
            expected = "a key that is not listed above";
        if (expected) {
            table_error(table, row, error, expected);
            return FALSE;
        }
        const char *text = table_cell(table, row, 1 + messages->language);
        g_hash_table_insert(messages->texts, (gpointer)(guintptr)key, (gpointer)(guintptr)text);
    }
    return TRUE;
}

Messages *messages_new(Config *config, Language language, GError **error)
{
    const ConfigTable *table = config_table(config, "messages.tsv", MESSAGES_HEADER, error);
    if (!table)
        return NULL;
    g_autoptr(Messages) messages = g_new0(Messages, 1);
    messages->language = language;
    messages->texts = g_hash_table_new(g_str_hash, g_str_equal);
    return read_texts(messages, table, error) ? g_steal_pointer(&messages) : NULL;
}

void messages_free(Messages *messages)
{
    if (!messages)
        return;
    g_hash_table_unref(messages->texts);
    g_free(messages);
}

gboolean messages_cover(const Messages *messages, const Rules *rules, GError **error)
{
    const Rule *rule;
    for (guint i = 0; (rule = rules_get(rules, i)); i++) {
        g_autofree char *key = g_strconcat("message.", rule->id, NULL);
        if (messages_find(messages, key))
            continue;
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_CONFIG,
                    "messages.tsv: expected a row `%s` for the rule in rules.tsv", key);
        return FALSE;
    }
    return TRUE;
}

Language messages_language(const Messages *messages)
{
    return messages->language;
}

const char *messages_find(const Messages *messages, const char *key)
{
    return g_hash_table_lookup(messages->texts, key);
}

char *messages_text(const Messages *messages, const char *key, const MessageWords *words)
{
    const char *text = messages_find(messages, key);
    return text ? message_fill(text, words) : g_strdup(key);
}

static void put_listed(GString *out, const Messages *messages, const char *key, va_list list)
{
    MessageWords words = {0};
    const char *word, *text = messages_find(messages, key);
    for (guint i = 0; i < MESSAGE_WORDS && (word = va_arg(list, const char *)); i++)
        words.word[i] = word;
    if (text)
        put_filled(out, text, &words);
    else
        g_string_append(out, key);
}

char *messages_say(const Messages *messages, const char *key, ...)
{
    GString *out = g_string_new(NULL);
    va_list list;
    va_start(list, key);
    put_listed(out, messages, key, list);
    va_end(list);
    return g_string_free(out, FALSE);
}

void messages_put(GString *out, const Messages *messages, const char *key, ...)
{
    va_list list;
    va_start(list, key);
    put_listed(out, messages, key, list);
    va_end(list);
}

/* Which words a template asks for: [0] those outside brackets, [1] those inside, as bits. */
static void wanted_words(const char *text, guint wanted[2])
{
    gboolean option = FALSE;
    wanted[0] = wanted[1] = 0;
    for (const char *c = text; *c; c++) {
        if (*c == '[' || *c == ']')
            option = *c == '[';
        else if (*c == '{' && g_ascii_isdigit(c[1]))
            wanted[option] |= 1u << (c[1] - '1');
    }
    wanted[1] &= ~wanted[0];
}

static guint count_bits(guint bits)
{
    guint count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* Gives the words their numbers: in order, but when there are too few, to those outside brackets first. */
static void number_words(MessageWords *words, char **list, const guint wanted[2])
{
    guint given = g_strv_length(list);
    gboolean enough = given >= count_bits(wanted[0] | wanted[1]);
    for (guint pass = 0; pass < 2 && *list; pass++)
        for (guint i = 0; i < MESSAGE_WORDS && *list; i++)
            if ((enough ? wanted[0] | wanted[1] : wanted[pass]) & 1u << i)
                words->word[i] = *list++;
}

static char *render_phrase(const Messages *messages, const char *family, const char *phrase)
{
    g_auto(GStrv) kind = g_strsplit(phrase, " ", 2);
    g_autofree char *key = g_strdup_printf("%s.%s", family, kind[0] ? kind[0] : "");
    const char *text = messages_find(messages, key);
    if (!text)
        return g_strdup(phrase);
    guint wanted[2];
    wanted_words(text, wanted);
    guint count = count_bits(wanted[0] | wanted[1]);
    const char *rest = kind[0] && kind[1] ? kind[1] : "";
    /* `34/39` may stand for two words */
    const char *blank = count_bits(wanted[0]) == 2 && !strchr(rest, ' ') ? "/" : " ";
    g_auto(GStrv) list = g_strsplit(rest, blank, (gint)MAX(count, 1));
    MessageWords words = {0};
    number_words(&words, list, wanted);
    return message_fill(text, &words);
}

char *messages_phrase(const Messages *messages, const char *family, const char *phrase)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) list = g_strsplit(phrase, "|", -1);
    for (char **each = list; *each; each++) {
        g_autofree char *text = render_phrase(messages, family, g_strstrip(*each));
        if (out->len > 0 && *text)
            g_string_append(out, messages->language == LANGUAGE_CHINESE ? "；" : "; ");
        g_string_append(out, text);
    }
    return g_string_free(out, FALSE);
}
