"""Who decides on requests is a setting: all that people read names whoever it is."""

from __future__ import annotations

import re
from typing import Any

import pytest

from core.last_words import Author, LastWords
from core.messages import Card, Note, Question, Wished
from tests.contracts.contents import CONTENTS, ENVELOPE
from tests.contracts.plan import LINE
from tests.contracts.test_texts import channels
from tests.contracts.test_words import PAGES, said_in
from texts.catalog import Texts

CONTROL, BOTH = ("control",), ("planning", "control")
# What tells that planning decides: its name near the word, in one sentence.
_DECIDES = r"decid\w*|decisión|correg\w*|corrige|escoj\w*|solicitud\w*"
_ITSELF = r"(?<!secretaría de )\bplaneación\b"  # it is an office's name too
_BY_PLANNING = re.compile(
    rf"\b(?:{_DECIDES})\b[^.;:«»]{{0,60}}{_ITSELF}|{_ITSELF}[^.;:«»]{{0,40}}\b(?:{_DECIDES})\b",
    re.IGNORECASE,
)
# What is about who keeps the register of people and activities, which is always planning's.
_OF_THE_REGISTER = frozenset(
    {"note shared_work", "note_shared_work.html.j2", "note_shared_work.txt.j2"}
)
ASKED = Question(
    name="wish", line=None, words="", buttons=(), wished=Wished(kind="reassign", handles=("1.2",))
)


def said(channel: str, name: str, deciders: tuple[str, ...]) -> str:
    parts = channels(Texts(deciders=deciders))[channel].render(CONTENTS[name], ENVELOPE)
    return " ".join(re.sub(r"<[^>]*>", "", "\n".join(part.text for part in parts)).split())


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("channel", ["telegram", "email"])
def test_planning_is_not_named_where_it_does_not_decide(channel: str, name: str) -> None:
    if name in _OF_THE_REGISTER:
        return
    assert _BY_PLANNING.search(said(channel, name, CONTROL)) is None


def test_no_text_says_by_itself_that_planning_decides() -> None:
    found = [page.name for page in PAGES if _BY_PLANNING.search(said_in(page))]
    assert [one for one in found if one not in _OF_THE_REGISTER] == []


@pytest.mark.parametrize(
    "name",
    [
        "question wish for more time",
        "note request_sent",
        "note date_wrong",
        "note decision_not_yours",
    ],
)
@pytest.mark.parametrize("channel", ["telegram", "email"])
def test_whoever_decides_is_named(channel: str, name: str) -> None:
    assert "control interno" in said(channel, name, CONTROL)
    assert "planeación o control interno" in said(channel, name, BOTH)
    assert "control interno" not in said(channel, name, ("planning",))


@pytest.mark.parametrize("channel", ["telegram", "email"])
def test_the_office_that_she_leaves_open_is_chosen_by_whoever_decides(channel: str) -> None:
    (part,) = channels(Texts(deciders=CONTROL))[channel].render(ASKED, ENVELOPE)

    assert "la que escoja control interno" in part.text


def test_where_nobody_decides_it_says_that_the_entity_has_not_said_who() -> None:
    sent = Note(name="request_sent", values={"handle": "1.2", "kind": "extension", "to": 0})
    (part,) = channels(Texts(deciders=CONTROL))["telegram"].render(sent, ENVELOPE)

    assert "aún no ha dicho quién la decide" in part.text


@pytest.mark.parametrize("channel", ["telegram", "email"])
def test_what_was_decided_at_the_command_line_was_decided_by_whoever_decides(channel: str) -> None:
    def said_by(**author: Any) -> str:
        by = Author(on=ENVELOPE.today, decided=True, **author)
        line = LINE.model_copy(
            update={"percent": None, "said": LastWords(text="", by=by, not_applicable=True)}
        )
        parts = channels(Texts(deciders=BOTH))[channel].render(
            Card(line=line, buttons=()), ENVELOPE
        )
        return " ".join("\n".join(part.text for part in parts).split())

    assert "Planeación o control interno decidió que no aplica" in said_by()
    assert "Luz Mery decidió que no aplica" in said_by(person="Luz Mery", person_id=7)
    assert "Usted decidió que no aplica" in said_by(person_id=7)
