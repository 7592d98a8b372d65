"""Words, numbers and signs as the grammar spells them, each with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.reading import read
from core.numerals import read_numeral


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("bamos en 60porciento", "vamos en 60 %"),
        ("sesenta y cinco por ciento", "65 %"),
        ("ciento por ciento", "100 %"),
        ("cien por cien", "100 %"),
        ("por ciento y dos", "% y 2"),
        ("la uno punto dos va en ochenta y ocho coma veinticuatro", "la 1.2 va en 88.24"),
        ("en sesenta y uno punto tres en setenta", "en 60 y 1.3 en 70"),
        ("vamos en -10 %", "vamos en -10 %"),
        ("4.1 - 70%", "4.1 - 70 %"),
        ("- 70%", "70 %"),
        ("1.2,1.3 y 1.4", "1.2 , 1.3 y 1.4"),
        ("88,24%", "88.24 %"),
        ("tres (3) ferias", "3 ferias"),
        ("contrato 112-2026 por $45.000.000", "contrato 112-2026 por $ 45'000'000"),
        ("aun no se a iniciado", "aun no se ha iniciado"),
        ("👍", ""),
    ],
)
def test_a_text_is_read_as_the_grammar_spells_it(text: str, plain: str) -> None:
    assert read(text).plain == plain


@pytest.mark.parametrize(
    "word", ["ola", "formado", "llegamos", "finalizando", "estados", "terminar"]
)
def test_a_right_word_is_not_taken_for_a_slip_of_another(word: str) -> None:
    assert read(word).plain == word


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("terminda", "terminada"),
        ("abanzado", "avanzado"),
        ("finalisado", "finalizado"),
        ("kedo", "quedo"),
    ],
)
def test_a_slip_is_read_as_the_word_it_hides(slip: str, word: str) -> None:
    assert read(slip).plain == word


@given(st.text(max_size=200))
def test_every_token_stands_where_it_says(text: str) -> None:
    reading = read(text)
    ends = 0
    for token in reading.tokens:
        assert 0 <= token.start < token.end <= len(text)
        ends = max(ends, token.end)
    assert len(reading.plain.split(" ")) == max(1, len(reading.tokens))


@pytest.mark.parametrize(
    ("words", "value", "used"),
    [
        ("veinti dos", None, 0),
        ("veinte dos", 22, 2),
        ("treinta y un", 31, 3),
        ("ciento veinte", 120, 2),
        ("cien veinte", 100, 1),
        ("sesentaycinco", 65, 1),
        ("cuatrocientas veintiocho", 428, 2),
        ("novecientas", 900, 1),
        ("uno y dos", 1, 1),
        ("una", None, 0),
    ],
)
def test_a_numeral_is_read_as_far_as_it_goes(words: str, value: int | None, used: int) -> None:
    read_so_far = read_numeral(words.split(), 0)
    assert read_so_far == (None if value is None else (value, used))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("vamos en ochenta con cinco", "vamos en 80.5"),
        ("ochenta con cinco por ciento", "80.5 %"),
        ("80 con 5 %", "80.5 %"),
        ("ochenta coma cinco", "80.5"),
        ("ochenta punto cinco", "80.5"),
        ("ochenta con cinco talleres", "80 con 5 talleres"),
        ("60 con 3", "60 con 3"),
    ],
)
def test_con_says_decimals_where_nothing_is_counted(text: str, plain: str) -> None:
    assert read(text).plain == plain


@pytest.mark.parametrize("stem", ["dosc", "tresc", "cuatroc", "seisc", "setec", "ochoc", "novec"])
def test_hundreds_have_both_genders(stem: str) -> None:
    assert read(f"{stem}ientos").plain == read(f"{stem}ientas").plain
