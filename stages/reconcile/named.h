/* Ratios that have a name of their own, as 城镇化率 (rule rate). */
#pragma once

#include "paragraph.h"

#include "pipeline/config.h"

typedef struct Ratios Ratios;

/* Reads ratios.tsv. Free with ratios_free. */
Ratios *ratios_new(Config *config, GError **error);
void ratios_free(Ratios *ratios);

/* Tests every named percentage whose operands its paragraph states; its item is marked as settled. */
void named_check(const Ratios *ratios, Ledger *ledger, const Paragraph *paragraph);
