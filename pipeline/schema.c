#include "schema.h"

#include <string.h>

#define FIELD_NAME(kind, field, name) name,
#define FIELD_NAMES(kind, name, fields)                                                            \
    static const char *const kind##_names[] = {"kind", "doc", "nr", fields(FIELD_NAME)};
SCHEMA(FIELD_NAMES)

static const struct {
    const char *name;
    gsize length;
    guint columns;
    const char *const *column_names;
} kinds[] = {
#define KIND_ROW(kind, name, fields) {name, sizeof name - 1, kind##_COLUMNS, kind##_names},
    SCHEMA(KIND_ROW)};

#define COLUMNS_FIT(kind, name, fields) G_STATIC_ASSERT(kind##_COLUMNS <= RECORD_COLUMNS_MAX);
SCHEMA(COLUMNS_FIT)

const char *schema_kind_name(RecordKind kind)
{
    return kinds[kind].name;
}

RecordKind schema_kind_find(const char *name, gsize length)
{
    for (RecordKind kind = 0; kind < RECORD_KINDS; kind++)
        if (kinds[kind].length == length && kinds[kind].name[0] == name[0] &&
            memcmp(kinds[kind].name, name, length) == 0)
            return kind;
    return RECORD_KINDS;
}

guint schema_columns(RecordKind kind)
{
    return kinds[kind].columns;
}

const char *schema_column_name(RecordKind kind, guint column)
{
    return kinds[kind].column_names[column];
}
