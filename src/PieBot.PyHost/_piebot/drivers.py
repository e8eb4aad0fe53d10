"""What repeats tests: pytest, or unittest."""


def of(framework):
    if framework == "pytest":
        from .pytest_driver import PytestDriver

        return PytestDriver()
    from .unittest_driver import UnittestDriver

    return UnittestDriver()
