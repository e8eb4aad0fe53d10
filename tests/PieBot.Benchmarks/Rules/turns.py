"""Runs a pair's driver on both sides in turns, checks that the results are equal, and prints the ratio of each turn."""

import runpy
import sys
import time

TURNS = 11
LEAST = 0.02


def seconds(run, calls):
    start = time.process_time()
    for _ in range(calls):
        run()
    return time.process_time() - start


def main():
    before, after = (runpy.run_path(path)["run"] for path in sys.argv[1:3])
    if before() != after():
        sys.exit("the two sides give different results")
    calls = 1
    while seconds(before, calls) < LEAST:
        calls *= 2
    for turn in range(TURNS):
        if turn % 2:
            fast = seconds(after, calls)
            print(seconds(before, calls) / fast)
        else:
            slow = seconds(before, calls)
            print(slow / seconds(after, calls))


main()
