"""Runs unittest's cases, as often as wanted."""

import time
import unittest


class UnittestDriver:
    name = "unittest"
    # Why a test failed, of the last that did.
    message = None

    def __init__(self):
        self.tests = []
        self._cases = {}

    def start(self, serve):
        fault = self._load()
        if fault is None:
            serve()
        return fault

    def _load(self):
        suite = unittest.defaultTestLoader.discover(".")
        for case in _flat(suite):
            if type(case).__name__ == "_FailedTest":
                continue
            name, place = case.id(), 1
            while name in self._cases:
                place += 1
                name = "%s#%d" % (case.id(), place)
            self._cases[name] = case
        self.tests = list(self._cases)
        return None if self.tests else "unittest finds no test: files are named test*.py"

    def run(self, names):
        """Name, whether it passed, and nanoseconds, of each."""
        # A suite of its own, so that fixtures of modules and classes are set up and torn down around them.
        suite = unittest.TestSuite([_Timed(self._cases[name], name) for name in names])
        suite._cleanup = False
        result = unittest.TestResult()
        suite.run(result)
        bad = {id(case) for case, _ in result.failures + result.errors}
        bad |= {id(case) for case in result.unexpectedSuccesses}
        for _, words in result.failures + result.errors:
            self.message = words.strip().splitlines()[-1]
        outcomes = []
        for one in suite:
            subtests = [
                case
                for case, _ in result.failures + result.errors
                if getattr(case, "test_case", None) is one.case
            ]
            ran = one.spent is not None
            outcomes.append((one.name, ran and id(one.case) not in bad and not subtests, one.spent or 0))
        return outcomes

    def all(self, tell):
        suite = unittest.defaultTestLoader.discover(".")
        cases = list(_flat(suite))
        counts, error = {}, None
        result = _Outcomes()
        suite = unittest.TestSuite(cases)
        suite._cleanup = False
        suite.run(result)
        for case in cases:
            name = case.id()
            counts[name] = counts.get(name, 0) + 1
            if counts[name] > 1:
                name = "%s#%d" % (name, counts[name])
            outcome = result.outcomes.get(id(case), "failed")
            if type(case).__name__ == "_FailedTest":
                error = "%s cannot be loaded: %s" % (name, str(getattr(case, "_exception", "?")).strip().splitlines()[-1])
            tell(name, outcome, result.messages.get(id(case)))
        return None if cases else error or "unittest finds no test: files are named test*.py"


class _Timed:
    """A case that says how long its body takes; what unittest asks of a case goes to the case."""

    def __init__(self, case, name):
        self.case = case
        self.name = name
        self.spent = None

    def __getattr__(self, name):
        return getattr(self.case, name)

    @property
    def __class__(self):
        return type(self.case)

    def __call__(self, result):
        before = time.perf_counter_ns()
        self.case(result)
        self.spent = time.perf_counter_ns() - before


class _Outcomes(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.outcomes = {}
        self.messages = {}

    def _failed(self, test, err):
        self.outcomes[id(test)] = "failed"
        self.messages.setdefault(id(test), "%s: %s" % (err[0].__name__, err[1]))

    def addSuccess(self, test):
        super().addSuccess(test)
        self.outcomes.setdefault(id(test), "passed")

    def addError(self, test, err):
        super().addError(test, err)
        self._failed(test, err)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._failed(test, err)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._failed(test, err)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.outcomes.setdefault(id(test), "skipped")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self.outcomes.setdefault(id(test), "passed")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.outcomes[id(test)] = "failed"
        self.messages[id(test)] = "passes, though it is expected to fail"


def _flat(suite):
    for one in suite:
        if isinstance(one, unittest.TestSuite):
            yield from _flat(one)
        else:
            yield one
