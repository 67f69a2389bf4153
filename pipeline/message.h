/* Texts for people, in Chinese and English, from config/messages.tsv.
 *
 * A text is a template: `{name}` is replaced by a word of that name. A part in `[ ]` vanishes when a word
 * inside it is empty; of `[a|b]` the first alternative stands that has all its words. Names: label reported
 * expected arith, and 1 to 9. */
#pragma once

#include "rules.h"

#define MESSAGE_WORDS 9

typedef struct {
    const char *label, *reported, *expected, *arith; /* NULL counts as empty */
    const char *word[MESSAGE_WORDS];                 /* {1} … {9} */
} MessageWords;

typedef struct Messages Messages;

/* Reads messages.tsv; a text that is missing in a language or is no proper template is an error.
 * Free with messages_free; must not outlive the configuration. */
Messages *messages_new(Config *config, Language language, GError **error);
void messages_free(Messages *messages);

/* FALSE (with an error that names it) if a rule has no text `message.RULE`. */
gboolean messages_cover(const Messages *messages, const Rules *rules, GError **error);

Language messages_language(const Messages *messages);

/* The template of that key, or NULL. Borrowed. */
const char *messages_find(const Messages *messages, const char *key);

/* The text `key` with its words put in; the key itself if there is none. Free with g_free. */
char *messages_text(const Messages *messages, const char *key, const MessageWords *words);

/* As messages_text with words 1, 2 … given one after the other and ended by NULL. */
char *messages_say(const Messages *messages, const char *key, ...) G_GNUC_NULL_TERMINATED;

/* The same appended to `out`. */
void messages_put(GString *out, const Messages *messages, const char *key,
                  ...) G_GNUC_NULL_TERMINATED;

/* Renders `kind word word` by the text `FAMILY.kind`, the last word taking what is left. Words too few go to
 * the placeholders outside brackets. Several phrases, apart by `|`, are joined by semicolons. What has no
 * text is given back as it is. Free with g_free. */
char *messages_phrase(const Messages *messages, const char *family, const char *phrase);

/* A template with its words put in. Free with g_free. */
char *message_fill(const char *text, const MessageWords *words);

/* NULL if the template is sound, else what is wrong with it; static. */
const char *message_fault(const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Messages, messages_free)
