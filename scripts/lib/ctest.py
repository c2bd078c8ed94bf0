#!/usr/bin/env python3
"""ctest.py BUILD_DIR RESULTS [computing|waiting]: runs the test programs of a build, two at a time,
and counts cases. `computing`: only those with this label in CTest, which never wait for anything;
`waiting`: only the others.

The programs and their settings come from CTest; running them here rather than through it gives the
number of test cases, which CTest does not know. A program that passes prints one line; one that
fails prints everything it said. A program that dies without its summary counts as one failure.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import time

TIMEOUT_S = 1200


def programs(build: str) -> list[dict]:
    command = ["ctest", "--test-dir", build, "--show-only=json-v1"]
    listing = subprocess.run(command, check=True, capture_output=True, text=True)
    return [t for t in json.loads(listing.stdout)["tests"] if "command" in t]


def settings(test: dict) -> tuple[dict, str | None]:
    env, folder = dict(os.environ), None
    for prop in test.get("properties", []):
        if prop["name"] == "ENVIRONMENT":
            env.update(pair.split("=", 1) for pair in prop["value"])
        if prop["name"] == "WORKING_DIRECTORY":
            folder = prop["value"]
    return env, folder


def cases(text: str, code: int) -> tuple[int, int]:
    """What a Catch2 (version 2) console summary says: (passed, failed)."""
    good = re.search(r"All tests passed \(\d+ assertions? in (\d+) test cases?\)", text)
    if good and code == 0:
        return int(good[1]), 0
    mixed = re.search(r"test cases:\s+\d+((?: \|\s+\d+ [a-z ]+)*)", text)
    if mixed and code != 0:
        parts = dict((word, int(n)) for n, word in re.findall(r"\|\s+(\d+) ([a-z]+)", mixed[1]))
        return parts.get("passed", 0), max(1, parts.get("failed", 0))
    return (1, 0) if code == 0 and not mixed else (0, 1)


def is_computing(test: dict) -> bool:
    labels = [p["value"] for p in test.get("properties", []) if p["name"] == "LABELS"]
    return any("computing" in each for each in labels)


def chosen(build: str, kind: str | None) -> list[dict]:
    return [t for t in programs(build) if kind is None or is_computing(t) == (kind == "computing")]


def run(test: dict) -> tuple[str, int, int, float, str]:
    env, folder = settings(test)
    start = time.monotonic()
    try:
        done = subprocess.run(
            test["command"], env=env, cwd=folder, stdin=subprocess.DEVNULL, timeout=TIMEOUT_S,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        )
        text, code = done.stdout, done.returncode
    except subprocess.TimeoutExpired as late:
        text = (late.stdout or b"").decode(errors="replace") + f"\nstopped after {TIMEOUT_S} s"
        code = -1
    passed, failed = cases(text, code)
    return test["name"], passed, failed, time.monotonic() - start, text + f"\n(exit status {code})"


def main() -> int:
    build, results = sys.argv[1], pathlib.Path(sys.argv[2])
    kind = sys.argv[3] if len(sys.argv) > 3 else None
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool, results.open("a") as out:
        for name, passed, failed, seconds, text in pool.map(run, chosen(build, kind)):
            out.write(f"{passed} {failed}\n")
            failures += failed
            if failed:
                print(text)
            print(f"  {name}: {passed} passed, {failed} failed, {seconds:.1f} s", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
