"""Numerals as people write, dictate and misspell them."""

from __future__ import annotations

import pytest

from core.numerals import over_whole, read_numeral


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("sesenta y cinco", 65),
        ("diezinueve", 19),
        ("diez y seis", 16),
        ("beinte y tres", 23),
        ("quinse", 15),
        ("trecientas diez", 310),
        ("cuatrosientas ochenta", 480),
        ("seis cientas", 600),
        ("trese mil doscientos", 13_200),
    ],
)
def test_a_numeral_is_read_also_where_it_is_spelled_by_ear(words: str, value: int) -> None:
    said = [*words.split(), "fichas"]

    assert read_numeral(said, 0) == (value, len(said) - 1)


@pytest.mark.parametrize("word", ["siento", "viene", "un", "mil", "cientos", "fichas", "cerro"])
def test_a_word_that_only_sounds_like_one_is_no_numeral(word: str) -> None:
    assert read_numeral([word, "gracias"], 0) is None


def test_two_things_that_are_counted_apart_stay_two() -> None:
    assert read_numeral(["diez", "y", "tres"], 0) == (10, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("130 %", "130 % pasa de 100 %: "),
        ("va al 120,5 por ciento", "120,5 % pasa de 100 %: "),
        ("100 %, falta la firma", ""),
        ("ahí van 130 personas", ""),
        ("", ""),
    ],
)
def test_a_percentage_over_100_is_named(text: str, said: str) -> None:
    assert over_whole(text) == said
