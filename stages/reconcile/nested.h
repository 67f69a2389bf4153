/* Points at several levels, each summing to the one before: 投入 13 | 预算配置 13 | 在职人员控制率 5 (rule score-sum). */
#pragma once

#include "sheet.h"

/* Tests the nested 分值 columns of the block; nothing to do when it has only one. */
void nested_check(Sheet *sheet, const Block *block);
