"""Which texts put nothing right but a day, and which day is meant."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.correcting.corrected_day import (
    CorrectedDay,
    corrected_day,
    corrects_a_day,
    day_alone,
    moved,
    names_a_day,
)
from bot.understanding.reading import read

TODAY, STANDS = date(2026, 5, 11), date(2026, 6, 15)  # Mondays


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [("perdón no es el lunes es el martes", "el martes", "el lunes"),
     ("Perdón, el 16.", "el 16", ""),
     ("no, el 16", "el 16", ""),
     ("me equivoqué de fecha, era el 16", "el 16", ""),
     ("no fue el 15 sino el 16", "el 16", "el 15"),
     ("no el 15 no, el 16 por favor", "el 16", "el 15"),
     ("el 15 no, mejor el 16", "el 16", "el 15"),
     ("la fecha es el 16, no el 15", "el 16", "el 15"),
     ("digo, el martes 16", "el martes 16", ""),
     ("mejor hasta el 20 de julio de 2026", "hasta el 20 de julio de 2026", "")],
)  # fmt: skip
def test_a_day_is_put_right(text: str, new: str, old: str) -> None:
    assert corrected_day(text) == CorrectedDay(new, old)


@pytest.mark.parametrize(
    "text",
    ["perdón, 16", "perdón, el 60", "perdón, el 16 %", "el martes", "el 16", "no",
     "no, el lunes se lo envío", "perdón, firmamos el 16", "¿no es el 16?", "me equivoqué",
     "perdón, la 1.6", "no es el alcalde, es el secretario"],
)  # fmt: skip
def test_other_words_put_no_day_right(text: str) -> None:
    assert corrected_day(text) is None


def test_only_a_number_with_its_article_may_be_a_figure() -> None:
    assert CorrectedDay("el 16").is_bare
    assert CorrectedDay("dia 16").is_bare
    assert not CorrectedDay("el martes 16").is_bare
    assert not CorrectedDay("el 16 de junio").is_bare


@pytest.mark.parametrize(
    ("text", "alone"),
    [("el 16 de junio", True), ("16 de junio, por favor", True), ("el martes", True),
     ("el 16", True), ("16", False), ("el martes le digo", False), ("el 16 %", False)],
)  # fmt: skip
def test_a_day_alone_has_nothing_beside_it(text: str, alone: bool) -> None:
    assert (day_alone(text) is not None) is alone


@pytest.mark.parametrize(
    ("said", "meant"),
    [(CorrectedDay("el martes", "el lunes"), date(2026, 6, 16)),
     (CorrectedDay("el 16", "el 15"), date(2026, 6, 16)),
     (CorrectedDay("el martes 23"), date(2026, 6, 23)),
     (CorrectedDay("el primero"), date(2026, 6, 1)),
     (CorrectedDay("hasta el 20 de julio"), date(2026, 7, 20)),
     (CorrectedDay("el 31"), None),
     (CorrectedDay("el martes", "el viernes"), None),
     (CorrectedDay("el 16", "el 17"), None)],
)  # fmt: skip
def test_the_day_that_is_meant_is_near_the_one_that_stands(
    said: CorrectedDay, meant: date | None
) -> None:
    assert moved(STANDS, said, TODAY) == meant


@pytest.mark.parametrize(
    ("words", "named"),
    [("el 15 firmamos", True), ("el lunes firmamos", True), ("se firmó el 3 de mayo", True),
     ("va avanzando", False), ("", False), ("en mayo firmamos", False)],
)  # fmt: skip
def test_words_name_a_day_or_do_not(words: str, named: bool) -> None:
    assert names_a_day(words, TODAY) is named


@pytest.mark.parametrize(
    ("text", "puts"),
    [("vamos bien, no el 26 no, el 27", True), ("perdón, era el 26 la mesa", True),
     ("no es el 26, es el 27, con Archivo", True), ("corrijo, son 40", False),
     ("perdón, era el 26 %", False), ("me equivoqué, era el 60", False),
     ("era el 20 de 30", False), ("corrijo, van 40 y el 15 firmamos", False)],
)  # fmt: skip
def test_a_day_that_is_put_right_among_other_words_corrects_no_figure(
    text: str, puts: bool
) -> None:
    assert corrects_a_day(read(text).plain) is puts
