/*
 * Included at the top of instrumented files, C and C++ alike. PIEBOT_PROBE at the start of a body counts its calls and sums
 * the time of the outermost one on each thread, by the wall (clock 0) or the thread's processor time (1). PIEBOT_REACH before
 * a statement counts that it runs; PIEBOT_REACHED(number) at the start of a body notes which one it is.
 *
 * A program that is started with PIEBOT_PROBE_SERVER stops before its own constructors and takes requests, a line of JSON
 * each, on standard input: so many times it forks a child that goes on to main with the arguments asked for. So a test is
 * run again without starting and linking its program anew, and each run is as fresh as the first. Answers go to standard
 * output behind the variable's value. Any other program appends calls and nanoseconds to PIEBOT_PROBE_FILE when it ends.
 *
 * It includes nothing, since files may have to define macros before their first system header; functions of the C library
 * are declared under names of its own. For GCC and Clang on 64-bit Linux.
 */
#ifndef PIEBOT_PROBE_H
#define PIEBOT_PROBE_H
#pragma GCC system_header

#if defined __cplusplus && __cplusplus < 201103L
#define PIEBOT_NOTHROW throw()
extern "C" {
#elif defined __cplusplus
#define PIEBOT_NOTHROW noexcept
extern "C" {
#else
#define PIEBOT_NOTHROW
#endif

/* One of each in a program, however many files hold the header. */
#define PIEBOT_SHARED __attribute__((weak, visibility("default"), used))

extern int piebot_clock_gettime(int, long *) __asm__("clock_gettime");
extern char *piebot_getenv(const char *) __asm__("getenv");
extern int piebot_setenv(const char *, const char *, int) __asm__("setenv");
extern int piebot_unsetenv(const char *) __asm__("unsetenv");
extern int piebot_fork(void) __asm__("fork");
extern int piebot_getpid(void) __asm__("getpid");
extern int piebot_wait4(int, int *, int, long *) __asm__("wait4");
extern int piebot_dup2(int, int) __asm__("dup2");
extern int piebot_fcntl(int, int, ...) __asm__("fcntl");
extern int piebot_open(const char *, int, ...) __asm__("open");
extern int piebot_close(int) __asm__("close");
extern long piebot_read(int, void *, unsigned long) __asm__("read");
extern void *piebot_mmap(void *, unsigned long, int, int, int, long) __asm__("mmap");
extern void piebot_exit(int) __asm__("_exit");
extern int piebot_dprintf(int, const char *, ...) __asm__("dprintf");
extern int piebot_snprintf(char *, unsigned long, const char *, ...) __asm__("snprintf");
extern int piebot_sscanf(const char *, const char *, ...) __asm__("sscanf");
extern char *piebot_strstr(const char *, const char *) __asm__("strstr");
extern int piebot_atoi(const char *) __asm__("atoi");
/* Only the GNU C library passes constructors the program's arguments. */
extern const char *piebot_glibc(void) __asm__("gnu_get_libc_version") __attribute__((weak));

struct piebot_sums {
    int clock;
    long long calls, timed, ticks, wall;
    /* A bit for each numbered member. */
    unsigned long long reached[256];
};

struct piebot_thread {
    long depth;
    long long started, wall;
};

PIEBOT_SHARED struct piebot_sums piebot_own_sums;
PIEBOT_SHARED struct piebot_sums *piebot_sums;
PIEBOT_SHARED __thread struct piebot_thread piebot_thread;
PIEBOT_SHARED int piebot_started, piebot_reports, piebot_whole;
PIEBOT_SHARED long long piebot_born;
PIEBOT_SHARED char piebot_mark[] = "piebot-probe-1";

PIEBOT_SHARED long long piebot_now(int clock) PIEBOT_NOTHROW
{
    /* CLOCK_THREAD_CPUTIME_ID, CLOCK_MONOTONIC */
    long time[2] = {0, 0};
    piebot_clock_gettime(clock == 1 ? 3 : 1, time);
    return time[0] * 1000000000LL + time[1];
}

PIEBOT_SHARED void piebot_enter(void) PIEBOT_NOTHROW
{
    struct piebot_sums *sums = piebot_sums ? piebot_sums : &piebot_own_sums;
    __atomic_fetch_add(&sums->calls, 1, __ATOMIC_RELAXED);
    if (piebot_thread.depth++ != 0) return;
    if (sums->clock) piebot_thread.wall = piebot_now(0);
    piebot_thread.started = piebot_now(sums->clock);
}

PIEBOT_SHARED void piebot_reach(void) PIEBOT_NOTHROW
{
    struct piebot_sums *sums = piebot_sums ? piebot_sums : &piebot_own_sums;
    __atomic_fetch_add(&sums->calls, 1, __ATOMIC_RELAXED);
}

PIEBOT_SHARED void piebot_reached(int member) PIEBOT_NOTHROW
{
    struct piebot_sums *sums = piebot_sums ? piebot_sums : &piebot_own_sums;
    piebot_reach();
    __atomic_fetch_or(&sums->reached[member >> 6], 1ULL << (member & 63), __ATOMIC_RELAXED);
}

PIEBOT_SHARED int piebot_is_reached(const struct piebot_sums *sums, int member)
{
    return (int)(sums->reached[member >> 6] >> (member & 63) & 1);
}

PIEBOT_SHARED void piebot_leave(void) PIEBOT_NOTHROW
{
    struct piebot_sums *sums = piebot_sums ? piebot_sums : &piebot_own_sums;
    long long ticks;
    if (--piebot_thread.depth != 0) return;
    ticks = piebot_now(sums->clock) - piebot_thread.started;
    __atomic_fetch_add(&sums->timed, 1, __ATOMIC_RELAXED);
    __atomic_fetch_add(&sums->ticks, ticks, __ATOMIC_RELAXED);
    __atomic_fetch_add(&sums->wall, sums->clock ? piebot_now(0) - piebot_thread.wall : ticks, __ATOMIC_RELAXED);
}

/* What an empty call reads as: the least of a few means, since a stall of the machine is not the probe's own. */
PIEBOT_SHARED double piebot_overhead(void)
{
    double least = 1e9;
    int batch, call;
    for (batch = 0; batch < 5; batch++) {
        long long before = piebot_sums->ticks;
        double mean;
        for (call = 0; call < 1000; call++) {
            piebot_enter();
            piebot_leave();
        }
        mean = (double)(piebot_sums->ticks - before) / 1000;
        least = mean < least ? mean : least;
    }
    return least;
}

/* The arguments asked for, in hexadecimal with a zero byte behind each, over the placeholders that the program was started with. */
PIEBOT_SHARED void piebot_arguments(int argc, char **argv, char *hex)
{
    char *to = hex;
    int at = 1;
    unsigned byte;
    if (at < argc) argv[at] = to;
    for (; piebot_sscanf(hex, "%2x", &byte) == 1; hex += 2) {
        *to++ = (char)byte;
        if (byte == 0 && ++at < argc) argv[at] = to;
    }
}

/* True in the child, which goes on to main. */
PIEBOT_SHARED int piebot_run(int argc, char **argv, char *hex, int repetitions, int out, const char *marker)
{
    static double overhead[2];
    struct piebot_sums *sums = piebot_sums;
    int clock = sums->clock, failed = 0, status = 0, done, member;
    const char *between = "";
    long long began, cpu = 0, wall;
    if (overhead[clock] == 0) overhead[clock] = piebot_overhead();
    sums->calls = sums->timed = sums->ticks = sums->wall = 0;
    for (member = 0; member < 256; member++) sums->reached[member] = 0;
    began = piebot_now(0);
    for (done = 0; done < repetitions; done++) {
        long usage[64] = {0};
        int child = piebot_fork();
        if (child == 0) {
            char place[64];
            int nothing = piebot_open("/dev/null", 2);
            piebot_dup2(nothing, 0);
            piebot_dup2(nothing, 1);
            if (nothing > 2) piebot_close(nothing);
            piebot_unsetenv("PIEBOT_PROBE_SERVER");
            /* A library that keeps its symbols to itself has sums of its own, and finds these by that. */
            piebot_snprintf(place, sizeof place, "%d %p", piebot_getpid(), (void *)sums);
            piebot_setenv("PIEBOT_PROBE_SUMS", place, 1);
            piebot_arguments(argc, argv, hex);
            return 1;
        }
        if (child < 0 || piebot_wait4(child, &status, 0, usage) < 0) piebot_exit(111);
        failed = failed ? failed : status;
        cpu += (usage[0] + usage[2]) * 1000000000LL + (usage[1] + usage[3]) * 1000LL;
    }
    wall = piebot_now(0) - began;
    if (piebot_whole) {
        sums->calls = repetitions;
        sums->wall = wall;
        sums->ticks = clock ? cpu : wall;
    }
    piebot_dprintf(out,
        "%s{\"wallNanoseconds\":%lld,\"processCpuNanoseconds\":%lld,\"allocatedBytes\":0,\"memberCalls\":%lld,"
        "\"memberNanoseconds\":%lld,\"memberWallNanoseconds\":%lld,\"testNanoseconds\":%lld,\"byTest\":[%lld],"
        "\"failed\":[%s%.0d%s],\"probeNanoseconds\":%lld,\"reached\":[",
        marker, wall, cpu, sums->calls, sums->ticks, sums->wall, cpu, wall,
        failed ? "\"" : "", failed, failed ? "\"" : "", (long long)(overhead[clock] * (double)sums->timed));
    for (member = 0; member < 256 * 64; member++) {
        if (!piebot_is_reached(sums, member)) continue;
        piebot_dprintf(out, "%s%d", between, member);
        between = ",";
    }
    piebot_dprintf(out, "]}\n");
    return 0;
}

PIEBOT_SHARED char piebot_line[1 << 16];

PIEBOT_SHARED void piebot_serve(int argc, char **argv, const char *marker)
{
    /* Beyond what the program itself will open; F_DUPFD_CLOEXEC. */
    int in = piebot_fcntl(0, 1030, 200), out = piebot_fcntl(1, 1030, 200);
    long length = 0;
    for (;;) {
        char *hex, *repetitions, *clock;
        long got = piebot_read(in, piebot_line + length, sizeof piebot_line - 1 - (unsigned long)length);
        if (got <= 0) piebot_exit(0);
        length += got;
        if (piebot_line[length - 1] != '\n') continue;
        piebot_line[length] = 0;
        length = 0;
        hex = piebot_strstr(piebot_line, "\"tests\":[\"");
        repetitions = piebot_strstr(piebot_line, "\"repetitions\":");
        clock = piebot_strstr(piebot_line, "\"clock\":");
        if (!hex || !repetitions || !clock) piebot_exit(112);
        piebot_sums->clock = piebot_atoi(clock + 8) == 1;
        if (piebot_run(argc, argv, hex + 10, piebot_atoi(repetitions + 14), out, marker)) {
            piebot_close(in);
            piebot_close(out);
            return;
        }
    }
}

__attribute__((constructor(101), used)) static void piebot_start(int argc, char **argv)
{
    const char *marker = piebot_getenv("PIEBOT_PROBE_SERVER"), *clock = piebot_getenv("PIEBOT_PROBE_CLOCK"),
               *place = piebot_getenv("PIEBOT_PROBE_SUMS");
    int process = 0;
    void *sums = 0;
#ifdef PIEBOT_PROBE_WHOLE
    piebot_whole = 1;
#endif
    if (piebot_started) return;
    piebot_started = 1;
    piebot_born = piebot_now(0);
    if (place && piebot_sscanf(place, "%d %p", &process, &sums) == 2 && process == piebot_getpid()) {
        piebot_sums = (struct piebot_sums *)sums;
        return;
    }
    if (!marker || !piebot_glibc) {
        piebot_own_sums.clock = clock && clock[0] == '1';
        piebot_reports = 1;
        return;
    }
    /* Readable and writable, shared and of no file. */
    piebot_sums = (struct piebot_sums *)piebot_mmap(0, 4096, 3, 0x21, -1, 0);
    piebot_serve(argc, argv, marker);
}

__attribute__((destructor, used)) static void piebot_stop(void)
{
    const char *name = piebot_getenv("PIEBOT_PROBE_FILE");
    struct piebot_sums *sums = &piebot_own_sums;
    int file, member;
    if (!piebot_reports || !name) return;
    piebot_reports = 0;
    if (piebot_whole) {
        sums->calls = 1;
        sums->ticks = piebot_now(0) - piebot_born;
    }
    /* O_WRONLY, O_CREAT, O_APPEND */
    file = piebot_open(name, 1 | 0100 | 02000, 0644);
    if (file < 0) return;
    piebot_dprintf(file, "%lld %lld\n", sums->calls, sums->ticks);
    for (member = 0; member < 256 * 64; member++) {
        if (piebot_is_reached(sums, member)) piebot_dprintf(file, "%d\n", member);
    }
    piebot_close(file);
}

#ifdef __cplusplus
}
#endif

/* A constant expression has no calls to count. */
#if defined(__cplusplus) && __cplusplus >= 201402L
static constexpr int piebot_guard(void)
{
    if (!__builtin_is_constant_evaluated()) piebot_enter();
    return 0;
}
static constexpr int piebot_number(int member)
{
    if (!__builtin_is_constant_evaluated()) piebot_reached(member);
    return 0;
}
static constexpr void piebot_release(int *)
{
    if (!__builtin_is_constant_evaluated()) piebot_leave();
}
#else
static __inline__ int piebot_guard(void)
{
    piebot_enter();
    return 0;
}
static __inline__ int piebot_number(int member)
{
    piebot_reached(member);
    return 0;
}
static __inline__ void piebot_release(int *unused)
{
    (void)unused;
    piebot_leave();
}
#endif
#define PIEBOT_REACH piebot_reach()
#define PIEBOT_REACHED(member) __attribute__((unused)) int piebot_numbered = piebot_number(member);
#define PIEBOT_PROBE __attribute__((unused, cleanup(piebot_release))) int piebot_guarded = piebot_guard();

#endif
