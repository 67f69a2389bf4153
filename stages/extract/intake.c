#include "intake.h"

#include "report.h"

/* What is known of a document before its contents. */
static void intake_doc(Intake *intake, const Source *source, const char *format,
                       const char *encoding)
{
    emit_start(&intake->emit, intake->out, ++intake->doc);
    emit_doc(&intake->emit, source->name, intake->bytes.hash, format, encoding,
             intake->bytes.length, source->identity);
}

static char *intake_unread(Intake *intake, char *reason)
{
    emit_check(&intake->emit, "unreadable", reason);
    emit_end(&intake->emit, "unread", 0);
    return reason;
}

static char *intake_contents(Intake *intake, const Form *form, const Decoded *text)
{
    Report *report = report_new(intake->limits.words, &intake->emit);
    guint lines = 0;
    if (text->replaced > 0) {
        g_autofree char *reason = g_strdup_printf("replaced %" G_GSIZE_FORMAT, text->replaced);
        emit_check(&intake->emit, "encoding", reason);
    }
    char *reason = form->read(text, &intake->limits, report_sink(report), &lines);
    if (!reason) {
        report_finish(report);
        emit_end(&intake->emit, "audited", lines);
    }
    report_free(report);
    return reason ? intake_unread(intake, reason) : NULL;
}

static char *intake_bytes(Intake *intake, const Source *source)
{
    Bytes *bytes = &intake->bytes;
    const Form *form = form_find(bytes->data, bytes->length);
    if (!form->read) {
        intake_doc(intake, source, form->name, NULL);
        return intake_unread(intake, g_strdup_printf("form-unsupported %s", form->name));
    }
    Decoded text = {0};
    const char *reason =
        bytes->length == 0 ? "empty" : decode_text(bytes->data, bytes->length, &text);
    intake_doc(intake, source, form->name, reason ? NULL : text.encoding);
    char *why =
        reason ? intake_unread(intake, g_strdup(reason)) : intake_contents(intake, form, &text);
    decoded_clear(&text);
    return why;
}

char *intake_read(Intake *intake, const Source *source)
{
    Bytes *bytes = &intake->bytes;
    if (!source->reason && bytes_read(bytes, source->path, intake->document_bytes))
        return intake_bytes(intake, source);
    bytes->length = 0;
    bytes->hash[0] = '\0';
    intake_doc(intake, source, NULL, NULL);
    return intake_unread(intake, source->reason ? g_strdup(source->reason)
                                                : g_steal_pointer(&bytes->reason));
}

void intake_clear(Intake *intake)
{
    bytes_clear(&intake->bytes);
    emit_clear(&intake->emit);
}
