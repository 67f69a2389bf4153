/* Memory for libxml2, which goes on without what it had no room for, a name, an attribute, a whole part, or round and round
 * over it. */
#pragma once

/* From here on a refusal ends the process, a reader's, with the status WIRE_NO_MEMORY. */
void memory_guard(void);
