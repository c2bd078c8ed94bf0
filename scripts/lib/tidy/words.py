"""Words that must not be written: clocks and chance outside base/, coroutine forms that g++ 12
miscompiles, floating point in pure folders, mutable globals, orphaned notes, paths and hosts."""
import re

from .includes import PURE, SOLVER_UNITS, folder_of
from .scan import functions, statements
from .tree import Tree

_TIME = re.compile(
    r"\b(?:system|steady|high_resolution|utc|tai|gps|file)_clock\b"
    r"|(?<![\w.>:])(?:std::)?time\s*\(\s*(?:0|NULL|nullptr|&\w+)?\s*\)"
    r"|\b(?:gettimeofday|clock_gettime|timespec_get|mktime|ftime)\s*\("
    r"|\b(?:local|gm)time(?:_r)?\s*\("
    r"|(?<![\w.>])(?:std::)?clock\s*\(\s*\)|\b__(?:TIME|DATE|TIMESTAMP)__\b"
)
_CHANCE = re.compile(
    r"(?<![\w.>])(?:std::)?s?rand(?:om)?(?:_r)?\s*\(|\b[dlm]rand48\b|\brandom_device\b|\bmt19937"
    r"|\bdefault_random_engine\b|\bminstd_rand|\buniform_\w+_distribution\b|\bstd::shuffle\b"
    r"|\b(?:getrandom|getentropy|arc4random\w*|randombytes\w*)\s*\("
)
_COROUTINE = re.compile(r"\bco_(?:await|return|yield)\b")
_CAPTURING = r"(?<![\w\])])\[[^\[\]]*[^\[\]\s][^\[\]]*\]\s*(?:\(|\{|mutable\b)"
# What g++ 12 destroys twice, or rejects, when it stands inside the awaited expression.
_AWAITED = (
    (r"^co_await\s*\([^;]*\?", "conditional"),
    (_CAPTURING, "capturing lambda"),
    (r"[(,]\s*\{", "braced list"),
)
_FLOAT = re.compile(r"\b(?:float|double)\b|(?<![\w.])\d+\.\d+|(?<![\w.])\d+[eE][+-]?\d+\b")
_NOTE = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b(?!\([a-z][a-z .-]+\))")
# Spelled so that this file does not contain what it looks for.
_PLACES = re.compile(
    r"(?<![\w.])/(?:work|root|home/[a-z]\w*)/\w|/tmp/(?:team|b-)\w*"
    r"|registry\.npm|\bdeb\.debian\.[o]rg|\bftp\.\w+\.debian|pypi\.[o]rg|crates\.[i]o"
    r"|nodesource\.|nodejs\.[o]rg/dist|proxy\.golang"
)
_STATIC = re.compile(r"\b(?:static|thread_local)\s+(?!const\b|constexpr\b|inline\b|assert)")
_ANYWHERE = ((_NOTE, "a note without an owner"), (_PLACES, "a place outside the project"))
_NOT_VARIABLE = re.compile(
    r"^\s*(?:__extension__\s+)?(?:using|typedef|template|struct|class|enum|union|friend|"
    r"static_assert|extern|namespace|concept|public|private|protected|requires|asm)\b"
)
_VARIABLE = re.compile(
    r"^\s*(?P<words>(?:[\w:]+(?:<[^;=]*>)?(?:::\w+)*[\s*&]+)+)"
    r"(?P<name>\w+)\s*(?:\[[^\]]*\]\s*)*(?:=|\{|$)", re.S
)


def _statement(text: str, at: int) -> tuple[int, str]:
    """The statement around an offset: from the last `;`, `{` or `}` to the next `;`."""
    start = max(text.rfind(c, 0, at) for c in ";{}") + 1
    end = text.find(";", at)
    return start, text[start : len(text) if end < 0 else end]


def clocks_and_chance(tree: Tree):
    for file in tree.cpp("server/", "protocol/"):
        if file.name.startswith("server/base/"):
            continue
        for match in _TIME.finditer(file.bare):
            yield file.finding(match.start(), f"time only through base::Clock: {match[0].strip()}")
        for match in _CHANCE.finditer(file.bare):
            yield file.finding(match.start(), f"chance only through base/: {match[0].strip()}")


def coroutines(tree: Tree):
    for file in tree.cpp("server/", "protocol/"):
        in_net = folder_of(file.name) == "net"
        for match in _COROUTINE.finditer(file.bare):
            if not in_net:
                yield file.finding(match.start(), "coroutines only in net/")
                continue
            if match[0] != "co_await":
                continue
            _, statement = _statement(file.bare, match.start())
            awaited = statement[statement.find("co_await") :]
            for pattern, what in _AWAITED:
                if re.search(pattern, awaited):
                    yield file.finding(match.start(), f"no {what} in co_await: name it first")
        for match in re.finditer(_CAPTURING + r"[^{};]*awaitable[^{};]*\{", file.bare):
            yield file.finding(match.start(), "no capturing lambda may be a coroutine")


def floating_point(tree: Tree):
    for file in tree.cpp("server/"):
        if folder_of(file.name) not in PURE or any(u in file.name for u in SOLVER_UNITS):
            continue
        for match in _FLOAT.finditer(file.bare):
            yield file.finding(match.start(), f"no floating point here: {match[0]}")


def mutable_globals(tree: Tree):
    for file in tree.cpp("server/", "protocol/"):
        for part in statements(file, "namespace"):
            match = _VARIABLE.match(part.head)
            if not match or _NOT_VARIABLE.match(part.head):
                continue
            if not re.search(r"\b(?:const|constexpr|consteval)\b", match["words"]):
                what = f"mutable variable at namespace scope: {match['name']}"
                yield file.finding(part.start, what)
        for function in functions(file):
            body = file.bare[function.opened : function.closed]
            for match in _STATIC.finditer(body):
                yield file.finding(function.opened + match.start(), "mutable static variable")


def notes_and_places(tree: Tree):
    for file in tree.files:
        if file.suffix in {".png", ".jpg", ".woff2", ".ico", ".db"}:
            continue
        for pattern, what in _ANYWHERE:
            for match in pattern.finditer(file.text):
                yield file.finding(match.start(), f"{what}: {match[0]}")
        if file.name.endswith("package-lock.json") and '"resolved"' in file.text:
            yield file.finding(file.text.index('"resolved"'), "a lock file names no host")
