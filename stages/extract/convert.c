#define _GNU_SOURCE
#include "convert.h"

#include <errno.h>
#include <ftw.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define OUTPUT_BYTES ((rlim_t)256 << 20) /* of a file that a program may write */
#define MEMORY 4                         /* times the address space that a worker has */
#define STEP_US 20000                    /* between looks at whether it has ended */

/* A way from one form to another. */
typedef struct {
    const char *form, *mark; /* mark: stands in the bytes, NULL for any */
    gboolean wide;           /* the mark is UTF-16, as in an OLE directory */
    const char *extension, *become;
} Path;

static const Path paths[] = {
    {"ole", "WordDocument", TRUE, "doc", "docx"},
    {"ole", "Workbook", TRUE, "xls", "xlsx"},
    {"ole", "Book", TRUE, "xls", "xlsx"},
    {"odf", "opendocument.text", FALSE, "odt", "docx"},
    {"odf", "opendocument.spreadsheet", FALSE, "ods", "xlsx"},
    {"rtf", NULL, FALSE, "rtf", "docx"},
    {"office-xml", "office:spreadsheet", FALSE, "xml", "xlsx"},
    {"office-xml", "mimetype=\"application/vnd.oasis.opendocument.spreadsheet", FALSE, "fods",
     "xlsx"},
    {"office-xml", "opendocument:xmlns:office", FALSE, "fodt", "docx"},
    {"office-xml", NULL, FALSE, "xml", "docx"},
};

char *convert_beside(const char *name)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = self ? g_path_get_dirname(self) : NULL;
    g_autofree char *path = folder ? g_build_filename(folder, name, NULL) : NULL;
    return path && access(path, X_OK) == 0 ? g_steal_pointer(&path) : NULL;
}

static gboolean holds(const Bytes *bytes, const char *mark, gboolean wide)
{
    char name[128];
    gsize length = 0;
    for (; *mark && length + 2 < sizeof name; mark++) {
        name[length++] = *mark;
        if (wide)
            name[length++] = '\0';
    }
    return memmem(bytes->data, bytes->length, name, length) != NULL;
}

static const Path *find_path(const Form *form, const Bytes *bytes)
{
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++)
        if (strcmp(paths[i].form, form->name) == 0 &&
            (!paths[i].mark || holds(bytes, paths[i].mark, paths[i].wide)))
            return &paths[i];
    return NULL;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status, (void)type, (void)walk;
    remove(path);
    return 0;
}

/* What the program may do: no network where the kernel lets it be taken away, and limits of its own. */
static void settle_child(gpointer data)
{
    const WorkerKind *limits = data;
    struct rlimit seconds = {limits->wait, limits->wait}, bytes = {OUTPUT_BYTES, OUTPUT_BYTES};
    struct rlimit memory = {MEMORY * limits->memory, MEMORY * limits->memory};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_FSIZE, &bytes);
    if (limits->memory > 0)
        setrlimit(RLIMIT_AS, &memory);
    if (unshare(CLONE_NEWNET) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return; /* its other limits hold all the same */
}

/* Waits for the program, no longer than it may take; FALSE if it had to be killed. */
static gboolean wait_for(GPid pid, guint64 seconds, int *status)
{
    gint64 deadline = g_get_monotonic_time() + (gint64)seconds * G_USEC_PER_SEC;
    gboolean in_time = TRUE;
    for (pid_t done = 0; done == 0;) {
        done = waitpid(pid, status, in_time ? WNOHANG : 0);
        if (done == 0 && g_get_monotonic_time() > deadline) {
            in_time = FALSE;
            kill(-pid, SIGKILL);
        } else if (done == 0) {
            g_usleep(STEP_US);
        } else if (done < 0 && errno == EINTR) {
            done = 0;
        }
    }
    kill(-pid, SIGKILL); /* what it may have left behind */
    return in_time;
}

char *convert_run(const char *folder, char **arguments, const WorkerKind *limits)
{
    GPid pid;
    int status = 0;
    g_auto(GStrv) environment = g_environ_setenv(g_get_environ(), "HOME", folder, TRUE);
    environment = g_environ_unsetenv(environment, "DISPLAY");
    environment = g_environ_setenv(environment, "OMP_THREAD_LIMIT", "1", TRUE); /* more only wait */
    if (!g_spawn_async(folder, arguments, environment,
                       G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH |
                           G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                       settle_child, (gpointer)(guintptr)limits, &pid, NULL))
        return g_strdup("worker-died start");
    if (!wait_for(pid, limits->wait, &status))
        return g_strdup_printf("timeout %" G_GUINT64_FORMAT, limits->wait);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? NULL : g_strdup("damaged conversion");
}

static char *run_office(const char *folder, const Path *path, const WorkerKind *limits)
{
    g_autofree char *profile = g_strdup_printf("-env:UserInstallation=file://%s/profile", folder);
    g_autofree char *input = g_strdup_printf("in.%s", path->extension);
    char *arguments[] = {"soffice",      profile,
                         "--headless",   "--norestore",
                         "--convert-to", (char *)(guintptr)path->become,
                         input,          NULL};
    return convert_run(folder, arguments, limits);
}

void convert_remove(const char *folder)
{
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* Converts inside a folder that is there for this alone. */
static char *convert_in(const char *folder, const Path *path, const Bytes *bytes,
                        const WorkerKind *limits, char **out, gsize *length)
{
    g_autofree char *input = g_strdup_printf("%s/in.%s", folder, path->extension);
    g_autofree char *output = g_strdup_printf("%s/in.%s", folder, path->become);
    if (!g_file_set_contents(input, bytes->data, (gssize)bytes->length, NULL))
        return g_strdup_printf("failure %d", errno);
    char *reason = run_office(folder, path, limits);
    if (!reason && !g_file_get_contents(output, out, length, NULL))
        reason = g_strdup("damaged conversion");
    return reason;
}

char *convert_document(const Form *form, const Bytes *bytes, const WorkerKind *limits,
                       const char **become, char **out, gsize *length)
{
    const Path *path = find_path(form, bytes);
    if (strcmp(form->name, "ole") == 0 && holds(bytes, "EncryptedPackage", TRUE))
        return g_strdup("encrypted");
    if (!path)
        return g_strdup_printf("form-unsupported %s", form->name);
    g_autofree char *program = g_find_program_in_path("soffice");
    if (!program)
        return g_strdup("install libreoffice-writer-nogui,libreoffice-calc-nogui");
    g_autofree char *folder = g_dir_make_tmp("gouji-XXXXXX", NULL);
    if (!folder)
        return g_strdup_printf("failure %d", errno);
    char *reason = convert_in(folder, path, bytes, limits, out, length);
    convert_remove(folder);
    *become = path->become;
    return reason;
}
