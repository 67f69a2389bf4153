/* The lists of words.tsv, each asked for by what its words are. */
#pragma once

#include "wordlist.h"

/* WORDS_BASIS for the rows `basis`, and so on. */
#define WORD_LISTS(X)                                                                              \
    X(ABOVE, "above")                                                                              \
    X(ACTUAL_ABOVE, "actual-above")                                                                \
    X(ACTUAL_BELOW, "actual-below")                                                                \
    X(ACTUAL_EQUAL, "actual-equal")                                                                \
    X(AMONG, "among")                                                                              \
    X(APART, "apart")                                                                              \
    X(ASIDE, "aside")                                                                              \
    X(ATTAINED, "attained")                                                                        \
    X(BASIS, "basis")                                                                              \
    X(BEYOND, "beyond")                                                                            \
    X(BODY, "body")                                                                                \
    X(CLOSING, "closing")                                                                          \
    X(COMPARE, "compare")                                                                          \
    X(COMPARE_TIME, "compare-time")                                                                \
    X(CONJUNCTION, "conjunction")                                                                  \
    X(DEED, "deed")                                                                                \
    X(ECONOMY, "economy")                                                                          \
    X(DOWN_TO, "down-to")                                                                          \
    X(FLOW_OPENING, "flow-opening")                                                                \
    X(FLOW_REST, "flow-rest")                                                                      \
    X(FLOW_STOCK, "flow-stock")                                                                    \
    X(FULFILLED, "fulfilled")                                                                      \
    X(GAP, "gap")                                                                                  \
    X(GENERAL, "general")                                                                          \
    X(GOAL, "goal")                                                                                \
    X(GOVERNMENT, "government")                                                                    \
    X(GOVERNMENT_SAYING, "government-saying")                                                      \
    X(GRAND_TOTAL, "grand-total")                                                                  \
    X(IDLE, "idle")                                                                                \
    X(IN_ALL, "in-all")                                                                            \
    X(IN_TURN, "in-turn")                                                                          \
    X(LISTED, "listed")                                                                            \
    X(MEAN, "mean")                                                                                \
    X(OPENING, "opening")                                                                          \
    X(OPEN_LIST, "open-list")                                                                      \
    X(OTHER_BASIS, "other-basis")                                                                  \
    X(PACE, "pace")                                                                                \
    X(PACE_END, "pace-end")                                                                        \
    X(PARTIAL, "partial")                                                                          \
    X(PER_HEAD, "per-head")                                                                        \
    X(PLAN, "plan")                                                                                \
    X(PLAN_BASE, "plan-base")                                                                      \
    X(POST, "post")                                                                                \
    X(QUESTION, "question")                                                                        \
    X(RANKED, "ranked")                                                                            \
    X(REAL_TERMS, "real-terms")                                                                    \
    X(RESULT, "result")                                                                            \
    X(RISE_FROM, "rise-from")                                                                      \
    X(RISE_TO, "rise-to")                                                                          \
    X(SCOPE, "scope")                                                                              \
    X(SCORE_TOTAL, "score-total")                                                                  \
    X(SLOGAN, "slogan")                                                                            \
    X(STAGE, "stage")                                                                              \
    X(STANDARD, "standard")                                                                        \
    X(TAKES_OFF, "takes-off")                                                                      \
    X(TARGET, "target")                                                                            \
    X(THAN_PRIOR, "than-prior")                                                                    \
    X(TOTAL, "total")                                                                              \
    X(UNIT_METRIC, "unit-metric")                                                                  \
    X(UNIT_TITLE, "unit-title")                                                                    \
    X(UP_TO, "up-to")

#define WORDS_MEMBER(id, name) WORDS_##id,
typedef enum { WORD_LISTS(WORDS_MEMBER) WORDS_KINDS } Words;
#undef WORDS_MEMBER

typedef struct Vocabulary Vocabulary;

/* Reads words.tsv, which must outlive it; NULL with an error that names a row of no known list, or a list without rows.
 * Free with vocabulary_free. */
Vocabulary *vocabulary_new(Config *config, GError **error);
void vocabulary_free(Vocabulary *vocabulary);

/* The list; never NULL, never empty. Borrowed. */
const WordList *vocabulary_list(const Vocabulary *vocabulary, Words words);

/* The longest word of the list that stands in the text, or NULL. Borrowed. */
const char *vocabulary_in(const Vocabulary *vocabulary, Words words, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Vocabulary, vocabulary_free)
