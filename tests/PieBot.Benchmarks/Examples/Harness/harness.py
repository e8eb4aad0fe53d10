"""Runs one Python pair, both sides in turns, and prints what each turn took in nanoseconds of CPU a call."""

import importlib.util
import sys
import time

ROUNDS = 40


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def turn(run, subject, calls):
    start = time.process_time_ns()
    for _ in range(calls):
        run(subject)
    return time.process_time_ns() - start


def main():
    slow, fast, driver = (load(f"m{n}", path) for n, path in enumerate(sys.argv[1:4]))
    if driver.run(slow) != driver.run(fast):
        print("different")
        sys.exit(1)
    calls = 1
    while turn(driver.run, slow, calls) < 4_000_000:
        calls *= 2
    times = {slow: [], fast: []}
    for number in range(ROUNDS):
        for subject in (slow, fast) if number % 2 == 0 else (fast, slow):
            times[subject].append(turn(driver.run, subject, calls) / calls)
    print(*times[slow])
    print(*times[fast])


main()
