#define _GNU_SOURCE
/* Fuzz target: any report (stream_testing.h says what its lines are) up to what its places say of each other. */
#include "pipeline/fuzz_testing.h"
#include "pipeline/stream_testing.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static StreamStage *normalise, *reconcile, *crosscheck;
    if (!normalise) {
        normalise = stream_stage(stream_kind(normalise_main));
        reconcile = stream_stage(stream_kind(reconcile_main));
        crosscheck = stream_stage(stream_kind(crosscheck_main));
    }
    g_autofree char *report = stream_text(data, size);
    int records = stream_of(report);
    stream_through(crosscheck, stream_through(reconcile, stream_through(normalise, records)));
    close(records);
    return 0;
}

FUZZ_TARGET("document")
