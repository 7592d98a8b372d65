"""A later reminder is of what she was shown, for the day that she says, and can be put right."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.mails.test_hearing import remind

SAID = "eso ya se pidió para el 10 de julio, el sena confirma la otra semana. recuérdeme el 24"


@pytest.fixture
def ids(town: Town, marta: Chat) -> dict[str, int]:
    """Four activities of Marta's; the 4.1 is the last that she was reminded of."""
    found = {
        "4.1": town.add("4.1", 0, title="Capacitar en lenguaje claro", due=date(2026, 7, 10)),
        "1.1": town.add("1.1", 20, title="Actualizar el mapa de riesgos", due=date(2026, 5, 15)),
        "1.2": town.add("1.2", 20, title="Socializar la política", due=date(2026, 8, 31)),
        "5.5": town.add("5.5", 20, title="Publicar el índice", due=date(2026, 4, 1)),
    }
    remind(town, found["4.1"])
    marta.heard()
    return found


def put_off(town: Town) -> dict[int, date | None]:
    """Return until when each activity is put off now."""
    rows = town.rows(select(Request))
    return {one.activity_id: one.granted_until for one in rows if one.state is RequestState.GRANTED}


@pytest.mark.parametrize(
    ("said", "day"),
    [(SAID, date(2026, 5, 25)),  # Sunday the 24th is no working day
     ("eso ya se pidió, recuérdeme el 22 de mayo", date(2026, 5, 22)),
     ("recuérdemelo el viernes 22", date(2026, 5, 22)),
     ("la otra semana confirma el sena. Por favor recordarme para el 28", date(2026, 5, 28))],
)  # fmt: skip
def test_it_is_of_the_one_that_she_was_reminded_of(
    town: Town, marta: Chat, ids: dict[str, int], said: str, day: date
) -> None:
    assert marta.says(said) == "requested"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.values == {"handle": "4.1", "until": day.isoformat()}
    assert put_off(town) == {ids["4.1"]: day}


def test_a_reminder_of_several_is_put_off_with_all_that_it_shows_and_no_other(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    town.wait(minutes=5)
    remind(town, ids["4.1"], ids["1.2"])
    marta.heard()
    assert marta.says("recuérdeme el 22 de mayo") == "requested"
    assert set(put_off(town)) == {ids["4.1"], ids["1.2"]}


@pytest.mark.parametrize("said", ["recuérdeme todas el 13 de mayo", "recuérdemelas todas mañana"])
def test_all_are_put_off_where_she_says_so(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "requested"
    assert set(put_off(town)) == {ids["4.1"], ids["1.1"], ids["1.2"]}


def test_what_she_names_is_meant_whatever_she_was_shown(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert marta.says("recuérdeme la 1.2 el 22 de mayo") == "requested"
    assert put_off(town) == {ids["1.2"]: date(2026, 5, 22)}


def test_all_that_cannot_wait_so_long_are_told_it_is_for_their_term(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert marta.says("recuérdeme la 1.1 el 22 de mayo") == "requested"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.values == {"handle": "1.1", "until": "2026-05-15", "short": 1}
    assert put_off(town) == {ids["1.1"]: date(2026, 5, 15)}


def test_one_that_cannot_wait_so_long_says_until_when_and_why(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert marta.says("recuérdeme la 1.1 y la 4.1 el 22 de mayo") == "requested"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.values == {
        "handle": "4.1", "until": "2026-05-22", "sooner": "1.1 el vie 15 may",
    }  # fmt: skip
    assert put_off(town) == {ids["1.1"]: date(2026, 5, 15), ids["4.1"]: date(2026, 5, 22)}


@pytest.mark.parametrize(
    ("said", "day"),
    [("no! solo la 4.1 y es el 24 de junio", date(2026, 6, 24)),
     ("no, solo la 4.1", date(2026, 5, 22)),
     ("solo la de lenguaje claro, el 24 de junio", date(2026, 6, 24)),
     ("era únicamente la 4.1, para el 24 de junio por favor", date(2026, 6, 24))],
)  # fmt: skip
def test_only_one_of_those_puts_the_others_back(
    town: Town, marta: Chat, ids: dict[str, int], said: str, day: date
) -> None:
    marta.says("recuérdeme todas el 22 de mayo")
    marta.heard()
    assert marta.says(said) == "requested"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.values == {
        "handle": "4.1", "until": day.isoformat(), "back": "1.1 y 1.2",
    }  # fmt: skip
    assert put_off(town) == {ids["4.1"]: day}


@pytest.mark.parametrize("said", ["no, el 24 de junio", "no, es el 24 de junio", "mejor el 24/06"])
def test_a_no_with_a_day_moves_the_reminder(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("recuérdeme el 22 de mayo")
    assert marta.says(said) == "requested"
    assert list(put_off(town)) == [ids["4.1"]]
    newest = town.rows(select(Request))[-1]
    assert newest.granted_until == date(2026, 6, 24)


@pytest.mark.parametrize("said", ["no, solo la 4.1 va en 30", "la 4.1 va en 30", "la 1.2 ya quedó"])
def test_what_tells_of_the_work_leaves_the_reminders(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("recuérdeme todas el 13 de mayo")
    marta.heard()
    assert marta.says(said) == "recorded"
    assert set(put_off(town)) == {ids["4.1"], ids["1.1"], ids["1.2"]}


def test_hours_later_it_is_no_more_about_the_reminders(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("recuérdeme todas el 13 de mayo")
    marta.heard()
    town.wait(hours=3)
    marta.says("no, solo la 4.1")
    assert "snoozed" not in notes(marta.heard())
    assert set(put_off(town)) == {ids["4.1"], ids["1.1"], ids["1.2"]}
