"""culmina why: why something arrived or did not, and what comes next."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from core.clock import SystemClock
from models.organisation import Entity
from models.outbox import OutboxItem, OutboxPart
from models.owed import OwedStep
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import LOADED, a_person, a_told_reminder, an_activity, an_office

Cli = Callable[..., Ran]
ANA = "ana@x.example"


@pytest.fixture
def yesterday(place: Place, monkeypatch: pytest.MonkeyPatch) -> date:
    """The day on which Ana was reminded of 2.4 by mail."""
    monkeypatch.setenv("CULMINA_SMTP__HOST", "127.0.0.1")
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "culmina@puertoesperanza.example")
    at = SystemClock().now() - timedelta(days=1)
    with place.database.transaction() as session:
        session.execute(update(Entity).values(live_since=LOADED))
        office = an_office(session, place.entity, "Secretaría de Hacienda")
        ana = a_person(session, place.entity, "Ana Mora", office=office, email=ANA)
        activity = an_activity(
            session, place.entity, handle="2.4", due=date(2099, 6, 30), office=office
        )
        content = {"kind": "reminder", "lines": [{"handle": "2.4"}]}
        item = a_told_reminder(
            session, activity, ana, at=at, channel="email", recipient=ANA, content=content
        )
        session.execute(update(OwedStep).values(step="before-7"))
        session.add(
            OutboxPart(
                entity_id=place.entity, item_id=item, ordinal=0, provider_id="<1@x.example>",
                text="Cordial saludo, Ana Mora:", sent_at=at,
            )
        )  # fmt: skip
    return at.date()


def test_the_last_days_of_a_person_are_told_in_order_and_what_comes_next(
    culmina: Cli, yesterday: date
) -> None:
    ran = culmina("why", "ana mora")
    head, sent, *_, next_ = ran.out.splitlines()

    assert ran.code == 0
    assert head == "Ana Mora, los últimos 30 días"
    assert sent.startswith(f"{yesterday:%Y-%m}")
    assert sent.endswith("enviado: recordatorio por correo (ana@x.example): 2.4 (7 días antes)")
    assert "Cordial saludo" not in ran.out
    assert next_.startswith("Sigue: ")


def test_of_one_day_the_text_is_shown_as_it_went_out(culmina: Cli, yesterday: date) -> None:
    del yesterday
    day = (SystemClock().now() - timedelta(days=1, hours=5)).date()  # in Bogotá
    out = culmina("why", "2.4", "--on", f"{day}").out

    assert "    Cordial saludo, Ana Mora:\n    número del proveedor: <1@x.example>\n" in out


@pytest.mark.parametrize(
    ("channel", "shown"),
    [("telegram", "Vence <hoy>: 2.4"), ("email", "Vence &lt;hoy&gt;: <b>2.4</b>")],
)
def test_the_marks_of_a_chat_are_not_shown(
    place: Place, culmina: Cli, yesterday: date, channel: str, shown: str
) -> None:
    del yesterday
    with place.database.transaction() as session:
        session.execute(update(OutboxItem).values(channel=channel))
        session.execute(update(OutboxPart).values(text="Vence &lt;hoy&gt;: <b>2.4</b>"))
    day = (SystemClock().now() - timedelta(days=1, hours=5)).date()  # in Bogotá

    assert f"    {shown}\n" in culmina("why", "2.4", "--on", f"{day}").out


def test_json_has_the_same(culmina: Cli, yesterday: date) -> None:
    del yesterday
    told = json.loads(culmina("why", "Secretaría de Hacienda", "--json").out)

    assert (told["subject"], told["name"]) == ("office", "Secretaría de Hacienda")
    assert told["told"][0]["texts"] == ["Cordial saludo, Ana Mora:"]
    assert told["told"][0]["state"] == "sent"


def test_a_name_of_several_is_asked_about_and_one_of_nobody_is_refused(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        for name in ("Ana Mora", "Ana Ruiz"):
            a_person(session, place.entity, name, email=f"{name[4:]}@x.example".lower())
    several, nobody = culmina("why", "ana"), culmina("why", "anna morra")

    assert (several.code, nobody.code) == (2, 2)
    assert "Ana Mora" in several.error
    assert "Ana Ruiz" in several.error
    assert "¿Quiso decir: Ana Mora" in nobody.error


def test_in_the_trial_it_says_so(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        office = an_office(session, place.entity, "Archivo")
        a_person(session, place.entity, "Bea Díaz", office=office, email="bea@x.example")
    out = culmina("why", "bea@x.example").out

    assert "Por qué: la prueba sigue, y su correo no está en [trial] people." in out
    assert out.endswith("Sigue: ningún recordatorio previsto.\n")


def test_of_a_day_to_come_it_says_what_is_foreseen(culmina: Cli, yesterday: date) -> None:
    del yesterday
    days = ("2090-03-15", "2020-03-16")
    later, earlier = (culmina("why", "2.4", "--on", day).out for day in days)

    assert "Ese día todavía no llega" in later
    assert "ese día no corresponde ningún recordatorio" in later
    assert not any(said in later for said in ("correspondía", "debía", "envió"))
    assert "No se le debía nada, ni se le envió nada." in earlier
    assert "todavía no llega" not in earlier


def test_an_empty_name_is_told_as_missing(culmina: Callable[..., Ran]) -> None:
    assert "falta el nombre" in culmina("why", " ").error


@pytest.mark.parametrize("gone", [True, False])
def test_who_has_left_is_not_said_to_be_away_later(
    culmina: Cli, yesterday: date, gone: bool
) -> None:
    first, last = (yesterday + timedelta(days=one) for one in (9, 12))
    culmina("person", "away", "Ana Mora", "--from", f"{first}", "--until", f"{last}")
    if gone:
        culmina("person", "leave", "Ana Mora", "--yes")

    said = " ".join(culmina("why", "Ana Mora").out.split())

    assert ("ya no está en la entidad" in said) is gone
    assert (f"del {first} al {last} no está" in said) is not gone
