/* How many documents stand behind the files and folders named: what the progress counts towards. */
#pragma once

#include <glib.h>

/* Files, and the files in folders but for hidden ones. An archive counts as one. */
guint64 count_documents(char **paths);
