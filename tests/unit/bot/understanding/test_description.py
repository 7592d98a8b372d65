"""What is kept of a text as a description: her words about the work, no courtesy, no name."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.description import describe
from bot.understanding.meaning import Meaning
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from tests.unit.bot.understanding.plan import TODAY, read_context

_ASKED = read_context("plan 1.2:40 2.1:60 reply=1.2")


@pytest.mark.parametrize(
    "text",
    [
        "falta la firma. Gracias, Jorge",
        "falta la firma.\nGracias,\nAna María Ríos",
        "falta la firma. Muchas gracias. Jorge",
        "falta la firma. Saludos, Ana",
    ],
)
def test_a_name_below_the_thanks_is_no_part_of_it(text: str) -> None:
    assert describe(read(text), None) == "falta la firma."


@pytest.mark.parametrize(
    "text",
    ["falta la firma, Jorge", "falta la firma. Gracias, quedó para revisión de Jorge"],
)
def test_a_name_that_is_said_of_the_work_stays(text: str) -> None:
    assert "Jorge" in describe(read(text), None)


@pytest.mark.parametrize(
    "text",
    [
        "Estado a la fecha:\nse hizo el acta",
        "Avance a la fecha\nse hizo el acta",
        "se hizo el acta\n\nSituación actual:",
        "Acciones realizadas: se hizo el acta",
        "Descripción del avance: se hizo el acta",
    ],
)
def test_what_heads_a_section_is_no_part_of_it(text: str) -> None:
    assert describe(read(text), None) == "se hizo el acta"


@pytest.mark.parametrize(
    "text",
    ["el estado actual de las vías es malo", "se revisó el estado a la fecha", "seguimiento"],
)
def test_words_like_a_heading_s_that_tell_something_stay(text: str) -> None:
    assert describe(read(text), None) == text


@pytest.mark.parametrize("means", [understand_by_rules, understand_checked])
@pytest.mark.parametrize(
    "lacks",
    [
        "falta lo otro", "falta lo demás", "falta la otra", "falta otra", "faltan los demás",
        "nos queda pendiente la otra", "falta el resto",
    ],
)  # fmt: skip
def test_what_the_rest_of_the_work_lacks_is_kept_and_is_no_other_activity(
    means: Callable[..., Meaning], lacks: str
) -> None:
    several = read_context("plan 1.2:40 2.1:60 3.1:10")
    meaning = means(f"2.1 va en 65 %, hicimos el inventario, {lacks}", several, TODAY)

    (update,) = meaning.updates
    assert (update.code, float(update.percent or 0), meaning.ask) == ("2.1", 65, None)
    assert update.description == f"hicimos el inventario, {lacks}"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("2.1 va en 65 % y las otras 50", ["2.1", "1.2", "3.1"]),
        ("2.1 ya quedó, las demás sin avance", ["2.1", "1.2", "3.1"]),
        ("2.1 va en 65 %, falta otro 35 %", ["2.1"]),
    ],
)
def test_the_other_activities_are_still_meant_where_something_is_told_of_them(
    text: str, codes: list[str]
) -> None:
    several = read_context("plan 1.2:40 2.1:60 3.1:10")

    assert [one.code for one in understand_checked(text, several, TODAY).updates] == codes


@pytest.mark.parametrize("missing", ["ingeniero", "ingeniera", "doctora"])
def test_who_is_missing_is_told_and_not_addressed(missing: str) -> None:
    text = f"la 1.2 necesitamos plazo hasta el 30 de junio porque no hay {missing}"
    meaning = understand_checked(text, read_context("plan 1.2:40 2.1:60"), TODAY)
    assert meaning.reason.endswith(f"porque no hay {missing}")


@pytest.mark.parametrize(
    "thanks", [", ingeniero", ". Gracias, doctora", ", muchas gracias ingeniera"]
)
def test_who_is_addressed_after_a_sign_or_thanked_is_no_part_of_it(thanks: str) -> None:
    assert describe(read(f"falta la firma{thanks}"), None).rstrip(".,") == "falta la firma"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Pati buenos días, la 1.2 ya está firmada, quedó al 100. Abrazo", "ya está firmada"),
        ("falta la firma. Un abrazo Patricia", "falta la firma."),
        ("Pati la 1.2 va en 60, falta la firma", "falta la firma"),
        ("doña patricia la rampa ya arranco", "la rampa ya arranco"),
        ("Doctora Marta le cuento que falta la firma", "falta la firma"),
    ],
)
def test_a_greeting_who_is_greeted_and_a_farewell_are_no_part_of_it(text: str, kept: str) -> None:
    meaning = understand_by_rules(text, read_context("plan 1.2:40 3.2 reply=1.2"), TODAY, None)
    told = meaning.updates[0].description if meaning.updates else describe(read(text), None)
    assert told == kept


@pytest.mark.parametrize(
    "text", ["un abrazo solidario es el lema de la jornada", "la doctora Marta la firma mañana"]
)
def test_words_of_the_work_that_look_like_them_stay(text: str) -> None:
    assert describe(read(text), None) == text


@pytest.mark.parametrize("text", ["ah no", "uy no, perdón", "ah no, me equivoqué"])
def test_words_that_only_put_a_figure_right_are_no_description(text: str) -> None:
    assert describe(read(text), None) == ""


def test_what_a_correction_tells_beside_them_stays() -> None:
    assert describe(read("ah no, falta la firma"), None) == "falta la firma"


@pytest.mark.parametrize("means", [understand_by_rules, understand_checked])
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("La 3.1 ya se publicó", "ya se publicó"),
        ("La 3.1 quedó firmada hoy, va el pdf.", "quedó firmada hoy"),
        ("La 3.1 quedó firmada, adjunto el acta firmada", "quedó firmada"),
        ("y la 2.1 quedó registrada el 20 en el SUIT", "quedó registrada el 20 en el SUIT"),
        ("2.1 ya quedó lista", ""),
        ("2.1 ya terminamos", ""),
        ("se realizó la 3.1", ""),
    ],
)
def test_the_words_of_a_deed_are_kept_and_that_it_is_done_is_only_a_figure(
    means: Callable[..., Meaning], text: str, kept: str
) -> None:
    (update,) = means(text, read_context("plan 1.2:40 2.1:60 3.1:10"), TODAY).updates

    assert (float(update.percent or 0), update.description) == (100, kept)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1.2 al 60, ahí va la foto", ""),
        ("1.2 va en 60, adjunto", ""),
        ("1.2 va en 60, va el pdf, falta la firma", "falta la firma"),
        ("1.2 va en 60, se envió el acta a los líderes", "se envió el acta a los líderes"),
        ("1.2 va en 60, se adjuntó al expediente", "se adjuntó al expediente"),
        ("Y la 1.2 arrancó, va en 60", "arrancó"),
        ("y falta la firma, la 1.2 va en 60", "falta la firma"),
        ("patri, en la 1.2 ya hicimos la matriz, va en 60", "ya hicimos la matriz"),
        ("novedades, la 1.2 va en 60", "novedades"),
        ("de la 1.2 falta la firma, va en 60", "falta la firma"),
        ("1.2 va en 60, y la firma llegó", "la firma llegó"),
    ],
)
def test_what_announces_a_file_leads_to_a_code_or_calls_somebody_is_no_part_of_it(
    text: str, kept: str
) -> None:
    (update,) = understand_checked(text, read_context("plan 1.2:40 2.1:60 3.1:10"), TODAY).updates

    assert (float(update.percent or 0), update.description) == (60, kept)


def test_a_letter_that_a_number_is_glued_to_stays() -> None:
    assert describe(read("Ë7 listo el acta del comité"), None).startswith("Ë7")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("va en 90, para", ""),
        ("va en 90, sobre la otra", ""),
        ("va en 90, para firma del alcalde", "para firma del alcalde"),
    ],
)
def test_a_preposition_left_alone_tells_nothing(text: str, kept: str) -> None:
    reading = read(text)
    assert describe(reading, (reading.plain.index("90"), reading.plain.index("90") + 2)) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("80, falta la firma. El mapa sale el viernes", "falta la firma. El mapa sale el viernes"),
        ("80. falta la firma. el mapa lo publican hoy", "falta la firma. el mapa lo publican hoy"),
        ("hicimos el acta, vamos en 70, nos falta uno", "hicimos el acta, nos falta uno"),
        ("falta la firma, ya va en 70. Se hizo el acta", "falta la firma. Se hizo el acta"),
        ("falta la firma; va en 70. se hizo el acta", "falta la firma; se hizo el acta"),
        ("falta la firma\nva en 70\nse hizo el acta", "falta la firma\nse hizo el acta"),
        ("falta la firma (va en 70) del alcalde", "falta la firma del alcalde"),
        ("se me olvidó, de 1.2 el acta quedó radicada, 70", "el acta quedó radicada"),
        ("fui al taller, el mapa lo tiene Ana, 70", "fui al taller, el mapa lo tiene Ana"),
        ("70, no ha llegado nadie, los líderes no van", "no ha llegado nadie, los líderes no van"),
        ("ya lo vieron? no, todavía. Va en 70", "ya lo vieron? no, todavía."),
    ],
)  # fmt: skip
def test_clauses_between_which_something_is_left_out_stay_apart_and_whole(
    text: str, kept: str
) -> None:
    (update,) = understand_checked(
        text, read_context("plan 1.2:40 2.1:60 reply=1.2"), TODAY
    ).updates

    assert update.description == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "hicimos el acta. Resta un 20 %, que corresponde a la firma",
            "hicimos el acta. Resta un 20 %, que corresponde a la firma",
        ),
        (
            "hicimos el acta, vamos en 70, porque falta la firma",
            "hicimos el acta, vamos en 70, porque falta la firma",
        ),
        # Nothing is told before it that it could be taken for.
        ("vamos en 70, porque falta la firma", "porque falta la firma"),
        # What follows a full stop goes on with nothing.
        ("hicimos el acta, vamos en 70. Con la firma queda", "hicimos el acta. Con la firma queda"),
    ],
)
def test_what_goes_on_with_a_clause_that_tells_the_figure_keeps_that_clause(
    text: str, kept: str
) -> None:
    (update,) = understand_checked(
        text, read_context("plan 1.2:40 2.1:60 reply=1.2"), TODAY
    ).updates

    assert update.description == kept


_WORDS_AND_SIGNS = re.compile(r"\w+|[^\w\s]|\n")


@pytest.mark.parametrize(
    "text",
    [
        "Mapa: se hizo el taller el 3. Se mandaron matrices. Van 55%. Falta consolidar. SUIT 30",
        "de la 2.1 ya se subieron dos trámites, el mapa va en 50 y en la 2.1 falta uno, va en 80",
        "el mapa va en 50. La 2.1 ya tiene dos trámites. Para el mapa faltan datos. La 2.1 en 80",
        "no hemos podido cerrar, quien lo hacía renunció el 15, seguimos en 60, buscamos reemplazo",
        "El borrador lo terminó Liliana ayer. Vamos en 70. El alcalde pidió cambios en salud",
        "nos reunimos con Hacienda, 55 %, y quedaron de mandar los datos. El mapa lo piden ellos",
        "mapa 80, falta la firma; en el SUIT 90, el comité lo aprueba el martes; lo del mapa sigue",
        "ya vamos, los líderes no llegaron, 50 no más, el mapa queda para julio. El SUIT cero",
    ],
)
def test_words_stand_side_by_side_only_where_she_wrote_them_so(text: str) -> None:
    written = set(pairwise(_WORDS_AND_SIGNS.findall(text)))
    meaning = understand_checked(text, _ASKED, TODAY)
    told = [_WORDS_AND_SIGNS.findall(one.description) for one in meaning.updates]

    pairs = [pair for words in told for pair in pairwise(words)]
    assert told
    assert {pair for pair in pairs if all(map(str.isalnum, pair))} <= written
