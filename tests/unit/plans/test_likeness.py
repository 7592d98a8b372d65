"""Rows are alike when they share rare words."""

from __future__ import annotations

import pytest

from plans.activities.likeness import Weights, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [("canal", "canales"), ("publicar", "publicación"), ("trámite", "TRAMITES")],
)
def test_endings_do_not_count(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_short_and_common_words_do_not_count_and_others_differ() -> None:
    assert stems("para cada uno de los") == frozenset()
    assert stems("riesgos") != stems("rentas")


def test_a_rare_word_in_common_weighs_more_than_a_frequent_one() -> None:
    bags = [stems(text) for text in ("informe radio", "informe mapa", "informe sede", "radio")]
    weights = Weights(bags)
    name = stems("informe radio")
    assert weights.covered(name, stems("radio")) > weights.covered(name, stems("informe"))
    assert weights.covered(name, name) == 1.0
    assert weights.covered(frozenset(), name) == 0.0


def test_likeness_is_of_both_and_of_nothing_is_none() -> None:
    weights = Weights([stems("informe radio")])
    assert weights.alike(stems("radio"), stems("radio")) == 1.0
    assert weights.alike(stems("radio"), stems("sede")) == 0.0
    assert weights.alike(frozenset(), frozenset()) == 0.0
