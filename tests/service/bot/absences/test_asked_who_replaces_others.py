"""Who asks who replaces somebody is shown it: it is no news of a change of persons."""

from __future__ import annotations

import pytest

from bot.telegram.render import render
from bot.understanding.asks.people.covered import tells_who_stands_in
from core.channels import Envelope
from core.messages import Note
from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership, a_person
from texts.catalog import Texts


@pytest.mark.parametrize(
    "asked",
    [
        "quien reemplaza a pedro en vacaciones",
        "quien reemplaza a pedro en las vacaciones",
        "quién cubre a Pedro esos días",
        "y a pedro quien lo reemplaza en su ausencia",
        "quien reemplaza a pedro entonces",
        "quien reemplaza a pedro en hacienda",
    ],
)
def test_who_replaces_somebody_is_shown(consuelo: Chat, luz: Chat, asked: str) -> None:
    consuelo.says("Pedro Rueda sale a vacaciones del 19 al 23 de mayo")
    consuelo.says("sí")
    luz.says(asked)
    (page,) = luz.heard()
    assert isinstance(page, Overview)
    assert [row.name for row in page.rows] == ["Pedro Rueda"]


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ("quien reemplaza a pedro es marta", True),
        ("marta reemplaza a pedro en vacaciones", True),
        ("quien reemplaza a pedro en vacaciones", False),
        ("quien cubre a pedro", False),
        ("quienes reemplazan a pedro", False),
    ],
)
def test_only_who_names_one_tells_it(luz: Chat, said: str, tells: bool) -> None:
    assert tells_who_stands_in(said) is tells
    luz.says(said)
    assert ("staff_told" in notes(luz.heard())) is tells


def test_who_replaces_one_and_who_else_is_away_are_both_shown(consuelo: Chat) -> None:
    consuelo.says("Pedro Rueda sale a vacaciones del 19 al 23 de mayo")
    consuelo.says("sí")
    consuelo.heard()
    consuelo.says("quien reemplaza a pedro y quien mas esta ausente")
    pages = [one for one in consuelo.heard() if isinstance(one, Overview)]
    assert [one.name for one in pages] == ["away", "away"]


def test_an_absence_to_come_is_known_where_no_day_is_said(consuelo: Chat) -> None:
    consuelo.says("Pedro Rueda sale a vacaciones del 19 al 23 de mayo")
    consuelo.says("sí")
    consuelo.heard()
    consuelo.says("Pedro Rueda está ausente")
    (said,) = consuelo.heard()
    assert isinstance(said, Note)
    days = said.values["known"], said.values["first"], said.values["until"]
    assert days == (1, "2026-05-19", "2026-05-23")


def test_who_stands_in_is_named_also_if_registered_after_the_absence_was_told(
    town: Town, consuelo: Chat
) -> None:
    consuelo.says("Pedro Rueda sale a vacaciones del 19 al 23 de mayo")
    (told,) = consuelo.heard()
    assert isinstance(told, Note)
    assert told.values["alone"]
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, "Ana Milena Torres", role=Role.DELEGATE,
            office=town.other_office_id, email="ana@puertoesperanza.example",
        )  # fmt: skip
    consuelo.says("sí")
    (said,) = consuelo.heard()
    assert isinstance(said, Note)
    assert (said.values["alone"], said.values["deputy"]) == ("", "Ana Milena Torres")


def test_of_who_has_no_office_nobody_is_said_to_be_written_to(town: Town, consuelo: Chat) -> None:
    with town.database.transaction() as session:
        reader = a_person(session, town.context.entity_id, "Beatriz Luna", telegram="5559901")
        a_membership(session, reader, Role.AUDITOR)
    consuelo.says("Beatriz Luna no está del 19 al 23 de mayo")
    (shown,) = consuelo.heard()
    consuelo.says("sí")
    (done,) = consuelo.heard()
    for one in (shown, done):
        assert isinstance(one, Note)
        assert one.values["officeless"] == 1
        envelope = Envelope("k", "Alcaldía", "800", "Consuelo", town.now.date(), item_id=1)
        assert not any("delegada" in part.text for part in render(one, envelope, Texts()))
