/* Inside outfile: a folder of numbered pages. They wait in one nameless file, are written into a hidden folder
 * when the run is complete, and that folder changes places with the one of an earlier run. */
#pragma once

#include "outfile.h"

/* The spool belongs to its folder. */
OutPages *outpages_new(const char *name, const char *suffix, OutFile *spool);

/* Also removes what was prepared and not named. */
void outpages_free(gpointer pages);
const char *outpages_name(const OutPages *pages);

/* Writes the pages into a hidden folder in the folder `fd`; 0 or an errno. */
int outpages_prepare(OutPages *pages, int fd);

/* Gives the hidden folder its name, and removes the pages of an earlier run; 0 or an errno. */
int outpages_name_all(OutPages *pages, int fd);

/* The descriptor of a file with everything flushed; *failure is the errno of what went wrong before. */
int outfile_descriptor(OutFile *file, int *failure);
