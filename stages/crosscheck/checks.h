/* The checks over one document: each takes the audit and writes what it finds. */
#pragma once

#include "fact.h"

/* One fact with two values, over sentences, tables and annexes (rule conflict). */
void conflict_check(Audit *audit);

/* The same words twice in one sentence, or a sentence printed twice, with another figure (rule repeat). */
void repeat_check(Audit *audit);

/* One indicator in two score sheets, and its result beside its target (rule conflict). */
void indicator_check(Audit *audit);

/* Completion rates of sentences against the targets of the indicator table (rule rate). */
void attained_check(Audit *audit);

/* One fact told in several places beside the same figure (rule conflict). */
void restated_check(Audit *audit);

/* Formulas of config/formulas.tsv between facts (rule total-formula). FALSE with the configuration's error. */
gboolean formula_check(Audit *audit, GError **error);

/* Posts, staff and their parts (rules staffing-posts, staffing-parts, claim-control). */
void staffing_check(Audit *audit);

/* The report's own spending in another year than the report's (rule year-own). */
void year_check(Audit *audit);

/* Posts and staff told for the end of the year before the report's (rule year-own). */
void staff_year_check(Audit *audit);

/* A sentence that opens with another year than its section and its neighbours (rule year-section). */
void section_year_check(Audit *audit);

/* Gaps, repeats and wrong order of numbered headings (rules numbering, numbering-annex). */
void numbering_check(Audit *audit);

/* Headings without text below them, outside lists of contents (rule section-empty). */
void section_check(Audit *audit);

/* Attachments that a list promises and the report lacks (rule annex-missing). */
void annex_check(Audit *audit);

/* Statements that the figures contradict (rules claim-execution, claim-fulfilled, funding-gap). */
void claim_check(Audit *audit);

/* Figures of impossible size (rules unit-scale, unit-plausible). */
void scale_check(Audit *audit);

/* Spending against budget, row by row (rules budget-over, budget-zero, budget-raise). */
void budget_check(Audit *audit);

/* Shares whose whole stands elsewhere in the document (rule share). */
void share_check(Audit *audit);

/* Growth of a plan against the result in the section that corresponds to its own (rule growth). */
void growth_check(Audit *audit);

/* One figure for several named rows of a table: 债务还本及调出资金 (rule total-text). */
void joint_check(Audit *audit);

/* The narrative's own score against the sheet's total (rule self-score). */
void self_score_check(Audit *audit);

/* The unit's name in another form (rule name-unit). */
void name_check(Audit *audit);

/* Reads authorities.tsv before the first document: spans then say whether they hold one of its wrong names. FALSE with the
 * configuration's error. */
gboolean authority_open(Audit *audit, GError **error);

/* Authorities by names that are wrong or former ones (rule name-authority). FALSE with the configuration's error. */
gboolean authority_check(Audit *audit, GError **error);

/* Characters that became question marks (rule lost-character). */
void lost_check(Audit *audit);

/* Goals that sentences set against the results of the same name (rules target, claim-fulfilled). */
void goal_check(Audit *audit);

/* Sentences that open with the same counted things and tell them other figures (rule repeat). */
void definite_check(Audit *audit);

/* Changes against last year's value where another sentence states it (rule difference). */
void prior_check(Audit *audit);
