"""What other programs leave in a text is not shown; what people wrote stays."""

from __future__ import annotations

import pytest

from plans.values.clean import clean


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>Se hizo.</p> <p>Falta <u>una</u> parte.</p>", "Se hizo. Falta una parte."),
        ('<ul style="list-style-type: none"> - Uno', "- Uno"),
        ("**ICETEX**", "ICETEX"),
        ("A&nbsp;B &amp; C", "A B & C"),
        ("trá\u00admites\u200b", "trámites"),
        ("  dos\u00a0\t blancos ", "dos blancos"),
        ("acción", "acción"),
        ("Secretaría de Plane-\nación", "Secretaría de Planeación"),
        ("trá\u00ad\nmites", "trámites"),
        ("• Actas\n• Listas", "Actas Listas"),
        ("\uf0b7 Actas", "Actas"),
        ("- Actas\n- Listas", "Actas Listas"),
    ],
)
def test_remnants_are_taken_out(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "menos de < 5 % y más de > 3",
        "https://sede.example/a?b=1&copy=2&t=3",
        "https://sede.example/uno__dos",
        "meta * indicador",
        "- 5 grados",
        "Plan 2020-2023",
        "Código: A•B",
    ],
)
def test_what_only_looks_like_a_remnant_stays(text: str) -> None:
    assert clean(text) == text


def test_a_hyphen_before_a_capital_or_after_a_figure_is_no_cut_word() -> None:
    assert clean("Bogotá-\nCundinamarca") == "Bogotá- Cundinamarca"
    assert clean("2020-\nen adelante") == "2020- en adelante"


def test_an_address_over_three_lines_keeps_its_hyphens() -> None:
    cut = "En https://sede.example/plan-\nanticorrupcion-\nde-atencion y en la carpe-\nta"
    assert clean(cut).startswith("En https://sede.example/plan-anticorrupcion-de-atencion y en")


def test_an_address_that_goes_on_in_the_next_line_keeps_its_hyphen() -> None:
    cut = "En https://sede.example/plan-anticorrupcion-\nde-atencion y en la carpe-\nta"
    assert clean(cut) == "En https://sede.example/plan-anticorrupcion-de-atencion y en la carpeta"
