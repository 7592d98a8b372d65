"""A figure that she says to be the one holds, whatever else stands beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, Meaning, PendingActivity, Status

TODAY = date(2026, 3, 6)
TITLES = {
    "1.1": ("Actualizar el mapa de riesgos de corrupción", "Un mapa aprobado", 40),
    "1.4": ("Hacer seguimiento a los controles de los riesgos", "Dos informes", None),
    "3.3": ("Convocar a los veedores y juntas de acción comunal", "Convocatoria", 60),
    "4.1": ("Capacitar al personal de ventanilla en lenguaje claro", "20 personas", 45),
    "4.2": ("Adecuar la rampa de acceso al palacio municipal", "Una rampa", 60),
    "4.4": ("Actualizar la carta de trato digno", "Carta publicada", None),
    "5.3": ("Publicar los contratos en el SECOP", "100 % de los contratos", 30),
}


def meant(text: str, about: str | None = "4.2") -> Meaning:
    """Return what both readers make of a text that answers a message about an activity."""
    pending = tuple(
        PendingActivity(
            code, title, product, date(2026, 6, 30), None if last is None else Decimal(last), None
        )
        for code, (title, product, last) in TITLES.items()
    )
    return understand_checked(text, Context(pending, about), TODAY)


def told(text: str, about: str | None = "4.2") -> list[tuple[str | None, int | None, str]]:
    """Return the code, the figure and the question of each activity that a text is about."""
    return [
        (one.code, None if one.percent is None else int(one.percent), one.ask or "")
        for one in meant(text, about).updates
    ]


@pytest.mark.parametrize(
    ("text", "code", "figure"),
    [("a 1.4 ya le dimos inicio 10, socializamos con talento humano", "1.4", 10),
     ("la 1.1 ya le dimos comienzo 55, revisamos con dos procesos", "1.1", 55),
     ("a la 1.1 ya le metimos mano 60, tabulamos con el equipo", "1.1", 60),
     ("lo de las juntas ya con los veedores 75, el acta va luego", "3.3", 75),
     ("la 5.3 ya con contratistas 80, adjunto va luego", "5.3", 80),
     ("la 4.2 ya quedo en 10 dias o sea 70", "4.2", 70),
     ("la 4.2 ya bajó a 18 días, es decir 65", "4.2", 65),
     ("la 4.2 ya bajamos de 20 a 15 dias, digamos 70", "4.2", 70),
     ("la 4.2 ya la bajamos de 30 a 20 días, póngale 70", "4.2", 70)],
)  # fmt: skip
def test_what_was_begun_or_comes_to_a_figure_is_taken(text: str, code: str, figure: int) -> None:
    assert told(text, None) == [(code, figure, "")]


@pytest.mark.parametrize(
    "text",
    ["la 4.2 ya quedó en 10 días", "a la 4.2 le faltan 10 días o sea 14",
     "la 4.2 pasó de 20 a 10 días, digamos 70 personas", "la 3.3 ya con contratistas 12 reuniones",
     "a la 4.2 ya le dimos inicio a 10 reuniones", "la 4.2 se entrega en 10 días, o sea el 20"],
)  # fmt: skip
def test_days_and_what_is_counted_are_no_figure(text: str) -> None:
    assert [one for one in told(text, None) if one[1] is not None and not one[2]] == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [("ay no espere, la mitad no, ponga 40 mejor", 40), ("no, 40 le dije", 40), ("40 dije", 40),
     ("22 % o 25 %, déjelo en 25", 25), ("noo 35, la rampa ni la han empezado", 35),
     ("no, 35, la rampa ni la han empezado", 35), ("ya salió el cdp!! 65", 65),
     ("perdón mejor 20, que todavía no hay ni contrato", 20),
     ("fue devuelta con tres observaciones. Bajémosle a 45 %.", 45),
     ("fue la mitad de la placa, déjelo en 50. la otra mitad el sábado si no llueve", 50),
     ("4.2 en 65, ya quedaron 2 cotizaciones de 3", 65), ("4.2 al 65 %, ya van 2 de 3", 65),
     ("va en 65, ya llegaron 2 cotizaciones de 3", 65), ("60, no perdón, 65", 65),
     ("le dije que 65, por favor", 65)],
)  # fmt: skip
def test_it_is_taken_without_a_question(text: str, figure: int) -> None:
    assert told(text) == [("4.2", figure, "")]


@pytest.mark.parametrize(
    "text",
    ["no nos han mandado el arte, o sea 0", "depende de que gobierno nos la mande, entonces 0",
     "no hay nada todavía, pues 0"],
)  # fmt: skip
def test_nothing_is_a_figure_too(text: str) -> None:
    assert told(text, "4.4") == [("4.4", 0, "")]


@pytest.mark.parametrize(
    "text",
    ["no le ponga 35 todavía", "yo no dije 35", "si ya publicaron póngale 35 mañana",
     "¿lo dejo en 35?", "la ruta registra 35 visitas"],
)  # fmt: skip
def test_what_is_denied_asked_or_of_other_things_is_no_such_figure(text: str) -> None:
    rules = [one.rule for one in meant(text).updates]
    assert "12 said outright" not in rules


def test_a_figure_that_she_asks_herself_is_asked() -> None:
    assert told("eso como cuánto es, 70?") == [("4.2", 70, "confirm")]


@pytest.mark.parametrize(
    "said", ["la 4.2 ya la había reportado", "de la 4.2 no sé nada, averiguo y le cuento"]
)
def test_what_was_told_before_or_is_not_known_is_not_asked_for(said: str) -> None:
    assert told(f"{said}. la 1.1 va en 75", None) == [("1.1", 75, "")]
    assert told(f"{said}, falta la firma. la 1.1 va en 75", None) != [("1.1", 75, "")]


def test_what_she_put_before_is_not_what_it_is() -> None:
    assert told("corrija la de la rampa, era 79 y yo puse 71", None) == [("4.2", 79, "")]


def test_an_order_is_no_word_about_the_work() -> None:
    texts = ("ay no espere, la mitad no, ponga 40 mejor", "22 % o 25 %, déjelo en 25")
    assert [meant(one).updates[0].description for one in texts] == ["", ""]
    text = "fue devuelta con tres observaciones. Bajémosle a 45 %."
    assert meant(text).updates[0].description == "fue devuelta con tres observaciones."


@pytest.mark.parametrize(
    ("text", "expected"),
    [("el primer informe va por la mitad", [("1.4", 25, "confirm")]),
     ("el primer informe no está listo, va por la mitad", [("1.4", 25, "confirm")]),
     ("el segundo informe va en 50 %", [("1.4", 75, "confirm")]),
     ("nuestra: el primer informe lo tengo en borrador, a la mitad", [("1.4", 25, "confirm")]),
     ("el primer informe está en borrador, como en 50 %", [("1.4", 25, "confirm")]),
     ("el segundo informe va en elaboración, al 50 %", [("1.4", 75, "confirm")]),
     ("el primer informe en borrador, vamos en 50 %", [("1.4", 50, "")]),
     ("el primer informe lo tengo listo y radicado, 50 %", [("1.4", 50, "")]),
     ("va por la mitad", [("1.4", 50, "")]),
     ("ya entregamos el primer informe, vamos en 50 %", [("1.4", 50, "")]),
     ("el primer informe va por la mitad. Del total sería un 30", [("1.4", 30, "")])],
)  # fmt: skip
def test_a_figure_of_one_unit_is_asked_as_what_it_comes_to(
    text: str, expected: list[tuple[str, int, str]]
) -> None:
    assert told(text, "1.4") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("la 1.4: un informe listo y el segundo va en 50", ("1.4", 75, "confirm")),
     ("un informe listo y el segundo va en 50", ("1.4", None, "percent")),
     ("ya entregamos un informe, vamos por la mitad", ("1.4", 50, "")),
     ("ya están 4 de los 6 formularios, el quinto va por la mitad", ("4.2", None, "percent")),
     ("la 4.2: ya instalamos 3 postes y el cuarto va en 80 %", ("4.2", None, "percent")),
     ("ya hay 2 postes, la que falta va en 90", ("4.2", None, "percent")),
     ("los 12 soportes ya y el otro grupo va en 70 %", ("4.2", None, "percent")),
     ("ya instalamos 3 postes, va en 80 %", ("4.2", 80, "")),
     ("la 4.2: hay 3 postes, el cuarto llega el lunes. En total 80 %", ("4.2", 80, ""))],
)  # fmt: skip
def test_a_share_of_the_next_unit_is_no_figure_of_the_whole(
    text: str, expected: tuple[str, int | None, str]
) -> None:
    assert told(text, "1.4" if "informe" in text else "4.2") == [expected]


@pytest.mark.parametrize(
    ("text", "ask"),
    [("se han publicado 18 contratos de 18 suscritos a la fecha", "confirm"),
     ("publicados 6 de 6 contratos hasta hoy", "confirm"), ("publicados 18 de 18 contratos", "")],
)  # fmt: skip
def test_all_that_there_were_up_to_now_is_asked_before_it_closes(text: str, ask: str) -> None:
    assert told(text, "5.3") == [("5.3", 100, ask)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("sume, 9 + 7 son 16 de 20", [("4.1", 80, "")]), ("10 y 6 son 16 de 20", [("4.1", 80, "")]),
     ("la 4.1 terminó, asistieron los 20", [("4.1", 100, "")]),
     ("La capacitación de ventanilla terminó ayer: asistieron las 20 personas",
      [("4.1", 100, "")]),
     ("capacitamos las 20 personas", [("4.1", 100, "confirm")]),
     ("la sesión 2 la hicimos ayer, vinieron 7 más", [("4.1", 80, "confirm")]),
     ("la sesión 2 la hicimos ayer", [("4.1", None, "percent")])],
)  # fmt: skip
def test_counts_of_people(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert told(text, "4.1") == expected


def test_those_that_lacked_are_no_percentage() -> None:
    text = "llegaron hoy los 2 que faltaban, falta instalarlos"
    assert told(text) == [("4.2", None, Ask.PERCENT)]


@pytest.mark.parametrize(
    ("text", "code"),
    [("ya salieron las 8 cartas que faltaban de los veedores", "3.3"),
     ("la de los veedores ya casi, mandamos 14 cartas de 22", "3.3"),
     ("las cartas para las juntas de acción comunal ya salieron", "3.3"),
     ("las cartas van en 40", "4.4"), ("la carta de trato digno va en 40", "4.4")],
)  # fmt: skip
def test_a_word_that_is_only_counted_names_no_other(text: str, code: str) -> None:
    assert [one.code for one in meant(text, None).updates] == [code]


def test_both_are_named_where_each_has_its_figure() -> None:
    found = told("los veedores van en 70, las cartas en 40", None)
    assert found == [("3.3", 70, ""), ("4.4", 40, "")]


def test_a_list_with_numbers_and_codes_has_no_figures_more() -> None:
    text = "1) La 4.2 está en revisión, 40\n2) La 1.1 sigue en 35, se adjudica en abril"
    assert told(text, None) == [("4.2", 40, Ask.CONFIRM), ("1.1", 35, Ask.CONFIRM)]


def test_how_many_of_what_stays_beside_what_else_is_told() -> None:
    (update,) = meant("ya van 4 procesos de 6, falta hacienda y salud", "1.1").updates
    assert (update.percent, update.status) == (Decimal(67), Status.IN_PROGRESS)
    assert update.description == "ya van 4 procesos de 6, falta hacienda y salud"
    assert meant("van 4 de 6", "1.1").updates[0].description == ""
