"""Tests: no command of an entity reads, prints or changes what is of another, named in any way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from culmina.cli.commands import COMMANDS, Group
from tests.contracts.isolation.command_cases import FILES, GIVEN, NOT_GIVEN
from tests.contracts.isolation.twins import Twins, holds_mark
from tests.contracts.isolation.worlds import World


def every_command() -> Iterator[str]:
    """Yield the words of each command of the table."""
    for word, one in COMMANDS.items():
        if isinstance(one, Group):
            yield from (f"{word} {below}" for below in one.commands)
        else:
            yield word


def filled_in(text: str, world: World) -> str:
    """Return a text with what is of the other entity in the place of names in braces."""
    return text.format(**(world.other.ids | vars(world.other.named)))


def test_every_command_has_words_of_another_entity_or_a_reason_why_not() -> None:
    assert set(every_command()) == GIVEN.keys() | NOT_GIVEN.keys()
    assert not GIVEN.keys() & NOT_GIVEN.keys()


@pytest.mark.parametrize(
    ("command", "words"), [(one, words) for one, every in GIVEN.items() for words in every]
)
def test_a_command_tells_what_it_would_tell_if_there_were_no_other_entity(
    twins: Twins, command: str, words: str
) -> None:
    for name, text in FILES.items():
        for folder in ("full", "twin"):
            path = twins.folder / folder / name
            path.write_text(filled_in(text, twins.full), encoding="utf-8")
    for folder in ("full", "twin"):
        vault = twins.folder / folder / "evidence" / "bb"
        vault.mkdir(parents=True)
    called = [one for one in command.split() if one != "CÓDIGO"]
    given = [filled_in(one, twins.full).replace("_", " ") for one in words.split()]

    full, twin = twins.culmina(*called, *given)

    assert not holds_mark(full)
    assert full == twin
