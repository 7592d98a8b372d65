"""Words beside another office's activity: what tells nothing of her own one asks nothing of it."""

from __future__ import annotations

import pytest

from bot.understanding.meaning import Context, Intent, OtherActivity
from bot.understanding.understand import understand_by_rules
from tests.unit.bot.understanding.plan import TODAY, an_activity

OTHERS = (OtherActivity("3.1", "Divulgar la política de datos", "Gobierno"),)
CONTEXT = Context((an_activity("1.4", percent=40),), None, OTHERS)


@pytest.mark.parametrize(
    "text",
    ["gracias. y la 3.1 porque se aplazo?",
     "sobre la 3.1: ojo que no tiene el proceso de contratación, tenerlo en cuenta",
     "visto bueno a la 3.1, tiene la firma del secretario",
     "reporte de gobierno en la 3.1: verificado el radicado, está correcto el 30"],
)  # fmt: skip
def test_a_word_that_tells_nothing_is_no_report_of_her_own(text: str) -> None:
    meaning = understand_by_rules(text, CONTEXT, TODAY)
    assert (meaning.intent, meaning.codes) == (Intent.ELSEWHERE, ("3.1",))


@pytest.mark.parametrize(
    "text", ["ya empezamos. la 3.1 es de Gobierno", "la 1.4 va bien y la 3.1 no sé"]
)
def test_what_is_told_of_her_own_is_still_asked_about(text: str) -> None:
    meaning = understand_by_rules(text, CONTEXT, TODAY)
    assert (meaning.intent, [one.code for one in meaning.updates]) == (Intent.REPORT, ["1.4"])
