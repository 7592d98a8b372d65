"""One description from several messages: sentences, and nothing twice."""

from __future__ import annotations

import pytest

from bot.conversation.reporting.wording import continued, lacking
from core.spanish import sentences


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


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        ("falta revisarla", "falta revisarla"),
        ("Ya se envió, pero falta la firma del jefe. Gracias", "falta la firma del jefe"),
        ("nos hace falta el acta", "hace falta el acta"),
        ("faltan dos firmas", "faltan dos firmas"),
        ("está pendiente de firma", "está pendiente de firma"),
        ("pendiente por publicar", "pendiente por publicar"),
        ("queda por publicar", "queda por publicar"),
        ("quedan pendientes dos actas", "quedan pendientes dos actas"),
        ("no falta nada", ""),
        ("ya no nos falta nada", ""),
        ("nada queda por hacer", ""),
        ("el viernes sin falta", ""),
        ("no se hizo por falta de presupuesto", ""),
        ("faltaba la firma y ya se firmó", ""),
        ("se entregó el informe", ""),
        ("", ""),
    ],
)
def test_what_her_words_say_is_still_to_be_done_is_quoted(words: str, lacks: str) -> None:
    assert lacking(words) == lacks
