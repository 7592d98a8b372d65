"""What tells of the work and what does not, judged by weights that were learned from clauses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.second.rows import natural_sets
from bench.second.telling import CLAUSES, MEASURES, described, learn_telling, written
from bot.understanding.checked import understand_checked
from bot.understanding.framing.besides import told_besides
from bot.understanding.meaning import Intent
from bot.understanding.of_the_work import is_none_of_the_work
from tests.unit.bot.understanding.plan import TODAY, read_context

FOUND, LOST = 0.75, 0.006  # shares, of a writer and of sets that nothing was learned from


def test_most_of_what_an_unknown_writer_says_besides_is_found() -> None:
    strange = [text for text, work in written(MEASURES) if not work]
    long = [one for one in strange if len(one.split()) > 5]

    found = [one for one in long if is_none_of_the_work(one)]

    assert len(long) > 200
    assert len(found) / len(long) >= FOUND


def test_hardly_anything_that_an_unknown_writer_says_of_the_work_is_taken_for_something_else() -> (
    None
):
    work = [text for text, of_the_work in written(MEASURES) if of_the_work]

    lost = [one for one in work if is_none_of_the_work(one)]

    assert len(work) > 600
    assert len(lost) / len(work) <= LOST * 2, lost


def test_descriptions_of_the_sets_that_only_measure_keep_their_words() -> None:
    rows = [row for name in ("w18", "w19", "w20", "w21", "w22") for row in natural_sets()[name]]
    told = [text for text, _ in described(rows)]

    lost = [one for one in told if is_none_of_the_work(one)]

    assert len(told) > 1_000
    assert len(lost) / len(told) <= LOST, lost


@pytest.mark.parametrize(
    ("text", "besides"),
    [
        ("la 2.3 va en 60. german se reintegró hoy a la oficina", "german se reintegró hoy"),
        ("la encuesta quedó tabulada, 100. y yo me voy el 13 de la alcaldia", "me voy el 13"),
        ("lo del buzón va en 40 y mañana no estoy en la oficina", "mañana no estoy en la oficina"),
        ("la 2.1 sigue en 65, y niego lo de sandra", "niego lo de sandra"),
        ("la 2.2 en 30, perdon escribo desde el celular de mi hija", "escribo desde el celular"),
    ],
)
def test_what_is_said_besides_is_told_apart(text: str, besides: str) -> None:
    assert any(besides in one for one in told_besides(text))


@pytest.mark.parametrize(
    "text",
    [
        "va en 40 porque Jairo está de vacaciones hasta el 20",
        "la 1.2 va en 60, falta que la doctora Marta firme el acta el viernes",
        "viajamos a la vereda el lunes y se hizo la jornada con doce personas",
        "no hubo quórum porque faltaron tres concejales",
        "Muchas gracias, quedo atenta. Que tenga feliz día",
        "El contratista está incapacitado, por eso no hay informe",
        "se le pidió a Hacienda el certificado y no han contestado",
    ],
)
def test_the_work_its_causes_and_courtesy_are_nothing_besides(text: str) -> None:
    assert told_besides(text) == ()


@given(st.text(max_size=200))
def test_whatever_is_written_what_is_told_apart_stands_in_it(text: str) -> None:
    assert all(one in text for one in told_besides(text))


@pytest.mark.parametrize("path", sorted(CLAUSES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_each_clause_of_a_writer_is_written_once(path: Path) -> None:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts = [one["text"] for one in lines]

    assert len(texts) == len(set(texts))
    assert len(lines) > 50


def test_the_same_clauses_give_the_same_weights() -> None:
    clauses = written(MEASURES)[::10]

    assert learn_telling(clauses) == learn_telling(clauses) != {}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("lo de la audiencia ya cotizamos el internet del parque", Intent.REPORT),
        ("la 3.1: instalamos los bombillos de la entrada", Intent.REPORT),
        ("ya cotizamos el internet de la oficina", Intent.UNCLEAR),
        ("se dañó el ascensor, ya llamamos al técnico", Intent.UNCLEAR),
        ("hay una gotera en la audiencia", Intent.UNCLEAR),
    ],
)
def test_a_deed_of_a_named_activity_is_of_the_work_whatever_it_is_about(
    text: str, intent: Intent
) -> None:
    meaning = understand_checked(text, read_context("plan 1.2 3.1"), TODAY)

    assert meaning.intent is intent
