/* Output files that appear whole or not at all.
 *
 * What is written goes into files without a name; outfolder_commit gives them their names when all of it
 * is on the disk. A process that dies before that, however it dies, leaves nothing behind, and files of
 * an earlier run stay as they are. */
#pragma once

#include "error.h"

typedef struct OutFolder OutFolder;
typedef struct OutFile OutFile;

/* Opens the folder, making it and its parents when missing. */
OutFolder *outfolder_open(const char *path, GError **error);

/* Drops the files that were not committed; folder may be NULL. */
void outfolder_free(OutFolder *folder);
const char *outfolder_path(const OutFolder *folder);

/* A new file that commit will call `name`. It belongs to the folder. */
OutFile *outfolder_file(OutFolder *folder, const char *name, GError **error);

/* A file that never gets a name: for what must be kept aside until it can be written. */
OutFile *outfolder_scratch(OutFolder *folder, GError **error);

/* A folder that commit will call `name`, full of pages. Its pages are those named by digits and a suffix: of
 * an earlier run they vanish, other files in a folder of that name stay. NULL on failure. */
typedef struct OutPages OutPages;
OutPages *outfolder_pages(OutFolder *folder, const char *name, const char *suffix, GError **error);

/* Begins the page of that number; what is written after it belongs to the page. */
void outpages_begin(OutPages *pages, guint number);
void outpages_write(OutPages *pages, const char *bytes, gsize length);

/* The files in the order they were begun: their names, NULL behind the last. */
const char *outfolder_name(const OutFolder *folder, guint at);

/* Appends to a file. A failure is kept and told by outfolder_sync. */
void outfile_write(OutFile *file, const char *bytes, gsize length);

/* Appends all of one file to another. */
void outfile_append(OutFile *file, OutFile *from);

/* A path under which the file can be opened by others as long as it is not committed. Free with g_free. */
char *outfile_path(const OutFile *file);

/* Brings everything to the disk; from here on only naming is left to do. */
gboolean outfolder_sync(OutFolder *folder, GError **error);

/* Syncs, then names the files, replacing earlier ones; signals that end a process wait meanwhile. */
gboolean outfolder_commit(OutFolder *folder, GError **error);

/* TRUE if the files were not committed and files of an earlier run bear their names. */
gboolean outfolder_is_stale(const OutFolder *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(OutFolder, outfolder_free)
