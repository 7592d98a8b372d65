"""Tests: in what is told of one activity, a word of another title does not name that one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, OtherActivity, PendingActivity

TODAY = date(2026, 3, 4)
PLAN = {
    "1.1": ("Actualizar el mapa de riesgos de corrupción", "Un mapa aprobado"),
    "1.2": ("Socializar la política de administración del riesgo", "Tres jornadas"),
    "3.1": ("Realizar la audiencia pública de rendición de cuentas", "Una audiencia"),
    "3.3": ("Convocar a los veedores y juntas de acción comunal", "Convocatoria"),
    "4.1": ("Capacitar al personal de ventanilla en lenguaje claro", "20 personas"),
    "4.4": ("Actualizar la carta de trato digno", "Carta publicada"),
    "3.5": ("Publicar las respuestas a las preguntas de la ciudadanía", "Documento"),
    "5.1": ("Actualizar el directorio de servidores públicos", "Directorio"),
    "5.5": ("Actualizar el índice de información reservada", "Índice"),
}


def told(text: str, answered: str | None = None) -> dict[str | None, Decimal | None]:
    """Return the figures that a text tells, by activity."""
    pending = tuple(
        PendingActivity(code=code, title=title, product=product, due=None, percent=None, planned=3)
        for code, (title, product) in PLAN.items()
    )
    updates = understand_checked(text, Context(pending, answered), TODAY).updates
    return {one.code: one.percent for one in updates}


@pytest.mark.parametrize(
    ("text", "code", "percent"),
    [
        (
            "reporte lo de la capacitación de ventanilla: ayer fue la primera de dos jornadas con "
            "12 personas, 50 %",
            "4.1",
            50,
        ),
        ("convocatoria de veedores: ya tenemos las cartas, falta repartirlas, 85%", "3.3", 85),
        ("sobre el mapa de riesgos, ya se publicó el acta del índice, vamos en 55", "1.1", 55),
        ("la audiencia: ya se convocaron los veedores, 30%", "3.1", 30),
        (
            "para la audiencia ya se publicaron las cartas de invitación, estamos en 40",
            "3.1",
            40,
        ),
        (
            "Buenos días. Convocatoria de veedores: ya salieron las cartas y están en el "
            "directorio, 85 %. Gracias",
            "3.3",
            85,
        ),
        ("3.3: ya tenemos las cartas listas, falta repartirlas, 85%", "3.3", 85),
    ],
)
def test_what_a_text_opens_with_is_what_its_figure_is_of(
    text: str, code: str, percent: int
) -> None:
    assert told(text) == {code: percent}


@pytest.mark.parametrize(
    "text",
    [
        "ya tenemos las cartas listas, falta repartirlas, 85%",
        "ya tenemos las cartas listas. Falta repartirlas. 85%",
        "ya tenemos las cartas listas 85%",
    ],
)
def test_a_loose_word_does_not_take_the_figure_from_what_is_answered(text: str) -> None:
    assert told(text, "3.3") == {"3.3": 85}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("mapa de riesgos: 60. directorio: 70", {"1.1": 60, "5.1": 70}),
        ("lo del mapa va en 60 y la carta ya quedó", {"1.1": 60, "4.4": 100}),
        ("lo de los veedores pendiente, la carta va en 85", {"3.3": None, "4.4": 85}),
        ("lo del mapa, la carta y el directorio van en 60", {"1.1": 60, "4.4": 60, "5.1": 60}),
        ("la 1.1 va en 60 %, directorio: 70", {"1.1": 60, "5.1": 70}),
    ],
)
def test_what_another_is_told_is_its_own(text: str, figures: dict[str, int | None]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize("text", ["la carta va en 85", "la carta ya va en 85 %"])
def test_a_text_that_begins_with_another_is_of_that_one(text: str) -> None:
    assert told(text, "3.3") == {"4.4": 85}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("lo de la audiencia está quieto, el directorio ya se publicó, 60%", {"5.1": 60}),
        ("sobre la audiencia le escribo después, hoy solo el directorio, 45%", {"5.1": 45}),
        ("3.1: igual. Ya se publicó el directorio, 60%", {"5.1": 60}),
    ],
)
def test_an_account_ends_with_its_own_state(text: str, figures: dict[str, int]) -> None:
    assert {code: percent for code, percent in told(text).items() if percent} == figures


@pytest.mark.parametrize(
    "text", ["Sí señora, el directorio, 60%", "le digo después, el directorio va bien, 45%"]
)
def test_a_clause_that_begins_with_another_is_of_that_one(text: str) -> None:
    figures = told(text, "3.1")
    assert figures.get("3.1") is None
    assert figures["5.1"] in (45, 60)


@pytest.mark.parametrize(
    ("text", "answered", "figures"),
    [
        ("las respuestas se publicaron todas, va en 90%", None, {"3.5": 90}),
        ("respuestas: publicadas todas, falta el informe, 70%", None, {"3.5": 70}),
        ("se contestaron todas, 95%", "3.5", {"3.5": 95}),
    ],
)
def test_all_things_of_one_are_not_all_activities(
    text: str, answered: str | None, figures: dict[str, int]
) -> None:
    assert told(text, answered) == figures


@pytest.mark.parametrize("text", ["todas quedaron en 60", "todas van en 60 %"])
def test_all_activities_are_told_as_before(text: str) -> None:
    assert len(told(text)) == len(PLAN)


def test_the_deed_of_another_clause_makes_a_word_of_hers_no_others() -> None:
    pending = tuple(
        PendingActivity(code=code, title=title, product=product, due=None, percent=None, planned=3)
        for code, (title, product) in PLAN.items()
    )
    others = (OtherActivity("1.3", "Publicar el mapa de riesgos en la página web", "TIC"),)
    text = "lo del directorio ya se publicó ayer, y el mapa va en 60"
    updates = understand_checked(text, Context(pending, None, others), TODAY).updates
    assert {one.code: one.percent for one in updates}.items() >= {"1.1": 60}.items()
    assert None not in [one.code for one in updates]


def asks(text: str) -> dict[str | None, tuple[Decimal | None, Ask | None]]:
    """Return what a text tells of each activity, and what is asked of it."""
    pending = tuple(
        PendingActivity(code=code, title=title, product="", due=None, percent=None, planned=None)
        for code, (title, _) in PLAN.items()
    )
    updates = understand_checked(text, Context(pending, None), TODAY).updates
    return {one.code: (one.percent, one.ask) for one in updates}


@pytest.mark.parametrize(
    "text",
    [
        "ya se tienen las cotizaciones, avance 30%. De la 5.1 se hizo la mesa, podemos poner 10%.",
        "Avance 30%. Del directorio podemos poner 10%.",
    ],
)
def test_a_figure_before_the_sentence_that_names_its_activity_is_confirmed(text: str) -> None:
    assert all(ask is not None for percent, ask in asks(text).values() if percent == 30)


def test_a_figure_before_its_name_is_recorded_where_it_is_the_only_one() -> None:
    assert asks("Va en 30 %, ya hicimos la mesa. Es la 5.1") == {"5.1": (Decimal(30), None)}


HEALTH = tuple(
    PendingActivity(code=code, title=title, product=product, due=None, percent=None, planned=many)
    for code, title, product, many in (
        ("2.4", "Habilitar la cita médica por internet en el puesto de salud", "Servicio", None),
        ("3.6", "Realizar ejercicios de diálogo en veredas", "4 encuentros", 4),
        ("4.3", "Medir la satisfacción de los usuarios del centro de salud", "Una encuesta", None),
        ("4.4", "Instalar un buzón de sugerencias en cada puesto de salud", "5 buzones", 5),
    )
)


@pytest.mark.parametrize("answered", [None, "2.4", "4.4"])
@pytest.mark.parametrize(
    ("text", "code", "percent"),
    [
        ("ya instalamos 3 de los 5 buzones, en los puestos del norte", "4.4", 60),
        ("ya se instalaron tres buzones en los puestos de salud de la zona norte, 60 %", "4.4", 60),
        ("Buzones: vamos con 3 de 5, en los puestos de salud del norte ya quedaron", "4.4", 60),
        ("los buzones van 3 de 5, en cada puesto de salud del norte hay uno", "4.4", 60),
        ("4.4 instalados en los puestos de salud del norte, 60 %", "4.4", 60),
        ("los diálogos en veredas van 2 de 4, se hicieron en los puestos de salud", "3.6", 50),
    ],
)
def test_where_the_work_is_told_of_names_no_other_activity(
    text: str, code: str, percent: int, answered: str | None
) -> None:
    updates = understand_checked(text, Context(HEALTH, answered), TODAY).updates
    assert {one.code: one.percent for one in updates} == {code: Decimal(percent)}


def test_the_words_of_a_place_stay_with_what_is_told_there() -> None:
    text = "ya instalamos 3 de los 5 buzones, en los puestos del norte, y la cita médica va en 50"
    updates = understand_checked(text, Context(HEALTH, None), TODAY).updates
    assert {one.code: (one.percent, one.description) for one in updates} == {
        "4.4": (Decimal(60), "ya instalamos 3 de los 5 buzones, en los puestos del norte"),
        "2.4": (Decimal(50), ""),
    }


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("los buzones van en 60 y en el centro de salud la encuesta va en 90", (60, 90)),
        ("la 4.4 va en 60 y en los ejercicios de diálogo vamos en 50", (60, 50)),
        ("los buzones en 60, la cita médica en el puesto de salud va en 40", (60, 40)),
    ],
)
def test_what_is_told_at_a_place_by_its_own_name_is_its_own(
    text: str, figures: tuple[int, int]
) -> None:
    updates = understand_checked(text, Context(HEALTH, None), TODAY).updates
    assert [one.percent for one in updates] == [*map(Decimal, figures)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "la política ya se socializó en una jornada con el mapa de procesos, 33 %. el mapa 60",
            {"1.2": 33, "1.1": 60},
        ),
        (
            "la capacitación va en 50, usamos el mapa de procesos. el mapa 60",
            {"4.1": 50, "1.1": 60},
        ),
        ("el mapa 60. La política se socializó con el mapa, 33 %", {"1.1": 60, "1.2": 33}),
        (
            "1.2: una jornada hecha, se explicó el mapa, 33 %; el mapa va en 60",
            {"1.2": 33, "1.1": 60},
        ),
        ("el mapa 60, y en la 1.2 se explicó el mapa en una jornada, 33 %", {"1.1": 60, "1.2": 33}),
        ("política 33, mapa 60, índice 70", {"1.2": 33, "1.1": 60, "5.5": 70}),
        ("el mapa 60, el directorio va en 40", {"1.1": 60, "5.1": 40}),
    ],
)
def test_what_has_a_clause_with_its_figure_is_not_named_in_the_account_of_another(
    text: str, figures: dict[str, int]
) -> None:
    assert told(text) == figures


def test_a_word_that_opens_its_clause_still_names_its_activity() -> None:
    text = "el mapa 60, la política 33, el mapa ya lo revisó jurídica"
    pending = tuple(
        PendingActivity(code=code, title=title, product=product, due=None, percent=None, planned=3)
        for code, (title, product) in PLAN.items()
    )
    found = understand_checked(text, Context(pending, None), TODAY).updates
    updates = {one.code: one for one in found}
    assert {code: one.percent for code, one in updates.items()} == {"1.1": 60, "1.2": 33}
    assert "jurídica" not in updates["1.2"].description


def test_a_number_that_is_no_figure_parts_no_account() -> None:
    text = "no, el segundo diálogo todavia no se ha hecho, es el 20. sigue en 25"
    updates = understand_checked(text, Context(HEALTH, None), TODAY).updates
    assert {one.code for one in updates} == {"3.6"}


def test_a_figure_does() -> None:
    text = "no, falta la cita médica, va en 20. los diálogos ya van en 25"
    updates = understand_checked(text, Context(HEALTH, None), TODAY).updates
    assert {one.code: one.percent for one in updates} == {"2.4": Decimal(20), "3.6": Decimal(25)}
