"""Splits C++ text into functions and statements: enough of a parser for the checks, not more.

Works on text whose comments and literals are blanked out. It knows namespaces, types and functions
by the words before their brace; everything else in braces is an initializer.
"""
import re
from dataclasses import dataclass

from .tree import File

_NAMESPACE = re.compile(r"\bnamespace\b|\bextern\s*\"")
_TYPE = re.compile(r"(?:^|[^\w<,])(?:class|struct|union|enum)\b[^()=]*$")
_TEMPLATE = re.compile(r"^\s*template\s*<[^{]*?>(?=\s*(?:class|struct))")
_DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.M)
_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True)
class Part:
    kind: str  # "function", or "statement" (with its `;`)
    scope: str  # "namespace" or "type": what it stands in
    start: int
    head: str  # a function's text before its brace; a statement's whole text
    opened: int = 0  # a function's braces
    closed: int = 0


def _closing(text: str, at: int) -> int:
    """The offset of the brace that closes the one at `at` (or the end of the text)."""
    depth = 0
    for match in _BRACE.finditer(text, at):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return len(text) - 1


def _is_function(head: str) -> bool:
    """Whether the brace after this text opens a function's body."""
    before = head.split("(")[0]
    assigns = "=" in before and "operator" not in before
    return "(" in head and not assigns


def _blank(match: re.Match) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def parts(file: File) -> list[Part]:
    if "parts" not in file.__dict__:
        file.__dict__["parts"] = list(_scan(_DIRECTIVE.sub(_blank, file.bare)))
    return file.__dict__["parts"]


def _scan(text: str):
    scopes, at, begin, depth = ["namespace"], 0, 0, 0

    def part(kind: str, end: int, opened: int = 0, closed: int = 0) -> Part:
        head = text[begin:end]
        return Part(kind, scopes[-1], begin + len(head) - len(head.lstrip()), head, opened, closed)

    while at < len(text):
        c = text[at]
        if c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
        elif depth > 0:
            pass  # a brace or semicolon inside parentheses belongs to the head
        elif c == ";":
            yield part("statement", at)
            begin = at + 1
        elif c == "}":
            if len(scopes) > 1:
                scopes.pop()
            begin = at + 1
        elif c == "{":
            head = text[begin:at]
            is_space = bool(_NAMESPACE.search(head))
            if is_space or _TYPE.search(_TEMPLATE.sub("", head)):
                scopes.append("namespace" if is_space else "type")
                begin = at + 1
            else:
                closed = _closing(text, at)
                goes_on = text[closed + 1 :].lstrip()[:1] in (",", "{")
                if _is_function(head) and not goes_on:
                    yield part("function", at, at, closed)
                    begin = closed + 1
                at = closed
        at += 1


def functions(file: File) -> list[Part]:
    return [p for p in parts(file) if p.kind == "function"]


def statements(file: File, scope: str) -> list[Part]:
    return [p for p in parts(file) if p.kind == "statement" and p.scope == scope]
