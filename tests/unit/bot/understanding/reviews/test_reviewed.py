"""What a text verifies of reports, and what is no judgement of any."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.reviews.read_review import ReadReview
from bot.understanding.reviews.reviewed import find

FORTY, WHOLE = Decimal(40), Decimal(100)


@pytest.mark.parametrize(
    "text",
    [
        "no acepto la 2.4: falta el acta",
        "No acepto la actividad 2.4, falta el acta.",
        "hola, no acepto la 2.4 falta el acta",
        "la 2.4 no la acepto porque falta el acta",
        "no le acepto la 2.4 ya que falta el acta",
        "no doy por cumplida la 2.4: falta el acta",
        "devuelvo la 2.4: falta el acta",
        "la 2.4 devuelta, falta el acta",
    ],
)
def test_what_is_not_accepted_is_read_with_its_reason(text: str) -> None:
    assert find(text) == (ReadReview(("2.4",), False, remark="falta el acta"),)


@pytest.mark.parametrize(
    "text", ["acepto la 2.4", "la 2.4 la acepto", "Aceptada la 2.4", "la 2.4 verificada, gracias"]
)
def test_what_is_accepted_is_read(text: str) -> None:
    assert find(text) == (ReadReview(("2.4",), True),)


@pytest.mark.parametrize(
    "text",
    [
        "la 2.4 la verifico en 40 %: falta el acta",
        "verifico la 2.4 en 40: falta el acta",
        "verifico la 2.4 en el 40 por ciento porque falta el acta",
    ],
)
def test_a_figure_that_is_verified_is_read_apart_from_a_verdict(text: str) -> None:
    assert find(text) == (ReadReview(("2.4",), None, FORTY, remark="falta el acta"),)


def test_a_figure_of_nothing_is_a_figure() -> None:
    (read,) = find("verifico la 2.4 en 0 %: no hay nada")
    assert read.percent == 0


def test_the_figure_that_the_office_reported_is_not_the_verified_one() -> None:
    (read,) = find("no acepto el 100 % de la 2.4, la verifico en 40 %: falta el acta")
    assert (read.reported, read.percent, read.remark) == (WHOLE, FORTY, "falta el acta")
    (read,) = find("no acepto la 2.4 en 100 %: falta el acta")
    assert (read.reported, read.percent) == (WHOLE, None)


def test_several_are_read_each_with_its_own_words() -> None:
    read = find("acepto la 3.1 y la 3.2; no acepto la 2.4: falta el acta. Y la lista")
    assert [(one.codes, one.accepts, one.remark) for one in read] == [
        (("3.1", "3.2"), True, ""),
        (("2.4",), False, "falta el acta. Y la lista"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "no acepto la 3.3 ni la 5.5: a la primera le falta el listado y la otra no trae acta",
        "devuelvo la 3.3 y la 5.5, a la primera le falta el listado, la segunda no trae acta",
    ],
)
def test_of_two_that_are_judged_together_each_has_its_own_reason(text: str) -> None:
    assert find(text) == (
        ReadReview(("3.3",), False, remark="le falta el listado"),
        ReadReview(("5.5",), False, remark="no trae acta"),
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("devuelvo la 3.3 y la 5.5: no hay soportes", ("3.3", "5.5")),
        ("devuelvo la 3.3: la primera acta no está firmada y la otra sí", ("3.3",)),
    ],
)
def test_one_reason_is_of_all_that_are_named(text: str, codes: tuple[str, ...]) -> None:
    (found,) = find(text)
    assert found.codes == codes


def test_what_names_none_is_of_what_was_shown() -> None:
    assert find("no la acepto: falta el acta") == (ReadReview((), False, remark="falta el acta"),)
    (read,) = find("no acepto ese 100 %: falta el acta")
    assert (read.codes, read.reported, read.remark) == ((), WHOLE, "falta el acta")


@pytest.mark.parametrize(
    "text",
    [
        "acepto la 2.4 pero falta el acta",
        "acepto la 2.4 si mandan el acta",
        "acepto la 2.4, la 3.1 va en 40 %",
    ],
)
def test_what_says_two_things_is_doubtful(text: str) -> None:
    assert [one.doubtful for one in find(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "acepto",
        "no acepto",
        "acepto los términos",
        "no acepto que se haga tarde",
        "la 2.4 va en 40 %",
        "¿acepto la 2.4?",
        "verifico la 2.4 mañana",
        "vamos en 60 %, no acepto la 2.4",
        "",
    ],
)
def test_other_words_judge_nothing(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("la 2.1 la valido, la 2.4 no la valido, faltan firmas",
         [("2.1", True, ""), ("2.4", False, "faltan firmas")]),
        ("Acepto la 2.1. La 2.4 no se recibe, sin planilla",
         [("2.1", True, ""), ("2.4", False, "sin planilla")]),
        ("valido la 2.1, la 2.4 la devuelvo: faltan firmas",
         [("2.1", True, ""), ("2.4", False, "faltan firmas")]),
        ("la 2.4 se devuelve porque faltan firmas y la 2.1 se acepta",
         [("2.4", False, "faltan firmas"), ("2.1", True, "")]),
    ],
)  # fmt: skip
def test_each_of_several_judgements_is_read_where_it_names_its_activity(
    text: str, each: list[tuple[str, bool, str]]
) -> None:
    assert find(text) == tuple(ReadReview((code,), yes, remark=why) for code, yes, why in each)


def test_a_clause_of_the_reason_that_names_no_activity_is_no_judgement() -> None:
    assert find("no acepto la 2.4, el acta está sin firma, la devuelvo") == (
        ReadReview(("2.4",), False, remark="el acta está sin firma"),
    )
    assert find("acepto la 2.1, la 2.4 y la 2.5") == (ReadReview(("2.1", "2.4", "2.5"), True),)


@pytest.mark.parametrize(
    "text",
    [
        "favor devolver la cifra de la 2.4 porque falta el acta",
        "Respecto a la 2.4, devuélvase a Hacienda: falta el acta.",
        "devolver 2.4: falta el acta",
        "Solicito devolver el reporte de la 2.4 a la Sec. de Hacienda por cuanto falta el acta",
        "se devuelve a la Secretaría de Hacienda la 2.4, falta el acta",
        "Por favor devolver a Hacienda la cifra reportada de la 2.4 dado que falta el acta",
        "la 2.4 queda devuelta a Hacienda: falta el acta",
        "Con relación a la 2.4, favor devolverla a Hacienda, falta el acta",
        "Devuélvase la actividad 2.4 a la oficina: falta el acta",
        "le devuelvo a Hacienda la 2.4 porque falta el acta",
        "Sírvase devolver el 100 % de la 2.4: falta el acta",
        "2.4: devolver, falta el acta",
        "se procede a devolver la 2.4 toda vez que falta el acta",
        "no aceptar la 2.4: falta el acta",
        "Quedo atento al reporte de la Secretaría de Hacienda, favor devolver la cifra de la 2.4"
        " porque falta el acta",
        "falta el acta, devuélvase la 2.4 a Hacienda",
        "falta el acta, por lo tanto devuelvo la 2.4",
    ],
)
def test_what_is_returned_in_formal_words_is_read_with_its_reason(text: str) -> None:
    ((codes, accepts, remark),) = [(one.codes, one.accepts, one.remark) for one in find(text)]
    assert (codes, accepts, remark) == (("2.4",), False, "falta el acta")


@pytest.mark.parametrize(
    "text",
    [
        "Ya revisé el soporte de Hacienda, acepto la 2.4",
        "Revisado el plan firmado, se acepta la 2.4.",
        "favor aceptar la 2.4",
        "Respecto a la 2.4, queda aceptada",
        "se da por cumplida la 2.4",
        "llegó el acta y está firmada, así que acepto la 2.4",
    ],
)
def test_what_is_accepted_in_formal_words_is_read(text: str) -> None:
    assert find(text) == (ReadReview(("2.4",), True),)


def test_grounds_against_an_acceptance_make_it_doubtful() -> None:
    assert [one.doubtful for one in find("falta una firma, pero acepto la 2.4")] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "si no mandan el acta, no acepto la 2.4",
        "cuando llegue el acta acepto la 2.4",
        "¿toca devolver la 2.4?",
        "nos van a devolver la plata de la 2.4",
        "quedó pendiente devolver los equipos",
        "la 3.1 va en 40, acepto la 2.4",
        "el contratista debe devolver el anticipo: falta el acta",
    ],
)
def test_other_words_of_giving_back_judge_nothing(text: str) -> None:
    assert find(text) == ()
