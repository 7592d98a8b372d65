"""Several requests decided in one text, in a chat and by mail: each carried out, one answer."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import LUZ, PROVEN, Post
from tests.support.builders import a_request

pytestmark = pytest.mark.usefixtures("luz_by_mail")
JUNE, JULY = date(2026, 6, 30), date(2026, 7, 15)


def asked(town: Town, *handles: str) -> list[int]:
    """Let Marta's office have asked for more time for activities; return the requests."""
    activities = [town.add(handle, 40) for handle in handles]
    with town.database.transaction() as session:
        return [
            a_request(
                session, one, by=town.marta_id, kind=RequestKind.EXTENSION,
                office_id=town.office_id, until=JUNE,
            )
            for one in activities
        ]  # fmt: skip


def states(town: Town) -> dict[int, tuple[RequestState, date | None, str]]:
    """Return how the requests stand: until when they were granted, and why they were denied."""
    return {
        one.id: (one.state, one.granted_until, one.answer or "")
        for one in town.rows(select(Request))
    }


def test_each_line_of_a_mail_is_carried_out_and_answered_in_one(town: Town) -> None:
    post = Post(town)
    one, two, three = asked(town, "1.1", "1.2", "1.3")
    outcome = post.answer(
        None,
        f"Buenos días\n\nConceder {one}\nnegar {two}: ya no cabe\nconceder {three} hasta el 15 de"
        " julio\n\nGracias",
        sender=LUZ,
        proof=PROVEN,
    )

    assert outcome == "answered"
    assert states(town) == {
        one: (RequestState.GRANTED, JUNE, ""),
        two: (RequestState.DENIED, None, "ya no cabe"),
        three: (RequestState.GRANTED, JULY, ""),
    }
    ((_, said),) = post.mailbox(LUZ)
    assert isinstance(said, Note)
    assert said.name == "decided_several"
    assert [said.values[f"what{n}"] for n in (1, 2, 3)] == [
        "decision_granted", "decision_denied", "decision_granted",
    ]  # fmt: skip


def test_what_cannot_be_carried_out_is_told_with_why_and_the_rest_is(town: Town, luz: Chat) -> None:
    one, two, three = asked(town, "1.1", "1.2", "1.3")
    luz.says(
        f"Concedo la {one} pero solo hasta el 15 de julio. La {two} no se concede, toca cumplir;"
        f" conceder {three} hasta el 1 de enero de 2026; conceder 99999"
    )

    assert states(town) == {
        one: (RequestState.GRANTED, JULY, ""),
        two: (RequestState.DENIED, None, "toca cumplir"),
        three: (RequestState.OPEN, None, ""),
    }
    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert (said.values["what3"], said.values["why3"]) == ("until", "not_later")
    assert (said.values["what4"], said.values["number4"]) == ("request_unknown", 99999)


def test_a_request_that_is_decided_twice_in_one_text_stays_open(town: Town, luz: Chat) -> None:
    one, two = asked(town, "1.1", "1.2")
    luz.says(f"conceder {one}; negar {two}; negar {one}: no cabe")

    stand = states(town)
    assert (stand[one][0], stand[two][0]) == (RequestState.OPEN, RequestState.DENIED)


def test_a_line_that_is_no_decision_is_told_and_waits_for_review(town: Town, luz: Chat) -> None:
    one, two = asked(town, "1.1", "1.2")
    outcome = luz.says(f"conceder {one}\nla otra después miramos\nnegar {two}: no cabe")

    assert outcome == "unclear"
    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert said.values["unread"] == "la otra después miramos"


def test_who_does_not_decide_decides_nothing_in_many_lines_either(town: Town, marta: Chat) -> None:
    one, two = asked(town, "1.1", "1.2")
    marta.says(f"conceder {one}\nconceder {two}")

    assert "decided_several" not in notes(marta.heard())
    assert {state for state, _, _ in states(town).values()} == {RequestState.OPEN}


@pytest.mark.parametrize("said", ["La 4.1 no se corre, toca cumplir", "qué hacemos con la 7 pues"])
def test_what_planning_writes_and_nobody_understands_waits_for_review(
    town: Town, luz: Chat, said: str
) -> None:
    asked(town, "1.1")
    post = Post(town)
    assert post.answer(None, said, sender=LUZ, proof=PROVEN) == "unclear"
    assert luz.says(said) == "unclear"


@pytest.mark.parametrize("by_mail", [False, True])
def test_of_one_that_was_decided_it_is_told_by_whom_and_when(
    town: Town, luz: Chat, by_mail: bool
) -> None:
    one, two = asked(town, "1.1", "1.2")
    luz.says(f"negar {two}: ya no cabe")
    post, text = Post(town), f"conceder {one}\nconceder {two}"
    if by_mail:
        post.answer(None, text, sender=LUZ, proof=PROVEN)
        said = post.mailbox(LUZ)[-1][1]
    else:
        luz.says(text)
        said = luz.heard()[-1]

    assert isinstance(said, Note)
    told = [said.values[f"{name}2"] for name in ("what", "outcome", "by", "since")]
    assert told == ["decided_already", "denied", "Luz Mery Cano", "2026-05-11"]


def test_a_yes_before_a_decision_in_words_belongs_to_it(town: Town, luz: Chat) -> None:
    one, two = asked(town, "1.1", "1.2")
    luz.says(f"la {one} sí, concedida; la {two} negar: ya no cabe")

    assert states(town) == {
        one: (RequestState.GRANTED, JUNE, ""),
        two: (RequestState.DENIED, None, "ya no cabe"),
    }


def test_a_decision_that_names_no_number_is_answered_with_those_that_wait(
    town: Town, luz: Chat, marta: Chat
) -> None:
    (one,) = asked(town, "1.1")
    text = "conceder la de Talento Humano hasta el 30 de junio"
    luz.says(text)
    marta.says(text)

    (listed,) = luz.heard()
    assert isinstance(listed, Overview)
    assert (listed.name, listed.decides) == ("requests", True)
    assert not any(isinstance(one, Overview) for one in marta.heard())
    assert states(town)[one][0] is RequestState.OPEN


def said_last(chat: Chat) -> Note:
    """Return the last note of a chat."""
    note = chat.heard()[-1]
    assert isinstance(note, Note)
    return note


def test_every_request_that_a_text_names_is_decided_or_told(town: Town, luz: Chat) -> None:
    one, two, three, four, five = asked(town, "1.1", "1.2", "1.3", "1.4", "1.5")
    outcome = luz.says(
        f"La {one} se concede, la {two} concédala también, la {three} hasta el 15 de julio nada más"
        f" y la {four} no: eso tenía que estar. La {five} déjela quieta"
    )

    assert outcome == "answered"
    assert states(town) == {
        one: (RequestState.GRANTED, JUNE, ""),
        two: (RequestState.GRANTED, JUNE, ""),
        three: (RequestState.GRANTED, JULY, ""),
        four: (RequestState.DENIED, None, "eso tenía que estar"),
        five: (RequestState.OPEN, None, ""),
    }
    said = said_last(luz)
    assert said.values["what5"] == "decision_waits"
    assert not said.values["unclear"]


def test_a_reason_ends_where_another_request_is_named(town: Town, luz: Chat) -> None:
    one, two, three = asked(town, "1.1", "1.2", "1.3")
    outcome = luz.says(f"negar {one}: es de TIC; la {two} qué dice Hacienda; la 99 igual")

    assert outcome == "unclear"
    assert states(town)[one] == (RequestState.DENIED, None, "es de TIC")
    said = said_last(luz)
    assert said.values["unclear"] == f"la {two}"
    assert str(three) not in str(said.values["unclear"])


def test_one_decision_beside_words_that_are_none_is_carried_out_and_these_are_told(
    town: Town, luz: Chat
) -> None:
    one, two = asked(town, "1.1", "1.2")
    luz.says(f"negar {two}: ya no cabe")
    luz.heard()

    assert luz.says(f"revisé con el jefe\nLa {one} se la doy hasta el 15 de julio") == "unclear"
    assert states(town)[one] == (RequestState.GRANTED, JULY, "")
    assert said_last(luz).values["unread"] == "revisé con el jefe"
    luz.says(f"me equivoqué, la {two} sí concédala, pero hasta el 15 de julio")
    assert said_last(luz).name == "decided_already"
    assert states(town)[two][0] is RequestState.DENIED


def test_a_code_names_the_only_request_that_is_open_about_it(town: Town, luz: Chat) -> None:
    one, two, three, four = asked(town, "1.1", "5.2", "5.3", "4.3")
    luz.says("Concedo la 1.1 y la 5.2; la 5.3 hasta el 15 de julio; la 4.3 no, es de TIC")

    assert states(town) == {
        one: (RequestState.GRANTED, JUNE, ""),
        two: (RequestState.GRANTED, JUNE, ""),
        three: (RequestState.GRANTED, JULY, ""),
        four: (RequestState.DENIED, None, "es de TIC"),
    }


def test_a_code_of_two_open_requests_names_neither(town: Town, luz: Chat) -> None:
    activity = town.add("1.1", 40)
    with town.database.transaction() as session:
        for kind in (RequestKind.EXTENSION, RequestKind.NOT_APPLICABLE):
            a_request(session, activity, by=town.marta_id, kind=kind, office_id=town.office_id)

    assert luz.says("concedo la 1.1") == "unclear"
    assert said_last(luz).values["unclear"] == "la 1.1"
    assert {state for state, _, _ in states(town).values()} == {RequestState.OPEN}


@pytest.mark.parametrize("said", ["la 1.1 va en 60 %", "la 1.1 no: seguimos en 40"])
def test_a_code_alone_in_other_words_decides_nothing(town: Town, luz: Chat, said: str) -> None:
    asked(town, "1.1")
    luz.says(said)

    assert {state for state, _, _ in states(town).values()} == {RequestState.OPEN}


def test_a_decision_that_waits_for_something_is_not_carried_out_and_she_is_told(
    town: Town, luz: Chat
) -> None:
    (one,) = asked(town, "2.2")
    luz.says("la 2.2 concédala pero primero hablo con sandra, mejor espere")

    assert said_last(luz).name == "decision_waits"
    assert states(town)[one] == (RequestState.OPEN, None, "")


def test_a_yes_to_several_may_be_narrowed_for_one_of_them(town: Town, luz: Chat) -> None:
    one, two, three, four = asked(town, "1.3", "4.1", "1.2", "2.4")
    luz.says(
        "la 1.3 y la 4.1 sí, pero la 4.1 solo hasta el 15 de julio. la de la 1.2 no, lo de"
        " personería es otra cosa. a camilo la 2.4 déle hasta el 30 de junio"
    )

    assert states(town) == {
        one: (RequestState.GRANTED, JUNE, ""),
        two: (RequestState.GRANTED, JULY, ""),
        three: (RequestState.DENIED, None, "lo de personería es otra cosa"),
        four: (RequestState.GRANTED, JUNE, ""),
    }


def test_what_is_decided_in_plain_words_by_code_alone_is_carried_out(town: Town, luz: Chat) -> None:
    one, two, three, four = asked(town, "1.3", "1.5", "4.1", "4.2")
    outcome = luz.says(
        "la de los veedores se la doy pero solo hasta el 20 de junio. la 1.3 ni modo, eso lo pide"
        " la ley para el 31. a jairo (1.5) sí, como la pidió. La 4.1 déjemela pensar, y la 4.2 no,"
        " la rampa es de infraestructura"
    )

    assert outcome == "unclear"
    assert states(town) == {
        one: (RequestState.DENIED, None, "eso lo pide la ley para el 31"),
        two: (RequestState.GRANTED, JUNE, ""),
        three: (RequestState.OPEN, None, ""),
        four: (RequestState.DENIED, None, "la rampa es de infraestructura"),
    }
    said = said_last(luz)
    assert said.values["what3"] == "decision_waits"
    assert said.values["unread"] == "la de los veedores se la doy pero solo hasta el 20 de junio"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("a Marta concédale la 4.1 y la 4.2 como las pidió", ""),
        ("conceda la 4.1 y la 4.2 tal como las pidieron", ""),
        ("concédale a Marta la 4.1 y la 4.2 como las solicitó, y que no se repita",
         "como las solicitó, y que no se repita"),
    ],
)  # fmt: skip
def test_several_are_granted_as_they_were_asked_for(
    town: Town, luz: Chat, said: str, words: str
) -> None:
    one, two = asked(town, "4.1", "4.2")
    luz.says(f"{said}\ny en cuánto es que va la 4.1?")
    granted = (RequestState.GRANTED, JUNE, words)
    assert states(town) == {one: granted, two: granted}
    *_, shown = luz.heard()
    assert isinstance(shown, Overview)


def test_of_several_as_they_were_asked_for_the_one_that_is_refused_is_not_granted(
    town: Town, luz: Chat
) -> None:
    one, two = asked(town, "4.1", "4.2")
    luz.says("concédale a Marta la 4.1 como la pidió y la 4.2 no")
    assert states(town) == {
        one: (RequestState.GRANTED, JUNE, ""),
        two: (RequestState.DENIED, None, ""),
    }


def test_a_decision_without_a_mark_before_its_reason_is_not_lost_among_others(
    town: Town, luz: Chat
) -> None:
    one, two, three, four = asked(town, "3.3", "3.6", "2.3", "2.4")
    luz.says(
        "conceder 3.3 hasta el 31 de marzo, negar 3.6 es de Salud, conceder 2.3, negar 2.4 otra"
        " vez piden lo mismo"
    )

    stand = states(town)
    assert stand[two] == (RequestState.DENIED, None, "es de Salud")
    assert (stand[one][0], stand[three][0]) == (RequestState.OPEN, RequestState.GRANTED)
    said = said_last(luz)
    assert (said.values["what1"], said.values["why1"]) == ("until", "no_year")
    assert (stand[four][0], said.values["unclear"]) == (RequestState.OPEN, "la 2.4")


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 no se mueve",
        "la 2.4 no, eso es de infraestructura",
        "la 2.4 va bien, ya hicimos el taller",
        "la de Marta, la 2.4, ni modo",
    ],
)
def test_what_names_a_request_and_cannot_be_read_for_certain_shows_it_with_its_buttons(
    town: Town, luz: Chat, said: str
) -> None:
    two, _ = asked(town, "2.4", "3.1")

    assert luz.says(said) == "answered"
    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert [row.name for row in shown.rows] == [str(two)]
    assert shown.tried == "unclear"
    luz.presses(shown.rows[0].buttons[1].ref)
    assert states(town)[two][0] is RequestState.DENIED


def test_beside_one_that_waits_it_is_told_whose_the_other_is(town: Town, luz: Chat) -> None:
    (two,) = asked(town, "2.4")
    town.add("3.1", 20)
    luz.says("la 2.4 no se mueve, la 3.1 ya quedó")

    shown, note = luz.heard()
    assert isinstance(shown, Overview)
    assert [row.name for row in shown.rows] == [str(two)]
    assert isinstance(note, Note)
    assert (note.name, note.values["handle1"]) == ("elsewhere", "3.1")


@pytest.mark.parametrize(
    "said", ["la 2.4 va en 60 %", "ya terminamos la 2.4", "la 3.1 no se mueve"]
)
def test_a_figure_or_an_activity_without_a_request_is_no_decision(
    town: Town, luz: Chat, said: str
) -> None:
    asked(town, "2.4")
    town.add("3.1", 20)

    assert luz.says(said) == "elsewhere"
    assert notes(luz.heard()) == ["elsewhere"]


def test_who_does_not_decide_is_shown_no_request(town: Town, pedro: Chat) -> None:
    asked(town, "2.4")
    assert pedro.says("la 2.4 no se mueve") == "elsewhere"
