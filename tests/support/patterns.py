"""The regular expressions of the product, how each is used, and texts that could make one slow."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from math import inf
from pathlib import Path

# Private, but the one place where the standard library says what an expression consists of.
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

PACKAGES = ("core", "models", "texts", "plans", "reports", "scheduler", "bot", "web")
_METHODS = ("match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split")
_BY_CATEGORY = {
    sre.CATEGORY_DIGIT: "7", sre.CATEGORY_NOT_DIGIT: "a", sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_NOT_SPACE: "a", sre.CATEGORY_WORD: "a", sre.CATEGORY_NOT_WORD: "-",
}  # fmt: skip
_ANY = ("a", " ", "7", "-", ".", "x")
_MANY = 8  # what may be repeated oftener is pumped
_MOST_SIGNS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """An expression, where it stands, and by which methods it meets texts."""

    where: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def product_patterns(packages: Sequence[str] = PACKAGES) -> list[Found]:
    """Return every expression that the modules hold, and those written inside their functions."""
    modules = list(_modules(packages))
    uses = {one.__name__: _Uses(tree(Path(str(one.__file__)))) for one in modules}
    public: dict[str, set[str]] = {}
    for use in uses.values():
        for name, methods in use.by_name.items():
            public.setdefault(name, set()).update(methods)
    seen: dict[tuple[Any, int], Found] = {}
    for module in modules:
        use = uses[module.__name__]
        for name, value in vars(module).items():
            known = use.by_name.get(name, set()) if name.startswith("_") else public.get(name)
            by = frozenset(known or use.of_variables or {"search"})
            for pattern in _held(value):
                _add(seen, Found(f"{module.__name__}.{name}", pattern, by))
        for method, pattern in use.inside:
            _add(seen, Found(f"{module.__name__}()", pattern, frozenset({method})))
    return list(seen.values())


def _add(seen: dict[tuple[Any, int], Found], found: Found) -> None:
    key = (found.pattern.pattern, found.pattern.flags)
    known = seen.get(key)
    methods = found.methods if known is None else found.methods | known.methods
    seen[key] = Found(found.where if known is None else known.where, found.pattern, methods)


def _modules(packages: Sequence[str]) -> Iterator[ModuleType]:
    for package in packages:
        top = importlib.import_module(package)
        yield top
        for info in pkgutil.walk_packages(top.__path__, f"{package}."):
            if ".migrations" not in info.name and not info.name.endswith("__main__"):
                yield importlib.import_module(info.name)


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax of a module, which is read once."""
    return ast.parse(path.read_text("utf-8"))


def _held(value: object, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, Mapping):
        for one in (*value, *value.values()):
            yield from _held(one, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _held(one, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _held(getattr(value, field.name), depth - 1)


class _Uses:
    """How a module uses expressions: by name, by variables that stand for any, written out."""

    def __init__(self, tree: ast.Module) -> None:
        self.by_name: dict[str, set[str]] = {}
        self.of_variables: set[str] = set()
        self.inside: list[tuple[str, re.Pattern[Any]]] = []
        nodes = list(ast.walk(tree))
        methods = [n for n in nodes if isinstance(n, ast.Attribute) and n.attr in _METHODS]
        for node in methods:
            of = node.value.id if isinstance(node.value, ast.Name) else ""
            if of.isupper():
                self.by_name.setdefault(of, set()).add(node.attr)
            elif of != "re" and node.attr != "split":  # which texts have as well
                self.of_variables.add(node.attr)
        own = {node.value for node in methods}
        read = [n for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)]
        for name in read:
            if name.id.isupper() and name not in own:  # handed on to a variable
                self.by_name.setdefault(name.id, set()).update(self.of_variables)
        for call in nodes:
            if isinstance(call, ast.Call):
                self._written_out(call)

    def _written_out(self, node: ast.Call) -> None:
        """Keep an expression that is written out: `re.search(r"…", text)`."""
        if (
            isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in _METHODS
            and isinstance(node.args[0], ast.Constant)
        ):
            self.inside.append((node.func.attr, re.compile(node.args[0].value)))


def hostile_texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Return texts of about `length` characters that an expression may be slow at.

    For each part that may be repeated: the shortest text that leads to it, then one of the signs
    or words of the expression again and again, then something that fits nowhere.
    """
    for lead, word in _pieces(pattern):
        body = word * (length // len(word))
        for end in ("\x00", "a"):
            yield lead + body + end


@cache
def _pieces(pattern: re.Pattern[Any]) -> tuple[tuple[str, str], ...]:
    tree = _parser.parse(pattern.pattern, pattern.flags)
    words = _words(tree, pattern)
    leads = dict.fromkeys(["", *_leads(tree, "")])
    return tuple((lead, word) for lead in leads for word in words)


def reach(pattern: re.Pattern[Any]) -> float:
    """Return how many characters behind a place an expression can look at there, at most."""
    return _reach(_parser.parse(pattern.pattern, pattern.flags))


def _reach(tree: Any) -> float:
    found = 0.0
    for op, value in tree:
        widths = [_reach(one) for one in _inner(op, value)]
        if op in _REPEATS:
            most = inf if value[1] is sre.MAXREPEAT else value[1]
            found += most * widths[0] if most and widths[0] else 0
        elif op in (sre.GROUPREF, sre.GROUPREF_EXISTS):
            found = inf  # as long as what was found before
        elif op is sre.BRANCH:
            found += max(widths)
        elif op is not sre.AT:
            found += sum(widths) if widths else 1
    return found


def _words(tree: Any, pattern: re.Pattern[Any]) -> list[str]:
    signs = list(dict.fromkeys(_signs(tree)))[:_MOST_SIGNS]
    whole = _shortest(tree)
    odd = [sign for sign in signs if not sign.isalnum()][:5]
    mixed = dict.fromkeys((*odd, *signs[:3]))
    pairs = [first + second for first in mixed for second in mixed if first != second]
    words = [*signs, *pairs, whole, whole[:-1], f"{whole} ", f"{whole[:-1]} "]
    if isinstance(pattern.pattern, bytes):
        words = [word.encode("latin-1", "replace").decode("latin-1") for word in words]
    return [word for word in dict.fromkeys(words) if word]


def _signs(tree: Any) -> Iterator[str]:
    """Return one character for each literal sign and class; those that are repeated come first."""
    repeated = [node for node in _nodes(tree) if node[0] in _REPEATS and node[1][1] > _MANY]
    for node in repeated:
        for inner in _nodes(node[1][2]):
            yield from _sample(inner)
    yield from (" ", "a", "7")
    for node in _nodes(tree):
        yield from _sample(node)


_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def _nodes(tree: Any) -> Iterator[tuple[Any, Any]]:
    for op, value in tree:
        yield op, value
        for inner in _inner(op, value):
            yield from _nodes(inner)


def _inner(op: Any, value: Any) -> Iterable[Any]:
    if op in _REPEATS:
        return (value[2],)
    if op is sre.SUBPATTERN:
        return (value[3],)
    if op is sre.BRANCH:
        return tuple(value[1])
    if op is sre.ATOMIC_GROUP:
        return (value,)
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return (value[1],)
    if op is sre.GROUPREF_EXISTS:
        return tuple(one for one in value[1:] if one is not None)
    return ()


def _sample(node: tuple[Any, Any]) -> Sequence[str]:
    op, value = node
    if op is sre.LITERAL:
        return (chr(value),)
    if op is sre.NOT_LITERAL:
        return tuple(one for one in _ANY if ord(one) != value)[:1]
    if op is sre.ANY:
        return ("a", " ")
    if op is sre.IN:
        return _of_class(value)
    return ()


def _of_class(items: Any) -> Sequence[str]:
    if items[0][0] is sre.NEGATE:
        barred = items[1:]
        return tuple(one for one in _ANY if not _is_in(barred, one))[:2] or ("é",)
    found = []
    for op, value in items:
        if op is sre.LITERAL:
            found.append(chr(value))
        elif op is sre.RANGE:
            found.append(chr(value[0]))
        elif op is sre.CATEGORY:
            found.append(_BY_CATEGORY[value])
    return tuple(found[:4])


def _is_in(items: Any, sign: str) -> bool:
    for op, value in items:
        if op is sre.LITERAL and ord(sign) == value:
            return True
        if op is sre.RANGE and value[0] <= ord(sign) <= value[1]:
            return True
        if op is sre.CATEGORY:
            shown = {"7": "[0-9]", " ": r"\s"}.get(_BY_CATEGORY[value], r"\w")
            inverse = "NOT" in str(value)
            if bool(re.match(shown, sign)) is not inverse:
                return True
    return False


def _shortest(tree: Any) -> str:
    """Return a short text that fits, as far as that can be told without trying."""
    said = ""
    for op, value in tree:
        if op in _REPEATS:
            said += _shortest(value[2]) * min(max(value[0], 0), 3)
        elif op is sre.SUBPATTERN:
            said += _shortest(value[3])
        elif op is sre.BRANCH:
            said += min((_shortest(one) for one in value[1]), key=lambda text: len(text) or 99)
        elif op is sre.ATOMIC_GROUP:
            said += _shortest(value)
        else:
            said += next(iter(_sample((op, value))), "")
    return said


def _leads(tree: Any, before: str) -> Iterator[str]:
    """Return what stands before each part that may be repeated, as short as it can be."""
    for at, (op, value) in enumerate(tree):
        here = before + _shortest(tree[:at])
        if op in _REPEATS and value[1] > _MANY:
            yield here
        for inner in _inner(op, value):
            yield from _leads(inner, here)
