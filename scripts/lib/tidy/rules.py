"""Things that must go together: rules and tests, messages and samples, packages and reasons."""
import json
import re

from .tree import Finding, Tree

_RULE = re.compile(r"^- \*\*([A-Z]\d+)\*\* \S", re.M)
_CPP_TITLE = re.compile(
    r'\b(?:TEST_CASE|TEMPLATE_TEST_CASE|SCENARIO|TEST_CASE_METHOD)\s*\(\s*(?:\w+\s*,\s*)?"([^"]*)"'
)
_JS_TITLE = re.compile(r"\b(?:test|it)(?:\.\w+)?\s*\(\s*(['\"`])(.*?)\1")
_IDS = re.compile(r"^((?:[A-Z]\d+[,:]? )+)")
RULES = "docs/RULES.md"


def _ids(title: str) -> list[str]:
    match = _IDS.match(title + " ")
    return re.findall(r"[A-Z]\d+", match[1]) if match else []


def _titles(tree: Tree):
    """(file, offset, title, whether it must begin with an id) of every test."""
    for file in tree.files:
        if file.is_cpp and file.name.startswith("tests/"):
            for match in _CPP_TITLE.finditer(file.text):
                yield file, match.start(), match[1], True
        elif file.suffix in {".ts", ".mjs", ".js"} and ".test." in file.name:
            for match in _JS_TITLE.finditer(file.text):
                yield file, match.start(), match[2], False


def rules_and_tests(tree: Tree):
    rules = tree.by_name.get(RULES)
    known: dict[str, int] = {}
    for match in _RULE.finditer(rules.text) if rules else ():
        if match[1] in known:
            yield rules.finding(match.start(), f"rule {match[1]} is there twice")
        known[match[1]] = match.start()
    tested = set()
    for file, offset, title, must in _titles(tree):
        ids = _ids(title)
        tested.update(ids)
        for unknown in sorted(set(ids) - known.keys()):
            yield file.finding(offset, f"no rule {unknown} in {RULES}")
        if must and not ids:
            yield file.finding(offset, f'the title begins with no rule id: "{title}"')
    for rule, offset in known.items():
        if rule not in tested:
            yield rules.finding(offset, f"no test of rule {rule}")


def _types(value, key="type"):
    """Every `type` in a sample: its own and those of nested messages."""
    if isinstance(value, dict):
        if isinstance(value.get(key), str):
            yield value[key]
        for inner in value.values():
            yield from _types(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _types(inner)


def _declared(value):
    """Every message type a schema declares: {"properties": {"type": {"const": NAME}}}."""
    if isinstance(value, dict):
        properties = value.get("properties")
        kind = properties.get("type") if isinstance(properties, dict) else None
        if isinstance(kind, dict) and isinstance(kind.get("const"), str):
            yield kind["const"]
        for inner in value.values():
            yield from _declared(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _declared(inner)


def messages_and_samples(tree: Tree):
    declared: dict[str, str] = {}
    sampled = set()
    for file in tree.files:
        is_schema = file.name.startswith("protocol/schema/") and file.suffix == ".json"
        is_sample = file.name.startswith("protocol/samples/") and file.suffix == ".json"
        is_bad = file.name.startswith("protocol/samples/bad/")
        if not is_schema and (not is_sample or is_bad):
            continue
        try:
            value = json.loads(file.text)
        except ValueError as problem:
            yield file.finding(0, f"not JSON: {problem}")
            continue
        if is_schema:
            declared.update((name, file.name) for name in _declared(value))
        else:
            sampled.update(_types(value))
    for name, where in declared.items():
        if name not in sampled:
            yield Finding(where, 1, f"message {name} has no sample in protocol/samples/")


def packages_and_reasons(tree: Tree):
    listed = tree.by_name.get("scripts/lib/packages")
    page = tree.by_name.get("docs/ARCHITECTURE.md")
    if not listed or not page:
        return
    for match in re.finditer(r"^([^#|\n]+?) +\|", listed.text, re.M):
        if f"`{match[1]}`" not in page.text:
            yield listed.finding(match.start(), f"{match[1]} is not in docs/ARCHITECTURE.md")
