/* findings.sarif: SARIF 2.1.0, as code hosts and editors read it. */
#pragma once

#include "format.h"

extern const Format format_sarif;
