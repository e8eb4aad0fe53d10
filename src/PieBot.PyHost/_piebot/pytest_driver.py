"""Runs pytest's own items by pytest's own protocol, as often as wanted."""

import importlib.util
import os
import sys
import tempfile

import pytest
from _pytest.runner import runtestprotocol

# What a checkout may have configured, and keeps tests from being run: one failure is not to end a run.
WHOLE = {"maxfail": 0, "stepwise": False, "stepwise_skip": False, "usepdb": False}
# In other processes nothing could be repeated, nor probed (pytest-xdist).
HERE = {"numprocesses": 0, "dist": "no", "distload": False, "tx": [], "looponfail": False}


def _options():
    # Its cache is part of pytest (--ff, config.cache), but what an earlier run knew has no business here.
    options = ["-o", "cache_dir=" + tempfile.mkdtemp(), "--continue-on-collection-errors", "-q"]
    # It would trace each line of what is timed.
    return options + ["--no-cov"] * (importlib.util.find_spec("pytest_cov") is not None)


class _Configured:
    """The checkout's own configuration, but for some options; what is not known was not installed."""

    def __init__(self, options):
        self._options = options

    # Before any plugin reads them.
    @pytest.hookimpl(hookwrapper=True)
    def pytest_cmdline_main(self, config):
        for name, value in self._options.items():
            if hasattr(config.option, name):
                setattr(config.option, name, value)
        yield


class PytestDriver:
    name = "pytest " + pytest.__version__

    # Why a test failed, of the last that did.
    message = None

    def __init__(self):
        self.tests = []
        self._items = {}
        self._serve = None
        self._served = False

    def start(self, serve):
        """Collects, and serves inside of pytest's session; a sentence when it does not come to that."""
        self._serve = serve
        words = _Words()
        code = pytest.main(_options(), plugins=[self, words, _Configured({**WHOLE, **HERE})])
        if self._served:
            return None
        return words.error or "pytest ends with exit code %d before any test" % code

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        for item in session.items:
            name, place = item.nodeid, 1
            while name in self._items:
                place += 1
                name = "%s#%d" % (item.nodeid, place)
            self._items[name] = item
        self.tests = list(self._items)
        self._served = True
        self._serve()
        session.testsfailed = 0
        return True

    def run(self, names):
        """Name, whether it passed, and nanoseconds of its body, of each."""
        items = [self._items[name] for name in names]
        outcomes = []
        for place, item in enumerate(items):
            following = items[place + 1] if place + 1 < len(items) else None
            if hasattr(item, "_initrequest"):
                item._initrequest()
            # By the hook: what other plugins wrap around a test, such as filters of warnings, is around it here too.
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            reports = self._reports
            body = sum(report.duration for report in reports if report.when == "call" and not _is_subtest(report))
            passed = all(report.passed or hasattr(report, "wasxfail") for report in reports)
            if not passed:
                self.message = next((_crash(report) for report in reports if report.failed), None)
            outcomes.append((names[place], passed, int(body * 1e9)))
        return outcomes

    # First, so that no other way of running it is taken, such as several times until it passes.
    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item, nextitem):
        self._reports = []
        self._reports += runtestprotocol(item, log=False, nextitem=nextitem)
        return True

    # Nothing else is logged here: what fails in a subtest leaves its test passed.
    def pytest_runtest_logreport(self, report):
        if report.failed:
            self._reports.append(report)

    def all(self, tell):
        """Runs everything once as the checkout has it configured; a sentence, or an exit code, when nothing can be said."""
        reporter = _Reporter(tell)
        probed = HERE if os.environ.get("PIEBOT_PROBE_FILE") else {}
        code = pytest.main(_options(), plugins=[reporter, _Configured({**WHOLE, **probed})])
        if code in (2, 3, 4):
            return reporter.error or int(code)
        return None if reporter.ran else reporter.error or "pytest found no test"


# Of pytest-subtests, and of pytest itself since version 9.
def _is_subtest(report):
    return type(report).__name__ in ("SubTestReport", "SubtestReport")


class _Words:
    """What pytest says of its own end."""

    error = None

    def pytest_internalerror(self, excrepr):
        sys.stderr.write(str(excrepr) + "\n")
        self.error = str(excrepr).strip().splitlines()[-1]


class _Reporter(_Words):
    def __init__(self, tell):
        self._tell = tell
        self._counts = {}
        self._open = {}
        self._messages = {}
        self.ran = False

    def pytest_collectreport(self, report):
        if report.failed:
            words = _last_line(report.longrepr)
            self.error = "%s cannot be collected: %s" % (report.nodeid, words)
            self._end(report.nodeid + " (collection)", "failed", words)

    def pytest_runtest_logreport(self, report):
        self.ran = True
        outcome = self._open.get(report.nodeid, "passed")
        if report.failed:
            outcome = "failed"
            self._messages.setdefault(report.nodeid, _crash(report))
        elif report.skipped and outcome != "failed" and not _is_subtest(report):
            outcome = "passed" if hasattr(report, "wasxfail") else "skipped"
        self._open[report.nodeid] = outcome
        if report.when == "teardown":
            self._end(report.nodeid, self._open.pop(report.nodeid), self._messages.pop(report.nodeid, None))

    def _end(self, name, outcome, message):
        self._counts[name] = self._counts.get(name, 0) + 1
        if self._counts[name] > 1:
            name = "%s#%d" % (name, self._counts[name])
        self._tell(name, outcome, message)


# Why a test fails, as pytest's own summary says it.
def _crash(report):
    crash = getattr(report.longrepr, "reprcrash", None)
    return crash.message if crash else _last_line(report.longrepr)


def _last_line(longrepr):
    lines = str(longrepr).strip().splitlines()
    line = lines[-1].strip() if lines else "?"
    # pytest marks lines of a traceback so.
    return line[2:].strip() if line.startswith("E ") else line
