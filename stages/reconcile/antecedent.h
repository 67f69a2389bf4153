/* What a comparison with another year or plan is about. All are borrowed from the paragraph. */
#pragma once

#include "paragraph.h"

/* The amount that is compared with the base: `value`, the last one before it (or NULL), unless the words name another. NULL if
 * the named one is not there. */
const Item *antecedent_of(const Paragraph *paragraph, const Item *value, const Item *base);

/* 总额V。其中：a、b。与上年的B相比: behind the sentence of its parts the whole is meant again, which the sentence before it is
 * about; NULL if `value` is no such part, or the base's sentence names its subject. */
const Item *antecedent_whole(const Paragraph *paragraph, const Item *value, const Item *base);

/* 2022年V。2021年B，2022年较2021年增加D: the amount of another year that is called just as the last one, `before`, which is of the
 * year that the change is from; NULL if there is none, or the words compare otherwise. */
const Item *antecedent_of_year(const Paragraph *paragraph, const Item *before, const Item *change);

/* 2021年V，比2020年减少D，下降P；2020年V0: the base of the change stands behind it in the sentence, under the year that the change
 * names; NULL if it does not. */
const Item *antecedent_base_behind(const Paragraph *paragraph, const Item *value,
                                   const Item *change);
