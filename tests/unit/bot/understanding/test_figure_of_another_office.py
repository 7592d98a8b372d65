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


SERVER = (
    OtherActivity("5.6", "Actualizar el servidor de la página web con la TIC", "TIC"),
    OtherActivity("5.7", "Habilitar el servidor de trámites", "TIC"),
)
BOTH = (HERS, PendingActivity("4.1", "Capacitar en lenguaje claro", "", None, None, None))
WAITS = [
    "falta que la TIC nos habilite el servidor. 45",
    "falta que la tic nos habilite el servidor, 45",
    "45, falta que la TIC nos habilite el servidor",
    "va en 45. Falta que TIC habilite el servidor",
    "estamos esperando el servidor de la TIC. 45",
    "la TIC no nos ha habilitado el servidor. 45",
    "dependemos de que TIC actualice el servidor. vamos en 45",
]


@pytest.mark.parametrize("text", WAITS)
def test_a_figure_beside_what_hers_waits_for_is_of_the_one_that_is_answered(text: str) -> None:
    meaning = understand_checked(text, Context(BOTH, "3.1", others=SERVER), TODAY)
    (update,) = meaning.updates
    assert (update.code, update.percent, meaning.codes) == ("3.1", Decimal(45), ())


@pytest.mark.parametrize("text", WAITS)
def test_where_none_is_answered_it_is_asked_which_of_hers(text: str) -> None:
    meaning = understand_checked(text, Context(BOTH, None, others=SERVER), TODAY)
    assert (meaning.ask, meaning.codes) == (Ask.ACTIVITY, ())


@pytest.mark.parametrize(
    ("text", "codes"),
    [("el servidor de trámites va en 45", ("5.7",)), ("la 5.6 va en 45", ("5.6",)),
     ("falta lo de la 5.6. la 5.6 va en 45", ("5.6",))],
)  # fmt: skip
def test_a_figure_that_is_told_of_another_stays_of_it(text: str, codes: tuple[str, ...]) -> None:
    meaning = understand_checked(text, Context(BOTH, None, others=SERVER), TODAY)
    assert (meaning.intent, meaning.codes) == (Intent.ELSEWHERE, codes)
