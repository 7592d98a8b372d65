"""A clause that ends with the name of an activity of another office tells of that one, also for who
has only one of her own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, Intent, Meaning, OtherActivity, PendingActivity

TODAY = date(2026, 5, 11)
HERS = PendingActivity("3.1", "Racionalizar el trámite de la cita médica", "", None, None, None)
OTHER = OtherActivity(
    "5.1", "Publicar la página con los datos de cumplimiento", "Secretaría de Hacienda"
)


def meant(text: str, reply_to: str | None = None) -> Meaning:
    return understand_checked(text, Context((HERS,), reply_to, others=(OTHER,)), TODAY)


@pytest.mark.parametrize("reply_to", [None, "3.1"])
@pytest.mark.parametrize(
    "text",
    ["póngale 40 a la 5.1", "ponga 40 en la 5.1", "súbale a 40 a la 5.1", "40 para la 5.1",
     "40 la 5.1", "voy en 40 con la 5.1", "la mitad en la 5.1", "lista la 5.1", "cumplida la 5.1",
     "ya está lista la 5.1", "terminamos la 5.1", "buenas tardes, ya cumplimos con la 5.1"],
)  # fmt: skip
def test_nothing_of_it_is_her_own(text: str, reply_to: str | None) -> None:
    meaning = meant(text, reply_to)
    assert (meaning.intent, meaning.codes, meaning.updates) == (Intent.ELSEWHERE, ("5.1",), ())


@pytest.mark.parametrize(
    "text",
    ["va en 40, la 5.1 es de hacienda", "40, y la 5.1 es de hacienda",
     "vamos en 40 pero falta lo de la 5.1", "la 3.1 va en 40 y la 5.1 también",
     "40 y falta la 5.1"],
)  # fmt: skip
def test_a_clause_of_her_own_beside_it_is_hers(text: str) -> None:
    (update,) = meant(text).updates
    assert (update.code, update.percent) == ("3.1", Decimal(40))


@pytest.mark.parametrize(
    ("text", "figure"),
    [("póngale 40 a la página web", 40), ("va en 40 la página", 40), ("40 en la página", 40),
     ("cumplida la de los datos", 100)],
)  # fmt: skip
def test_called_by_a_word_of_its_title_it_waits_for_a_yes(text: str, figure: int) -> None:
    (update,) = meant(text).updates
    assert update.percent == figure
    assert update.ask is Ask.CONFIRM


@pytest.mark.parametrize(
    "text",
    ["la cita va en 40", "40 en el trámite", "40, falta la página",
     "va en 40 con los datos publicados", "40 con la página ya publicada",
     "el cumplimiento va en 40"],
)  # fmt: skip
def test_what_only_tells_of_the_work_beside_her_figure_is_recorded(text: str) -> None:
    (update,) = meant(text).updates
    assert update.percent == 40
    assert update.ask is None
