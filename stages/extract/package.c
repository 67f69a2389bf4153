#include "package.h"

#include "unpack.h"

#include <string.h>

struct Package {
    const char *const *prefixes; /* while it is opened */
    GHashTable *parts;           /* name to GString; NULL for one that was not unpacked */
};

static void part_free(gpointer part)
{
    if (part)
        g_string_free(part, TRUE);
}

static gboolean wants_part(gpointer data, const MemberName *member)
{
    Package *package = data;
    for (const char *const *prefix = package->prefixes; *prefix; prefix++)
        if (g_str_has_prefix(member->name, *prefix) && !member->folder)
            return TRUE;
    g_hash_table_insert(package->parts, g_strdup(member->name), NULL);
    return FALSE;
}

static void take_part(gpointer data, const MemberName *member, GString *bytes)
{
    g_hash_table_insert(((Package *)data)->parts, g_strdup(member->name), bytes);
}

Package *package_open(const char *bytes, gsize length, const char *const *prefixes,
                      const FormLimits *limits, char **fault)
{
    Package *package = g_new0(Package, 1);
    package->prefixes = prefixes;
    package->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, part_free);
    *fault = unpack(bytes, length, limits, wants_part, take_part, package);
    if (*fault)
        g_clear_pointer(&package, package_free);
    return package;
}

void package_free(Package *package)
{
    if (!package)
        return;
    g_hash_table_unref(package->parts);
    g_free(package);
}

gboolean package_has(const Package *package, const char *name)
{
    return g_hash_table_contains(package->parts, name);
}

const char *package_main(const Package *package, const char *name)
{
    GHashTableIter iter;
    gpointer key, value;
    const char *found = NULL, *dot = strrchr(name, '.');
    if (package_has(package, name) || !dot)
        return name;
    g_hash_table_iter_init(&iter, package->parts);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        const char *each = key, *at = each + (dot - name);
        if (!value || strncmp(each, name, (gsize)(dot - name)) != 0)
            continue;
        at += strspn(at, "0123456789");
        if (strcmp(at, dot) == 0 && (!found || strcmp(each, found) < 0))
            found = each;
    }
    return found ? found : name;
}

xmlTextReader *package_part(const Package *package, const char *name)
{
    const GString *part = g_hash_table_lookup(package->parts, name);
    if (!part || part->len > G_MAXINT32)
        return NULL;
    return xmlReaderForMemory(part->str, (int)part->len, NULL, NULL,
                              XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOERROR |
                                  XML_PARSE_NOWARNING | XML_PARSE_HUGE);
}

gboolean package_next(xmlTextReader *reader, guint64 nesting, char **fault)
{
    if (*fault) /* another part has it */
        return FALSE;
    int result = xmlTextReaderRead(reader);
    if (result < 0)
        *fault = g_strdup("damaged xml");
    else if (result > 0 && xmlTextReaderNodeType(reader) == XML_READER_TYPE_DOCUMENT_TYPE)
        *fault = g_strdup("damaged document-type");
    else if (result > 0 && xmlTextReaderDepth(reader) > (int)nesting)
        *fault = g_strdup_printf("nesting %" G_GUINT64_FORMAT, nesting);
    return result > 0 && !*fault;
}

const char *package_name(xmlTextReader *reader)
{
    const char *name = (const char *)xmlTextReaderConstLocalName(reader);
    return name ? name : "";
}

const char *package_attribute(xmlTextReader *reader, const char *name)
{
    const xmlNode *node = xmlTextReaderCurrentNode(reader);
    const xmlAttr *attribute = node && node->type == XML_ELEMENT_NODE ? node->properties : NULL;
    for (; attribute; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children && attribute->children->content
                       ? (const char *)attribute->children->content
                       : "";
    return NULL;
}

guint package_number(xmlTextReader *reader, const char *name, guint otherwise)
{
    guint64 number;
    const char *value = package_attribute(reader, name);
    return value && g_ascii_string_to_unsigned(value, 10, 0, G_MAXINT32, &number, NULL)
               ? (guint)number
               : otherwise;
}

gboolean package_on(xmlTextReader *reader)
{
    const char *value = package_attribute(reader, "val");
    return !value || !(strcmp(value, "0") == 0 || strcmp(value, "false") == 0 ||
                       strcmp(value, "off") == 0 || strcmp(value, "none") == 0);
}
