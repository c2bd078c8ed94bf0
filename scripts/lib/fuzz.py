#!/usr/bin/env python3
"""fuzz.py BUILD_DIR SECONDS [RESULTS]: fuzzes every reader for SECONDS in all, two at a time.

Each target starts from its corpus in tests/fuzz and passes when nothing crashed, hung, leaked or
broke a promise; the input that did is kept under build/fuzz. Then the positive control, a target
with a seeded fault, must find it within ten seconds. Every target, the control included, counts
as one test in RESULTS.
"""
import concurrent.futures
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "fuzz"
FOUND = ROOT / "build" / "fuzz"
TARGETS = ("people", "ratings", "rules", "result")
CONTROL_S = 10
AT_ONCE = 2


def fuzz(programs: pathlib.Path, target: str, corpus: str, seconds: int) -> tuple[int, str]:
    """Runs one target on a working copy of its corpus: (exit status, what it said)."""
    folder = FOUND / target
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [
        str(programs / f"fuzz_{target}"), str(folder), str(HERE / "corpus" / corpus),
        f"-dict={HERE / (corpus + '.dict')}", f"-max_total_time={seconds}",
        "-max_len=2000", "-timeout=10", "-rss_limit_mb=1500", "-print_final_stats=1",
        "-verbosity=1", f"-artifact_prefix={FOUND / target}-",
    ]
    try:
        # Start and the first pass over the corpus come on top of the time that was asked for.
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, errors="replace",
                              timeout=seconds + 60)
    except subprocess.TimeoutExpired:
        return -1, f"did not end within {seconds + 60} s"
    return done.returncode, done.stdout


def executions(text: str) -> int:
    found = re.search(r"stat::number_of_executed_units:\s+(\d+)", text)
    return int(found[1]) if found else 0


def crash(text: str) -> str:
    """The part of the output from the first report of a fault on."""
    at = re.search(r"^(==\d+==|.*runtime error:|INFO: libFuzzer disabled)", text, re.M)
    return text[at.start():] if at else text[-4000:]


def search(programs: pathlib.Path, seconds: int) -> list[bool]:
    def one(target: str) -> tuple[str, int, str]:
        return (target, *fuzz(programs, target, target, seconds))

    passed = []
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for target, code, text in pool.map(one, TARGETS):
            good = code == 0 and executions(text) > 100
            passed.append(good)
            print(f"  {target}: {executions(text)} executions, "
                  + ("no fault" if good else "FAULT"), flush=True)
            if not good:
                print(crash(text))
    return passed


def control(programs: pathlib.Path) -> bool:
    code, text = fuzz(programs, "control", "people", CONTROL_S)
    good = code not in (0, -1) and "stack-buffer-overflow" in text
    print(f"  control: {executions(text)} executions, the seeded fault was "
          + ("found" if good else "NOT found"))
    for left in FOUND.glob("control-*"):
        left.unlink()
    return good


def main() -> int:
    programs = pathlib.Path(sys.argv[1]) / "tests" / "fuzz"
    share = max(1, (int(sys.argv[2]) - CONTROL_S) * AT_ONCE // len(TARGETS))
    passed = search(programs, share) + [control(programs)]
    if len(sys.argv) > 3:
        with open(sys.argv[3], "a", encoding="utf-8") as out:
            out.write(f"{sum(passed)} {len(passed) - sum(passed)}\n")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
