"""Letters become words and lines as people read them."""

from __future__ import annotations

from plans.readers.pdf.page import Glyph
from plans.readers.pdf.text import lines_of, text_of, words_of


def letters(text: str, x: float = 0.0, top: float = 0.0, step: float = 5.0) -> list[Glyph]:
    """Return a line of letters of 5 by 10 points, `step` apart."""
    return [
        Glyph(letter, x + n * step, top, x + n * step + 5, top + 10)
        for n, letter in enumerate(text)
    ]


def test_letters_without_a_blank_between_them_are_a_word() -> None:
    assert [word.text for word in words_of(letters("el mapa"))] == ["el", "mapa"]


def test_a_gap_is_a_blank_and_kerning_is_none() -> None:
    assert text_of([*letters("el"), *letters("mapa", x=12)]) == "el mapa"
    assert text_of([*letters("el"), *letters("la", x=11)]) == "ella"


def test_a_letter_printed_twice_for_boldness_is_read_once() -> None:
    twice = [glyph for one in letters("all") for glyph in (one, one._replace(x0=one.x0 + 0.3))]
    assert text_of(twice) == "all"


def test_lines_come_from_the_top_whatever_their_order_in_the_file() -> None:
    both = [*letters("abajo", top=12), *letters("arriba")]
    assert text_of(both) == "arriba\nabajo"
    assert len(lines_of([*letters("1"), *letters("o", x=5, top=-2)])) == 1


def test_turned_letters_are_read_the_way_they_are_turned() -> None:
    upwards = [Glyph(letter, 0, 50 - n * 5, 10, 55 - n * 5, 1) for n, letter in enumerate("sube")]
    downwards = [Glyph(letter, 0, n * 5, 10, n * 5 + 5, 3) for n, letter in enumerate("baja")]
    assert (text_of(upwards), text_of(downwards)) == ("sube", "baja")
