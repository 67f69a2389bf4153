#include "numbering.h"

#include "ordinal.h"

#include <string.h>

#define STYLE_DEPTH 16

typedef struct {
    gboolean known;
    Ordinal kind;
    gboolean bullet, plain; /* plain: all counters in digits (isLgl) */
    guint start, restart;   /* restart 0: never */
    char *text;             /* `第%1章` */
    char *style;            /* paragraphs of this style stand on the level */
} Level;

typedef struct {
    Level levels[NUMBER_LEVELS];
    char *style_link; /* the numbering style that is meant instead */
    guint count[NUMBER_LEVELS];
    gboolean begun[NUMBER_LEVELS];
} Abstract;

typedef struct {
    guint abstract;
    guint override[NUMBER_LEVELS]; /* start, or NUMBER_UNSET */
    gboolean used[NUMBER_LEVELS];
} List;

typedef struct {
    char *based_on;
    guint list, level, outline;
    gboolean contents;
} Style;

struct Numbering {
    GHashTable *abstracts, *lists; /* by number */
    GHashTable *styles;            /* by id */
};

static const struct {
    const char *name;
    Ordinal kind;
} formats[] = {
    {"decimal", ORDINAL_ARABIC},
    {"decimalZero", ORDINAL_PADDED},
    {"decimalFullWidth", ORDINAL_WIDE},
    {"decimalFullWidth2", ORDINAL_WIDE},
    {"chineseCounting", ORDINAL_HAN},
    {"chineseCountingThousand", ORDINAL_HAN},
    {"ideographDigital", ORDINAL_HAN},
    {"japaneseCounting", ORDINAL_HAN},
    {"taiwaneseCountingThousand", ORDINAL_HAN},
    {"taiwaneseCounting", ORDINAL_HAN},
    {"chineseLegalSimplified", ORDINAL_FORMAL},
    {"ideographLegalTraditional", ORDINAL_FORMAL},
    {"decimalEnclosedCircle", ORDINAL_CIRCLED},
    {"decimalEnclosedCircleChinese", ORDINAL_CIRCLED},
    {"lowerLetter", ORDINAL_LETTER},
    {"upperLetter", ORDINAL_CAPITAL},
    {"lowerRoman", ORDINAL_ROMAN},
    {"upperRoman", ORDINAL_ROMAN_CAPITAL},
    {"ideographTraditional", ORDINAL_STEM},
    {"ideographZodiac", ORDINAL_BRANCH},
    {"none", ORDINAL_NONE},
};

static void abstract_free(gpointer data)
{
    Abstract *abstract = data;
    for (guint i = 0; i < NUMBER_LEVELS; i++) {
        g_free(abstract->levels[i].text);
        g_free(abstract->levels[i].style);
    }
    g_free(abstract->style_link);
    g_free(abstract);
}

static void style_free(gpointer data)
{
    g_free(((Style *)data)->based_on);
    g_free(data);
}

static gpointer by_number(GHashTable *table, guint number)
{
    return g_hash_table_lookup(table, GUINT_TO_POINTER(number + 1));
}

static void put(GHashTable *table, guint number, gpointer value)
{
    g_hash_table_replace(table, GUINT_TO_POINTER(number + 1), value);
}

/* Parts of numbering.xml that are being read. */
typedef struct {
    Numbering *numbering;
    Abstract *abstract;
    List *list;
    Level *level;
    guint level_number;
} Lists;

static void set_text(char **field, xmlTextReader *reader)
{
    g_free(*field);
    *field = g_strdup(package_attribute(reader, "val"));
}

static void read_format(Level *level, const char *name)
{
    level->kind = ORDINAL_ARABIC;
    level->bullet = name && strcmp(name, "bullet") == 0;
    for (guint i = 0; name && i < G_N_ELEMENTS(formats); i++)
        if (strcmp(formats[i].name, name) == 0)
            level->kind = formats[i].kind;
}

static void read_level(Lists *lists, xmlTextReader *reader, const char *name)
{
    Level *level = lists->level;
    if (strcmp(name, "start") == 0)
        level->start = package_number(reader, "val", 1);
    else if (strcmp(name, "numFmt") == 0)
        read_format(level, package_attribute(reader, "val"));
    else if (strcmp(name, "lvlText") == 0)
        set_text(&level->text, reader);
    else if (strcmp(name, "pStyle") == 0)
        set_text(&level->style, reader);
    else if (strcmp(name, "isLgl") == 0)
        level->plain = package_on(reader);
    else if (strcmp(name, "lvlRestart") == 0)
        level->restart = package_number(reader, "val", NUMBER_UNSET);
}

static void begin_level(Lists *lists, xmlTextReader *reader)
{
    guint number = package_number(reader, "ilvl", 0);
    lists->level = NULL;
    lists->level_number = MIN(number, NUMBER_LEVELS - 1);
    if (number >= NUMBER_LEVELS)
        return;
    Abstract *abstract = lists->abstract;
    if (lists->list)
        abstract = by_number(lists->numbering->abstracts, lists->list->abstract);
    if (!abstract)
        return;
    lists->level = &abstract->levels[number];
    lists->level->known = TRUE;
    lists->level->start = 1;
    lists->level->restart = NUMBER_UNSET;
}

static void begin_list(Lists *lists, xmlTextReader *reader)
{
    List *list = g_new0(List, 1);
    for (guint i = 0; i < NUMBER_LEVELS; i++)
        list->override[i] = NUMBER_UNSET;
    lists->abstract = NULL;
    lists->list = list;
    put(lists->numbering->lists, package_number(reader, "numId", 0), list);
}

static void read_numbering(Lists *lists, xmlTextReader *reader)
{
    const char *name = package_name(reader);
    if (strcmp(name, "abstractNum") == 0) {
        lists->list = NULL;
        lists->level = NULL;
        lists->abstract = g_new0(Abstract, 1);
        put(lists->numbering->abstracts, package_number(reader, "abstractNumId", 0),
            lists->abstract);
    } else if (strcmp(name, "numStyleLink") == 0 && lists->abstract) {
        set_text(&lists->abstract->style_link, reader);
    } else if (strcmp(name, "num") == 0) {
        begin_list(lists, reader);
    } else if (strcmp(name, "abstractNumId") == 0 && lists->list) {
        lists->list->abstract = package_number(reader, "val", 0);
    } else if (strcmp(name, "lvlOverride") == 0) {
        lists->level = NULL;
        lists->level_number = MIN(package_number(reader, "ilvl", 0), NUMBER_LEVELS - 1);
    } else if (strcmp(name, "startOverride") == 0 && lists->list) {
        lists->list->override[lists->level_number] = package_number(reader, "val", 1);
    } else if (strcmp(name, "lvl") == 0) {
        begin_level(lists, reader);
    } else if (lists->level) {
        read_level(lists, reader, name);
    }
}

static Style *begin_style(Numbering *numbering, xmlTextReader *reader)
{
    const char *id = package_attribute(reader, "styleId");
    Style *style = g_new0(Style, 1);
    style->list = style->level = style->outline = NUMBER_UNSET;
    g_hash_table_replace(numbering->styles, g_strdup(id ? id : ""), style);
    return style;
}

static void read_style(Style *style, xmlTextReader *reader, const char *name)
{
    const char *value = package_attribute(reader, "val");
    if (strcmp(name, "basedOn") == 0)
        set_text(&style->based_on, reader);
    else if (strcmp(name, "numId") == 0)
        style->list = package_number(reader, "val", NUMBER_UNSET);
    else if (strcmp(name, "ilvl") == 0)
        style->level = package_number(reader, "val", NUMBER_UNSET);
    else if (strcmp(name, "outlineLvl") == 0)
        style->outline = package_number(reader, "val", 8) + 1;
    else if (strcmp(name, "name") == 0 && value)
        style->contents = g_ascii_strncasecmp(value, "toc ", 4) == 0;
}

static void read_part(Numbering *numbering, const Package *package, const char *part,
                      guint64 nesting, char **fault)
{
    xmlTextReader *reader = package_part(package, part);
    gboolean styles = g_str_has_suffix(part, "styles.xml");
    Lists lists = {.numbering = numbering};
    Style *style = NULL;
    while (reader && package_next(reader, nesting, fault)) {
        if (xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT)
            continue;
        if (!styles)
            read_numbering(&lists, reader);
        else if (strcmp(package_name(reader), "style") == 0)
            style = begin_style(numbering, reader);
        else if (style)
            read_style(style, reader, package_name(reader));
    }
    xmlFreeTextReader(reader);
}

Numbering *numbering_new(const Package *package, guint64 nesting, char **fault)
{
    Numbering *numbering = g_new0(Numbering, 1);
    numbering->abstracts = g_hash_table_new_full(NULL, NULL, NULL, abstract_free);
    numbering->lists = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    numbering->styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, style_free);
    read_part(numbering, package, "word/numbering.xml", nesting, fault);
    if (!*fault)
        read_part(numbering, package, "word/styles.xml", nesting, fault);
    return numbering;
}

void numbering_free(Numbering *numbering)
{
    if (!numbering)
        return;
    g_hash_table_unref(numbering->abstracts);
    g_hash_table_unref(numbering->lists);
    g_hash_table_unref(numbering->styles);
    g_free(numbering);
}

static Abstract *abstract_of(const Numbering *numbering, guint list)
{
    List *entry = by_number(numbering->lists, list);
    Abstract *abstract = entry ? by_number(numbering->abstracts, entry->abstract) : NULL;
    const Style *style = abstract && abstract->style_link
                             ? g_hash_table_lookup(numbering->styles, abstract->style_link)
                             : NULL;
    List *linked = style ? by_number(numbering->lists, style->list) : NULL;
    Abstract *meant = linked ? by_number(numbering->abstracts, linked->abstract) : NULL;
    return meant ? meant : abstract;
}

void numbering_settle(const Numbering *numbering, Numbered *paragraph)
{
    const char *id = paragraph->style;
    gboolean own = paragraph->list != NUMBER_UNSET;
    for (guint depth = 0; id && depth < STYLE_DEPTH; depth++) {
        const Style *style = g_hash_table_lookup(numbering->styles, id);
        if (!style)
            break;
        if (!own && paragraph->list == NUMBER_UNSET) {
            paragraph->list = style->list;
            paragraph->level = paragraph->level == NUMBER_UNSET ? style->level : paragraph->level;
        }
        if (paragraph->outline == NUMBER_UNSET)
            paragraph->outline = style->outline;
        paragraph->contents |= style->contents;
        id = style->based_on;
    }
    const Abstract *abstract = abstract_of(numbering, paragraph->list);
    for (guint i = 0; !own && abstract && paragraph->level == NUMBER_UNSET && i < NUMBER_LEVELS;
         i++)
        if (g_strcmp0(abstract->levels[i].style, paragraph->style) == 0)
            paragraph->level = i;
    if (paragraph->level == NUMBER_UNSET)
        paragraph->level = 0;
    if (paragraph->outline == NUMBER_UNSET || paragraph->outline > NUMBER_LEVELS)
        paragraph->outline = 0;
}

/* The level counts one further, and those below it begin anew. */
static void count_on(Abstract *abstract, List *list, guint level)
{
    if (list->override[level] != NUMBER_UNSET && !list->used[level])
        abstract->count[level] = list->override[level];
    else if (!abstract->begun[level])
        abstract->count[level] = abstract->levels[level].start;
    else
        abstract->count[level]++;
    list->used[level] = TRUE;
    abstract->begun[level] = TRUE;
    for (guint i = level + 1; i < NUMBER_LEVELS; i++)
        if (abstract->levels[i].restart == NUMBER_UNSET || level < abstract->levels[i].restart)
            abstract->begun[i] = FALSE;
}

static void append_count(const Abstract *abstract, guint level, gboolean plain, GString *out)
{
    const Level *counted = &abstract->levels[level];
    guint count = abstract->begun[level] ? abstract->count[level] : counted->start;
    ordinal_append(out, plain ? ORDINAL_ARABIC : counted->kind, count);
}

void numbering_append(Numbering *numbering, const Numbered *paragraph, GString *out)
{
    List *list = by_number(numbering->lists, paragraph->list);
    Abstract *abstract = abstract_of(numbering, paragraph->list);
    gsize before = out->len;
    if (paragraph->list == NUMBER_UNSET || paragraph->list == 0 || !list || !abstract ||
        paragraph->level >= NUMBER_LEVELS || !abstract->levels[paragraph->level].known)
        return;
    const Level *level = &abstract->levels[paragraph->level];
    count_on(abstract, list, paragraph->level);
    for (const char *c = level->bullet || !level->text ? "" : level->text; *c; c++) {
        if (*c == '%' && c[1] >= '1' && c[1] <= '9')
            append_count(abstract, (guint)(*++c - '1'), level->plain, out);
        else
            g_string_append_c(out, *c);
    }
    /* `1.1 概况` but `一、概况` */
    if (out->len > before && g_ascii_isalnum(out->str[out->len - 1]))
        g_string_append_c(out, ' ');
}
