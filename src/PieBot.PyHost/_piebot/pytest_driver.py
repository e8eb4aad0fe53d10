"""Runs pytest's own items by pytest's own protocol, as often as wanted."""

import sys

import pytest
from _pytest.runner import runtestprotocol

# Caches and reports of the checkout's own configuration have no business in repeated runs.
OPTIONS = ["-p", "no:cacheprovider", "--continue-on-collection-errors", "-q"]


class PytestDriver:
    name = "pytest " + pytest.__version__

    def __init__(self):
        self.tests = []
        self._items = {}
        self._serve = None
        self._served = False

    def start(self, serve):
        """Collects, and serves inside of pytest's session; a sentence when it does not come to that."""
        self._serve = serve
        code = pytest.main(OPTIONS + ["-p", "no:xdist"], plugins=[self])
        return None if self._served else "pytest ends with exit code %d before any test" % code

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
            reports = runtestprotocol(item, log=False, nextitem=following)
            body = sum(report.duration for report in reports if report.when == "call")
            passed = all(report.passed or hasattr(report, "wasxfail") for report in reports)
            outcomes.append((names[place], passed, int(body * 1e9)))
        return outcomes

    def all(self, tell):
        """Runs everything once as the checkout has it configured; a sentence, or an exit code, when nothing can be said."""
        reporter = _Reporter(tell)
        code = pytest.main(OPTIONS, plugins=[reporter])
        if code in (2, 3, 4):
            return reporter.error or int(code)
        return None if reporter.ran else reporter.error or "pytest found no test"


class _Reporter:
    def __init__(self, tell):
        self._tell = tell
        self._counts = {}
        self._open = {}
        self.ran = False
        self.error = None

    def pytest_collectreport(self, report):
        if report.failed:
            words = str(report.longrepr).strip().splitlines()
            self.error = "%s cannot be collected: %s" % (report.nodeid, words[-1] if words else "?")
            self._end(report.nodeid + " (collection)", "failed")

    def pytest_runtest_logreport(self, report):
        self.ran = True
        outcome = self._open.get(report.nodeid, "passed")
        if report.failed:
            outcome = "failed"
        elif report.skipped and outcome != "failed":
            outcome = "passed" if hasattr(report, "wasxfail") else "skipped"
        self._open[report.nodeid] = outcome
        if report.when == "teardown":
            self._end(report.nodeid, self._open.pop(report.nodeid))

    def pytest_internalerror(self, excrepr):
        sys.stderr.write(str(excrepr) + "\n")
        self.error = str(excrepr).strip().splitlines()[-1]

    def _end(self, name, outcome):
        self._counts[name] = self._counts.get(name, 0) + 1
        if self._counts[name] > 1:
            name = "%s#%d" % (name, self._counts[name])
        self._tell(name, outcome)
