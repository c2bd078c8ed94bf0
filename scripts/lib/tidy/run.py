"""Runs every check over a tree and prints what was found."""
import pathlib
import time

from . import includes, rules, sizes, words
from .tree import Tree

CHECKS = (
    sizes.check,
    includes.check,
    words.clocks_and_chance,
    words.coroutines,
    words.floating_point,
    words.mutable_globals,
    words.notes_and_places,
    rules.rules_and_tests,
    rules.messages_and_samples,
    rules.packages_and_reasons,
)


def findings(root: pathlib.Path):
    tree = Tree(root)
    return [finding for check in CHECKS for finding in check(tree)]


def main(root: pathlib.Path) -> int:
    start = time.monotonic()
    found = findings(root)
    for finding in sorted(found, key=lambda f: (f.file, f.line)):
        print(finding)
    seconds = time.monotonic() - start
    print(f"tidy: {len(found) or 'no'} finding{'' if len(found) == 1 else 's'}, {seconds:.1f} s")
    return 1 if found else 0
