#include "part_index.h"

#include "fact.h"

PartIndex *part_index_new(void)
{
    PartIndex *index = g_new0(PartIndex, 1);
    index->facts = g_ptr_array_new();
    index->starts = g_array_new(FALSE, TRUE, sizeof(guint));
    return index;
}

void part_index_free(PartIndex *index)
{
    if (!index)
        return;
    g_ptr_array_unref(index->facts);
    g_array_unref(index->starts);
    g_free(index);
}

void part_index_fill(PartIndex *index, const GPtrArray *facts, guint parts)
{
    g_array_set_size(index->starts, 0);
    g_array_set_size(index->starts, parts + 2);
    g_ptr_array_set_size(index->facts, (gint)facts->len);
    guint *starts = (guint *)(gpointer)index->starts->data;
    for (guint i = 0; i < facts->len; i++)
        starts[((const Fact *)facts->pdata[i])->part + 1]++;
    for (guint part = 0; part <= parts; part++)
        starts[part + 1] += starts[part];
    /* each start moves on to where its part ends, which is where the next one begins */
    for (guint i = 0; i < facts->len; i++)
        index->facts->pdata[starts[((const Fact *)facts->pdata[i])->part]++] = facts->pdata[i];
    for (guint part = parts + 1; part > 0; part--)
        starts[part] = starts[part - 1];
    starts[0] = 0;
}

FactList part_index_list(const PartIndex *index, guint part)
{
    if (part + 1 >= index->starts->len)
        return (FactList){NULL, 0};
    const guint *starts = (const guint *)(gconstpointer)index->starts->data;
    return (FactList){(const Fact *const *)index->facts->pdata + starts[part],
                      starts[part + 1] - starts[part]};
}
