"""What is kept of a text as a description: her words about the work, no courtesy, no name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.description import describe
from bot.understanding.meaning import Meaning
from bot.understanding.reading import read
from bot.understanding.understand import understand
from tests.unit.bot.understanding.plan import TODAY, read_context


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


@pytest.mark.parametrize("means", [understand, understand_checked])
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
    meaning = understand(text, read_context("plan 1.2:40 3.2 reply=1.2"), TODAY, None)
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


@pytest.mark.parametrize("means", [understand, understand_checked])
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
