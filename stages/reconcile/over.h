/* A part above its whole (rule total-over): never right, so a sure accusation where the words say what the whole is. */
#pragma once

#include "block.h"
#include "paragraph.h"

/* Tests the single part at index `part` behind the marker (其中, 包括) against the whole at index `whole`. */
void over_test_part(Ledger *ledger, const Paragraph *paragraph, guint whole, guint part,
                    const char *marker);

/* Tests the 其中 rows of a table against the row that they are part of. */
void over_check_rows(Ledger *ledger, const Block *block);
