"""Tests: messages stay within Telegram's limits, whatever they hold."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.layout import (
    MOST_BUTTONS,
    MOST_UNITS,
    Block,
    Message,
    keyboard,
    read_out,
    to_parts,
    visible_units,
)
from core.messages import PAGE, Listing
from demo.botapi.keyboard import read_keyboard
from demo.botapi.markup import read_text
from tests.support.sayings import last_said
from tests.unit.bot.telegram.contents import a_button, a_line, labels, parts_of, rows_of, shown

ANY_TEXT = st.text(max_size=600)


@settings(deadline=None)
@given(ANY_TEXT, ANY_TEXT, st.integers(1, 90))
def test_any_text_whatever_is_sent_whole_and_never_over_the_limit(
    title: str, words: str, count: int
) -> None:
    lines = tuple(a_line(f"{n}", title=title, said=last_said(words)) for n in range(1, count + 1))

    starts = range(0, count, PAGE)
    parts = [part for at in starts for part in parts_of(Listing(lines=lines, start=at))]

    for part in parts:
        json.loads(part.body)
        assert shown(part).length <= MOST_UNITS
        assert len(read_keyboard(json.dumps(json.loads(part.body)["reply_markup"]))) > 0
    assert [label for part in parts for row in rows_of(part) for label in row] == [
        line.handle for line in lines
    ]


@settings(deadline=None)
@given(ANY_TEXT)
def test_characters_are_counted_as_telegram_counts_them(text: str) -> None:
    html = f"<b>{text.replace('&', '&amp;').replace('<', '&lt;')}</b>."

    assert visible_units(html) == read_text(f".{html}", "HTML").length - 1


def test_an_emoji_counts_twice_and_a_tag_not_at_all() -> None:
    assert visible_units("<b>🔴</b> &lt;b&gt;") == 2 + 1 + 3


def test_blocks_share_a_message_until_it_is_full() -> None:
    half = Block("x" * 2047)

    whole = to_parts(Message((half, half)))
    split = to_parts(Message((half, half, Block("y"))))

    assert [part.text for part in whole] == [f"{half.html}\n\n{half.html}"]
    assert [part.text for part in split] == [f"{half.html}\n\n{half.html}", "y"]


def test_a_block_that_is_too_long_by_itself_is_cut_without_breaking_its_html() -> None:
    (part,) = to_parts(Message((Block(f"<b>{'palabra &amp; ' * 600}</b>"),)))

    text = shown(part).text
    assert len(text) <= MOST_UNITS
    assert text.startswith("palabra & palabra")
    assert text.endswith("…")


def test_half_a_character_is_replaced_and_sent() -> None:
    (part,) = to_parts(Message((Block("informe \ud83d final"),)))

    assert part.text == "informe ? final"
    assert json.loads(part.body)["text"] == part.text


def test_the_last_part_carries_the_buttons_and_the_first_one_the_answered_message() -> None:
    long = Block("x" * 4000)

    first, last = to_parts(Message((long, long), labels(["Deshacer"])), reply_to=77)

    assert "reply_markup" not in json.loads(first.body)
    assert json.loads(first.body)["reply_parameters"]["message_id"] == 77
    assert rows_of(last) == [["Deshacer"]]
    assert "reply_parameters" not in json.loads(last.body)


def test_a_message_never_holds_more_buttons_than_telegram_takes() -> None:
    blocks = tuple(Block(f"{n}", (a_button(f"{n}"),)) for n in range(MOST_BUTTONS + 1))

    first, last = to_parts(Message(blocks))

    assert sum(map(len, rows_of(first))) == MOST_BUTTONS
    assert rows_of(last) == [[f"{MOST_BUTTONS}"]]


def test_rows_are_even_and_wide_labels_stand_alone() -> None:
    def rows(*names: str) -> list[list[str]]:
        return [[button["text"] for button in row] for row in keyboard(labels(names))]

    assert rows("25 %", "50 %", "75 %", "100 %") == [["25 %", "50 %"], ["75 %", "100 %"]]
    assert rows("1.1", "1.2", "1.3", "Ver todas") == [["1.1", "1.2", "1.3"], ["Ver todas"]]
    assert rows("1.2 Actualizar el mapa de riesgos", "1.3 Rendir cuentas") == [
        ["1.2 Actualizar el mapa de riesgos"],
        ["1.3 Rendir cuentas"],
    ]
    assert rows("Sí", "No") == [["Sí", "No"]]
    assert rows() == []


def test_a_label_that_is_too_long_is_cut() -> None:
    ((button,),) = keyboard(labels(["palabra " * 20]))

    assert len(button["text"]) <= 60
    assert button["text"].endswith("…")


def test_a_part_can_be_read_out_with_its_buttons() -> None:
    said = Block("<b>1.2</b> &lt;rampa&gt;")
    (part,) = to_parts(Message(blocks=(said,), buttons=(a_button("Sí"), a_button("No"))))

    assert read_out(part) == "1.2 <rampa>\n[Sí]  [No]"
