"""Sizes: columns, lines of a file, lines of a function, parameters, nesting (docs/STYLE.md)."""
import re

from .scan import functions
from .tree import File, Finding, Tree

COLUMNS = 100
FILE_LINES = 400
FUNCTION_LINES = 60
PARAMETERS = 5
NESTING = 3

_CONTROL = re.compile(r"\b(if|for|while|switch|else|do|try|catch)\b[^;{}]*$")
_NOT_A_NAME = {"noexcept", "decltype", "requires", "alignas", "if", "for", "while", "switch"}
# Long only because of text that must not be broken: dictionaries, and lists of values.
_LONG_LINES_ALLOWED = re.compile(r"(^|/)i18n/|\.css$")


def parameters(header: str) -> int:
    """How many parameters the function of this header takes."""
    for match in re.finditer(r"([A-Za-z_]\w*|operator\s*[^\s\w]+|\))\s*\(", header):
        name = match[1].split("(")[0].strip()
        if name in _NOT_A_NAME:
            continue
        depth, count, seen = 0, 0, False
        for c in header[match.end() - 1 :]:
            if c in "(<[{":
                depth += 1
            elif c in ")>]}":
                depth -= 1
                if depth == 0:
                    break
            elif depth == 1 and c == ",":
                count += 1
            seen = seen or (depth >= 1 and c not in "( \n\t")
        return count + 1 if seen else 0
    return 0


def nesting(body: str) -> tuple[int, int]:
    """The deepest nesting of control blocks in a body, and where it is reached."""
    stack, deepest, where = [], 0, 0
    for match in re.finditer(r"[{}]", body):
        if match[0] == "{":
            before = body[max(0, match.start() - 300) : match.start()]
            # Parentheses of `if (…; …)` may hold semicolons: drop them before looking for the word.
            for _ in range(6):
                before = re.sub(r"\([^()]*\)", "", before)
            stack.append(bool(_CONTROL.search(before)))
            if sum(stack) > deepest:
                deepest, where = sum(stack), match.start()
        elif stack:
            stack.pop()
    return deepest, where


def _function_findings(file: File):
    for function in functions(file):
        lines = file.text.count("\n", function.start, function.closed) + 1
        if lines > FUNCTION_LINES:
            what = f"function of {lines} lines (at most {FUNCTION_LINES})"
            yield file.finding(function.start, what)
        count = parameters(function.head)
        if count > PARAMETERS:
            what = f"{count} parameters (at most {PARAMETERS}; use a struct)"
            yield file.finding(function.start, what)
        deepest, where = nesting(file.bare[function.opened + 1 : function.closed])
        if deepest > NESTING:
            what = f"nesting of {deepest} (at most {NESTING})"
            yield file.finding(function.opened + 1 + where, what)


def check(tree: Tree):
    for file in tree.files:
        if not file.is_code or file.is_generated:
            continue
        if len(file.lines) - 1 > FILE_LINES:
            what = f"{len(file.lines) - 1} lines (at most {FILE_LINES})"
            yield Finding(file.name, FILE_LINES, what)
        if not _LONG_LINES_ALLOWED.search(file.name):
            for number, line in enumerate(file.lines, 1):
                if len(line) > COLUMNS:
                    yield Finding(file.name, number, f"{len(line)} columns (at most {COLUMNS})")
        if file.is_cpp:
            yield from _function_findings(file)
