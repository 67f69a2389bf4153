#include "jail.h"

#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#define FILES 16

#if defined __SANITIZE_ADDRESS__
#define SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0 /* its shadow memory needs terabytes of address space */
#endif

gboolean jail_is_watched(void)
{
    return SANITIZED;
}

gboolean jail_has_filter(void)
{
    return prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
}

static void limit(int resource, guint64 most)
{
    struct rlimit limits = {most, most};
    setrlimit(resource, &limits);
}

void jail_limit(const JailLimits *limits)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_DUMPABLE, SANITIZED);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, FILES);
    if (limits->memory > 0 && !SANITIZED)
        limit(RLIMIT_AS, limits->memory);
}

void jail_load(void)
{
    static const char *const encodings[] = {"GB18030", "BIG5", "UTF-16LE", "UTF-16BE"};
    for (guint i = 0; i < G_N_ELEMENTS(encodings); i++) {
        GIConv kept = g_iconv_open("UTF-8", encodings[i]); /* stays open: closing may unload it */
        (void)kept;
    }
}

gboolean jail_enter(void)
{
    static const int calls[] = {
        SCMP_SYS(read),        SCMP_SYS(write),          SCMP_SYS(readv),
        SCMP_SYS(writev),      SCMP_SYS(close),          SCMP_SYS(fstat),
        SCMP_SYS(newfstatat),  SCMP_SYS(lseek),          SCMP_SYS(brk),
        SCMP_SYS(mmap),        SCMP_SYS(munmap),         SCMP_SYS(mremap),
        SCMP_SYS(mprotect),    SCMP_SYS(madvise),        SCMP_SYS(futex),
        SCMP_SYS(getrusage),   SCMP_SYS(getrlimit),      SCMP_SYS(setrlimit),
        SCMP_SYS(getpid),      SCMP_SYS(gettid),         SCMP_SYS(clock_gettime),
        SCMP_SYS(time),        SCMP_SYS(gettimeofday),   SCMP_SYS(getrandom),
        SCMP_SYS(sysinfo),     SCMP_SYS(sched_yield),    SCMP_SYS(rt_sigaction),
        SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
        SCMP_SYS(exit),        SCMP_SYS(exit_group),     SCMP_SYS(sched_getaffinity)};
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    gboolean done = filter != NULL;
    for (guint i = 0; done && i < G_N_ELEMENTS(calls); i++)
        done = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) == 0;
    /* Its own limits alone, not another process's. */
    done = done && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1,
                                    SCMP_A0(SCMP_CMP_EQ, 0, 0)) == 0;
    done = done && seccomp_load(filter) == 0;
    if (filter)
        seccomp_release(filter);
    return done;
}
