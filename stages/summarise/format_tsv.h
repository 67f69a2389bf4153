/* findings.tsv and checks.tsv: one row a line, the escapes of the record stream. */
#pragma once

#include "format.h"

extern const Format format_tsv;
