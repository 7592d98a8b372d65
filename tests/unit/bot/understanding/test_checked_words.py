"""Two readers of an answer: words behind a report of its own are of that report."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, PendingActivity
from tests.unit.bot.understanding.plan import TODAY

PUBLISHING = Context(
    (
        PendingActivity(
            "2.1", "Registrar en el SUIT la estrategia de trámites", "", None, Decimal(60), None
        ),
        PendingActivity(
            "2.4", "Realizar monitoreo al plan de trámites", "Monitoreo", None, Decimal(0), None
        ),
        PendingActivity(
            "3.4",
            "Realizar la audiencia pública de rendición de cuentas",
            "Audiencia realizada y acta publicada",
            None,
            Decimal(10),
            None,
        ),
    ),
    None,
)


@pytest.mark.parametrize(
    ("text", "told_of_it"),
    [
        (
            "2.1 65 %, falta la firma del contrato; la 2.4 ya quedó, se publicó el martes en la "
            "página",
            "se publicó el martes en la página",
        ),
        ("2.1 va en 65, se registró el martes; la 2.4 en 30, se publicó ayer", "se publicó ayer"),
    ],
)
def test_a_word_shared_with_another_title_makes_no_activity_behind_a_report_of_its_own(
    text: str, told_of_it: str
) -> None:
    meaning = understand_checked(text, PUBLISHING, TODAY)

    assert {one.code: one.description for one in meaning.updates}["2.4"] == told_of_it
    assert [one.code for one in meaning.updates] == ["2.1", "2.4"]


def test_an_activity_that_is_named_behind_a_report_of_another_is_told_of() -> None:
    text = "2.1 va en 65; la 2.4 ya quedó, la audiencia pública va en 50"
    meaning = understand_checked(text, PUBLISHING, TODAY)

    told = [(one.code, str(one.percent), one.ask) for one in meaning.updates]
    assert told == [("2.1", "65", None), ("2.4", "100", None), ("3.4", "50", None)]
