/* gouji-normalise: reads sentences and cells and writes the figures and dates that stand in them. */
#include "emit.h"
#include "grammar.h"
#include "phrase.h"
#include "pipeline/stage.h"
#include "pipeline/text.h"

typedef struct {
    Units *units;
    Bounds *bounds;
    Phrases *phrases;
    Grammar *grammar;
    Arena *arena; /* texts of one record's tokens */
    guint checks; /* written in this document */
} Normalise;

static gboolean normalise_open(Stage *stage, GError **error)
{
    Normalise *normalise = stage->state;
    normalise->arena = arena_new();
    if (!(normalise->units = units_new(stage->config, error)) ||
        !(normalise->bounds = bounds_new(stage->config, error)) ||
        !(normalise->phrases = phrases_new(stage->config, error)))
        return FALSE;
    normalise->grammar = grammar_new(normalise->units, normalise->bounds);
    return TRUE;
}

/* Where the text begins. */
static Place place_of(const Record *record)
{
    static const guint lines[RECORD_KINDS] = {
        [RECORD_HEAD] = HEAD_LINE, [RECORD_TEXT] = TEXT_LINE, [RECORD_CELL] = CELL_LINE};
    guint line = lines[record->kind];
    Place place = {.line = record_number(record, line), .col = record_number(record, line + 1)};
    if (record->kind == RECORD_HEAD)
        place.col +=
            text_characters(record->field[HEAD_NUMBER], record_length(record, HEAD_NUMBER));
    if (record->kind == RECORD_TEXT)
        place.breaks = record->field[TEXT_BREAKS];
    return place;
}

static void read_text(Stage *stage, const Record *record, const char *text)
{
    Normalise *normalise = stage->state;
    gboolean head = record->kind == RECORD_HEAD;
    const Sentence *sentence =
        grammar_read(normalise->grammar, text, record->kind == RECORD_CELL, normalise->arena);
    if (sentence->tokens->len == 0)
        return;
    Place place = place_of(record);
    place.text = text;
    if (!head)
        phrase_annotate(normalise->phrases, sentence->text, (Token *)(void *)sentence->tokens->data,
                        sentence->tokens->len, normalise->arena);
    Emit emit = {stage->out, stage->doc, record->field[COMMON_NR], place, head, &normalise->checks};
    emit_tokens(&emit, sentence);
    arena_clear(normalise->arena);
}

static gboolean normalise_record(Stage *stage, const Record *record, GError **error)
{
    Normalise *normalise = stage->state;
    (void)error;
    switch (record->kind) {
    case RECORD_DOC:
        normalise->checks = 0;
        grammar_set_year(normalise->grammar, 0);
        break;
    case RECORD_PART:
        grammar_set_year(normalise->grammar, record_number(record, PART_YEAR));
        break;
    case RECORD_TABLE:
        grammar_set_table(normalise->grammar);
        break;
    case RECORD_HEAD:
        read_text(stage, record, record->field[HEAD_TEXT]);
        break;
    case RECORD_TEXT:
        read_text(stage, record, record->field[TEXT_TEXT]);
        break;
    default:
        read_text(stage, record, record->field[CELL_TEXT]);
        break;
    }
    return TRUE;
}

static void normalise_clear(gpointer state)
{
    Normalise *normalise = state;
    phrases_free(normalise->phrases);
    grammar_free(normalise->grammar);
    bounds_free(normalise->bounds);
    units_free(normalise->units);
    arena_free(normalise->arena);
}

int main(int argc, char **argv)
{
    static const StageKind kind = {
        .name = "gouji-normalise",
        .summary = "Reads records and adds the figures and dates that stand in their texts.",
        .state_size = sizeof(Normalise),
        .wants = STAGE_WANTS(DOC) | STAGE_WANTS(PART) | STAGE_WANTS(HEAD) | STAGE_WANTS(TEXT) |
                 STAGE_WANTS(TABLE) | STAGE_WANTS(CELL),
        .open = normalise_open,
        .record = normalise_record,
        .clear = normalise_clear,
    };
    return stage_main(&kind, argc, argv);
}
