/* The lists of words.tsv, each asked for by what its words are. */
#pragma once

#include "wordlist.h"
#include "wordscan.h"

/* WORDS_BASIS for the rows `basis`, and so on. */
#define WORD_LISTS(X)                                                                              \
    X(ABOVE, "above")                                                                              \
    X(ACTUAL_ABOVE, "actual-above")                                                                \
    X(ACTUAL_BELOW, "actual-below")                                                                \
    X(ACTUAL_EQUAL, "actual-equal")                                                                \
    X(ALL_DONE, "all-done")                                                                        \
    X(AMONG, "among")                                                                              \
    X(APART, "apart")                                                                              \
    X(ARRIVED, "arrived")                                                                          \
    X(ASIDE, "aside")                                                                              \
    X(ATTAINED, "attained")                                                                        \
    X(BASIS, "basis")                                                                              \
    X(BEYOND, "beyond")                                                                            \
    X(BUDGET_SUBJECT, "budget-subject")                                                            \
    X(CLOSING, "closing")                                                                          \
    X(COMPARE, "compare")                                                                          \
    X(COMPARE_TIME, "compare-time")                                                                \
    X(CONJUNCTION, "conjunction")                                                                  \
    X(COUNTED_BODY, "counted-body")                                                                \
    X(DEED, "deed")                                                                                \
    X(DOWN_TO, "down-to")                                                                          \
    X(ECONOMY, "economy")                                                                          \
    X(EXCESS, "excess")                                                                            \
    X(FLOW_ALL, "flow-all")                                                                        \
    X(FLOW_OPENING, "flow-opening")                                                                \
    X(FLOW_REST, "flow-rest")                                                                      \
    X(FLOW_STOCK, "flow-stock")                                                                    \
    X(FULFILLED, "fulfilled")                                                                      \
    X(FUNDING, "funding")                                                                          \
    X(GAP, "gap")                                                                                  \
    X(GAP_REASON, "gap-reason")                                                                    \
    X(GENERAL, "general")                                                                          \
    X(GOAL, "goal")                                                                                \
    X(GOAL_IDLE, "goal-idle")                                                                      \
    X(GOVERNMENT, "government")                                                                    \
    X(GOVERNMENT_SAYING, "government-saying")                                                      \
    X(GRAND_TOTAL, "grand-total")                                                                  \
    X(GROWTH_NAME, "growth-name")                                                                  \
    X(IDLE, "idle")                                                                                \
    X(IN_ALL, "in-all")                                                                            \
    X(IN_TURN, "in-turn")                                                                          \
    X(JOINT, "joint")                                                                              \
    X(LACKING, "lacking")                                                                          \
    X(LINK, "link")                                                                                \
    X(LISTED, "listed")                                                                            \
    X(LOST_MARK, "lost-mark")                                                                      \
    X(LOWER_BODY, "lower-body")                                                                    \
    X(MARKER, "marker")                                                                            \
    X(MEAN, "mean")                                                                                \
    X(NO_REGION, "no-region")                                                                      \
    X(NO_SUM, "no-sum")                                                                            \
    X(OF_TASK, "of-task")                                                                          \
    X(OFFICE_VERB, "office-verb")                                                                  \
    X(OPEN_LIST, "open-list")                                                                      \
    X(OPENING, "opening")                                                                          \
    X(OTHER_BASIS, "other-basis")                                                                  \
    X(OTHER_TIME, "other-time")                                                                    \
    X(OWN_FUND, "own-fund")                                                                        \
    X(OWN_SPENDING, "own-spending")                                                                \
    X(OWN_TOPIC, "own-topic")                                                                      \
    X(OWN_UNIT, "own-unit")                                                                        \
    X(PACE, "pace")                                                                                \
    X(PACE_OF_MONEY, "pace-of-money")                                                              \
    X(PACE_END, "pace-end")                                                                        \
    X(PARTIAL, "partial")                                                                          \
    X(PER_HEAD, "per-head")                                                                        \
    X(PLAN, "plan")                                                                                \
    X(PLAN_BASE, "plan-base")                                                                      \
    X(POST, "post")                                                                                \
    X(QUESTION, "question")                                                                        \
    X(RAISE_REASON, "raise-reason")                                                                \
    X(RANKED, "ranked")                                                                            \
    X(REAL_TERMS, "real-terms")                                                                    \
    X(REGION, "region")                                                                            \
    X(REMAINDER, "remainder")                                                                      \
    X(RESULT, "result")                                                                            \
    X(RISE_FROM, "rise-from")                                                                      \
    X(RISE_TO, "rise-to")                                                                          \
    X(SCOPE, "scope")                                                                              \
    X(SCORE_PART, "score-part")                                                                    \
    X(SCORE_TOTAL, "score-total")                                                                  \
    X(SECTION_PLAN, "section-plan")                                                                \
    X(SECTION_RESULT, "section-result")                                                            \
    X(SELF_SCORE, "self-score")                                                                    \
    X(SHARE_END, "share-end")                                                                      \
    X(SHEET_TOTAL, "sheet-total")                                                                  \
    X(SINCE, "since")                                                                              \
    X(SLOGAN, "slogan")                                                                            \
    X(SLOW, "slow")                                                                                \
    X(STAFF, "staff")                                                                              \
    X(STAGE, "stage")                                                                              \
    X(STANDARD, "standard")                                                                        \
    X(SUPPLEMENT, "supplement")                                                                    \
    X(TAKES_OFF, "takes-off")                                                                      \
    X(TALLY, "tally")                                                                              \
    X(TARGET, "target")                                                                            \
    X(TASK, "task")                                                                                \
    X(THAN_LEVEL, "than-level")                                                                    \
    X(THAN_PRIOR, "than-prior")                                                                    \
    X(THING_SUMMED, "thing-summed")                                                                \
    X(TOTAL, "total")                                                                              \
    X(TURN, "turn")                                                                                \
    X(UNIT_METRIC, "unit-metric")                                                                  \
    X(UNIT_TITLE, "unit-title")                                                                    \
    X(UP_TO, "up-to")                                                                              \
    X(WATCHED_EXPENSE, "watched-expense")                                                          \
    X(WHOLE_TABLE, "whole-table")                                                                  \
    X(YEARLY_TITLE, "yearly-title")

#define WORDS_MEMBER(id, name) WORDS_##id,
typedef enum {
    WORD_LISTS(WORDS_MEMBER) WORDS_KINDS,
    WORDS_BLANK =
        WORDS_KINDS /* no list of words.tsv: vocabulary_read tells of blanks (text.h) too */
} Words;
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

/* The lists that have a word in the first `length` bytes of the text, by their numbers (WORDS_BASIS …): one pass for all. */
WordSet vocabulary_read(const Vocabulary *vocabulary, const char *text, gsize length);

/* One more list for vocabulary_read to tell of, the words of a column of a table, which must outlive the vocabulary.
 * Returns its number. */
guint vocabulary_extend(Vocabulary *vocabulary, const ConfigTable *table, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Vocabulary, vocabulary_free)
