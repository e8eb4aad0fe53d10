"""What instrumented members call at their entry and exit: how often, and for how long by the outermost of them on each thread."""

import atexit
import os
import threading
import time

WALL, THREAD, ALLOCATIONS = 0, 1, 2

# Of one thread: depth, calls, timed calls, nanoseconds by the clock, nanoseconds of wall time, start by each.
DEPTH, CALLS, TIMED, SPENT, WALL_SPENT, START, WALL_START = range(7)

_accounts = []
_reached = set()
_clock = WALL


class _Local(threading.local):
    def __init__(self):
        self.account = [0] * 7
        _accounts.append(self.account)


_local = _Local()


def enter(local=_local, wall=time.perf_counter_ns, thread=time.thread_time_ns):
    account = local.account
    account[1] += 1
    account[0] += 1
    if account[0] == 1:
        if _clock == WALL:
            account[5] = wall()
        else:
            account[6] = wall()
            account[5] = thread()


def leave(local=_local, wall=time.perf_counter_ns, thread=time.thread_time_ns):
    account = local.account
    account[0] -= 1
    if account[0] == 0:
        if _clock == WALL:
            spent = wall() - account[5]
            account[3] += spent
            account[4] += spent
        else:
            account[3] += thread() - account[5]
            account[4] += wall() - account[6]
        account[2] += 1


def count(local=_local):
    """A generator or a coroutine: it is known to be entered, not how long it works."""
    local.account[1] += 1


def reach(member, local=_local):
    """Of numbered members it is known which were entered."""
    local.account[1] += 1
    _reached.add(member)


def reached():
    """Numbers of the members that were entered since this was last asked."""
    numbers = sorted(_reached)
    _reached.clear()
    return numbers


def reset(clock):
    global _clock
    _clock = clock
    for account in _accounts:
        account[CALLS] = account[TIMED] = account[SPENT] = account[WALL_SPENT] = 0


def read():
    """Calls, nanoseconds by the clock, nanoseconds of wall time, and how many calls were timed."""
    return tuple(
        sum(account[place] for account in _accounts) for place in (CALLS, SPENT, WALL_SPENT, TIMED)
    )


def overhead(calls=50, batches=5):
    """Nanoseconds that a call of nothing reads as, at best."""
    account = _local.account
    best = float("inf")
    for _ in range(batches):
        before = account[SPENT]
        for _ in range(calls):
            enter()
            leave()
        best = min(best, (account[SPENT] - before) / calls)
    reset(_clock)
    return best


def _leave_sums():
    file = os.environ.get("PIEBOT_PROBE_FILE")
    if file:
        calls, spent, _, _ = read()
        with open(file, "a", encoding="ascii") as sums:
            sums.write("%d %d\n" % (calls, spent))


atexit.register(_leave_sums)
