"""Of which activity a clause is: behind "y", "pero" or a comma it may turn to another one, and a
paper or a means that is told of behind one is no other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, OtherActivity, PendingActivity

TODAY = date(2026, 3, 5)


def _one(code: str, title: str, product: str = "", last: int | None = None) -> PendingActivity:
    figure = None if last is None else Decimal(last)
    return PendingActivity(code, title, product, None, figure, None)


KNOWN = Context(
    (
        _one("1.1", "Actualizar el mapa de riesgos de corrupción", "Un mapa aprobado", 40),
        _one("1.2", "Socializar la política del riesgo", "Tres jornadas"),
        _one("2.3", "Reducir el tiempo de la licencia de intervención", "", 20),
        _one("3.1", "Realizar la audiencia pública", "Una audiencia"),
        _one("4.2", "Adecuar la rampa de acceso al palacio", "Una rampa", 10),
        _one("5.3", "Publicar el mapa de riesgos en la página web"),
        _one("5.4", "Hacer accesible la página web", "Informe de pruebas"),
    ),
    None,
)


def _told(text: str) -> dict[str | None, tuple[int | None, str]]:
    meaning = understand_checked(text, KNOWN, TODAY)
    return {
        one.code: (None if one.percent is None else int(one.percent), one.description)
        for one in meaning.updates
    }


@pytest.mark.parametrize(
    ("text", "first", "turned_to", "words"),
    [
        (
            "la rampa va en 80 falta que la reciban y con la audiencia estamos definiendo el lugar",
            ("4.2", 80), "3.1", "estamos definiendo el lugar",
        ),
        (
            "lo de la licencia va en 40 falta el decreto y la rampa la está montando Andrés",
            ("2.3", 40), "4.2", "montando Andrés",
        ),
        (
            "vamos en 60 con la rampa falta hacienda y la próxima jornada de la política es el"
            " martes",
            ("4.2", 60), "1.2", "es el martes",
        ),
        (
            "la licencia en 90, falta el informe y la rampa no ha llegado",
            ("2.3", 90), "4.2", "no ha llegado",
        ),
        (
            "la rampa va en 30 y para la audiencia nos falta el sonido",
            ("4.2", 30), "3.1", "nos falta el sonido",
        ),
    ],
)  # fmt: skip
def test_its_words_are_of_the_activity_it_turns_to(
    text: str, first: tuple[str, int], turned_to: str, words: str
) -> None:
    told = _told(text)
    code, percent = first
    assert told[code][0] == percent
    assert words not in told[code][1]
    assert words in told[turned_to][1]


def test_what_turns_to_a_thing_of_two_activities_is_asked_about() -> None:
    meaning = understand_checked(
        "de la audiencia todavía nada, y en la página web falta el formulario", KNOWN, TODAY
    )
    assert {one.code: one.ask for one in meaning.updates}[None] is Ask.ACTIVITY
    assert "formulario" not in _told("de la audiencia todavía nada, y en la página web falta el "
                                     "formulario")["3.1"][1]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("la rampa va en 70 y el contratista ya recibió el anticipo", "4.2", "contratista"),
        ("la rampa va en 70 y a la fecha se han puesto dos barandas", "4.2", "a la fecha"),
        ("de la rampa va el 70 y la rampa quedó bonita", "4.2", "bonita"),
    ],
)
def test_what_goes_on_about_the_same_stays_with_it(text: str, code: str, words: str) -> None:
    told = _told(text)
    assert [*told] == [code]
    assert words in told[code][1]


@pytest.mark.parametrize(
    ("text", "percent", "ask"),
    [
        ("la rampa 12", 12, None),
        ("rampa 15", 15, None),
        ("la licencia 12", 12, Ask.CONFIRM),  # less than before
    ],
)
def test_a_small_number_behind_one_thing_alone_is_its_figure(
    text: str, percent: int, ask: Ask | None
) -> None:
    (update,) = understand_checked(text, KNOWN, TODAY).updates
    assert (update.percent, update.ask) == (Decimal(percent), ask)


@pytest.mark.parametrize("text", ["riesgos 12", "la rampa y dos barandas 12"])
def test_a_small_number_that_may_count_something_is_asked_about(text: str) -> None:
    assert all(one.ask is not None for one in understand_checked(text, KNOWN, TODAY).updates)


REPORT = _one("3.2", "Elaborar el informe de gestión", "Un informe")
SURVEY = _one("4.3", "Medir la satisfacción de los usuarios", "Una encuesta", 80)
LETTER = _one("4.4", "Actualizar la carta de trato digno", "Carta publicada")
PAPERS = Context((SURVEY, REPORT, LETTER), None)


def _of_papers(text: str) -> dict[str | None, int | None]:
    meaning = understand_checked(text, PAPERS, TODAY)
    return {one.code: None if one.percent is None else int(one.percent) for one in meaning.updates}


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("la 4.3 ya quedó, se tabuló la encuesta y se publicó el informe, 100%", 100),
        ("la 4.3 va en 100, el informe está en https://salud.gov.co/encuesta.pdf", 100),
        ("lo de la encuesta va en 90, ya está el informe", 90),
        ("la 4.3 va en 90 y se hizo con la carta de trato digno", 90),
    ],
)
def test_a_paper_told_of_behind_an_activity_and_its_means_are_no_other_ones(
    text: str, percent: int
) -> None:
    assert _of_papers(text) == {"4.3": percent}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("la 4.3 en 90 y el informe en 20", {"4.3": 90, "3.2": 20}),
        ("4.3 en 90, el informe sin empezar", {"4.3": 90, "3.2": 0}),
        ("4.3 en 90, el informe de gestión ya quedó", {"4.3": 90, "3.2": 100}),
        ("el informe va en 20", {"3.2": 20}),
        ("la 4.3 va en 90 y se hizo la carta de trato digno", {"4.3": 90, "4.4": 100}),
    ],
)
def test_a_paper_with_its_own_figure_state_or_title_is_the_activity(
    text: str, figures: dict[str, int]
) -> None:
    assert _of_papers(text) == figures


def test_a_new_code_that_is_not_in_the_list_keeps_what_is_said_of_it() -> None:
    meaning = understand_checked("la nueva 5.6 va en 20%, y la 1.1 va en 70", KNOWN, TODAY)
    assert {one.code: one.ask for one in meaning.updates} == {None: Ask.ACTIVITY, "1.1": None}


@pytest.mark.parametrize("told", ["el decreto está en jurídica", "la licencia está en jurídica"])
def test_the_point_of_a_code_ends_no_account(told: str) -> None:
    assert _told(f"4.2 20%, lo de la licencia {told}, 5.3 35%")["5.3"][0] == 35


def test_the_only_one_of_hers_is_meant_by_the_noun_of_a_sentence() -> None:
    others = (OtherActivity("9.1", "Publicar el mapa de riesgos en la página", "TIC"),)
    context = Context((KNOWN.pending[0], LETTER), None, others)
    meaning = understand_checked("La carta ya quedó. El mapa va en 75%", context, TODAY)
    assert {one.code: one.percent for one in meaning.updates} == {"4.4": 100, "1.1": 75}


@pytest.mark.parametrize("text", ["lo de la cita por internet ahi vamos", "la cita ahi va"])
def test_a_word_of_the_title_is_no_aside(text: str) -> None:
    booking = _one("2.4", "Habilitar la cita médica por internet", "Servicio en línea", 30)
    (update,) = understand_checked(text, Context((booking, LETTER), None), TODAY).updates
    assert (update.code, update.ask) == ("2.4", Ask.PERCENT)


@pytest.mark.parametrize("text", ["la rampa va en 80 %, faltan dos", "la rampa en 80, faltan tres"])
def test_a_few_that_lack_are_no_second_figure(text: str) -> None:
    assert _told(text)["4.2"][0] == 80


@pytest.mark.parametrize("text", ["la rampa va en 80, falta el 10 %", "la rampa en 5, faltan dos"])
def test_a_share_that_lacks_still_is(text: str) -> None:
    (update,) = understand_checked(text, KNOWN, TODAY).updates
    assert update.ask is not None
