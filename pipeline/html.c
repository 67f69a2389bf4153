#include "html.h"

#include "record.h"
#include "text.h"

#include <string.h>

/* What a byte may begin: 0 nothing to look at, 1 ASCII that is escaped, 2 perhaps a control character. */
static const guint8 byte_class[256] = {
    [0 ... 0x1F] = 1, ['&'] = 1,  ['<'] = 1,  ['>'] = 1,  ['"'] = 1,
    ['\''] = 1,       [0x7F] = 1, [0xC2] = 2, [0xE2] = 2,
};

static const char *entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return c == '\n' ? "\n" : " ";
    }
}

void html_text(GString *out, const char *text, gsize length)
{
    const char *end = text + length, *from = text;
    for (const char *c = text; c < end;) {
        guint class = byte_class[(guchar)*c];
        gsize bytes = (gsize)g_utf8_skip[(guchar)*c];
        if (class == 0 || (class == 2 && !text_is_control(g_utf8_get_char(c)))) {
            c += bytes;
            continue;
        }
        g_string_append_len(out, from, (gssize)(c - from));
        g_string_append(out, class == 1 ? entity(*c) : " ");
        c += bytes;
        from = c;
    }
    g_string_append_len(out, from, (gssize)(end - from));
}

void html_string(GString *out, const char *text)
{
    html_text(out, text, strlen(text));
}

void html_markup(GString *out, const char *format, ...)
{
    char digits[RECORD_DIGITS];
    const char *at;
    va_list list;
    va_start(list, format);
    while ((at = strchr(format, '%'))) { /* a printf for every cell is felt */
        const char *word = at[1] == 's'   ? va_arg(list, const char *)
                           : at[1] == 'u' ? record_digits(va_arg(list, guint), digits)
                                          : record_digits(va_arg(list, guint64), digits);
        g_string_append_len(out, format, at - format);
        g_string_append(out, word);
        format = at + (strchr("su", at[1]) ? 2 : 1 + strlen(G_GUINT64_FORMAT));
    }
    va_end(list);
    g_string_append(out, format);
}

static void json_escape(GString *out, guchar c)
{
    static const char hex[] = "0123456789abcdef";
    const char code[] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 0xF]};
    const char letter[] = {'\\', c == '\n' ? 'n' : (char)c};
    gboolean lettered = c == '\n' || c == '"' || c == '\\';
    g_string_append_len(out, lettered ? letter : code, lettered ? sizeof letter : sizeof code);
}

void json_string(GString *out, const char *text)
{
    const char *from = text, *c = text;
    g_string_append_c(out, '"');
    for (; *c; c++) {
        if (byte_class[(guchar)*c] != 1 && *c != '\\')
            continue;
        g_string_append_len(out, from, c - from);
        json_escape(out, (guchar)*c);
        from = c + 1;
    }
    g_string_append_len(out, from, c - from);
    g_string_append_c(out, '"');
}

void json_key(GString *out, const char *key)
{
    char before = out->len ? out->str[out->len - 1] : '{';
    if (before != '{' && before != '[')
        g_string_append_c(out, ',');
    json_string(out, key);
    g_string_append_c(out, ':');
}

void json_member(GString *out, const char *key, const char *text)
{
    json_key(out, key);
    json_string(out, text);
}

void json_number(GString *out, const char *key, guint64 number)
{
    char digits[RECORD_DIGITS];
    json_key(out, key);
    g_string_append(out, record_digits(number, digits));
}

char *html_hash(const char *bytes, gsize length)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    guint8 digest[32];
    gsize size = sizeof digest;
    g_checksum_update(sum, (const guchar *)bytes, (gssize)length);
    g_checksum_get_digest(sum, digest, &size);
    g_autofree char *code = g_base64_encode(digest, size);
    return g_strconcat("sha256-", code, NULL);
}
