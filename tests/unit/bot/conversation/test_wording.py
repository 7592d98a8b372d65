"""One description from several messages: sentences, and nothing twice."""

from __future__ import annotations

import pytest

from bot.conversation.wording import continued, sentences


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["falta la firma", "ya se contrató"], "falta la firma. ya se contrató"),
        (["Falta la firma.", "Ya se contrató."], "Falta la firma. Ya se contrató."),
        (["", "falta la firma", ""], "falta la firma"),
        (["falta la firma", "Falta  la firma"], "falta la firma"),
        (["una", "dos", "una"], "una. dos"),
        ([], ""),
    ],
)
def test_words_of_several_messages_are_sentences_and_stand_once(
    pieces: list[str], whole: str
) -> None:
    assert sentences(pieces) == whole


@pytest.mark.parametrize(
    ("words", "reason", "whole"),
    [
        ("bajamos", "porque se devolvió el contrato", "bajamos porque se devolvió el contrato"),
        ("", "porque se cayó", "porque se cayó"),
        ("falta la firma", "", "falta la firma"),
        ("falta la firma", "Falta la firma", "falta la firma"),
    ],
)
def test_a_reason_goes_on_with_the_sentence(words: str, reason: str, whole: str) -> None:
    assert continued(words, reason) == whole
