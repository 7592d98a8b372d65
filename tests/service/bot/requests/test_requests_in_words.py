"""Requests that words complete, send, drop or withdraw, beside what else these words say."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.support.builders import an_office


@pytest.mark.parametrize("by_mail", [False, True])
@pytest.mark.parametrize(
    ("said", "answered", "withdrawn", "still_asked"),
    [
        ("retire la solicitud de la 1.6", "request_withdrawn", True, True),
        ("retirar la solicitud de la 1.9", "request_which", False, True),
        ("retire la solicitud de la 1.4", "request_dropped", False, False),
        ("retire la solicitud", "request_dropped", False, False),
    ],
)
def test_a_withdrawal_that_names_another_activity_leaves_what_is_being_asked_for(
    town: Town,
    marta: Chat,
    by_mail: bool,
    said: str,
    answered: str,
    withdrawn: bool,
    still_asked: bool,
) -> None:
    for handle in ("1.4", "1.6"):
        town.add(handle)
    post = Post(town)
    for words in (
        "necesito plazo para la 1.6 hasta el 30 de junio porque falta el contrato",
        "sí, pedirlo",
        "necesito plazo para la 1.4 hasta el 30 de junio",
        said,
    ):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    name = post.notes(MARTA)[-1] if by_mail else notes(marta.heard())[-1]
    (request,) = town.rows(select(Request))
    assert name == answered
    assert (request.state is RequestState.WITHDRAWN) is withdrawn
    why = "porque el proveedor no ha entregado"
    _ = post.answer(None, why, proof=PROVEN) if by_mail else marta.says(why)
    said_last = post.mailbox(MARTA)[-1][1] if by_mail else marta.heard()[-1]
    assert (getattr(said_last, "name", "") == "wish") is still_asked


@pytest.mark.parametrize("by_mail", [False, True])
@pytest.mark.parametrize(
    "said", ["ya no necesito el plazo", "parar", "mejor no", "ya no necesito el plazo de la 1.4"]
)
@pytest.mark.parametrize("first", ["necesito plazo para la 1.4", "plazo para 1.4 al 30 de junio"])
def test_a_request_that_still_asks_for_its_date_or_reason_is_dropped_in_words(
    town: Town, marta: Chat, first: str, said: str, by_mail: bool
) -> None:
    town.add("1.4")
    post = Post(town)
    for words in (first, said):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    assert (post.notes(MARTA) if by_mail else notes(marta.heard()))[-1] == "request_dropped"
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize("by_mail", [False, True])
@pytest.mark.parametrize(
    ("said", "figures", "sent"),
    [
        ("si, pedirlo. La 1.6 va en 80 %", [("1.6", 80)], True),
        ("Sí, y la 1.6 va en 80", [("1.6", 80)], True),
        ("pídalo por favor\nLa 1.6 va en 80", [("1.6", 80)], True),
        ("sí, pedirlo. Vamos en 35 %", [("1.4", 35)], True),
        ("Sí pedir lo de la 1.4", [], True),
        ("Ya no necesito el plazo. La 1.4 va en 100", [("1.4", 100)], False),
        ("sí se hizo, la 1.6 va en 80", [("1.6", 80)], False),
        ("sí, pedirlo. La 1.6 va bien", [], True),
    ],
)
def test_a_yes_that_goes_on_with_a_report_does_both(
    town: Town, marta: Chat, said: str, figures: list[tuple[str, int]], sent: bool, by_mail: bool
) -> None:
    handles = {town.add(handle): handle for handle in ("1.4", "1.6")}
    post = Post(town)
    for words in ("plazo para la 1.4 hasta el 30 de junio porque falta el contrato", said):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    assert [(handles[one.activity_id], int(one.percent or 0)) for one in town.reports()] == figures
    assert not [one for one in town.reports() if "ped" in one.description]
    assert [one.activity_id for one in town.rows(select(Request))] == list(handles)[:1] * sent


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("sí, y la 1.6 va en 80", [("1.4", 30), ("1.6", 80)]),
        ("sí. la 1.4 va en 35", []),
        ("no, la 1.6 va en 80", [("1.6", 80)]),
    ],
)
def test_a_yes_to_a_figure_that_goes_on_with_another_activity_records_both(
    town: Town, marta: Chat, said: str, figures: list[tuple[str, int]]
) -> None:
    handles = {town.add(handle, 40): handle for handle in ("1.4", "1.6")}
    marta.says("1.4 va en 30")

    marta.says(said)

    assert [(handles[one.activity_id], int(one.percent or 0)) for one in town.reports()] == figures


def test_who_no_longer_needs_what_was_sent_withdraws_it(town: Town, marta: Chat) -> None:
    town.add("1.4")
    marta.asks("necesito plazo para la 1.4 hasta el 30 de junio porque falta el contrato")

    marta.says("ya no necesito el plazo")

    assert notes(marta.heard())[-1] == "request_withdrawn"


@pytest.mark.parametrize("said", ["sí", "si dele", "sí, hágale", "dele", "sí, pedirlo"])
@pytest.mark.parametrize(
    ("first", "asks"),
    [
        ("la 1.4 no es nuestra", "wish_office"),
        ("necesito plazo para la 1.4", "wish_until"),
        ("necesito plazo para la 1.4 hasta el 30 de junio", "wish_reason"),
    ],
)
def test_a_yes_is_no_office_no_day_and_no_reason_and_the_question_is_put_again(
    town: Town, marta: Chat, first: str, asks: str, said: str
) -> None:
    town.add("1.4")
    marta.says(first)
    marta.says(said)

    before, again = marta.heard()
    assert (getattr(before, "name", ""), getattr(again, "name", "")) == (asks, asks)
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize("said", ["sí", "si dele", "sí, hágale", "dele"])
def test_a_yes_sends_the_request_that_is_shown_and_means_nothing_where_none_is(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.4", 40)
    assert marta.says(said) in {"answered", "unclear"}
    marta.says("necesito plazo para la 1.4 hasta el 30 de junio porque falta el contrato")
    assert marta.says(said) == "requested"

    assert town.reports() == []


def test_a_yes_chooses_no_activity(town: Town, marta: Chat) -> None:
    town.add("1.4", 40)
    town.add("1.6", 40)
    marta.says("va en 60 %")
    assert marta.says("sí") == "asked"

    assert town.reports() == []


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("said", "office"),
    [
        ("No está en la lista, es Hacienda", "Secretaría de Hacienda"),
        ("ninguna de esas, es de la Secretaría de Hacienda", "Secretaría de Hacienda"),
        ("otra: Hacienda", "Secretaría de Hacienda"),
        ("no está en la lista, es Bienestar Social", "Bienestar Social"),
    ],
)
@pytest.mark.parametrize("shown", [False, True])
def test_an_office_that_was_not_offered_is_named_beside_that_it_is_not_in_the_list(
    town: Town, marta: Chat, said: str, office: str, shown: bool
) -> None:
    town.add("1.4")
    with town.database.transaction() as session:
        for name in ("Alumbrado", "Catastro", "Deportes", "Cultura", "Gobierno", "Salud"):
            an_office(session, town.context.entity_id, f"Oficina de {name}")
    marta.says("la 1.4 no es nuestra" + (", es de Catastro" if shown else ""))
    marta.says(said)
    question = marta.heard()[-1]
    assert isinstance(question, Question)
    assert question.wished is not None
    assert (question.name, question.wished.office) == ("wish", office)

    marta.says("sí, pedirlo")
    (request,) = town.rows(select(Request))
    assert request.named_office == office


@pytest.mark.parametrize("said", ["es la 1.6", "no está en la lista, es la 1.6", "No, es la 1.6"])
@pytest.mark.parametrize(
    "first",
    [
        "la 1.4 no es nuestra",
        "la 1.4 no es nuestra, es de Hacienda",
        "necesito plazo para la 1.4 hasta el 30 de junio",
        "necesito plazo para la 1.4",
    ],
)
def test_a_request_is_about_the_other_activity_that_is_named_instead(
    town: Town, marta: Chat, first: str, said: str
) -> None:
    town.add("1.4", 40)
    town.add("1.6", 40)
    marta.says(first)
    marta.says(said)
    before, after = marta.heard()

    assert isinstance(before, Question)
    assert isinstance(after, Question)
    assert before.wished is not None
    assert after.wished is not None
    assert (before.wished.handles, after.wished.handles) == (("1.4",), ("1.6",))
    assert (after.name, after.wished.office) == (before.name, before.wished.office)
    assert after.wished.until == before.wished.until
    assert town.reports() == []


def test_another_activity_that_is_not_hers_or_that_is_reported_on_is_not_taken_for_it(
    town: Town, marta: Chat
) -> None:
    town.add("1.4", 40)
    activity = town.add("1.6", 40)
    town.add("2.2", office=town.other_office_id)
    marta.says("necesito plazo para la 1.4 hasta el 30 de junio")
    assert marta.says("es la 2.2") == "elsewhere"
    marta.says("la 1.6 va en 60")
    marta.says("porque falta la firma")
    marta.says("sí, pedirlo")

    assert town.figure(activity)[0] == 60
    assert [one.reason for one in town.rows(select(Request))] == ["falta la firma"]


@pytest.mark.parametrize("by_mail", [False, True])
@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("1, pero mejor hasta el 30 de junio", [date(2026, 6, 30)]),
        ("sí, pero hasta el 30 de junio", [date(2026, 6, 30)]),
        ("1 pero mejor hasta el 30 de junio", [date(2026, 6, 30)]),
        ("2, mejor hasta el 30 de junio", []),  # no yes: shown once more
        ("1", [date(2026, 6, 15)]),
    ],
)
def test_a_yes_to_a_request_with_another_day_is_that_day_and_no_figure(
    town: Town, marta: Chat, said: str, asked: list[date], by_mail: bool
) -> None:
    town.add("1.4", 30)
    post = Post(town)
    for words in ("plazo para la 1.4 hasta el 15 de junio porque falta el contrato", said):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    assert town.reports() == []
    assert [one.until for one in town.rows(select(Request))] == asked
    if not asked:
        _ = post.answer(None, "sí", proof=PROVEN) if by_mail else marta.says("sí")
        assert [one.until for one in town.rows(select(Request))] == [date(2026, 6, 30)]


def test_a_yes_that_says_again_that_it_does_not_apply_sends_it_once_and_asks_for_no_reason(
    town: Town, marta: Chat
) -> None:
    town.add("1.4")
    town.add("1.6")
    marta.says("la 1.4 no aplica porque ya no hay supervisores")

    marta.says("sí, la 1.4 que no aplica")
    marta.says("1.6 va en 33")

    assert [one.reason for one in town.rows(select(Request))] == ["ya no hay supervisores"]
    assert not [one for one in marta.heard() if getattr(one, "name", "") == "wish_reason"]


def test_beside_such_a_yes_what_is_reported_of_others_is_recorded(town: Town, marta: Chat) -> None:
    town.add("1.4")
    other = town.add("1.6")
    marta.says("la 1.4 no aplica porque ya no hay supervisores")

    marta.says("sí, la 1.4 no aplica y la 1.6 va en 33 %")

    assert len(town.rows(select(Request))) == 1
    assert [(one.activity_id, float(one.percent or 0)) for one in town.reports()] == [(other, 33)]
    assert not [one for one in marta.heard() if getattr(one, "name", "") == "wish_reason"]


@pytest.mark.parametrize("by_mail", [False, True])
def test_a_day_that_is_chosen_by_number_may_go_on_with_the_reason(
    town: Town, marta: Chat, by_mail: bool
) -> None:
    town.add("4.2")
    post = Post(town)
    for words in (
        "necesito plazo para la 4.2",
        "2, porque el contratista no ha firmado acta de inicio",
        "sí, pedirlo",
    ):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    (request,) = town.rows(select(Request))
    assert request.until is not None
    assert "el contratista no ha firmado acta de inicio" in (request.reason or "")
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "No!! que el plazo hasta el 30 de junio, el contratista no ha firmado el acta",
        "insisto con el plazo de la 4.2 hasta el 30 de junio: el contratista no ha firmado el acta",
    ],
)
@pytest.mark.parametrize("by_mail", [False, True])
def test_what_only_names_the_time_that_is_wanted_asks_for_it_and_reports_nothing(
    town: Town, marta: Chat, said: str, by_mail: bool
) -> None:
    town.add("4.2")
    post = Post(town)
    for words in ("la 4.2 falta el acta", said, "sí, pedirlo"):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    (request,) = town.rows(select(Request))
    assert (request.until, request.reason) == (
        date(2026, 6, 30), "el contratista no ha firmado el acta",
    )  # fmt: skip
    assert town.reports() == []


@pytest.mark.parametrize("by_mail", [False, True])
@pytest.mark.parametrize(
    ("said", "taken_back"),
    [
        (
            "deshacer, lo que pido es plazo para la 2.3 hasta el 30 de junio por falta de personal",
            1,
        ),
        ("lo que pido es plazo para la 2.3 hasta el 30 de junio por falta de personal", 0),
        (
            "deshacer, lo que pido es plazo para la 4.2 hasta el 30 de junio por falta de personal",
            0,
        ),
    ],
)
def test_a_wrong_report_is_taken_back_beside_the_request_that_was_meant(
    town: Town, marta: Chat, said: str, taken_back: int, by_mail: bool
) -> None:
    town.add("2.3")
    town.add("4.2")
    post = Post(town)
    for words in ("la 2.3 va en 1 %", said, "sí, pedirlo"):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    (request,) = town.rows(select(Request))
    assert request.reason == "por falta de personal"
    assert len(town.retractions()) == taken_back


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("la 4.2 la lleva la Secretaría de Hacienda, no nosotros", ""),
        ("la 4.2 la lleva la Secretaría de Hacienda, no tenemos personal", "no tenemos personal"),
    ],
)
def test_that_it_is_not_hers_is_no_reason(town: Town, marta: Chat, said: str, reason: str) -> None:
    town.add("4.2")
    marta.says(said)

    (shown,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert ("nosotros" in shown.model_dump_json()) is False
    assert (reason in shown.model_dump_json()) is True
