"""What is wrong with a setting, in words: what it is, and what to write in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_EXAMPLE = "See config.example.toml."
_WEB = ("is no address of the web.", "Write one that begins with https:// or http://.")
# The beginnings of the library's names for faults, the longer ones first.
_KINDS = {
    "extra_forbidden": ("culmina knows no such setting.", _EXAMPLE),
    "missing": ("is missing.", _EXAMPLE),
    "string_too_short": ("is empty.", "Write something between the quotes."),
    "string": ("is no text.", 'Write it between quotes, like "one".'),
    "too_short": ("is empty.", 'Write at least one, like ["one"].'),
    "tuple": ("is no list.", 'Write it between brackets, like ["one", "two"] or [3, 1].'),
    "dict": ("is no table.", 'Write it like { "one" = "two" }.'),
    "model": ("is no section.", "Write its name between brackets on a line, its settings below."),
    "int": ("is no whole number.", "Write figures without quotes, like 3."),
    "finite": ("is no number.", "Write figures without quotes, like 3."),
    "float": ("is no number.", "Write figures without quotes, like 30 or 2.5."),
    "bool": ("is neither true nor false.", "Write true or false, without quotes."),
    "time": ("is no time of the day.", 'Write it like "08:00".'),
    "date": ("is no date.", "Write it like 2026-12-31."),
}
_BOUNDS = {
    "greater_than_equal": ("is less than {ge:g}.", "Write {ge:g} or more."),
    "greater_than": ("is not more than {gt:g}.", "Write more than {gt:g}."),
    "less_than_equal": ("is more than {le:g}.", "Write {le:g} or less."),
    "less_than": ("is not less than {lt:g}.", "Write less than {lt:g}."),
    "literal_error": ("is none of what may stand here.", "Write {expected}."),
    "enum": ("is none of what may stand here.", "Write {expected}."),
}
_PATTERNS = {
    r"^@?[A-Za-z0-9_]*$": ("is no user name.", "Write it like culmina_bot."),
    r"^https?://": _WEB,
    r"^(https?://\S+)?$": _WEB,
    r"^[A-Za-z0-9._-]{1,16}$": (
        "is no short name.",
        "Write up to 16 letters, figures, dots or dashes, like 2026-1.",
    ),
}

_TWICE = re.compile(r"Cannot declare \((?P<steps>.{1,200})\) twice(?P<place>.{0,60})")
_LINE = re.compile(r"\(at line (\d{1,9}), ")
_SHORT_TIME = re.compile(r"=\s{0,9}(\d{1,2}):(\d\d)\s{0,9}(?:#|$)")
_SET_TWICE = "Cannot overwrite a value"


def unread(error: Exception, text: str) -> str:
    """Return why the `text` of a settings file cannot be read: in plain words, where something
    stands twice or a time has no seconds."""
    line = _LINE.search(str(error))
    written = text.splitlines()[int(line[1]) - 1 :][:1] if line is not None else []
    short = _SHORT_TIME.search(written[0]) if written else None
    if line is not None and short is not None:
        hour = f"{short[1]:0>2}:{short[2]}"
        return f'a time without seconds stands in line {line[1]}: write {hour}:00 or "{hour}"'
    found = _TWICE.match(str(error))
    if found is not None:
        section = ".".join(re.findall(r"'([^']{1,100})'", found["steps"]))
        return f"the section [{section}] stands there twice{found['place']}"
    return str(error).replace(_SET_TWICE, "a setting stands there twice")


def told(fault: Mapping[str, Any]) -> tuple[str, str]:
    """Return what one of the library's errors says: what is wrong, and what to write."""
    kind, values = str(fault["type"]), fault.get("ctx", {})
    if kind in _BOUNDS:
        what, todo = _BOUNDS[kind]
        return what.format(**values), todo.format(**values)
    if kind == "string_pattern_mismatch":
        return _PATTERNS[values["pattern"]]
    if kind == "value_error":  # our own
        message = str(fault["msg"]).removeprefix("Value error, ").rstrip(".")
        return f"{message}.", _EXAMPLE
    return next(
        (words for name, words in _KINDS.items() if kind.startswith(name)),
        ("is not what may stand here.", _EXAMPLE),
    )


def place(steps: tuple[int | str, ...]) -> str:
    """Name the setting that the steps below its section lead to: "steps_before, value 2"."""
    names = ".".join(step for step in steps if isinstance(step, str))
    number = next((f", value {step + 1}" for step in steps if isinstance(step, int)), "")
    return f"{names}{number}"
