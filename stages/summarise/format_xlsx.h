/* findings.xlsx: findings to be decided, documents with their coverage, rules. */
#pragma once

#include "format.h"

extern const Format format_xlsx;
