"""What a lead asks of how this works is explained to her, and nothing is recorded."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture(autouse=True)
def plan(town: Town) -> None:
    """An activity of Marta's office, with what it delivers."""
    town.add("5.1", 40, title="Levantar el inventario de trámites", product="Inventario publicado")


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("hasta qué hora puedo contestar", "contestar"),
        ("puedo contestar mañana?", "contestar"),
        ("cómo borro lo que puse", "corregir"),
        ("puedo mandar un audio?", "voz"),
        ("cómo cambio mi número", "datos"),
        ("me escribe mejor por correo", "datos"),
        ("de dónde salió esa fecha", "fechas"),
        ("qué significa cumplida con retraso", "estados"),
        ("por qué me escribe todos los días", "avisos"),
        ("y si me pasé de la fecha?", "vencimiento"),
        ("cómo cambio la fecha de la 5.1", "plazo"),
    ],
)
def test_it_is_explained(marta: Chat, said: str, topic: str) -> None:
    assert marta.says(said) == "answered"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["topic"]) == ("explained", topic)


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("cómo acepto un reporte", "verificar_como"),
        ("cómo cambio una decisión mía", "decidir"),
        ("cuándo es el corte", "corte"),
        ("cómo saco la tabla para publicar", "corte"),
        ("cómo cargo el plan", "cargar"),
        ("cómo agrego una actividad", "cargar"),
    ],
)
def test_what_control_and_planning_ask_is_explained(luz: Chat, said: str, topic: str) -> None:
    assert luz.says(said) == "answered"
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["topic"]) == ("explained", topic)


@pytest.mark.parametrize("said", ["cuándo hay que publicar la 5.1", "cuándo se publica la 5.1"])
def test_when_an_activity_is_due_is_no_cutoff(marta: Chat, said: str) -> None:
    marta.says(said)
    assert isinstance(marta.heard()[0], Overview)


@pytest.mark.parametrize(
    "said",
    [
        "no entiendo qué hay que hacer en la 5.1",
        "explíqueme la 5.1",
        "qué le falta a la 5.1",
        "la 5.1 qué soporte necesita",
    ],
)
def test_what_an_activity_delivers_is_shown(marta: Chat, said: str) -> None:
    assert marta.says(said) == "answered"
    (page,) = marta.heard()
    assert isinstance(page, Overview)
    assert page.rows[0].product == "Inventario publicado"


@pytest.mark.parametrize(
    "said", ["la 5.1 va en 60, ayúdeme con eso", "la 5.1 va en 60, la fecha la puso planeación"]
)
def test_a_report_beside_it_is_recorded(marta: Chat, said: str) -> None:
    assert marta.says(said) == "recorded"


@pytest.mark.parametrize(
    "said",
    [
        "y si mando un pantallazo sirve de soporte?",
        "ay mijo y yo como le mando una foto del registro por aca",
        "una pregunta por aqui mismo le puedo mandar las fotos de los encuentros",
        "el informe de pruebas lo mando por acá mismo en pdf?",
    ],
)
def test_how_a_file_is_sent_is_explained(marta: Chat, said: str) -> None:
    assert marta.says(said) == "answered"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["topic"]) == ("explained", "soportes")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("5.1 va en 90, el informe de pruebas lo mando por aca mismo en pdf?", ""),
        ("5.1 va en 90, puedo mandar una foto?", ""),
        ("5.1 va en 90 ya casi, una pregunta las fotos se las mando por aqui", ""),
        ("5.1 va en 90 una pregunta le puedo mandar las fotos por aqui", ""),
    ],
)
def test_it_is_explained_beside_a_report(marta: Chat, town: Town, said: str, words: str) -> None:
    assert marta.says(said) == "recorded"
    assert notes(marta.heard()) == ["explained", "receipt"]
    assert [one.description for one in town.reports()] == [words]


@pytest.mark.parametrize(
    "said",
    ["5.1 va en 90, las fotos se las mando a planeación", "5.1 va en 90, hicimos una pregunta"],
)
def test_what_is_told_of_a_file_asks_nothing(marta: Chat, said: str) -> None:
    assert marta.says(said) == "recorded"
    assert "explained" not in notes(marta.heard())


def test_where_it_was_before_is_on_its_history(marta: Chat) -> None:
    marta.says("5.1 va en 45")
    marta.heard()
    assert marta.says("y en cuanto estaba antes?") == "answered"
    (shown,) = marta.heard()
    assert isinstance(shown, Overview)
    assert "40" in str(shown)


def test_a_figure_that_may_change_is_put_right(marta: Chat) -> None:
    marta.says("una pregunta, si más tarde cambia la cifra cómo la corrijo?")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.values["topic"] == "corregir"
