"""Cases in text files: one answer a line, and what it means.

    # a comment
    @ plan 1.2:40 1.4::3 reply=1.2      the open activities: code, last percentage, planned units
    text => meaning + words of the description; other words

A meaning is a list of updates, `60`, `88.24`, `done`, `na`, `none` (no figure), `0 unstarted`,
with `code=` before it where several activities are open (`?=` for one not known) and `?percent`,
`?confirm` or `?activity` for the question owed; or an intent: `courtesy`, `list`, `undo:1.3`,
`snooze:2026-04-27`, `extension:none`, `reassign:Planeación`, with `codes:1.2,1.3`. After
` =` stands the whole description, '' for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.understanding.meaning import Context, Meaning, Update
from tests.unit.bot.understanding.plan import read_context

FOLDER = Path(__file__).parent / "cases"
_INTENT = re.compile(
    r"(?P<intent>extension|reassign|snooze|undo|list|help|courtesy|unclear)"
    r"(?::(?P<value>.*?))?(?= codes:| \?| [\d]|$)"
)


@dataclass(frozen=True, slots=True)
class Case:
    """An answer with its context and what it is expected to mean."""

    place: str
    text: str
    context: Context
    expected: str
    words: tuple[str, ...]
    description: str | None


def read_cases(pattern: str = "*.txt") -> list[Case]:
    """Return the cases of the files that fit `pattern`, in their order."""
    return [case for path in sorted(FOLDER.glob(pattern)) for case in _read_file(path)]


def _read_file(path: Path) -> Iterator[Case]:
    context: Context | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("# "):
            continue
        if line.startswith("@ "):
            context = read_context(line[2:])
            continue
        assert context is not None, f"{path.name}: a context is needed first"
        text, _, wanted = line.rpartition(" => ")
        wanted, _, words = wanted.partition(" + ")
        expected, equals, description = wanted.partition(" =")
        yield Case(
            f"{path.stem}:{number}",
            text.replace("\\n", "\n"),
            context,
            expected.strip(),
            tuple(word.strip() for word in words.split(";") if word.strip()),
            description.removeprefix("''") if equals else None,
        )


def told(meaning: Meaning, context: Context) -> str:
    """Return a meaning as the case files write it."""
    parts = []
    if meaning.intent != "report":
        parts.append(meaning.intent + _value(meaning))
    alone = len(context.pending) == 1
    updates = meaning.updates if meaning.intent == "report" else _known(meaning.updates)
    for update in sorted(updates, key=lambda update: str(update.code)):
        named = "" if alone and update.code else f"{update.code or '?'}="
        parts.append(named + _state(update))
    if meaning.ask is not None:
        parts.append(f"?{meaning.ask}")
    return " ".join(parts)


def _known(updates: tuple[Update, ...]) -> list[Update]:
    return [update for update in updates if update.percent is not None]


def _value(meaning: Meaning) -> str:
    match meaning.intent:
        case "extension" | "snooze":
            return f":{meaning.until or 'none'}"
        case "reassign":
            return f":{meaning.office or 'none'}"
        case "undo":
            return f":{','.join(meaning.codes) or 'none'}"
        case _:
            return ""


def _state(update: Update) -> str:
    match update.status:
        case "done":
            return "done"
        case "not_applicable":
            return "na"
        case "not_started":
            return f"{update.percent} unstarted"
        case _:
            return "none" if update.percent is None else str(update.percent)


def wanted(case: Case) -> tuple[str, tuple[str, ...] | None]:
    """Return the expected meaning in the order of `told`, and the codes where they are given."""
    expected, codes = case.expected, None
    found = re.search(r" codes:(\S+)", expected)
    if found is not None:
        codes = tuple(found[1].split(","))
        expected = expected.replace(found[0], "")
    intent = _INTENT.match(expected)
    head = [intent.group()] if intent else []
    rest = expected[intent.end() :] if intent else expected
    updates = re.findall(
        r"(?:\S+=)?(?:[\d.]+ unstarted|[^\s?=]+)", re.sub(r"(?<!\S)\?[a-z]\w+", "", rest)
    )
    asks = re.findall(r"(?<!\S)\?[a-z]\w+", rest)
    if len(case.context.pending) == 1:
        updates = [u if u.startswith("?=") else u.partition("=")[2] or u for u in updates]
    full = [re.sub(r"(^|=)100$", r"\1done", update) for update in updates]
    ordered = sorted(
        full, key=lambda u: u.partition("=")[0].replace("?", "None") if "=" in u else ""
    )
    return " ".join([*head, *ordered, *asks]), codes
