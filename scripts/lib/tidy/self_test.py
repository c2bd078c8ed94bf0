"""The check of the checks: a small clean tree, and one seeded fault of each kind to be found."""
import pathlib
import sys
import tempfile

from .faults import CLEAN, FAULTS
from .run import findings


def _plant(root: pathlib.Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _found(files: dict[str, str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        _plant(root, files)
        return [str(finding) for finding in findings(root)]


def main(arguments: list[str]) -> int:
    passed, failed = 0, 0
    clean = _found(CLEAN)
    problems = [f"a clean tree is not clean: {line}" for line in clean]
    for what, name, text, expected in FAULTS:
        files = dict(CLEAN)
        files[name] = files.get(name, "") + text[1:] if text.startswith("+") else text
        if any(expected in line for line in _found(files)):
            passed += 1
        else:
            failed += 1
            problems.append(f"not found: {what}")
    passed, failed = passed + (not clean), failed + bool(clean)
    for problem in problems:
        print(problem)
    print(f"tidy's own test: {passed} passed, {failed} failed")
    if arguments:
        with open(arguments[0], "a") as out:
            out.write(f"{passed} {failed}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
