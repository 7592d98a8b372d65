"""What was asked about requests is answered in words: a yes, a yes to some, or after others."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import Role
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decisions_that_name_none import asks
from tests.service.bot.decisions.test_several_decisions import states
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.support.builders import a_membership

GRANTED, DENIED, WAITS = RequestState.GRANTED, RequestState.DENIED, RequestState.OPEN


@pytest.fixture
def three(town: Town, marta: Chat) -> list[int]:
    """Pedro asks for more time for three activities; Marta decides, and leads two others."""
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    town.add("1.2", 40, title="Publicar el mapa de riesgos")
    town.add("1.5", 10, title="Capacitar a los servidores")
    found = [asks(town, code) for code in ("4.1", "4.3", "4.5")]
    town.morning()
    marta.heard()
    return found


def stand(town: Town, three: list[int]) -> list[RequestState]:
    """Return how the three stand."""
    found = states(town)
    return [found[one][0] for one in three]


def says_each(marta: Chat, *texts: str) -> list[str]:
    """Return what is said to several messages, as kinds and names."""
    for text in texts:
        marta.says(text)
    return notes(marta.heard())


@pytest.mark.parametrize(
    "yes",
    ["sí", "sí, las tres", "hágale", "de una", "dele", "listo, las tres", "todas", "sí, todas",
     "adelante", "hágale con las tres"],
)  # fmt: skip
def test_a_yes_in_any_words_carries_out_what_was_asked(
    town: Town, marta: Chat, three: list[int], yes: str
) -> None:
    assert says_each(marta, "concédalas todas", yes) == ["decide_all", "decided_several"]
    assert stand(town, three) == [GRANTED] * 3
    assert town.reports() == []


@pytest.mark.parametrize("said", ["sí, las dos", "ambas", "listo, las cuatro"])
def test_a_yes_to_another_number_is_asked_again_and_reports_nothing(
    town: Town, marta: Chat, three: list[int], said: str
) -> None:
    assert says_each(marta, "concédalas todas", said) == ["decide_all", "decide_all"]
    assert stand(town, three) == [WAITS] * 3
    assert town.reports() == []


@pytest.mark.parametrize(
    ("said", "granted"),
    [
        ("sí, pero solo la primera", [0]),
        ("solo la 4.1", [0]),
        ("sí, pero la 4.3 no", [0, 2]),
        ("menos la última", [0, 1]),
        ("todas menos la 4.5", [0, 1]),
        ("sí, excepto la segunda", [0, 2]),
    ],
)
def test_a_yes_to_some_is_asked_about_these_alone(
    town: Town, marta: Chat, three: list[int], said: str, granted: list[int]
) -> None:
    assert says_each(marta, "concédalas todas", said, "sí")[:2] == ["decide_all", "decide_all"]
    wanted = [GRANTED if place in granted else WAITS for place in range(3)]
    assert stand(town, three) == wanted


@pytest.mark.parametrize("first", ["va en 60", "la 1.2 va bien", "1.2 va en 30"])
@pytest.mark.parametrize("hours", [0, 5])
@pytest.mark.parametrize(("answer", "state"), [("sí", GRANTED), ("no", WAITS)])
def test_a_yes_answers_the_newest_question_and_no_older_one(
    town: Town, marta: Chat, three: list[int], first: str, hours: int, answer: str,
    state: RequestState,
) -> None:  # fmt: skip
    marta.says(first)
    marta.says("concédalas")
    town.deliver()
    town.wait(hours=hours)
    marta.says(answer)

    assert stand(town, three) == [state] * 3
    assert town.reports() == []


@pytest.mark.parametrize("hours", [0, 5])
def test_a_mail_answers_the_question_that_it_replies_to(
    town: Town, post: Post, three: list[int], hours: int
) -> None:
    town.deliver()
    post.answer(None, "1.2 va en 30", proof=PROVEN)
    confirm = post.mailbox(MARTA)[-1][0]
    post.answer(None, "concédalas todas", proof=PROVEN)
    asked = post.mailbox(MARTA)[-1][0]
    town.wait(hours=hours)
    post.answer(confirm, "sí", proof=PROVEN)

    assert [one.percent for one in town.reports()] == [30]
    assert stand(town, three) == [WAITS] * 3
    post.answer(asked, "sí", proof=PROVEN)
    assert stand(town, three) == [GRANTED] * 3


@pytest.mark.parametrize("between", ["/resumen", "la 1.2 va en 50", "va en 60"])
def test_after_something_else_a_yes_is_asked_about_again(
    town: Town, marta: Chat, three: list[int], between: str
) -> None:
    marta.says("concédalas todas")
    marta.says(between)
    marta.heard()
    assert says_each(marta, "sí") == ["decide_all"]
    assert stand(town, three) == [WAITS] * 3
    marta.says("sí")
    assert stand(town, three) == [GRANTED] * 3


@pytest.mark.parametrize("between", ["1.2 va en 30", "no"])
def test_what_takes_a_yes_itself_or_was_left_is_not_asked_about_again(
    town: Town, marta: Chat, three: list[int], between: str
) -> None:
    says_each(marta, "concédalas todas", between)
    assert "decide_all" not in says_each(marta, "sí")
    assert stand(town, three) == [WAITS] * 3


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("las dos primeras sí, la otra no", [GRANTED, GRANTED, DENIED]),
        ("la primera sí, las otras no", [GRANTED, DENIED, DENIED]),
        ("la primera y la tercera sí, la segunda niéguela", [GRANTED, DENIED, GRANTED]),
        ("conceda las dos primeras y niegue la otra", [GRANTED, GRANTED, DENIED]),
        ("la última no", [WAITS, WAITS, DENIED]),
        ("las dos últimas no, la primera sí", [GRANTED, DENIED, DENIED]),
        ("la 4.1 sí, las demás no", [GRANTED, DENIED, DENIED]),
    ],
)
def test_requests_are_called_by_their_place_in_the_list(
    town: Town, marta: Chat, three: list[int], said: str, stands: list[RequestState]
) -> None:
    marta.says("/solicitudes")
    marta.says(said)
    assert stand(town, three) == stands
    assert town.reports() == []


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("todas menos la {}", [0, 1]),
        ("la {0} y la {1}", [1, 2]),
        ("todas", [0, 1, 2]),
        ("las tres", [0, 1, 2]),
        ("solo la 4.1", [0]),
        ("4.1 y 4.3", [0, 1]),
        ("conceda todas menos la 4.3 que ya tuvo plazo", [0, 2]),
    ],
)
def test_names_alone_in_answer_to_the_list_are_asked_about(
    town: Town, marta: Chat, three: list[int], said: str, asked: list[int]
) -> None:
    marta.says("/solicitudes")
    marta.heard()
    numbers = (three[2],) if "{}" in said else (three[1], three[2])
    assert says_each(marta, said.format(*numbers)) == ["decide_all"]
    assert stand(town, three) == [WAITS] * 3
    marta.says("sí")
    assert stand(town, three) == [GRANTED if one in asked else WAITS for one in range(3)]


@pytest.mark.parametrize(
    "said", ["la primera va en 50", "la 1.2 va en 50", "la segunda ya quedó", "la 1.2 y la 1.5"]
)
def test_what_tells_of_the_work_after_the_list_decides_nothing(
    town: Town, marta: Chat, three: list[int], said: str
) -> None:
    marta.says("/solicitudes")
    marta.heard()
    assert "decide_all" not in says_each(marta, said)
    assert stand(town, three) == [WAITS] * 3


@pytest.mark.parametrize("said", ["las dos primeras sí", "todas", "la última no"])
def test_without_the_list_no_place_is_one_of_a_request(
    town: Town, marta: Chat, three: list[int], said: str
) -> None:
    marta.says("la 1.2 va en 50")
    marta.says(said)
    assert stand(town, three) == [WAITS] * 3


def test_the_one_that_waits_may_rather_be_denied(town: Town, marta: Chat, three: list[int]) -> None:
    marta.says(f"conceder {three[0]} y {three[1]}")
    town.wait(hours=2)
    marta.says("/solicitudes")
    marta.heard()
    assert says_each(marta, "mejor niéguela", "sí")[0] == "decide_all"
    assert stand(town, three) == [GRANTED, GRANTED, DENIED]


def test_what_is_asked_again_names_the_same(marta: Chat, three: list[int]) -> None:
    marta.says("concédalas todas")
    (first,) = marta.heard()
    marta.says("/resumen")
    marta.says("sí, de una")
    assert isinstance(first, Note)
    assert marta.heard()[-1] == first
    assert len(three) == 3


@pytest.mark.parametrize(
    "said",
    ["De acuerdo con las 3", "sí a las tres", "De acuerdo con las tres solicitudes", "ok con las 3",
     "estoy de acuerdo con las 3", "de acuerdo con todas", "sí, de acuerdo con las tres, gracias"],
)  # fmt: skip
def test_who_agrees_to_the_three_that_are_listed_is_asked_about_them(
    town: Town, marta: Chat, three: list[int], said: str
) -> None:
    assert says_each(marta, "qué solicitudes hay por decidir", said) == ["overview", "decide_all"]
    assert stand(town, three) == [WAITS] * 3
    assert says_each(marta, "sí") == ["decided_several"]
    assert stand(town, three) == [GRANTED] * 3


@pytest.mark.parametrize(
    "said", ["de acuerdo con las dos", "no estoy de acuerdo con las 3", "de acuerdo con las 4"]
)
def test_who_agrees_to_another_number_or_not_decides_nothing(
    town: Town, marta: Chat, three: list[int], said: str
) -> None:
    says_each(marta, "qué solicitudes hay por decidir")
    assert "decide_all" not in says_each(marta, said)
    assert stand(town, three) == [WAITS] * 3


def asked_until_the_tenth(town: Town, luz: Chat) -> int:
    """Let Pedro ask for more time, and Luz be asked whether that is granted until 10 July."""
    number = asks(town, "4.1")
    town.deliver()
    luz.says("¿qué solicitudes hay?")
    luz.says("concedida hasta el 10 de julio no más, no puede pasar del semestre")
    assert notes(luz.heard())[-1] == "decide_all"
    return number


@pytest.mark.parametrize(
    "said",
    [
        "sí, concédala hasta el 10 de julio",
        "si concedala hasta el 10 jul",
        "sí, hasta el 10 de julio",
    ],
)
def test_a_yes_that_says_the_day_again_is_carried_out(town: Town, luz: Chat, said: str) -> None:
    number = asked_until_the_tenth(town, luz)
    assert says_each(luz, said) == ["decided_several"]
    assert states(town)[number][0] is GRANTED


def test_a_yes_with_another_day_is_asked_again(town: Town, luz: Chat) -> None:
    number = asked_until_the_tenth(town, luz)
    assert says_each(luz, "sí, concédala hasta el 8") == ["decide_all"]
    assert states(town)[number][0] is WAITS


def test_a_yes_right_behind_a_question_of_hers_is_carried_out(town: Town, luz: Chat) -> None:
    number = asked_until_the_tenth(town, luz)
    luz.says("¿quién falta por dar de acuerdo?")
    luz.heard()
    assert says_each(luz, "sí") == ["decided_several"]
    assert states(town)[number][0] is GRANTED


@pytest.mark.parametrize(
    "yes", ["si, dele", "concedido", "dale, concédalo", "concédala", "sí", "listo, concédala"]
)
def test_a_yes_that_sounds_like_a_grant_grants_the_day_that_was_shown(
    town: Town, marta: Chat, yes: str
) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    asked = asks(town, "4.1")
    marta.says("lo de pedro hasta el 9 de junio")
    said = marta.heard()[-1]
    assert isinstance(said, Note)
    assert said.values["until"] == "2026-06-09"
    marta.says(yes)
    assert states(town)[asked][:2] == (GRANTED, date(2026, 6, 9))
