#include "unpack.h"

#include "decode.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>

#define BLOCK ((gsize)1 << 16)
#define SMALL ((guint64)4 << 20) /* an archive that unpacks to no more is no bomb */

typedef struct {
    struct archive *archive;
    const FormLimits *limits;
    gsize packed;
    guint64 unpacked;
    guint members;
} Unpack;

static char *damaged(struct archive *archive)
{
    const char *why = archive_error_string(archive);
    if (archive_errno(archive) == ENOMEM)
        return g_strdup("worker-died memory");
    if (why && (strstr(why, "ncrypt") || strstr(why, "assphrase")))
        return g_strdup("encrypted");
    return g_strdup("damaged zip");
}

static char *limit_reason(const char *limit, guint64 most)
{
    return g_strdup_printf("%s %" G_GUINT64_FORMAT, limit, most);
}

/* NULL while the archive is within its limits. */
static char *too_much(const Unpack *state)
{
    const FormLimits *limits = state->limits;
    if (state->unpacked > SMALL && state->unpacked / limits->member_ratio > state->packed)
        return limit_reason("archive-ratio", limits->member_ratio);
    if (state->unpacked > limits->member_bytes)
        return limit_reason("archive-bytes", limits->member_bytes);
    return NULL;
}

static char *read_member(Unpack *state, GString *out)
{
    char *fault = NULL;
    g_autofree char *block = g_malloc(BLOCK);
    for (;;) {
        la_ssize_t got = archive_read_data(state->archive, block, BLOCK);
        if (got < 0)
            return damaged(state->archive);
        if (got == 0)
            return NULL;
        state->unpacked += (guint64)got;
        if ((fault = too_much(state)))
            return fault;
        g_string_append_len(out, block, got);
    }
}

/* The member's name as UTF-8: what is none is read as GB18030, as archives made on Chinese systems have it. */
static char *member_name(struct archive_entry *entry)
{
    const char *name = archive_entry_pathname_utf8(entry);
    if (name && g_utf8_validate(name, -1, NULL))
        return g_strdup(name);
    name = archive_entry_pathname(entry);
    if (!name)
        return g_strdup("?");
    if (g_utf8_validate(name, -1, NULL))
        return g_strdup(name);
    char *converted = g_convert(name, -1, "UTF-8", "GB18030", NULL, NULL, NULL);
    return converted ? converted : g_utf8_make_valid(name, -1);
}

static char *unpack_entry(Unpack *state, struct archive_entry *entry, UnpackWants wants,
                          UnpackTakes takes, gpointer data)
{
    g_autofree char *name = g_strdelimit(member_name(entry), "\\", '/');
    MemberName member = {name, archive_entry_filetype(entry) == AE_IFDIR};
    if (++state->members > state->limits->members)
        return limit_reason("archive-members", state->limits->members);
    if (!wants(data, &member))
        return NULL;
    if (archive_entry_is_data_encrypted(entry))
        return g_strdup("encrypted");
    g_autoptr(GString) bytes = g_string_new(NULL);
    char *fault = read_member(state, bytes);
    if (!fault)
        takes(data, &member, g_steal_pointer(&bytes));
    return fault;
}

char *unpack(const char *bytes, gsize length, const FormLimits *limits, UnpackWants wants,
             UnpackTakes takes, gpointer data)
{
    struct archive_entry *entry;
    Unpack state = {archive_read_new(), limits, length, 0, 0};
    char *fault = NULL;
    int result;
    if (!state.archive)
        return g_strdup("worker-died memory");
    if (archive_read_support_format_zip(state.archive) != ARCHIVE_OK ||
        archive_read_open_memory(state.archive, bytes, length) != ARCHIVE_OK)
        fault = damaged(state.archive);
    while (!fault && (result = archive_read_next_header(state.archive, &entry)) != ARCHIVE_EOF)
        fault = result < ARCHIVE_WARN ? damaged(state.archive)
                                      : unpack_entry(&state, entry, wants, takes, data);
    archive_read_free(state.archive);
    return fault;
}
