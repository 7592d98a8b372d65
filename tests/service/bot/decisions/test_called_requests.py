"""Requests called by other words than their numbers, while Marta's and Pedro's wait."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_several_decisions import JUNE, states
from tests.support.builders import a_request

TWELFTH = date(2026, 6, 12)
OPEN, GRANTED, DENIED = RequestState.OPEN, RequestState.GRANTED, RequestState.DENIED
WAITS = (OPEN, None, "")
AS_ASKED = (GRANTED, JUNE, "")


@pytest.fixture
def two(town: Town) -> tuple[int, int]:
    """Marta of planning and Pedro of finance have asked for more time."""
    hers = town.add("2.4", 40, title="Instalar el buzón de sugerencias de la Secretaría")
    his = town.add(
        "3.1", 20, office=town.other_office_id, title="Poner el botón de pagos en línea de Hacienda"
    )
    with town.database.transaction() as session:
        asked: dict[str, Any] = {"kind": RequestKind.EXTENSION, "until": JUNE}
        return (
            a_request(session, hers, by=town.marta_id, office_id=town.office_id, **asked),
            a_request(session, his, by=town.pedro_id, office_id=town.other_office_id, **asked),
        )


@pytest.mark.parametrize(
    ("said", "hers", "his"),
    [
        ("conceda las dos", AS_ASKED, AS_ASKED),
        ("conceda ambas hasta el 12 de junio", (GRANTED, TWELFTH, ""), (GRANTED, TWELFTH, "")),
        ("niéguelas ambas", (DENIED, None, ""), (DENIED, None, "")),
        ("las dos negadas", (DENIED, None, ""), (DENIED, None, "")),
        ("la de Hacienda sí, la otra no", (DENIED, None, ""), AS_ASKED),
        ("la de Hacienda sí y la de Marta no", (DENIED, None, ""), AS_ASKED),
        ("conceda la de Pedro y niegue la otra", (DENIED, None, ""), AS_ASKED),
        ("conceda la 2.4, la otra no", AS_ASKED, (DENIED, None, "")),
        ("la de Hacienda concedida, la otra me la piensan", WAITS, AS_ASKED),
        ("negar la de Pedro porque ya tuvo plazo", WAITS, (DENIED, None, "ya tuvo plazo")),
        ("la del buzón niéguela porque ya tuvo plazo", (DENIED, None, "ya tuvo plazo"), WAITS),
        ("niegue la de los buzones: ya tuvo plazo", (DENIED, None, "ya tuvo plazo"), WAITS),
        ("la de pagos en línea concédala hasta el 12 de junio", WAITS, (GRANTED, TWELFTH, "")),
        ("la del buzón sí, la del botón de pagos no", AS_ASKED, (DENIED, None, "")),
        (
            "si a la de marta y tambien a la de pedro pero solo hasta el 12 de junio",
            AS_ASKED,
            (GRANTED, TWELFTH, ""),
        ),
        ("sí a la de Pedro y a la de Marta hasta el 12 de junio", (GRANTED, TWELFTH, ""), AS_ASKED),
        ("sí a la 2.4 y también a la 3.1", AS_ASKED, AS_ASKED),
        (
            "sí a la de Marta pero no a la de Hacienda: ya tuvo plazo",
            AS_ASKED,
            (DENIED, None, "ya tuvo plazo"),
        ),
        ("no a la de Pedro: ya tuvo plazo", WAITS, (DENIED, None, "ya tuvo plazo")),
        (
            "conceder la de marta, la 2.4, ya hable con ella",
            (GRANTED, JUNE, "ya hable con ella"),
            WAITS,
        ),
        ("conceder la 2.4, la de marta", AS_ASKED, WAITS),
        ("negar la de Pedro, la 3.1: ya tuvo plazo", WAITS, (DENIED, None, "ya tuvo plazo")),
    ],
)
def test_what_can_only_be_one_of_those_that_wait_is_that(
    town: Town, luz: Chat, two: tuple[int, int], said: str, hers: object, his: object
) -> None:
    assert luz.says(said) == "answered"
    assert states(town) == {two[0]: hers, two[1]: his}


@pytest.mark.parametrize(
    "said",
    [
        "conceda las tres",
        "conceda la de Salud",
        "la del parque niéguela",
        "conceda la de la Secretaría",
        "conceda la primera y niegue la segunda",
        "las dos sí",
        "todas menos la 3.1",
    ],
)
def test_what_may_be_another_is_answered_with_those_that_wait(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says(said)
    assert states(town) == dict.fromkeys(two, WAITS)
    assert any(isinstance(one, Overview) and one.name == "requests" for one in luz.heard())


@pytest.mark.parametrize(
    "said",
    ["la de Hacienda no, falta la firma", "la de Marta sí", "la otra no", "¿conceda las dos?",
     "las dos ya se entregaron", "la de Hacienda ya quedó lista", "la del buzón sí",
     "la del buzón no, falta la firma", "todas van bien", "voy a la de marta y a la de pedro",
     "sí a la de Rosa y también a la de Pedro", "si a la de marta le damos plazo, a la otra no",
     "no las conceda todas todavía"],
)  # fmt: skip
def test_what_may_tell_of_the_work_decides_nothing(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says(said)
    assert states(town) == dict.fromkeys(two, WAITS)


def test_of_two_by_the_same_person_neither_is_called_by_her_name(
    town: Town, luz: Chat, two: tuple[int, int]
) -> None:
    with town.database.transaction() as session:
        more = a_request(
            session, town.add("4.2", 0), by=town.marta_id, kind=RequestKind.EXTENSION,
            office_id=town.office_id, until=JUNE,
        )  # fmt: skip
    luz.says("conceda la de Marta")
    luz.says("conceda las dos")
    luz.says("conceda la de Hacienda, la otra no")
    assert states(town)[two[0]] == states(town)[more] == WAITS


def test_a_reason_keeps_its_words(town: Town, luz: Chat, two: tuple[int, int]) -> None:
    luz.says(f"negar {two[0]}: la de Hacienda ya cubre las dos")
    assert states(town)[two[0]] == (DENIED, None, "la de Hacienda ya cubre las dos")
    assert states(town)[two[1]] == WAITS


@pytest.fixture
def three(town: Town, two: tuple[int, int]) -> tuple[int, int, int]:
    """Marta has asked for a third one."""
    with town.database.transaction() as session:
        more = a_request(
            session, town.add("4.2", 0, title="Adecuar la rampa"), by=town.marta_id,
            kind=RequestKind.EXTENSION, office_id=town.office_id, until=JUNE,
        )  # fmt: skip
    return (*two, more)


@pytest.mark.parametrize(
    ("said", "hers", "his", "third"),
    [
        ("concédalas todas menos la 3.1", AS_ASKED, WAITS, AS_ASKED),
        ("apruébelas todas excepto la de Hacienda", AS_ASKED, WAITS, AS_ASKED),
        ("listo, conceda todas salvo la de la rampa", AS_ASKED, AS_ASKED, WAITS),
        ("niegue todas menos la del buzón porque ya tuvieron plazo", WAITS,
         (DENIED, None, "ya tuvieron plazo"), (DENIED, None, "ya tuvieron plazo")),
        ("concédalas todas hasta el 12 de junio, menos la 3.1", (GRANTED, TWELFTH, ""), WAITS,
         (GRANTED, TWELFTH, "")),
        ("apruébelas todas", AS_ASKED, AS_ASKED, AS_ASKED),
        ("todas negadas", (DENIED, None, ""), (DENIED, None, ""), (DENIED, None, "")),
    ],
)  # fmt: skip
def test_all_that_wait_or_all_but_one_are_shown_and_decided_after_a_yes(
    town: Town, luz: Chat, three: tuple[int, int, int],
    said: str, hers: object, his: object, third: object,
) -> None:  # fmt: skip
    assert luz.says(said) == "answered"
    assert notes(luz.heard()) == ["decide_all"]
    assert states(town) == dict.fromkeys(three, WAITS)

    luz.says("sí")
    assert states(town) == dict(zip(three, (hers, his, third), strict=True))


@pytest.mark.parametrize("said", ["no", "mejor no", "espere, primero hablo con ella"])
def test_without_a_yes_all_of_them_wait(
    town: Town, luz: Chat, three: tuple[int, int, int], said: str
) -> None:
    luz.says("concédalas todas")
    luz.says(said)
    luz.says("sí")
    assert states(town) == dict.fromkeys(three, WAITS)
    assert "decision_waits" in notes(luz.heard())


@pytest.mark.parametrize(
    "said", ["esas tres sí", "las tres sí", "todas sí", "sí a todas", "esas concédalas"]
)
def test_those_that_were_shown_just_before_may_be_called_so(
    town: Town, luz: Chat, three: tuple[int, int, int], said: str
) -> None:
    luz.says("/solicitudes")
    luz.says(said)
    luz.says("sí")
    assert states(town) == dict.fromkeys(three, AS_ASKED)


@pytest.mark.parametrize(
    "said",
    ["todas menos la 9.9", "todas menos la 9.9 sí", "niegue todas menos la del parque",
     "concédalas todas menos la 3.1, que la niego", "niegue todas, tienen toda la razón"],
)  # fmt: skip
def test_all_but_one_that_nobody_can_tell_is_asked(
    town: Town, luz: Chat, three: tuple[int, int, int], said: str
) -> None:
    luz.says("/solicitudes")
    luz.heard()
    luz.says(said)
    assert states(town) == dict.fromkeys(three, WAITS)
    assert any(isinstance(one, Overview) for one in luz.heard())


@pytest.mark.parametrize("said", ["esas dos sí", "las dos sí"])
def test_as_many_as_were_not_shown_are_not_those(
    town: Town, luz: Chat, three: tuple[int, int, int], said: str
) -> None:
    luz.says("/solicitudes")
    luz.heard()
    luz.says(said)
    assert "decide_all" not in notes(luz.heard())
    assert states(town) == dict.fromkeys(three, WAITS)


def test_who_does_not_decide_is_not_asked_about_all(
    town: Town, marta: Chat, three: tuple[int, int, int]
) -> None:
    marta.says("concédalas todas menos la 3.1")
    assert "decide_all" not in notes(marta.heard())
    assert states(town) == dict.fromkeys(three, WAITS)


@pytest.mark.parametrize(
    ("said", "reason", "unread"),
    [
        ("niegue la de Hacienda, y a las otras dos deles hasta el 12 de junio", "",
         "a las otras dos deles hasta el 12 de junio"),
        ("niegue la de Hacienda y conceda las demás", "", "conceda las demás"),
        ("negar {}: ya tuvo plazo, las demás concédalas", "ya tuvo plazo", "las demás concédalas"),
        ("niéguele la 3.1 a Pedro; el resto sí", "", "el resto sí"),
    ],
)  # fmt: skip
def test_what_is_decided_of_the_rest_is_no_reason_and_is_told(
    town: Town, luz: Chat, three: tuple[int, int, int], said: str, reason: str, unread: str
) -> None:
    luz.says(said.format(three[1]))
    assert states(town) == {three[0]: WAITS, three[1]: (DENIED, None, reason), three[2]: WAITS}
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert note.values["unread"] == unread
    luz.says("conceda las demás")
    luz.says("sí")
    assert [states(town)[one] for one in (three[0], three[2])] == [AS_ASKED, AS_ASKED]


@pytest.mark.parametrize("said", ["las otras dos cubren eso", "la otra ya lo cubre"])
def test_a_reason_may_speak_of_the_others(
    town: Town, luz: Chat, three: tuple[int, int, int], said: str
) -> None:
    luz.says(f"negar {three[1]}: {said}")
    assert states(town)[three[1]] == (DENIED, None, said)


def test_the_only_one_that_was_shown_may_be_called_that(
    town: Town, luz: Chat, two: tuple[int, int]
) -> None:
    luz.says(f"negar {two[1]}")
    luz.says("/solicitudes")
    luz.says("esa sí, hasta el 12 de junio")
    luz.says("sí")
    assert states(town)[two[0]] == (GRANTED, TWELFTH, "")


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("said", ["apruebe", "negar", "la primera concédala", "la otra negada"])
def test_who_decides_and_says_not_which_is_shown_those_that_wait(
    town: Town, luz: Chat, said: str
) -> None:
    luz.says(said)
    assert any(isinstance(one, Overview) for one in luz.heard())
    assert set(states(town).values()) == {WAITS}


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("said", "number", "grants"),
    [
        ("la de los buzones sí", 0, True),
        ("lo de los buzones si", 0, True),
        ("la de Pedro sí", 1, True),
        ("la de los buzones no", 0, False),
        ("la 3.1 sí", 1, True),
    ],
)
def test_a_yes_to_one_of_the_list_by_its_name_is_asked_about_and_then_carried_out(
    town: Town, luz: Chat, said: str, number: int, *, grants: bool
) -> None:
    luz.says("/solicitudes")
    luz.heard()
    luz.says(said)
    (question,) = luz.heard()
    assert isinstance(question, Note)
    assert (question.name, question.values["grants"]) == ("decide_all", "yes" if grants else None)
    assert [*states(town).values()] == [WAITS, WAITS]
    luz.says("sí")
    expected: list[object] = [WAITS, WAITS]
    expected[number] = AS_ASKED if grants else (DENIED, None, "")
    assert [*states(town).values()] == expected


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    "said",
    [
        "la de los puentes sí",
        "la de la Secretaría sí",  # of both
        "la de los buzones sí, 80 %",
        "¿la de los buzones sí?",
        "la de los buzones también",
    ],
)
def test_what_is_no_yes_to_one_of_the_list_is_not_asked_about(
    town: Town, luz: Chat, said: str
) -> None:
    luz.says("/solicitudes")
    luz.heard()
    luz.says(said)
    assert "decide_all" not in notes(luz.heard())
    assert [*states(town).values()] == [WAITS, WAITS]


@pytest.mark.usefixtures("two")
def test_a_yes_by_name_to_what_was_asked_about_grants_the_day_that_was_shown(
    town: Town, luz: Chat
) -> None:
    luz.says("a Marta le doy 15 días")
    question = luz.heard()[-1]
    assert isinstance(question, Note)
    until = date.fromisoformat(str(question.values["until"]))
    luz.says("la de los buzones sí")
    assert [*states(town).values()] == [(GRANTED, until, ""), WAITS]


@pytest.mark.usefixtures("two")
def test_a_yes_by_name_to_another_than_was_asked_about_carries_out_nothing(
    town: Town, luz: Chat
) -> None:
    luz.says("a Marta le doy 15 días")
    luz.heard()
    luz.says("la de Pedro sí")
    (question,) = luz.heard()
    assert isinstance(question, Note)
    assert (question.name, "Pedro" in str(question.values["named"])) == ("decide_all", True)
    assert [*states(town).values()] == [WAITS, WAITS]
