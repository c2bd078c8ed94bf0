#!/usr/bin/env python3
"""count.py KIND FILE RESULTS: adds one line "PASSED FAILED" to RESULTS from a runner's own report.

KIND is `vitest` (its JSON report) or `node` (the TAP report of node's test runner). A report that
is missing or cannot be read counts as one failure: a runner that died is not a runner that passed.
"""
import json
import pathlib
import re
import sys


def vitest(text: str) -> tuple[int, int]:
    report = json.loads(text)
    # A file that failed to load has no tests of its own; it counts as one failure.
    files = report.get("testResults", [])
    broken = [f for f in files if f["status"] == "failed" and not f["assertionResults"]]
    return report["numPassedTests"], report["numFailedTests"] + len(broken)


def node(text: str) -> tuple[int, int]:
    def count(word: str) -> int:
        return int(re.findall(rf"^# {word} (\d+)", text, re.M)[-1])

    return count("pass"), count("fail") + count("cancelled")


def main() -> int:
    kind, report, results = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    try:
        passed, failed = {"vitest": vitest, "node": node}[kind](report.read_text())
    except (OSError, ValueError, KeyError, IndexError) as problem:
        print(f"count: cannot read the {kind} report: {problem}", file=sys.stderr)
        passed, failed = 0, 1
    with results.open("a") as out:
        out.write(f"{passed} {failed}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
