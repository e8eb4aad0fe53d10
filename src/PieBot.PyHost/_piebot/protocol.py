"""The worker's side of the line protocol: one request a line in, one answer a line out, behind the marker."""

import gc
import json
import os
import sys
import time

from . import exercise, observe, probe


def serve(driver, marker):
    # What tests print goes elsewhere: they may close or replace what they know.
    requests = os.fdopen(os.dup(0), encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)

    def answer(reply):
        answers.write(marker + json.dumps(reply) + "\n")
        answers.flush()

    def loop():
        for line in requests:
            request = json.loads(line)
            if request["op"] == "exit":
                return
            try:
                answer(OPERATIONS[request["op"]](driver, request))
            except Exception as error:
                answer({"error": "%s: %s" % (type(error).__name__, error)})

    first = json.loads(requests.readline())
    if first["op"] == "exit":
        return 0
    # The framework lists its tests and then lets us run them, in whatever surroundings it makes for them.
    fault = driver.start(lambda: (answer(discover(driver, first)), loop()))
    if fault is not None:
        answer({"error": fault})
        loop()
    return 0


def discover(driver, request):
    return {
        "tests": [
            {"id": name, "name": name, "displayName": name} for name in driver.tests
        ],
        "driver": driver.name,
    }


def cover(driver, request):
    covered = []
    for name in request["tests"]:
        probe.reset(probe.WALL)
        driver.message = None
        before = time.perf_counter_ns()
        outcomes = driver.run([name])
        wall = time.perf_counter_ns() - before
        calls, spent, _, _ = probe.read()
        covered.append(
            {
                "id": name,
                "passed": all(passed for _, passed, _ in outcomes),
                "calls": calls,
                "memberNanoseconds": spent,
                "wallNanoseconds": wall,
                "reached": probe.reached(),
                "message": driver.message,
            }
        )
    return {"tests": covered}


def watch(driver, request):
    observe.take()
    observe.share(len(request["tests"]))
    calls, dropped = [], []
    for name in request["tests"]:
        outcomes = driver.run([name])
        taken = observe.take()
        if all(passed for _, passed, _ in outcomes):
            calls.extend(dict(call, test=name) for call in taken)
        else:
            # It passes where nothing is wrapped: what it saw here is not what it sees.
            dropped.append(name)
    made = exercise.run() if request.get("exercises") else []
    return {"calls": calls + [dict(call, test="") for call in made], "dropped": dropped}


def _collect():
    """
    Each round starts with nothing to collect: a collection then falls into it for what the round itself allocates. What stood
    before the first round, the framework and its modules for the most part, is left out of collections: one look at all of that
    takes longer than a round.
    """
    global _frozen
    gc.collect()
    if not _frozen:
        gc.freeze()
        _frozen = True


_frozen = False


def run(driver, request):
    names, repetitions, clock = request["tests"], request["repetitions"], request["clock"]
    failed = set()
    by_test = dict.fromkeys(names, 0)
    # The other side has just had the processor and its caches: the first repetition fetches them back, unmeasured.
    if repetitions > 1:
        driver.run(names)
    _collect()
    probe.reset(clock)
    cpu, wall = time.process_time_ns(), time.perf_counter_ns()
    for _ in range(repetitions):
        for name, passed, spent in driver.run(names):
            by_test[name] += spent
            if not passed:
                failed.add(name)
    wall, cpu = time.perf_counter_ns() - wall, time.process_time_ns() - cpu
    calls, spent, member_wall, timed = probe.read()
    if clock == probe.ALLOCATIONS:
        # Python does not count what it allocates: nothing is known of it.
        calls = spent = member_wall = timed = 0
    return {
        "wallNanoseconds": wall,
        "processCpuNanoseconds": cpu,
        "allocatedBytes": 0,
        "memberCalls": calls,
        "memberNanoseconds": spent,
        "memberWallNanoseconds": member_wall,
        "testNanoseconds": sum(by_test.values()),
        "byTest": [by_test[name] for name in names],
        "failed": sorted(failed),
        "probeNanoseconds": int(timed * probe.overhead()) if timed else 0,
    }


OPERATIONS = {"discover": discover, "cover": cover, "observe": watch, "run": run}
