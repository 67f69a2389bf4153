#include "listing.h"

#include "record.h"

#include <string.h>

#define HEADER                                                                                     \
    "doc\tline\tcol\tseverity\trule\tmessage\tevidence\treported\texpected\thint\tfingerprint"
#define COLUMNS 11

struct Listing {
    char *text;
    GArray *rows; /* of ListRow, pointing into the text */
    GHashTable *by_fingerprint;
};

static gboolean read_row(Listing *listing, char *line)
{
    const char *field[COLUMNS];
    guint count = 0;
    for (char *at = line; at; count++) {
        char *tab = strchr(at, '\t');
        if (count == COLUMNS)
            return FALSE;
        if (tab)
            *tab = '\0';
        if (count > 0)
            at[record_unescape(at, strlen(at))] = '\0';
        field[count] = at;
        at = tab ? tab + 1 : NULL;
    }
    if (count != COLUMNS)
        return FALSE;
    ListRow row = {field[0], field[1], field[2], field[3], field[4], field[5],
                   field[6], field[7], field[8], field[9], field[10]};
    g_array_append_val(listing->rows, row);
    return TRUE;
}

static gboolean read_rows(Listing *listing, const char *path, GError **error)
{
    guint number = 1;
    for (char *line = listing->text; *line; number++) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        gboolean good = end && (number > 1 ? read_row(listing, line) : strcmp(line, HEADER) == 0);
        if (!good) {
            g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_STREAM, "%s:%u: not a list of findings",
                        path, number);
            return FALSE;
        }
        line = end + 1;
    }
    for (guint i = 0; i < listing->rows->len; i++) {
        ListRow *row = &g_array_index(listing->rows, ListRow, i);
        g_hash_table_insert(listing->by_fingerprint, (char *)(guintptr)row->fingerprint, row);
    }
    return TRUE;
}

Listing *listing_read(const char *path, GError **error)
{
    g_autoptr(Listing) listing = g_new0(Listing, 1);
    GError *failure = NULL;
    listing->rows = g_array_new(FALSE, FALSE, sizeof(ListRow));
    listing->by_fingerprint = g_hash_table_new(g_str_hash, g_str_equal);
    if (!g_file_get_contents(path, &listing->text, NULL, &failure)) {
        g_set_error(error, GOUJI_ERROR, GOUJI_ERROR_IO, "%s", failure->message);
        g_clear_error(&failure);
        return NULL;
    }
    return read_rows(listing, path, error) ? g_steal_pointer(&listing) : NULL;
}

void listing_free(Listing *listing)
{
    if (!listing)
        return;
    g_hash_table_unref(listing->by_fingerprint);
    g_array_unref(listing->rows);
    g_free(listing->text);
    g_free(listing);
}

const ListRow *listing_get(const Listing *listing, guint at)
{
    return at < listing->rows->len ? &g_array_index(listing->rows, ListRow, at) : NULL;
}

const ListRow *listing_find(const Listing *listing, const char *fingerprint)
{
    return g_hash_table_lookup(listing->by_fingerprint, fingerprint);
}
