"""Several things in one message: each request is shown, and whose the rest is, is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Note, Question, Receipt
from core.words import RequestKind
from models.answers.requests import Request
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.support.builders import an_office

BOTH = (
    "La 6.3 eso es de la Secretaría General, ellos manejan el canal. Y para la 4.1 necesitamos"
    " plazo hasta el 15 de junio porque el informe sale por trimestre vencido."
)
SEVERAL = "necesito plazo para la 2.2 y la {} hasta el 15 de junio porque falta el contrato"


@pytest.fixture
def town(town: Town) -> Town:
    """Marta's 2.2, 4.1 and 6.3, and the 2.3 of the Secretaría General."""
    for handle, title in (
        ("2.2", "Publicar boletines de prensa"),
        ("4.1", "Presentar el informe trimestral de PQRS"),
        ("6.3", "Operar el canal de denuncias"),
    ):
        town.add(handle, title=title, product="")
    with town.database.transaction() as session:
        general = an_office(session, town.context.entity_id, "Secretaría General")
    town.add("2.3", office=general, title="Registrar los trámites en el SUIT", product="")
    return town


def requests(town: Town) -> list[tuple[Any, ...]]:
    """Return what was asked for: its kind, until when, in which words."""
    asked = town.rows(select(Request).where(Request.kind != RequestKind.SNOOZE))
    return [(one.kind, one.until, one.reason) for one in asked]


@pytest.mark.parametrize("by_mail", [False, True])
def test_a_change_of_office_and_more_time_in_one_message_are_both_shown_and_sent(
    town: Town, marta: Chat, by_mail: bool
) -> None:
    post = Post(town)
    for words in (BOTH, "sí, pedirlo", "porque ellos manejan el canal", "sí, pedirlo"):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    asked = {one[0]: one[1:] for one in requests(town)}
    assert set(asked) == {RequestKind.EXTENSION, RequestKind.REASSIGN}
    assert asked[RequestKind.EXTENSION] == (
        date(2026, 6, 15), "el informe sale por trimestre vencido",
    )  # fmt: skip
    assert post.notes(MARTA) if by_mail else notes(marta.heard())


def test_two_requests_for_time_keep_their_own_day_and_reason(town: Town, marta: Chat) -> None:
    marta.says(
        "la 4.1 necesita plazo hasta el 15 de junio porque falta la firma."
        " La 2.2 necesita plazo hasta el 30 de junio porque falta el contrato"
    )
    marta.says("sí, pedirlo")
    marta.says("sí, pedirlo")

    assert requests(town) == [
        (RequestKind.EXTENSION, date(2026, 6, 15), "falta la firma"),
        (RequestKind.EXTENSION, date(2026, 6, 30), "falta el contrato"),
    ]


def test_beside_a_request_it_is_said_whose_the_other_activity_is(town: Town, marta: Chat) -> None:
    marta.says("La 2.3 quedó en 90%, falta cargar en SUIT. La 2.2 no es nuestra, es de Hacienda.")

    note, wish = marta.heard()
    assert isinstance(note, Note)
    assert (note.values["handle1"], note.values["office1"]) == ("2.3", "Secretaría General")
    assert isinstance(wish, Question)
    assert town.reports() == []


def test_what_is_reported_beside_a_change_of_office_is_not_moved_with_it(
    town: Town, marta: Chat
) -> None:
    marta.says("la 4.1 va en 50. La 6.3 no es nuestra, es de Hacienda, ellos manejan el canal")
    marta.says("sí, pedirlo")

    assert len(town.reports()) == 1
    assert len(requests(town)) == 1


def test_a_reason_that_names_another_activity_asks_for_nothing_of_it(
    town: Town, marta: Chat
) -> None:
    marta.says(
        "necesito plazo para la 4.1 hasta el 15 de junio porque la 6.3 la lleva Hacienda y falta"
    )
    marta.says("porque falta el convenio")
    marta.says("sí, pedirlo")

    assert [one[0] for one in requests(town)] == [RequestKind.EXTENSION]
    assert len(marta.heard()) == 3


def test_what_does_not_apply_because_another_body_does_it_is_no_change_of_office(
    town: Town, marta: Chat
) -> None:
    marta.says("La 6.3 no aplica porque el canal lo maneja la Procuraduría")
    marta.says("sí, pedirlo")

    assert requests(town) == [
        (RequestKind.NOT_APPLICABLE, None, "el canal lo maneja la Procuraduría")
    ]


def test_the_reason_of_a_refused_day_stays_with_the_day_that_follows(
    town: Town, marta: Chat
) -> None:
    marta.says(
        "necesito plazo para la 4.1 hasta el 31 de marzo porque el informe sale por trimestre"
        " vencido"
    )
    marta.says("yo hablo del informe del 31 de marzo, necesitamos plazo hasta el 15 de junio")
    marta.says("sí, pedirlo")

    assert requests(town) == [
        (RequestKind.EXTENSION, date(2026, 6, 15), "el informe sale por trimestre vencido")
    ]


def test_a_new_cause_takes_the_place_of_the_first_one(town: Town, marta: Chat) -> None:
    marta.says("necesito plazo para la 4.1 hasta el 15 de junio porque falta la firma")
    marta.says("necesito plazo para la 4.1 hasta el 30 de junio porque falta el contrato")
    marta.says("sí, pedirlo")

    assert requests(town) == [(RequestKind.EXTENSION, date(2026, 6, 30), "falta el contrato")]


def put_off(town: Town) -> list[str]:
    """Return of what a later reminder was asked for."""
    handles = {one.id: one.handle for one in town.rows(select(Activity))}
    asked = town.rows(select(Request).where(Request.kind == RequestKind.SNOOZE))
    return [handles[one.activity_id] for one in asked]


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("necesito plazo hasta el 15 de junio para la 4.1 y recuérdeme la 6.3 el jueves", "6.3"),
        ("recuérdeme la 6.3 el jueves y para la 4.1 necesito plazo hasta el 15 de junio", "6.3"),
        ("necesito plazo hasta el 15 de junio para la 4.1, recuérdeme el jueves por favor", "4.1"),
        ("necesito plazo hasta el 15 de junio para la 4.1. El jueves recuérdemela", "4.1"),
    ],
)
def test_a_reminder_asked_for_beside_a_request_is_put_off_and_the_request_shown(
    town: Town, marta: Chat, words: str, about: str
) -> None:
    marta.says(words)
    said = marta.heard()
    marta.says("porque falta la firma")
    marta.says("sí, pedirlo")

    assert "snoozed" in notes(said), notes(said)
    assert put_off(town) == [about]
    assert requests(town) == [(RequestKind.EXTENSION, date(2026, 6, 15), "falta la firma")]


def test_a_reminder_beside_a_report_is_put_off_and_the_report_recorded(
    town: Town, marta: Chat
) -> None:
    marta.says("la 4.1 va en 60 y recuérdeme la 6.3 el jueves")

    assert [one.percent for one in town.reports()] == [60]
    assert put_off(town) == ["6.3"]
    assert notes(marta.heard()) == ["receipt", "snoozed"]


def test_a_promise_beside_a_report_is_put_off_and_asks_nothing_today(
    town: Town, marta: Chat
) -> None:
    marta.says("La 4.1 va en 60. De la 6.3 le cuento el jueves")

    assert [one.percent for one in town.reports()] == [60]
    assert put_off(town) == ["6.3"]
    assert notes(marta.heard()) == ["receipt", "snoozed"]


def test_the_day_of_a_reminder_is_no_day_of_the_request(town: Town, marta: Chat) -> None:
    marta.says("necesito más plazo para la 4.1, recuérdeme el jueves")
    *_, asked = marta.heard()

    assert isinstance(asked, Question)
    assert asked.name == "wish_until"
    assert put_off(town) == ["4.1"]


def test_a_request_of_an_unnamed_activity_keeps_its_reminder_for_the_choice(
    town: Town, marta: Chat
) -> None:
    marta.says("necesito plazo hasta el 15 de junio y recuérdeme el jueves")
    assert put_off(town) == []
    marta.says("4.1")

    assert put_off(town) == ["4.1"]


@pytest.mark.parametrize(
    "before",
    ["1.1 vamos adelantando", "la 1.1 en 10", "más plazo para la 1.1 hasta el 30 de junio"],
)
def test_what_is_asked_for_beside_a_report_is_shown_before_an_older_question(
    town: Town, marta: Chat, before: str
) -> None:
    town.add("1.1", 20), town.add("2.1", 90)
    assert marta.says(before) == "asked"
    marta.heard()
    marta.says(
        "pido plazo para la 1.1 hasta el 15 de junio porque el comité no sesiona, la 2.1 va en 92"
    )

    receipt, shown = marta.heard()
    assert isinstance(receipt, Receipt)
    assert isinstance(shown, Question)
    assert shown.name == "wish"
    marta.touches("Sí, pedirlo")
    assert [until for _, until, _ in requests(town)] == [date(2026, 6, 15)]


def test_a_figure_in_doubt_beside_a_request_is_asked_about_first(town: Town, marta: Chat) -> None:
    town.add("1.1", 20), town.add("2.1", 90)
    marta.says(
        "pido plazo para la 1.1 hasta el 15 de junio porque el comité no sesiona, la 2.1 va en 42"
    )

    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == "confirm"


@pytest.mark.parametrize(
    "said",
    [
        "la 2.2 va en 60 %; la 6.3 pásela a la Secretaría General porque ellos la hacen; 4.1 50",
        "la 6.3 pásela a la Secretaría General porque ellos la hacen, la 2.2 va en 60 %, la 4.1 50",
    ],
)
def test_a_request_between_reports_is_shown_with_its_reason_and_no_figure_is_asked(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says(said)

    heard = marta.heard()
    assert [one.percent for one in town.reports()] == [60, 50]
    assert not [one for one in heard if isinstance(one, Question) and one.name == "percent"]
    marta.says("sí, pedirlo")
    assert requests(town) == [(RequestKind.REASSIGN, None, "ellos la hacen")]


@pytest.mark.parametrize(
    ("said", "figure", "until"),
    [
        ("ya va en 40 % y requiere ampliar hasta mayo", 40, date(2026, 5, 31)),
        ("vamos en 60 y necesitamos plazo hasta el 15 de junio", 60, date(2026, 6, 15)),
        ("va en 40 y requiere ampliación", 40, None),
    ],
)
@pytest.mark.parametrize("by_mail", [False, True])
def test_a_figure_and_more_time_for_the_same_activity_are_recorded_and_asked_about(
    town: Town, marta: Chat, by_mail: bool, said: str, figure: int, until: date | None
) -> None:
    activity, post = town.add("1.1"), Post(town)
    if by_mail:
        post.answer(post.remind(activity), said, proof=PROVEN)
    else:
        marta.says(f"la 1.1 {said}")
    shown = post.mailbox(MARTA)[-1][1] if by_mail else marta.heard()[-1]

    assert town.figure(activity)[0] == figure
    assert isinstance(shown, Question)
    assert shown.name == ("wish_until" if until is None else "wish_reason")
    assert shown.wished is not None
    assert (shown.wished.handles, shown.wished.until) == (("1.1",), until)


def test_time_that_a_contractor_asked_for_is_no_request(town: Town, marta: Chat) -> None:
    activity = town.add("1.1")
    marta.says("la 1.1 va en 40 % y el contratista pidió ampliar su contrato hasta mayo")

    assert town.figure(activity)[0] == 40
    assert [one for one in marta.heard() if isinstance(one, Question)] == []


@pytest.mark.parametrize("again", ["necesito más plazo para la 1.1", "plazo para la 1.1 por favor"])
@pytest.mark.parametrize("answered", [0, 1])
def test_each_of_two_mails_that_ask_the_same_takes_its_answer(
    town: Town, again: str, answered: int
) -> None:
    town.add("1.1")
    post = Post(town)
    for said in ("necesito plazo para la 1.1", again):
        post.answer(None, said, proof=PROVEN)
    asked = [item for item, _ in post.mailbox(MARTA)]
    post.answer(asked[answered], "1", proof=PROVEN)

    shown = post.mailbox(MARTA)[-1][1]
    assert isinstance(shown, Question)
    assert shown.name == "wish_reason"
    assert shown.wished is not None
    assert shown.wished.until == date(2026, 6, 9)


def test_a_yes_to_an_earlier_day_is_asked_about_once_more(town: Town) -> None:
    """The first mail showed another day than the request has now."""
    town.add("1.1")
    post = Post(town)
    for day in (15, 30):
        said = f"necesito plazo para la 1.1 hasta el {day} de junio porque falta el acta"
        post.answer(None, said, proof=PROVEN)
    first, last = (item for item, _ in post.mailbox(MARTA))
    post.answer(first, "1", proof=PROVEN)
    assert requests(town) == []
    post.answer(last, "1", proof=PROVEN)

    assert requests(town) == [(RequestKind.EXTENSION, date(2026, 6, 30), "falta el acta")]


def test_a_question_is_no_reason(marta: Chat) -> None:
    marta.says("necesito plazo para la 4.1")
    marta.says("¿hasta cuándo se puede?")
    marta.says("hasta el 15 de junio")

    (*_, shown) = marta.heard()
    assert isinstance(shown, Question)
    assert shown.name == "wish_reason"


def test_a_yes_goes_on_with_a_report_on_another_activity(town: Town, marta: Chat) -> None:
    activity = town.add("1.1")
    for words in (SEVERAL.format("4.1"), "sí, pero la 1.1 va en 40 %"):
        marta.says(words)

    assert len(requests(town)) == 2
    assert town.figure(activity)[0] == 40


@pytest.mark.parametrize(
    "said",
    [
        "sí pero solo la 2.2",
        "Sí, solamente la 2.2, por favor",
        "sí, menos la 4.1",
        "sí, excepto la 4.1.",
        "sí, pero la 4.1 no",
    ],
)
def test_a_yes_to_some_of_several_sends_it_for_those(town: Town, marta: Chat, said: str) -> None:
    marta.says(SEVERAL.format("4.1"))
    marta.says(said)

    (asked,) = town.rows(select(Request))
    with town.database.reading() as session:
        assert session.get_one(Activity, asked.activity_id).handle == "2.2"
    marta.says("sí, pedirlo")
    assert len(town.rows(select(Request))) == 1
    assert town.reports() == []


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("no, solo la 2.2", ("2.2",)),
        ("sí pero solo la 3", ("6.3",)),
        ("sí, menos la 3", ("2.2",)),
        ("sí, menos la 9.9", ("2.2", "6.3")),
        ("sí pero solo la 2", ("2.2", "6.3")),
    ],
)
def test_which_of_several_is_shown_for_a_yes_where_it_is_not_sure(
    town: Town, marta: Chat, said: str, left: tuple[str, ...]
) -> None:
    marta.says(SEVERAL.format("6.3"))
    marta.says(said)

    assert requests(town) == []
    (*_, shown) = marta.heard()
    assert isinstance(shown, Question)
    assert shown.wished is not None
    assert shown.wished.handles == left
