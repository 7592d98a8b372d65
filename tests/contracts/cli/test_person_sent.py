"""culmina person sent: what went to a person, when, on which channel, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from models.outbox import ItemState
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import NOW, a_person, an_outbox_item

Cli = Callable[..., Ran]


def test_what_went_to_a_person_is_shown_with_its_state_and_its_activities(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        ana, bea = (a_person(session, place.entity, name) for name in ("Ana Mora", "Bea Díaz"))
        to_ana: dict[str, Any] = {
            "person_id": ana,
            "channel": "email",
            "recipient": "ana@correo.example",
        }
        content = {"kind": "reminder", "lines": [{"handle": "1.2"}, {"handle": "3.4"}]}
        sent: dict[str, Any] = {"state": ItemState.SENT, "content": content}
        an_outbox_item(session, place.entity, **to_ana, **sent)
        failed: dict[str, Any] = {"state": ItemState.FAILED, "error": "550 no such user [x]"}
        an_outbox_item(session, place.entity, at=NOW + timedelta(days=1), **to_ana, **failed)
        an_outbox_item(session, place.entity, person_id=bea, recipient="5550000")

    all_of_it = culmina("person", "sent", "ana mora").out
    first_day = culmina("person", "sent", "Ana Mora", "--on", "2026-05-11").out

    head, _, newest, *_ = all_of_it.splitlines()
    assert head.split() == ["Cuándo", "A", "Qué", "Estado", "Actividades"]
    assert newest.startswith("2026-05-12 08:00")
    told = " ".join(all_of_it.split())
    assert "550 no such user [x]" in told
    assert "2026-05-11 08:00 correo ana@correo.example recordatorio enviado 1.2, 3.4" in told
    assert "5550000" not in told
    assert "2026-05-11 08:00" in first_day
    assert "2026-05-12" not in first_day


def test_where_nothing_went_it_says_so(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        ana = a_person(session, place.entity, "Ana Mora")
        an_outbox_item(session, place.entity, person_id=ana)

    ran = culmina("person", "sent", "Ana Mora", "--on", "2026-05-10")

    assert (ran.code, ran.out) == (0, "Nada se le envió a Ana Mora el 2026-05-10.\n")
    assert culmina("person", "sent", "Nadie").code == 2


def test_what_went_to_who_has_left_is_shown_and_of_two_of_a_name_whose_who_is_there(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        gone = a_person(session, place.entity, "Ana Mora", active=False)
        an_outbox_item(session, place.entity, person_id=gone, recipient="5550001")
    alone = culmina("person", "sent", "Ana Mora")
    with place.database.transaction() as session:
        here = a_person(session, place.entity, "Ana Mora")
        an_outbox_item(session, place.entity, person_id=here, recipient="5550002")
    both = culmina("person", "sent", "Ana Mora")

    assert (alone.code, "5550001" in alone.out) == (0, True)
    assert ("5550001" in both.out, "5550002" in both.out) == (False, True)


def test_a_part_of_a_name_is_enough_where_nobody_has_it_as_the_whole(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        left = a_person(session, place.entity, "Ana Mora", active=False)
        an_outbox_item(session, place.entity, person_id=left, recipient="5550001")
        here = a_person(session, place.entity, "Ana Mora Gil")
        an_outbox_item(session, place.entity, person_id=here, recipient="5550002")

    whole, part = (culmina("person", "sent", typed).out for typed in ("Ana Mora", "gil"))
    assert ("5550001" in whole, "5550002" in whole) == (True, False)
    assert ("5550001" in part, "5550002" in part) == (False, True)
    assert culmina("person", "sent", "mora").code == 2
