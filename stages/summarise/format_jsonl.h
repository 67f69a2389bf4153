/* findings.jsonl: an object a line. */
#pragma once

#include "format.h"

extern const Format format_jsonl;
