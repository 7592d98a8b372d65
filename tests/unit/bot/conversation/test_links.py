"""Links in a text: what they are, and what is left of the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reporting.links import LONGEST, MOST, links_in, links_of, without_links


@pytest.mark.parametrize(
    ("text", "links", "words"),
    [
        ("1.2 va en 60 %", (), "1.2 va en 60 %"),
        ("https://drive.google.com/x?id=1", ("https://drive.google.com/x?id=1",), ""),
        ("Está en www.entidad.gov.co/mapa.", ("www.entidad.gov.co/mapa",), "Está en"),
        ("(HTTP://a.co/b), y listo", ("HTTP://a.co/b",), "y listo"),
        ("http://a.co/1 http://a.co/1 http://a.co/2", ("http://a.co/1", "http://a.co/2"), ""),
        ("escriba a juan@entidad.gov.co", (), "escriba a juan@entidad.gov.co"),
    ],
)
def test_links_are_found_and_the_words_stay(text: str, links: tuple[str, ...], words: str) -> None:
    assert links_in(text) == links
    assert without_links(text) == words


def test_a_flood_of_links_and_an_endless_one_are_cut_off() -> None:
    assert len(links_in(" ".join(f"http://a.co/{n}" for n in range(50)))) == MOST
    assert links_in("http://a.co/" + "x" * LONGEST) == ()


@given(st.text(max_size=300))
def test_any_text_gives_links_that_stand_in_it(text: str) -> None:
    for link in links_in(text):
        assert link in text
        assert not set(link) & set(" \n\t<>")


ONE, TWO = "https://a.co/1", "https://a.co/2"


@pytest.mark.parametrize(
    ("text", "told", "whose"),
    [
        (f"3.5 en 60, acta en {ONE}. 3.6 en 20", (f"acta en {ONE}.", ""), ((ONE,), ())),
        (f"3.5 60\n{ONE}\n3.6 20\n{TWO}", (ONE, TWO), ((ONE,), (TWO,))),
        (f"3.5 60, 3.6 20. Todo en {ONE}", ("", f"Todo en {ONE}"), ((ONE,), (ONE,))),
        (f"3.5 60, 3.6 20\n{ONE}", ("", ONE), ((ONE,), (ONE,))),
        (f"{ONE}\n3.5 60\n3.6 20", (ONE, ""), ((ONE,), (ONE,))),
        (f"Ver {ONE}: 3.5 60 y 3.6 20", ("", ""), ((ONE,), (ONE,))),
    ],
)
def test_a_link_is_of_the_activity_in_whose_words_it_stands_else_of_all(
    text: str, told: tuple[str, ...], whose: tuple[tuple[str, ...], ...]
) -> None:
    assert tuple(links_of(text, told, at) for at in range(len(told))) == whose
