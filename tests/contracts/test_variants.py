"""Every value that a notice or note may hold is read on both channels, and days as days."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from core.messages import Content, Note, NoticeItem, Reminder
from core.notice_names import with_days
from tests.contracts.contents import CONTENTS, ENVELOPE
from tests.contracts.notes import NOTES
from tests.contracts.notices import NOTICES
from tests.contracts.test_texts import channels
from tests.contracts.variants import NOTE_VARIANTS, NOTICE_VARIANTS, Values
from texts.catalog import Texts

FOLDER = Path(__file__).parents[2] / "texts" / "es"
# What texts call the values of a notice or note, and those of one of several activities in it.
VALUES = frozenset({"value", "values", "one"})
UNSAID: frozenset[str | int | None] = frozenset({None, "", 0})
WRITE_DAYS = frozenset({"day", "of_file"})
SAMPLES = {f"notice_{name}": one for name, one in NOTICES.items()} | {
    f"note_{name}": one for name, one in NOTES.items()
}
VARIANTS = {f"notice_{name}": some for name, some in NOTICE_VARIANTS.items()} | {
    f"note_{name}": some for name, some in NOTE_VARIANTS.items()
}


def texts_of(name: str) -> tuple[nodes.Template, ...]:
    """Return what both channels make of a notice or note."""
    pages = (FOLDER / "telegram" / f"{name}.html.j2", FOLDER / "email" / f"{name}.txt.j2")
    return tuple(Environment(autoescape=True).parse(page.read_text("utf-8")) for page in pages)


def named(node: nodes.Node) -> str | None:
    """Return which value of a notice or note a piece of a text reads, None if none."""
    match node:
        case nodes.Getattr(node=nodes.Name(name=owner), attr=name) if owner in VALUES:
            return name if name != "get" else None
        case nodes.Call(
            node=nodes.Getattr(node=nodes.Name(name=owner), attr="get"),
            args=[nodes.Const(value=str() as name), *_],
        ) if owner in VALUES:
            return name
    return None


def read_in(text: nodes.Template) -> set[str]:
    """Return the values that a text reads."""
    return {name for one in text.find_all(nodes.Expr) if (name := named(one)) is not None}


def written_as_days(text: nodes.Template) -> Iterator[str]:
    """Yield the values that a text writes as days, also under a name that it gave them."""
    given = {
        one.target.name: named(one.node)
        for one in text.find_all(nodes.Assign)
        if isinstance(one.target, nodes.Name)
    }
    shown: list[nodes.Expr | None] = [
        one.args[0]
        for one in text.find_all(nodes.Call)
        if isinstance(one.node, nodes.Name) and one.node.name in WRITE_DAYS
    ]
    shown += [one.node for one in text.find_all(nodes.Filter) if one.name in WRITE_DAYS]
    for one in shown:
        name = given.get(one.name) if isinstance(one, nodes.Name) else named(one) if one else None
        if name is not None:
            yield name


def content_of(name: str, values: Values) -> Content:
    """Return a message that holds a notice or note alone."""
    kind, _, rest = name.partition("_")
    if kind == "note":
        return Note(name=rest, values=values)
    return Reminder(lines=(), notices=(NoticeItem(name=rest, values=values),))


def samples_of(name: str) -> Iterator[Values]:
    """Yield the values of every sample of a notice or note."""
    for content in CONTENTS.values():
        match content:
            case Note() if name == f"note_{content.name}":
                yield content.values
            case Reminder():
                for one in content.notices:
                    if name == f"notice_{one.name}":
                        yield from (one.values, *one.each)
    yield from VARIANTS.get(name, ())


@pytest.mark.parametrize("name", SAMPLES)
def test_every_value_that_a_text_reads_is_given_by_some_sample(name: str) -> None:
    samples = samples_of(name)
    given = {key for values in samples for key, value in values.items() if value not in UNSAID}

    assert set().union(*map(read_in, texts_of(name))) - given == set()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_value_that_a_text_writes_as_a_day_is_made_one(name: str) -> None:
    for text in texts_of(name):
        for value in written_as_days(text):
            assert with_days({value: "2026-06-30"})[value] != "2026-06-30", value


def test_the_days_of_a_notice_are_found_under_the_names_that_its_text_gives_them() -> None:
    for text in texts_of("notice_date_moved"):
        assert set(written_as_days(text)) == {"since", "due", "next_on"}


@pytest.mark.parametrize("channel", ["telegram", "email"])
def test_every_variant_can_be_read(channel: str) -> None:
    render = channels(Texts())[channel].render

    for name, variants in VARIANTS.items():
        for more in variants:
            for part in render(content_of(name, SAMPLES[name] | more), ENVELOPE):
                assert "None" not in part.text, (name, more)


def test_a_value_that_is_no_day_stays_as_it_is() -> None:
    values: Values = {"since": "ayer", "due": None, "until": 7, "title": "2026-06-30", "due2": ""}

    assert with_days(values) == values
