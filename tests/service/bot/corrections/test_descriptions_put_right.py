"""Sentences about what a report says: they put its words right, and are never its words."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town, notes

SAID = "ayer fueron 7 más, o sea 15 de 20"


@pytest.fixture
def report(town: Town, marta: Chat) -> int:
    """Let Marta have reported on the 4.1, of twenty; return it."""
    activity = town.add(
        "4.1", 40, title="Capacitar al personal de ventanilla en lenguaje claro",
        target="20 personas capacitadas",
    )  # fmt: skip
    town.add("1.2", title="Socializar la política de administración del riesgo")
    town.add("3.1", 20, title="Realizar la audiencia pública de rendición de cuentas")
    assert marta.says(f"va la 4.1 en 75: {SAID}") == "recorded"
    town.deliver()
    marta.heard()
    return activity


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("borre eso de la reunion con el alcalde del reporte de la 4.1, quede solo: "
         "15 de 20 personas capacitadas", "15 de 20 personas capacitadas"),
        ("en la 4.1 que diga solo: ya fueron 15 de 20", "ya fueron 15 de 20"),
        ("cambie el texto de la 4.1 por «se capacitaron 15 de 20»", "se capacitaron 15 de 20"),
        ("la descripción de la 4.1 debe decir: van quince de veinte", "van quince de veinte"),
        ("que en la 4.1 quede así: capacitadas 15 personas", "capacitadas 15 personas"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("days", [0, 3])
def test_the_words_that_a_report_is_to_have_are_its_words(
    town: Town, marta: Chat, report: int, words: str, now: str, days: int
) -> None:
    town.wait(days=days)
    marta.says(words)

    assert town.figure(report) == (75, now)


@pytest.mark.parametrize(
    "words",
    [
        "esas palabras no eran pa la descripcion, quitelas",
        "quite lo último que agregó",
        "eso último no va en el reporte, bórrelo",
        "borre esas palabras de la descripción",
        "quite eso de la 4.1, es solo un aviso de mi incapacidad",
        "borre eso, era para otra oficina",
        "en la 4.1 borre lo ultimo, era una pregunta mía no un reporte",
        "borre lo último, era una pregunta",
        "de la 4.1 quite lo último que agregó",
    ],
)
def test_the_words_added_last_are_taken_out_alone(
    town: Town, marta: Chat, report: int, words: str
) -> None:
    assert marta.says("falta el salón de la sede norte") == "added"
    assert town.figure(report)[1].endswith("norte")

    marta.says(words)

    assert town.figure(report) == (75, SAID)


@pytest.mark.parametrize(
    "words",
    [
        "en la 4.1 borre lo último, era una pregunta",
        "quite lo último",
        "elimine lo último que le dije",
    ],
)
def test_where_nothing_was_added_the_last_is_the_report(
    town: Town, marta: Chat, report: int, words: str
) -> None:
    assert marta.says(words) == "undone"

    assert town.figure(report)[0] == 40


def test_where_nothing_was_added_the_words_stay_and_she_is_told_how_to_change_them(
    town: Town, marta: Chat, report: int
) -> None:
    marta.says("esas palabras no eran para la descripción, quítelas")

    assert town.figure(report) == (75, SAID)
    assert notes(marta.heard()) == ["words_stay"]


def test_words_that_were_added_days_ago_stay_and_she_is_told_what_to_write(
    town: Town, marta: Chat, report: int
) -> None:
    marta.says("falta el salón de la sede norte")
    marta.heard()
    town.wait(days=2)

    marta.says("esas palabras de la lista no eran pa la descripcion, quitelas")
    assert town.figure(report)[1].endswith("norte")
    assert notes(marta.heard()) == ["words_stay"]


@pytest.mark.parametrize(
    "words",
    [
        "la 4.1 esta mal, no es 75 por ciento, son 8 personas de 20",
        "la 4.1 quedó mal, son 8 personas de 20",
        "está equivocado, en la 4.1 son 8 personas de 20",
    ],
)
def test_that_a_report_is_wrong_is_none_of_its_words(
    town: Town, marta: Chat, report: int, words: str
) -> None:
    marta.says(words)
    if town.figure(report)[0] == 75:
        marta.says("sí")

    assert town.figure(report)[0] == 40
    assert "mal" not in town.figure(report)[1]
    assert "equivocado" not in town.figure(report)[1]
    assert town.figure(report)[1] in {SAID, "8 personas de 20"}


@pytest.mark.parametrize(
    "words",
    ["oiga lo de la 1.2 que le dije, no era para deshacerlo, si esta en cero",
     "la 1.2 no era para deshacerla, sí está en cero",
     "no quería borrar lo de la 1.2, va en cero"],
)  # fmt: skip
def test_what_was_not_to_be_undone_has_its_words_again(
    town: Town, marta: Chat, report: int, words: str
) -> None:
    other = next(one for one in (report + 1,))
    assert marta.says("la 1.2 no hemos arrancado porque no hay salón") == "recorded"
    before = town.figure(other)
    town.deliver()
    marta.touches("Deshacer")
    marta.heard()

    marta.says(words)

    assert before == (0, "no hemos arrancado porque no hay salón")
    assert town.figure(other) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("la 3.1 va en 60, falta borrar las actas viejas", "falta borrar las actas viejas"),
        ("la 3.1 va en 60, quedó mal el sonido", "quedó mal el sonido"),
        ("la 3.1 va en 60, la rampa está mal y toca repararla", "la rampa está mal"),
        ("la 3.1 va en 60, cambiamos el texto del decreto", "cambiamos el texto del decreto"),
    ],
)
def test_what_is_wrong_with_the_work_is_of_it(
    town: Town, marta: Chat, report: int, words: str, told: str
) -> None:
    assert marta.says(words) == "recorded"
    assert told in town.figure(report + 2)[1]


@pytest.fixture
def told(town: Town, marta: Chat) -> int:
    """An activity of Marta's of which she reports a figure, what lacks and why."""
    found = town.add("5.4", 40, title="Levantar el registro de activos", product="")
    marta.says("5.4 va en 60, falta la firma porque Nelson está incapacitado")
    marta.heard()
    return found


@pytest.mark.parametrize(
    "words",
    [
        "quiten lo de nelson",
        "por favor quiten eso de la incapacidad en la 5.4",
        "no publiquen lo de Nelson",
        "borre lo de la incapacidad, que eso es privado",
        "de la 5.4 quite lo de nelson por favor",
        "no ponga eso de que Nelson está incapacitado",
        "elimine la parte de la incapacidad",
    ],
)
def test_what_is_not_to_stand_in_the_words_is_taken_out_and_the_figure_stays(
    town: Town, marta: Chat, told: int, words: str
) -> None:
    marta.says(words)
    assert town.figure(told) == (60, "falta la firma")


@pytest.mark.parametrize(
    ("words", "topic"),
    [("borre lo del contrato", "contrato"), ("quiten eso de la pelea en la 5.4", "pelea")],
)
def test_where_the_words_say_no_such_thing_nothing_is_undone(
    town: Town, marta: Chat, told: int, words: str, topic: str
) -> None:
    marta.says(words)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["words"]) == ("words_stay", topic)
    assert town.figure(told) == (60, "falta la firma porque Nelson está incapacitado")


@pytest.mark.parametrize(
    "words", ["borre lo de la 5.4", "quite lo de ayer", "borre lo del registro de activos"]
)
def test_a_report_that_is_called_by_its_activity_is_undone_as_a_whole(
    town: Town, marta: Chat, told: int, words: str
) -> None:
    marta.says(words)
    assert "words_stay" not in notes(marta.heard())
    assert town.figure(told) != (60, "")


@pytest.mark.parametrize(
    "words",
    [
        "Las palabras que agregó a la 4.1 no van ahí, quítelas",
        "quite las palabras que agregó a la 4.1",
        "las frases que puso en la 4.1 bórrelas",
        "quítele esas palabras a la 4.1",
    ],
)
def test_the_words_that_were_added_to_one_are_taken_out(
    town: Town, marta: Chat, report: int, words: str
) -> None:
    assert marta.says("falta el salón de la sede norte") == "added"
    marta.says(words)
    assert town.figure(report) == (75, SAID)


@pytest.mark.parametrize(
    "words",
    [
        "no, quítele esas palabras a la 4.1, el 75 sí está bien",
        "quite esas palabras de la 4.1, el 75 queda igual",
        "borre esas palabras de la descripción, deje el 75",
        "quítele ese texto a la 4.1 pero el 75 sí está bien",
        "esas palabras no van ahí, quítelas, el 75 está bien",
        "no, quite esas palabras, 75 está bien",
    ],
)
def test_words_are_taken_out_and_the_figure_stays(
    town: Town, marta: Chat, report: int, words: str
) -> None:
    marta.says(words)
    assert town.figure(report) == (75, "")


@pytest.mark.parametrize(
    "words",
    [
        "no, quítele esas palabras a la 4.1, el 80 sí está bien",
        "quítele esas palabras a la 4.1",
        "no, el 75 sí está bien",
    ],
)
def test_words_stay_where_another_figure_or_none_is_said_to_stay(
    town: Town, marta: Chat, report: int, words: str
) -> None:
    marta.says(words)
    assert SAID in town.figure(report)[1]
