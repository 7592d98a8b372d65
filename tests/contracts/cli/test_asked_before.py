"""What cannot be undone is shown and asked first: who leaves, is replaced, an office's end, a
message of the tray, what is remembered of headings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from core.clock import SystemClock, local_day
from core.inbound import Inbound
from models.inbox import Inbound as InboundRow
from models.inbox import InboundState
from models.organisation import Entity, Office, Person
from models.staff import people
from models.told_headings import remember
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import BOGOTA, a_person, an_activity, an_inbound, an_office
from tests.support.ledger import an_outbox_item
from tests.support.rows import NOW

Cli = Callable[..., Ran]
# What is typed → how the command ends: without a terminal nothing is done.
ANSWERS = [(None, 2), ("n\n", 1), ("\n", 1), ("quizás\nno\n", 1), ("s\n", 0), ("sí\n", 0)]
BECAUSE = ("--reason", "Decreto 12")


@pytest.fixture(autouse=True)
def town(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ana alone leads Prensa, which has two activities; one message waits to go out to her. Bea
    leads Hacienda."""
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "seguimiento@correo.example")
    monkeypatch.setenv("CULMINA_SMTP__HOST", "localhost")
    with place.database.transaction() as session:
        session.execute(update(Entity).values(live_since=NOW))
        press = an_office(session, place.entity, "Prensa")
        treasury = an_office(session, place.entity, "Hacienda")
        ana = a_person(session, place.entity, "Ana Gómez", office=press, email="ana@x.example")
        a_person(session, place.entity, "Bea Díaz", office=treasury, email="bea@x.example")
        for handle in ("1.1", "1.2"):
            an_activity(session, place.entity, handle=handle, office=press)
        an_outbox_item(session, place.entity, person_id=ana, recipient="ana@x.example")


def there(place: Place) -> list[str]:
    """Return who is there."""
    with place.database.reading() as session:
        return [card.person.name for card in people.list_people(session, place.entity)]


def is_asked(ran: Ran, typed: str | None, code: int) -> None:
    """Check how a command ended that was answered, and what it said where nobody answered."""
    assert ran.code == code
    assert "No se puede deshacer" in ran.out or "no se puede deshacer" in ran.out
    assert ("nadie respondió la pregunta" in ran.error and "--yes" in ran.error) is (typed is None)


@pytest.mark.parametrize(("typed", "code"), ANSWERS)
def test_who_leaves_today_is_asked_about(
    place: Place, culmina: Cli, typed: str | None, code: int
) -> None:
    ran = culmina("person", "leave", "Ana Gómez", typed=typed)

    is_asked(ran, typed, code)
    said = " ".join(ran.out.split())
    assert "Ana Gómez: 1 oficina, con 2 actividades abiertas. Se retiran 1 mensaje por" in said
    assert "Nadie recibiría lo de «Prensa»." in said
    assert ("Ana Gómez" in there(place)) is (code != 0)


def test_of_an_office_that_somebody_else_answers_for_nothing_is_feared(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        press = session.scalars(select(Office.id).where(Office.name == "Prensa")).one()
        a_person(session, place.entity, "Luz", office=press, email="luz@x.example")

    assert "Nadie recibiría" not in culmina("person", "leave", "Ana Gómez").out


@pytest.mark.parametrize(("typed", "code"), ANSWERS)
@pytest.mark.parametrize("follower", [("Bea Díaz",), ("Caro Paz", "--email", "caro@x.example")])
def test_who_is_replaced_today_is_asked_about(
    place: Place, culmina: Cli, follower: tuple[str, ...], typed: str | None, code: int
) -> None:
    before = there(place)

    ran = culmina("person", "replace", "Ana Gómez", *follower, typed=typed)

    is_asked(ran, typed, code)
    assert "Ana Gómez: 1 oficina, con 2 actividades abiertas." in " ".join(ran.out.split())
    assert f"¿Darle lo suyo a {follower[0]} y retirar a Ana Gómez?" in ran.out
    assert (there(place) == before) is (code != 0)


@pytest.mark.parametrize(("typed", "code"), ANSWERS)
def test_an_office_that_is_another_today_is_asked_about(
    place: Place, culmina: Cli, typed: str | None, code: int
) -> None:
    names = ("Prensa", "Hacienda", "Comunicaciones")

    ran = culmina("office", "succeed", *names, *BECAUSE, typed=typed)

    is_asked(ran, typed, code)
    assert "De Prensa pasan 2 actividades y 1 persona." in ran.out
    assert "De Hacienda pasan 0 actividades y 1 persona." in ran.out
    asked = "¿Pasarlo de Prensa y Hacienda a Comunicaciones, que es una oficina nueva?"
    assert asked in " ".join(ran.out.split())
    with place.database.reading() as session:
        offices = set(session.scalars(select(Office.name)))
    assert ("Comunicaciones" in offices) is (code == 0)


@pytest.mark.parametrize(("typed", "code"), ANSWERS)
def test_a_message_of_the_tray_is_shown_and_asked_about(
    place: Place, culmina: Cli, typed: str | None, code: int
) -> None:
    message = Inbound(
        external_id="<1@x.example>", sender="juan@x.example", sent_at=NOW, text="1.2 va en 60 %"
    )
    with place.database.transaction() as session:
        number = an_inbound(
            session, place.entity, channel="email", sender=message.sender,
            payload=message.model_dump(mode="json"), state=InboundState.SET_ASIDE,
            error="the address is nobody's (unknown)",
        )  # fmt: skip

    ran = culmina("inbox", "discard", str(number), typed=typed)

    is_asked(ran, typed, code)
    assert "De juan@x.example: 1.2 va en 60 %" in ran.out
    with place.database.reading() as session:
        row = session.get_one(InboundRow, number)
    assert (row.outcome == "discarded") is (code == 0)


@pytest.mark.parametrize(("typed", "code"), ANSWERS)
def test_what_is_remembered_of_headings_is_shown_and_asked_about(
    place: Place, culmina: Cli, typed: str | None, code: int
) -> None:
    with place.database.transaction() as session:
        remember(
            session,
            place.entity,
            "shape",
            {"ZARANDAJA": "indicator"},
            source_name="plan.txt",
            now=NOW,
        )

    ran = culmina("plan", "forget", "1", typed=typed)

    is_asked(ran, typed, code)
    assert "De plan.txt, el " in ran.out
    assert "«ZARANDAJA» = indicator" in ran.out
    assert ("No se recuerda nada" in culmina("plan", "forget").out) is (code == 0)


def test_a_day_to_come_is_written_down_without_a_question(place: Place, culmina: Cli) -> None:
    day = (local_day(SystemClock().now(), BOGOTA) + timedelta(days=9)).isoformat()
    for words in (
        ("person", "leave", "Ana Gómez"),
        ("person", "replace", "Ana Gómez", "Bea Díaz"),
        ("office", "succeed", "Prensa", "Hacienda", *BECAUSE),
    ):
        ran = culmina(*words, "--from", day)
        assert (ran.code, "¿" in ran.out) == (0, False), words
    assert there(place) == ["Ana Gómez", "Bea Díaz"]


def test_a_role_that_is_given_up_and_an_office_that_stays_are_not_asked_about(
    culmina: Cli,
) -> None:
    soon = (local_day(SystemClock().now(), BOGOTA) + timedelta(days=9)).isoformat()
    culmina("office", "succeed", "Prensa", "Hacienda", *BECAUSE, "--from", soon)

    stays = culmina("office", "succeed", "Prensa", "Prensa", *BECAUSE)
    role = culmina("person", "leave", "Ana Gómez", "--role", "lead")

    assert (stays.code, "el cambio previsto ya no se hará" in stays.out) == (0, True)
    assert (role.code, "Ana Gómez ya no es líder de Prensa." in role.out) == (0, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("person", "leave", "Nadie"), "no hay nadie con ese nombre"),
        (("person", "replace", "Ana Gómez", "Ana Gómez"), "es la misma persona"),
        (("person", "replace", "Ana Gómez", "Bea", "--email", "ana@x.example"), "ya es de Ana"),
        (("office", "succeed", "Nadie", "Prensa", *BECAUSE), "no hay ninguna oficina"),
        (("inbox", "discard", "99"), "no espera en la bandeja"),
        (("plan", "forget", "99"), "no se recuerda nada con este número"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_asked(
    place: Place, culmina: Cli, words: tuple[str, ...], said: str
) -> None:
    ran = culmina(*words, typed="s\n")

    assert (ran.code, said in ran.error, "¿" in ran.out) == (2, True, False)
    with place.database.reading() as session:
        assert all(session.scalars(select(Person.active)))
