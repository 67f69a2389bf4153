#include "intake.h"

#include "convert.h"
#include "plain.h"
#include "recognise.h"
#include "report.h"

#include <string.h>

/* A document on its way in. */
typedef struct {
    const Source *source;
    Bytes *bytes;
    gboolean inside; /* of an archive */
} Entry;

/* What a process is to read: the document, or what it was converted to. */
typedef struct {
    const char *bytes;
    gsize length;
} Blob;

typedef struct {
    char *name;
    Bytes bytes;
} Member;

static char *intake_entry(Intake *intake, const Entry *entry);

/* What is known of a document before its contents. */
static void intake_doc(Intake *intake, const Entry *entry, const char *format, const char *encoding)
{
    emit_start(&intake->emit, intake->out, ++intake->doc);
    emit_doc(&intake->emit, entry->source->name, entry->bytes->hash, format, encoding,
             entry->bytes->length, entry->source->identity);
}

static char *intake_unread(Intake *intake, char *reason)
{
    emit_check(&intake->emit, "unreadable", reason);
    emit_end(&intake->emit, "unread", 0);
    return reason;
}

static void intake_done(Intake *intake, Report *report, guint lines)
{
    report_finish(report);
    emit_end(&intake->emit, "audited", lines);
    intake->read++;
}

/* Why a document of so many bytes of text is not audited; NULL if they are not too many. */
static char *too_long(const Intake *intake, gsize text)
{
    gsize most = intake->limits.text_bytes;
    return text <= most ? NULL
                        : g_strdup_printf("text-longer-than %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT,
                                          text, most);
}

static char *intake_text(Intake *intake, const Form *form, const Decoded *text)
{
    Report *report = report_new(intake->limits.words, &intake->emit);
    guint lines = 0;
    if (text->replaced > 0) {
        g_autofree char *reason = g_strdup_printf("replaced %" G_GSIZE_FORMAT, text->replaced);
        emit_check(&intake->emit, "encoding", reason);
    }
    char *reason =
        (form->read ? form->read : plain_read)(text, &intake->limits, report_sink(report), &lines);
    if (!reason)
        intake_done(intake, report, lines);
    report_free(report);
    return reason ? intake_unread(intake, reason) : NULL;
}

static char *intake_stage(Intake *intake, const Entry *entry, const Form *form)
{
    const Bytes *bytes = entry->bytes;
    Decoded text = {0};
    const char *reason =
        bytes->length == 0 ? "empty" : decode_text(bytes->data, bytes->length, &text);
    intake_doc(intake, entry, form->name, reason ? NULL : text.encoding);
    char *refused = reason ? g_strdup(reason) : too_long(intake, text.length);
    char *why = refused ? intake_unread(intake, refused) : intake_text(intake, form, &text);
    decoded_clear(&text);
    return why;
}

/* The process that reads the form, started when first needed; NULL if its program is missing. */
static Worker *worker_for(Intake *intake, Way way)
{
    Worker **worker = way == WAY_PDF ? &intake->pdf : &intake->foreign;
    WorkerKind kind = intake->worker;
    if (*worker)
        return *worker;
    g_autofree char *beside = convert_beside(way == WAY_PDF ? "gouji-pdf" : "gouji-forms");
    kind.program = way != WAY_PDF && intake->forms ? intake->forms : g_intern_string(beside);
    kind.argument = way != WAY_PDF ? intake->forms_argument : NULL;
    return *worker = kind.program ? worker_new(&kind) : NULL;
}

static void take_member(gpointer data, const char *name, char *bytes, gsize length)
{
    GArray *members = data;
    Member member = {g_utf8_make_valid(name, -1), {.length = length, .size = length}};
    member.bytes.data = g_malloc(length + 1);
    memcpy(member.bytes.data, bytes, length);
    member.bytes.data[length] = '\0';
    bytes_sum(&member.bytes);
    g_array_append_val(members, member);
}

static void member_clear(gpointer data)
{
    Member *member = data;
    g_free(member->name);
    bytes_clear(&member->bytes);
}

/* Each document in the archive is one of its own: `a.zip!/b.docx`. */
static void intake_members(Intake *intake, const Entry *entry, WireAnswer *answer)
{
    g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(Member));
    const WireMembers taken = {take_member, members};
    g_array_set_clear_func(members, member_clear);
    wire_play(answer, NULL, &taken);
    for (guint i = 0; i < members->len; i++) {
        Member *member = &g_array_index(members, Member, i);
        g_autofree char *name = g_strdup_printf("%s!/%s", entry->source->name, member->name);
        g_autofree char *identity =
            g_strdup_printf("%s!/%s", entry->source->identity, member->name);
        Source source = {.name = name, .identity = identity};
        Entry inner = {&source, &member->bytes, TRUE};
        g_autofree char *reason = intake_entry(intake, &inner);
        if (reason && intake->complain)
            intake->complain(intake->data, name, reason);
    }
}

/* Asks the reader of PDFs, and once more with what is recognised on pages without text. */
static char *ask_pdf(Intake *intake, const char *form, const Blob *blob, WireAnswer *answer)
{
    Worker *worker = worker_for(intake, WAY_PDF);
    const char *lacks = recognise_lacks();
    if (!worker)
        return g_strdup_printf("form-unsupported %s", form);
    if (strcmp(form, "image") == 0)
        return lacks ? g_strdup_printf("no-text-layer %s", lacks)
                     : recognise_image(worker, &intake->worker, blob->bytes, blob->length, answer);
    char *reason = worker_ask(worker, form, blob->bytes, blob->length, answer);
    gboolean none = reason && strcmp(reason, "no-text-layer") == 0;
    if (lacks && none) {
        g_free(reason);
        return g_strdup_printf("no-text-layer %s", lacks);
    }
    if (lacks || (!none && (reason || !recognise_wanted(answer))))
        return reason;
    g_free(reason);
    return recognise_pdf(worker, &intake->worker, blob->bytes, blob->length, answer);
}

static char *ask(Intake *intake, const char *form, const Blob *blob, WireAnswer *answer)
{
    if (strcmp(form, "pdf") == 0 || strcmp(form, "image") == 0)
        return ask_pdf(intake, form, blob, answer);
    Worker *worker = worker_for(intake, WAY_WORKER);
    return worker ? worker_ask(worker, form, blob->bytes, blob->length, answer)
                  : g_strdup_printf("form-unsupported %s", form);
}

/* Has a process read these bytes, which may be a converted copy of the document's own. */
static char *intake_foreign(Intake *intake, const Entry *entry, const char *form, const char *bytes,
                            gsize length)
{
    WireAnswer answer;
    const Blob blob = {bytes, length};
    char *reason = ask(intake, form, &blob, &answer);
    if (!reason && strcmp(answer.form, "zip") == 0) {
        intake_members(intake, entry, &answer);
        return NULL;
    }
    intake_doc(intake, entry, reason ? form : answer.form, reason ? NULL : answer.encoding);
    reason = reason ? reason : too_long(intake, answer.text);
    if (reason)
        return intake_unread(intake, reason);
    Report *report = report_new(intake->limits.words, &intake->emit);
    wire_play(&answer, report_sink(report), NULL);
    intake_done(intake, report, answer.lines);
    report_free(report);
    return NULL;
}

static char *intake_refused(Intake *intake, const Entry *entry, const char *form, char *reason)
{
    intake_doc(intake, entry, form, NULL);
    return intake_unread(intake, reason);
}

/* A form that another program turns into one that can be read. */
static char *intake_converted(Intake *intake, const Entry *entry, const Form *form)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    const char *become = NULL;
    char *reason = convert_document(form, entry->bytes, &intake->worker, &become, &bytes, &length);
    if (reason)
        return intake_refused(intake, entry, form->name, reason);
    return intake_foreign(intake, entry, become, bytes, length);
}

static char *intake_entry(Intake *intake, const Entry *entry)
{
    const Bytes *bytes = entry->bytes;
    const Form *form = form_find(bytes->data, bytes->length);
    if (entry->inside && strcmp(form->name, "zip") == 0)
        return intake_refused(intake, entry, form->name, g_strdup("archive-nested"));
    if (form->way == WAY_STAGE)
        return intake_stage(intake, entry, form);
    if (form->way == WAY_WORKER || form->way == WAY_PDF || form->way == WAY_IMAGE)
        return intake_foreign(intake, entry, form->name, bytes->data, bytes->length);
    if (form->way == WAY_OFFICE)
        return intake_converted(intake, entry, form);
    return intake_refused(intake, entry, form->name,
                          g_strdup_printf("form-unsupported %s", form->name));
}

char *intake_read(Intake *intake, const Source *source)
{
    Bytes *bytes = &intake->bytes;
    Entry entry = {source, bytes, FALSE};
    if (!source->reason && bytes_read(bytes, source->path, intake->document_bytes))
        return intake_entry(intake, &entry);
    bytes->length = 0;
    bytes->hash[0] = '\0';
    return intake_refused(intake, &entry, NULL,
                          source->reason ? g_strdup(source->reason)
                                         : g_steal_pointer(&bytes->reason));
}

void intake_clear(Intake *intake)
{
    bytes_clear(&intake->bytes);
    emit_clear(&intake->emit);
    worker_free(intake->foreign);
    worker_free(intake->pdf);
}
