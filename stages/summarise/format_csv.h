/* findings.csv for spreadsheets: UTF-8 with a byte order mark, every cell a text. */
#pragma once

#include "format.h"

extern const Format format_csv;
