"""The files under check, each read once, and C++ text with comments and literals blanked out."""
import functools
import pathlib
import re
import subprocess
from dataclasses import dataclass

CODE = {".cpp", ".hpp", ".h", ".py", ".sh", ".ts", ".mjs", ".js", ".svelte", ".css"}
CPP = {".cpp", ".hpp", ".h"}
SKIPPED = {"node_modules", "dist", "build", "shots", ".git", "__pycache__"}

# One pass over C++: comments, raw strings, strings, characters (digit separators excluded).
_LITERALS = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(?P<d>[^(\s]{0,16})\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*\""""
    r"""|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'""",
    re.S,
)


@dataclass(frozen=True)
class Finding:
    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


class File:
    def __init__(self, root: pathlib.Path, name: str):
        self.name = name
        self.path = root / name
        self.suffix = pathlib.PurePosixPath(name).suffix

    @functools.cached_property
    def text(self) -> str:
        return self.path.read_bytes().decode("utf-8", errors="replace")

    @functools.cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @functools.cached_property
    def bare(self) -> str:
        """C++ without comments and the insides of literals; every offset and line stays."""

        def blank(match: re.Match) -> str:
            text = match[0]
            kept = re.sub(r"[^\n]", " ", text)
            return kept if text.startswith("/") else '"' + kept[1:-1] + '"'

        return _LITERALS.sub(blank, self.text)

    @property
    def is_cpp(self) -> bool:
        return self.suffix in CPP

    @property
    def is_code(self) -> bool:
        is_script = not self.suffix and self.name.startswith((".ci/", "scripts/"))
        return self.suffix in CODE or (is_script and self.text.startswith("#!"))

    @property
    def is_generated(self) -> bool:
        return "generated" in "\n".join(self.lines[:3]).lower()

    def finding(self, offset: int, text: str) -> Finding:
        return Finding(self.name, self.text.count("\n", 0, offset) + 1, text)


class Tree:
    def __init__(self, root: pathlib.Path):
        self.root = root
        self.files = [File(root, name) for name in sorted(self._names())]
        self.by_name = {f.name: f for f in self.files}

    def _names(self) -> set[str]:
        if (self.root / ".git").exists():
            listed = subprocess.run(
                ["git", "ls-files", "-z", "-co", "--exclude-standard"],
                cwd=self.root, check=True, capture_output=True, text=True,
            )
            names = set(filter(None, listed.stdout.split("\0")))
        else:
            names = {p.relative_to(self.root).as_posix() for p in self.root.rglob("*")}
        return {
            n for n in names
            if not SKIPPED & set(pathlib.PurePosixPath(n).parts) and (self.root / n).is_file()
        }

    def cpp(self, *prefixes: str) -> list[File]:
        wanted = prefixes or ("server/", "protocol/", "tests/")
        return [f for f in self.files if f.is_cpp and f.name.startswith(wanted)]
