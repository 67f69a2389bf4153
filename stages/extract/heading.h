/* Numbers that lists and headings begin with: 第一部分 一、 （一） 1. （1） 1) ① 附件1 表1 一是. */
#pragma once

#include <glib.h>

typedef enum {
    SYSTEM_NONE,
    SYSTEM_TITLE,
    SYSTEM_PART,
    SYSTEM_HAN,
    SYSTEM_HAN_PAREN,
    SYSTEM_ARABIC,
    SYSTEM_ARABIC_PAREN,
    SYSTEM_ARABIC_HALF,
    SYSTEM_CIRCLED,
    SYSTEM_HAN_IS,
    SYSTEM_ANNEX,
    SYSTEM_TABLE,
    SYSTEM_FIGURE,
    SYSTEMS
} System;

typedef struct {
    System system;
    gsize at, length; /* bytes of the number with its marks, as printed */
    gsize rest;       /* where the text behind it begins */
    guint ordinal;    /* 0 if it says none (附件：…) */
} Number;

/* The system's name in the stream; static. */
const char *system_name(System system);

/* The number at the start of the text; FALSE if there is none. A decimal, a year or a date is none. */
gboolean number_parse(const char *text, gsize length, Number *number);

/* A Chinese numeral from 1 to 99, or ASCII or full-width digits (at most three), at *at, which moves behind it. */
gboolean numeral_han(const char **at, const char *end, guint *value);
gboolean numeral_arabic(const char **at, const char *end, guint *value);
