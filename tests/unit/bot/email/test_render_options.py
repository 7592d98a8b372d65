"""What may be answered to a question by mail: numbers for what is chosen, links for figures."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from core.buttons import Button
from core.messages import Card, Note, Question
from core.overviews import Overview
from tests.unit.bot.email.contents import READ, UNREAD
from tests.unit.bot.email.samples import a_line, body_of, parsed, the_part


def test_options_that_are_chosen_from_become_numbered_lines() -> None:
    offices = (Button(label="Secretaría de Hacienda", ref="a"), Button(label="Las TIC", ref="b"))
    text = the_part(Question(name="office", line=a_line(), buttons=offices), READ).text
    listed = "1. Secretaría de Hacienda\n2. Las TIC"
    assert f"Responda con el número (1 a 2) o con sus palabras:\n\n{listed}" in text


def test_options_that_begin_with_a_code_are_answered_by_it_and_have_no_other_number() -> None:
    activities = tuple(
        Button(label=label, ref=label) for label in ("1.2 · Publicar", "2.1 · Rendir", "Todas (2)")
    )
    text = the_part(Question(name="activity", buttons=activities), READ).text
    listed = "- 1.2 · Publicar\n- 2.1 · Rendir\n- Todas (2)"
    assert f"Responda con el código («1.2») o con sus palabras:\n\n{listed}" in text
    assert "el número" not in text


FIGURES = tuple(
    Button(label=label, ref=label, words=f"3.1 {label}") for label in ("25\u00a0%", "100\u00a0%")
)
WALKED = (
    *FIGURES,
    Button(label="Igual", ref="Igual", words="3.1 igual"),
    Button(label="Saltar", ref="Saltar", words="saltar"),
    Button(label="Otra cifra", ref="Otra cifra"),
)


@pytest.mark.parametrize(
    "content",
    [
        Question(name="percent", line=a_line(), buttons=FIGURES),
        Card(line=a_line(), buttons=FIGURES),
        Card(line=a_line(), buttons=WALKED, number=3, total=16),
    ],
)
def test_a_question_for_a_figure_has_no_numbers_that_could_be_read_as_figures(
    content: Card | Question,
) -> None:
    for mode in (READ, UNREAD):
        text = the_part(content, mode).text
        assert "el número" not in text
        assert not re.search(r"(?m)^\s*\d+[.)] ", text)
    assert "«60 %" in the_part(content, READ).text


def test_a_link_writes_the_figure_that_it_names() -> None:
    content = Card(line=a_line(handle="3.1"), buttons=WALKED, number=3, total=16)
    page = body_of(parsed(the_part(content, READ)), "html")
    assert links_of(page) == [
        ("3.1 25 %", "25\u00a0%"), ("3.1 100 %", "100\u00a0%"), ("3.1 igual", "Igual"),
        ("saltar", "Saltar"),
    ]  # fmt: skip
    assert "mailto:" not in body_of(parsed(the_part(content, UNREAD)), "html")


def links_of(page: str) -> list[tuple[str, str]]:
    """Return what the links of a page write, with what they are called."""
    found = re.findall(r'href="mailto:[^"]*body=([^"]*)"[^>]*>([^<]*)</a>', page)
    return [(unquote(words), label) for words, label in found]


JUDGING = (
    Button(label="Aceptar 2.4 (100\u00a0%)", ref="a", words="acepto la 2.4"),
    Button(label="Devolver 2.4 con ese motivo", ref="b", words="no acepto la 2.4: sin A & B"),
    Button(label="Pasarle sus palabras", ref="c"),
)


@pytest.mark.parametrize(
    "content",
    [
        Note(
            name="elsewhere",
            values={
                "handle1": "2.4",
                "office1": "Planeación",
                "lead1": "Marta",
                "judges": 1,
                "beside": 0,
            },
            buttons=JUDGING,
        ),
        Overview(name="history", handle="2.4", title="Socializar la política", buttons=JUDGING),
    ],
)
def test_a_link_writes_the_verdict_that_it_names(content: Note | Overview) -> None:
    page = body_of(parsed(the_part(content, READ)), "html")
    assert links_of(page) == [
        ("acepto la 2.4", "Aceptar 2.4 (100\u00a0%)"),
        ("no acepto la 2.4: sin A & B", "Devolver 2.4 con ese motivo"),
    ]
    assert "mailto:" not in body_of(parsed(the_part(content, UNREAD)), "html")
