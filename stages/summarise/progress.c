#include "progress.h"

#include <stdio.h>
#include <unistd.h>

#define QUIET G_USEC_PER_SEC
#define PAUSE (G_USEC_PER_SEC / 5)

struct Progress {
    const Messages *messages;
    guint64 done, expected;
    gint64 begun, shown; /* shown: when last, 0 for never */
};

Progress *progress_new(const Messages *messages, guint64 expected)
{
    if (!isatty(STDERR_FILENO))
        return NULL;
    Progress *progress = g_new0(Progress, 1);
    progress->messages = messages;
    progress->expected = expected;
    progress->begun = g_get_monotonic_time();
    return progress;
}

void progress_free(Progress *progress)
{
    progress_clear(progress);
    g_free(progress);
}

char *progress_text(const Messages *messages, guint64 done, guint64 expected, double seconds)
{
    double rate = seconds > 0 ? (double)done / seconds : 0;
    guint64 left = expected > done && rate > 0 ? (guint64)((double)(expected - done) / rate) : 0;
    g_autofree char *count = g_strdup_printf("%" G_GUINT64_FORMAT, done);
    g_autofree char *all = g_strdup_printf("%" G_GUINT64_FORMAT, expected);
    g_autofree char *speed = g_strdup_printf("%.*f", rate < 10 ? 1 : 0, rate);
    g_autofree char *time =
        g_strdup_printf("%" G_GUINT64_FORMAT ":%02u", left / 60, (guint)(left % 60));
    if (expected < done)
        return messages_say(messages, "ui.progress-open", count, speed, NULL);
    return messages_say(messages, "ui.progress", count, all, speed, time, NULL);
}

void progress_step(Progress *progress)
{
    if (!progress)
        return;
    progress->done++;
    gint64 now = g_get_monotonic_time();
    if (now - progress->begun < QUIET || now - progress->shown < PAUSE)
        return;
    progress->shown = now;
    g_autofree char *text = progress_text(progress->messages, progress->done, progress->expected,
                                          (double)(now - progress->begun) / G_USEC_PER_SEC);
    fprintf(stderr, "\r\033[K%s", text);
}

void progress_clear(Progress *progress)
{
    if (!progress || !progress->shown)
        return;
    fputs("\r\033[K", stderr);
    progress->shown = 0;
}
