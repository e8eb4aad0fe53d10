"""PieBot's worker for Python: repeats the tests of a checkout on command, or runs all of them once.

    run.py serve pytest|unittest MARKER     lines of JSON in, answers behind the marker out
    run.py report pytest|unittest FILE      one JSON object a test, a line each
"""

import os
import sys


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or ".") != here]
    sys.path.insert(0, here)
    from _piebot import drivers, imports, protocol, report

    # As `python -m pytest` has it: the checkout itself is importable, PieBot is not.
    sys.path[0] = os.getcwd()
    imports.install(os.environ.get("PIEBOT_ROOT") or os.getcwd())
    mode, framework, last = sys.argv[1:4]
    driver = drivers.of(framework)
    sys.argv[:] = [framework]
    if mode == "serve":
        return protocol.serve(driver, last)
    return report.write(driver, last)


if __name__ == "__main__":
    sys.exit(main())
