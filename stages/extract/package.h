/* The parts of an Office document, which is a ZIP of XML. */
#pragma once

#include "form.h"

#include <libxml/xmlreader.h>

typedef struct Package Package;

/* Unpacks the parts whose names begin with one of the prefixes (NULL-terminated); the others are only known by
 * name. NULL with *fault set (to be freed) when the archive is damaged, encrypted or beyond its limits. */
Package *package_open(const char *bytes, gsize length, const char *const *prefixes,
                      const FormLimits *limits, char **fault);
void package_free(Package *package);

/* TRUE if there is a part of this name, unpacked or not. */
gboolean package_has(const Package *package, const char *name);

/* The part of that name or, as some programs have it, with a number behind it: word/document2.xml. Borrowed. */
const char *package_main(const Package *package, const char *name);

/* The reader of a part, standing before its first node; NULL if the part is not there. */
xmlTextReader *package_part(const Package *package, const char *name);

/* Steps to the next node. FALSE at the end; with *fault set when the part is damaged, nested too deep or declares a
 * document type, which no Office document may. */
gboolean package_next(xmlTextReader *reader, guint64 nesting, char **fault);

/* The name without its prefix; borrowed until the next step. */
const char *package_name(xmlTextReader *reader);

/* An attribute by its name without prefix; NULL if there is none, borrowed until the next call. */
const char *package_attribute(xmlTextReader *reader, const char *name);

/* The same as a whole number. */
guint package_number(xmlTextReader *reader, const char *name, guint otherwise);

/* TRUE for an on/off element: no value, or one that is not false. */
gboolean package_on(xmlTextReader *reader);
