"""Tests: what a lead sends from her page is written as in chat and by mail, once, and shown first
where only words say it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot.conversation.on_page import answering
from bot.conversation.on_page.answering import Sending
from core.messages import Receipt, load_content
from models.answers.requests import Request
from models.audit import Audit
from models.inbox import Inbound
from models.outbox import OutboxItem
from models.staff import people
from tests.support.builders import a_report
from tests.support.rows import NOW
from tests.web.conftest import Browser, Town
from tests.web.leads import (
    NO_FILE,
    Desk,
    at,
    fill_in,
    hidden,
    leads,
    open_page,
    path_of,
    reports,
    sent_to,
)
from web.pages.form.sending import MOST

__all__ = ["leads"]
Browse = Callable[[], Browser]


async def test_a_figure_that_is_chosen_is_written_with_its_receipt_and_audit_row(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)

    shown = await fill_in(
        browser, at(leads, leads.map), choice="other", figure="60", text="falta la firma"
    )

    assert "Listo. 1.2: 60\xa0% (antes 40\xa0%): «falta la firma»." in shown
    assert reports(town.database, leads.map) == [(60.0, "falta la firma", "web")]
    assert sent_to(town.database, leads.marta) == [("receipt", "email", "pending")]
    with town.database.reading() as session:
        row = session.scalars(select(Audit).where(Audit.action == "progress reported")).one()
        assert (row.channel, row.role, row.person_id) == ("web", "lead", leads.marta)
        came = session.scalars(select(Inbound).where(Inbound.channel == "web")).one()
        assert (came.channel, came.outcome, came.person_id) == ("web", "recorded", leads.marta)
        assert came.payload["text"] == "1.2 va en 60\xa0%. falta la firma"


@pytest.mark.parametrize(
    ("choice", "which", "figure"),
    [("done", "map", 100.0), ("stays", "map", 40.0), ("none", "talks", 0.0)],
)
async def test_each_choice_says_what_the_button_of_a_reminder_says(
    town: Town, browse: Browse, leads: Desk, choice: str, which: str, figure: float
) -> None:
    browser, activity = browse(), getattr(leads, which)
    await open_page(browser, leads)

    await fill_in(browser, at(leads, activity), choice=choice)

    assert [one[0] for one in reports(town.database, activity)] == [figure]


async def test_words_alone_are_shown_as_understood_and_written_only_then(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)

    shown = await fill_in(browser, at(leads, leads.map), text="va en 60 %, falta la firma")

    assert "Entendí esto. ¿Así?" in shown
    assert "1.2: 60\xa0% (antes 40\xa0%): «falta la firma»." in shown
    assert reports(town.database, leads.map) == []
    assert sent_to(town.database, leads.marta) == []

    again = await fill_in(
        browser, at(leads, leads.map), text="va en 60 %, falta la firma", step="enviar"
    )

    assert "Listo. 1.2: 60\xa0%" in again
    assert reports(town.database, leads.map) == [(60.0, "falta la firma", "web")]


async def test_what_is_to_be_put_right_comes_back_with_her_words(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)
    await fill_in(browser, at(leads, leads.map), text="va en 60 %")

    shown = await fill_in(browser, at(leads, leads.map), text="va en 60 %", step="corregir")

    assert ">va en 60 %</textarea>" in shown
    assert reports(town.database, leads.map) == []


async def test_a_lower_figure_is_asked_about_and_goes_with_one_yes(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)

    shown = await fill_in(browser, at(leads, leads.map), choice="other", figure="30")
    assert "menos que antes (40\xa0%)" in shown
    assert reports(town.database, leads.map) == []
    await fill_in(browser, at(leads, leads.map), choice="other", figure="30", step="enviar")

    assert [one[0] for one in reports(town.database, leads.map)] == [30.0]
    assert sent_to(town.database, leads.marta) == [
        ("question", "email", "cancelled"),
        ("receipt", "email", "pending"),
    ]


async def test_words_without_a_figure_ask_for_one_and_are_kept(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)

    shown = await fill_in(browser, at(leads, leads.map), text="falta la firma del alcalde")

    assert browser.status == 400
    assert "Falta la cifra" in shown
    assert ">falta la firma del alcalde</textarea>" in shown
    assert sent_to(town.database, leads.marta) == []


async def test_a_figure_and_words_that_say_something_else_are_shown_first(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)

    shown = await fill_in(
        browser, at(leads, leads.map), choice="other", figure="60", text="necesito plazo"
    )

    assert "Esto pasaría. ¿Así?" in shown
    assert reports(town.database, leads.map) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Elija una respuesta"),
        ({"choice": "other"}, "Escriba la cifra"),
        ({"figure": "mucho"}, "Escriba la cifra"),
        ({"figure": "160"}, "Escriba la cifra"),
        ({"choice": "otra cosa"}, "cambió desde que abrió"),
        ({"text": "asdf qwer"}, "No entendí"),
        ({"text": "x" * 4001}, "muy largo"),
    ],
)
async def test_what_cannot_be_sent_says_why_and_writes_nothing(
    town: Town, browse: Browse, leads: Desk, fields: dict[str, str], told: str
) -> None:
    browser = browse()
    await open_page(browser, leads)

    shown = await fill_in(browser, at(leads, leads.map), NO_FILE, **fields)

    assert browser.status == 400
    assert told in shown
    with town.database.reading() as session:
        assert session.scalars(select(Inbound).where(Inbound.channel == "web")).all() == []


async def test_the_same_form_sent_twice_at_once_is_written_once(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    page = await open_page(browser, leads)
    twins = []
    for _ in range(2):
        twin = Browser(town, browser.http, page)
        twins.append(fill_in(twin, at(leads, leads.map), choice="other", figure="60"))

    shown = await asyncio.gather(*twins)

    assert len(reports(town.database, leads.map)) == 1
    assert sum("no se registró dos veces" in one for one in shown) == 1


async def test_other_words_of_the_same_page_are_another_answer(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    page = await open_page(browser, leads)
    await fill_in(browser, at(leads, leads.map), choice="other", figure="60")
    browser.page = page

    await fill_in(browser, at(leads, leads.map), choice="other", figure="70")

    assert [one[0] for one in reports(town.database, leads.map)] == [60.0, 70.0]


@pytest.mark.parametrize("which", ["others", "nobodys"])
async def test_an_activity_that_is_not_hers_is_not_written(
    town: Town, browse: Browse, leads: Desk, which: str
) -> None:
    browser, activity = browse(), leads.others if which == "others" else 999_999
    await open_page(browser, leads)

    shown = await fill_in(browser, at(leads, activity), choice="done")

    assert "ya no está abierta a su cargo" in shown
    assert reports(town.database, leads.others) == []


async def test_a_device_that_is_not_known_sends_nothing(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await browser.open(leads.path)

    shown = await fill_in(browser, at(leads, leads.map), ("foto.png", b"x"), choice="done")

    assert "Enviarme el código" in shown
    assert reports(town.database, leads.map) == []


async def test_the_page_of_another_takes_nothing_from_her_device(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)

    await fill_in(browser, f"{path_of(town, leads.juan)}/{leads.others}", choice="done")

    assert reports(town.database, leads.others) == []


async def test_a_form_of_another_site_writes_nothing(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)
    browser.page = ""

    await fill_in(browser, at(leads, leads.map), choice="done")

    assert browser.status == 403
    assert reports(town.database, leads.map) == []


async def test_a_request_is_asked_for_in_her_words_and_answered_on_the_page(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser, words = browse(), "no aplica porque se derogó la norma"
    await open_page(browser, leads)

    shown = await fill_in(browser, at(leads, leads.map), text=words)
    assert "Esto pasaría. ¿Así?" in shown
    shown = await fill_in(browser, at(leads, leads.map), text=words, step="enviar")
    assert "Falta una respuesta" in shown
    assert "Sí, pedirlo" in shown
    answer = {"once": hidden(shown, "once"), "asks": hidden(shown, "asks")}
    yes = shown.rpartition("Sí, pedirlo")[0].rpartition('value="')[2].partition('"')[0]
    shown = await browser.send(f"{leads.path}/pregunta", ref=yes, **answer)

    assert "Falta una respuesta" not in shown
    with town.database.reading() as session:
        asked = session.scalars(select(Request)).one()
        assert (asked.activity_id, asked.kind.value) == (leads.map, "not_applicable")


async def test_an_answer_to_a_question_that_is_gone_is_not_taken(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)

    shown = await browser.send(f"{leads.path}/pregunta", asks="1:1", text="sí")

    assert "ya se respondió" in shown
    assert sent_to(town.database, leads.marta) == []


async def test_a_person_sends_no_more_than_some_answers_in_an_hour(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)
    await fill_in(browser, at(leads, leads.map), choice="other", figure="50")
    with town.database.transaction() as session:
        one = session.scalars(select(Inbound).where(Inbound.channel == "web")).one()
        for number in range(MOST):
            about = {"channel": "web", "sender": one.sender, "external_id": f"x{number}"}
            session.add(Inbound(
                entity_id=one.entity_id, payload={}, received_at=one.received_at,
                not_before=one.not_before, state=one.state, **about,
            ))  # fmt: skip

    shown = await fill_in(browser, at(leads, leads.map), choice="other", figure="60")

    assert "Son muchas respuestas" in shown
    assert [one[0] for one in reports(town.database, leads.map)] == [50.0]


async def test_what_a_colleague_closed_meanwhile_is_not_open_any_more(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser = browse()
    await open_page(browser, leads)
    with town.database.transaction() as session:
        a_report(session, leads.map, 100, by=leads.juan)

    shown = await fill_in(browser, at(leads, leads.map), choice="other", figure="60")

    assert "ya no está abierta" in shown
    assert reports(town.database, leads.map) == []


async def test_what_was_sent_is_taken_back_with_the_button_of_its_receipt(
    town: Town, browse: Browse, leads: Desk
) -> None:
    browser, context = browse(), town.installation.context()
    await open_page(browser, leads)
    await fill_in(browser, at(leads, leads.map), choice="other", figure="60")
    with town.database.transaction() as session:
        sent = session.scalars(select(OutboxItem).where(OutboxItem.kind == "receipt")).one()
        receipt = load_content(sent.content)
        assert isinstance(receipt, Receipt)
        person = people.person_of(session, leads.marta)
        there = answering.answered_at(session, context, person)
        assert there is not None
        undo = Sending("undo", person, leads.map, there, pressed=receipt.undo.ref)
        told = answering.send(session, context, undo, NOW)

    assert told is not None
    assert told.outcome == "undone"
    assert "Usted reportó 40\xa0%" in await browser.open(leads.path)
