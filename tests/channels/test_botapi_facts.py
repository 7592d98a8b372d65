"""The table of facts agrees with the library, and HTML is read as the table says."""

from __future__ import annotations

from datetime import date

import pytest
from telegram import constants

from demo.botapi import facts
from demo.botapi.facts import FACTS, METHODS
from demo.botapi.markup import read_text
from demo.botapi.methods import HANDLERS
from demo.botapi.refusals import Refusal


def test_the_limits_are_those_of_the_library() -> None:
    known = {
        "TEXT_MAX": constants.MessageLimit.MAX_TEXT_LENGTH,
        "CAPTION_MAX": constants.MessageLimit.CAPTION_LENGTH,
        "ENTITIES_MAX": constants.MessageLimit.MESSAGE_ENTITIES,
        "START_MAX": constants.MessageLimit.DEEP_LINK_LENGTH,
        "CALLBACK_DATA_MAX": constants.InlineKeyboardButtonLimit.MAX_CALLBACK_DATA,
        "BUTTONS_MAX": constants.InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER,
        "ROW_MAX": constants.InlineKeyboardMarkupLimit.BUTTONS_PER_ROW,
        "TOAST_MAX": constants.CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH,
        "UPDATES_MIN": constants.PollingLimit.MIN_LIMIT,
        "UPDATES_MAX": constants.PollingLimit.MAX_LIMIT,
        "UPLOAD_MAX": constants.FileSizeLimit.FILESIZE_UPLOAD,
        "PHOTO_MAX": constants.FileSizeLimit.PHOTOSIZE_UPLOAD,
        "DOWNLOAD_MAX": constants.FileSizeLimit.FILESIZE_DOWNLOAD,
        "ALBUM_MIN": constants.MediaGroupLimit.MIN_MEDIA_LENGTH,
        "ALBUM_MAX": constants.MediaGroupLimit.MAX_MEDIA_LENGTH,
        "COMMANDS_MAX": constants.BotCommandLimit.MAX_COMMAND_NUMBER,
        "COMMAND_NAME_MAX": constants.BotCommandLimit.MAX_COMMAND,
        "COMMAND_TEXT_MAX": constants.BotCommandLimit.MAX_DESCRIPTION,
    }
    assert {name: FACTS[name].value for name in known} == {n: int(v) for n, v in known.items()}
    by_library = {name for name, fact in FACTS.items() if fact.evidence == facts.LIBRARY}
    assert by_library - set(known) == {"START_PATTERN"}


def test_the_lists_are_those_of_the_library() -> None:
    assert {action.value for action in constants.ChatAction} == facts.ACTIONS
    assert {kind.value for kind in constants.UpdateType} > facts.UPDATES_ON_REQUEST


@pytest.mark.parametrize("name", sorted(FACTS))
def test_every_fact_has_a_section_an_evidence_and_a_day(name: str) -> None:
    fact = FACTS[name]
    assert getattr(facts, name) == fact.value
    assert fact.section
    assert fact.evidence in {facts.SERVER, facts.LIBRARY, facts.TDLIB, facts.SEEN, facts.OURS}
    assert date(2026, 1, 1) < fact.checked <= date(2026, 11, 20)


def test_the_fact_table_holds_every_limit_and_sentence_of_its_module() -> None:
    plain = {
        name
        for name, value in vars(facts).items()
        if name.isupper() and isinstance(value, int | str)
    }
    assert plain - {"SERVER", "LIBRARY", "TDLIB", "SEEN", "OURS"} == set(FACTS)


def test_every_method_of_the_table_is_there() -> None:
    assert {*HANDLERS, "getUpdates"} == {method.name for method in METHODS.values()}


def test_required_parameters_are_known_parameters() -> None:
    for method in METHODS.values():
        assert method.required <= set(method.parameters)


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("hola", "hola", []),
        ("a &lt; b &amp; c &gt; d &quot;e&quot; &#39;f&#x27;", "a < b & c > d \"e\" 'f'", []),
        ("&aacute; & &nbsp;x", "&aacute; & &nbsp;x", []),
        ("<b>a</b><i>b</i>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
        ("<STRONG>a</strong>", "a", [("bold", 0, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("😀<u>ñ</u>", "😀ñ", [("underline", 2, 1)]),
        ("<b></b>x", "x", []),
        ("<a href='https://a.example?x=1&amp;y=2'>v</a>", "v", [("text_link", 0, 1)]),
        ('<span class="tg-spoiler">s</span>', "s", [("spoiler", 0, 1)]),
        ("<blockquote expandable>c</blockquote>", "c", [("expandable_blockquote", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("code", 0, 1), ("pre", 0, 1)]),
        ("\n  <b>a b </b> \n", "a b", [("bold", 0, 3)]),
    ],
)
def test_good_html_becomes_text_and_entities(
    html: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    formatted = read_text(html, "HTML")
    found = [(e["type"], e["offset"], e["length"]) for e in formatted.entities]
    assert (formatted.text, found) == (text, entities)


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("ñ<h1>a</h1>", 'Unsupported start tag "h1" at byte offset 2'),
        ("60 < 70 y más", 'Unsupported start tag "" at byte offset 3'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a"'),
        ("<a href='https://a.example>x</a>", "Unclosed start tag at byte offset 0"),
        ("<a>x</a>", 'Wrong link "" in the tag "a"'),
        ("<a href='javascript:x'>x</a>", 'Wrong link "javascript:x" in the tag "a"'),
        ("<b onclick='x'>a</b>", 'Unsupported attribute "onclick" in the tag "b"'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_bad_html_is_refused_with_the_place(html: str, sentence: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_text(html, "HTML")
    assert caught.value.code == 400
    prefix = "Bad Request: can't parse entities: "
    assert caught.value.description.startswith(prefix + sentence)


def test_without_a_parse_mode_tags_are_text() -> None:
    assert read_text("<b>60 < 70", None).text == "<b>60 < 70"
    assert read_text("<b>60 < 70", None).entities == []


def test_formatting_over_the_hundredth_is_dropped() -> None:
    assert len(read_text("<b>a</b> " * 100, "HTML").entities) == 100
    assert len(read_text("<b>a</b> " * 101, "HTML").entities) == 100
