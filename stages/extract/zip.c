/* The reader of ZIP archives: every member a document in a document. */
#include "foreign.h"

#include "unpack.h"

#include <string.h>

typedef struct {
    Wire *wire;
    guint taken;
} Zip;

static gboolean wants_member(gpointer data, const MemberName *member)
{
    const Zip *zip = data;
    g_autofree char *base = g_path_get_basename(member->name);
    return !member->folder && *base != '.' && strncmp(member->name, "__MACOSX/", 9) != 0 &&
           !wire_full(zip->wire);
}

static void take_member(gpointer data, const MemberName *member, GString *bytes)
{
    Zip *zip = data;
    wire_member(zip->wire, member->name, bytes->str, bytes->len);
    g_string_free(bytes, TRUE);
    zip->taken++;
}

char *zip_read(char *bytes, gsize length, const FormLimits *limits, Wire *wire)
{
    Zip zip = {wire, 0};
    wire_begin(wire, "zip", NULL);
    char *fault = unpack(bytes, length, limits, wants_member, take_member, &zip);
    return fault || zip.taken > 0 ? fault : g_strdup("empty");
}
