// The program around one C++ pair: both sides in turns; prints what each turn took in nanoseconds of CPU a call.
static double now() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

static double turn(std::string (*side)(), int calls, std::size_t& kept) {
    double start = now();
    for (int call = 0; call < calls; call++) {
        kept += side().size();
    }
    return now() - start;
}

int main() {
    if (slow::run() != fast::run()) {
        std::puts("different");
        return 1;
    }
    std::size_t kept = 0;
    int calls = 1;
    while (turn(slow::run, calls, kept) < 2e6) {
        calls *= 2;
    }
    std::vector<double> times[2];
    for (int round = 0; round < 40; round++) {
        for (int n = 0; n < 2; n++) {
            int side = (round + n) % 2;
            times[side].push_back(turn(side == 0 ? slow::run : fast::run, calls, kept) / calls);
        }
    }
    for (auto& side : times) {
        for (double time : side) {
            std::printf("%.1f ", time);
        }
        std::puts("");
    }
    return kept == 0;
}
