#include "piece.h"

Joint joint_new(void)
{
    return (Joint){.text = g_string_new(NULL), .pieces = g_array_new(FALSE, FALSE, sizeof(Piece))};
}

void joint_clear(Joint *joint)
{
    g_string_free(joint->text, TRUE);
    g_array_unref(joint->pieces);
}

static void joint_append(Joint *joint, const Line *line)
{
    Piece piece = {(guint)joint->text->len, line->number, line->col};
    g_array_append_val(joint->pieces, piece);
    g_string_append_len(joint->text, line->text, (gssize)line->length);
}

void joint_start(Joint *joint, const Line *line)
{
    g_string_truncate(joint->text, 0);
    g_array_set_size(joint->pieces, 0);
    joint->page = line->page;
    joint_append(joint, line);
}

void joint_add(Joint *joint, const Line *line)
{
    gsize length = joint->text->len;
    if (length > 0 && line->length > 0 && g_ascii_isalnum(joint->text->str[length - 1]) &&
        g_ascii_isalnum(*line->text))
        g_string_append_c(joint->text, ' ');
    joint_append(joint, line);
}

Paragraph joint_paragraph(const Joint *joint)
{
    return (Paragraph){
        .text = joint->text->str,
        .length = joint->text->len,
        .pieces = &g_array_index(joint->pieces, Piece, 0),
        .count = joint->pieces->len,
    };
}
