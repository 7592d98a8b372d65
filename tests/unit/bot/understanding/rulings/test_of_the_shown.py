"""What a text decides of the one request that was shown, and of the list that it answers."""

from __future__ import annotations

import pytest

from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_all import Bare, RulingOfAll, bare
from bot.understanding.rulings.of_each import ReadRuling, of_the_shown
from bot.understanding.wordlists import accented_or_not

TWO = Known(waiting=frozenset({2, 7}), codes={"2.4": 2, "3.1": 7})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("no procede: ya tuvo plazo", ReadRuling(2, False, "ya tuvo plazo")),
        ("hasta el 13 de marzo no más", ReadRuling(2, True, "hasta el 13 de marzo no más")),
        ("queda negada", ReadRuling(2, False, "")),
        ("sí aplica, es obligatoria. Negada", ReadRuling(2, False, "sí aplica, es obligatoria")),
    ],
)
def test_a_text_without_a_name_is_of_the_one_that_was_shown(
    said: str, expected: ReadRuling
) -> None:
    assert of_the_shown(said, TWO, 2).each == (expected,)


@pytest.mark.parametrize("said", ["¿y eso por qué?", "mañana le cuento", "queda negada?"])
def test_what_decides_nothing_is_of_none(said: str) -> None:
    assert of_the_shown(said, TWO, 2).each == ()


def test_an_answer_to_a_list_only_names_requests() -> None:
    assert bare("la 2 y la 7") == Bare(names=("2", "7"))
    every = RulingOfAll(grants=True, few=None, shown=False, numbers="la 7", name="", beside="")
    assert bare("todas menos la 7") == Bare(all=every)
    assert bare("la 2 sí") is None


def test_folded_words_are_met_with_and_without_their_accents() -> None:
    assert accented_or_not("ultima|no") == "[uú]lt[ií]m[aá]|n[oó]"
