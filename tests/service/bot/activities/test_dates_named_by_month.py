"""An activity with a date in each month: those that are named are met, the later ones stay open."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Receipt
from tests.service.bot.chat import Chat, Town
from tests.service.bot.reports.test_period import met

MONTHLY = [date(2026, 1, 30), date(2026, 2, 27), *(date(2026, one, 30) for one in range(3, 13))]
QUARTERLY = [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 15)]
LETTER = "Actualizar la carta de trato digno"


def first_met(town: Town, activity: int) -> int:
    """Return how many of the first dates are met, where no later one is."""
    seen = met(town, activity)
    assert seen == sorted(seen, reverse=True)
    return sum(seen)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("enero y febrero ya estan cumplidas, falta de marzo en adelante", 2),
        ("la carta: solo enero y febrero, este periodo ya esta", 2),
        ("ya respondi lo de la carta digno, enero y febrero cumplidas y publicadas en la pagina, "
         "marzo se hace a fin de mes", 2),
        ("la carta de trato digno ya se actualizo la de enero y la de febrero", 2),
        ("enero, febrero y marzo ya quedaron", 3),
        ("de enero a marzo ya está, falta abril", 3),
        ("ya está la de enero pero falta la de febrero", 1),
        ("100 pero solo enero y febrero", 2),
        ("la carta de trato se actualizo la de enero el 20, subida a la pagina", 1),
        ("la de enero la subimos el 28, febrero sigue pendiente", 1),
        ("la carta de trato solo quedo la de enero, febrero no la hemos hecho", 1),
        ("enero quedó y febrero todavía no", 1),
        ("ya se hizo la de enero y la de febrero, la de marzo no", 2),
        ("la de enero si se publico, febrero aun no esta", 1),
        ("la de enero ya se publicó y la de febrero la estamos revisando", 1),
        ("enero ya se publicó, la de febrero la estamos revisando", 1),
        ("la de enero ya se publicó y la de febrero está en borrador", 1),
        ("la de enero ya quedó y la de febrero casi", 1),
        ("la de enero ya quedó y la de febrero ya se publicó", 2),
        ("ya quedó la de enero y la de febrero", 2),
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", [True, False])
def test_the_named_months_are_met_and_the_later_ones_stay_open(
    town: Town, marta: Chat, said: str, count: int, asked: bool
) -> None:
    activity = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    if asked:
        town.add("5.4", 50, title="Hacer accesible la página web")
        assert marta.says("la A4.4 va, se está haciendo") == "asked"
    assert marta.says(said) == "recorded"
    assert first_met(town, activity) == count
    (receipt,) = [one for one in marta.contents() if isinstance(one, Receipt)]
    assert len(receipt.records[0].meets) == count
    assert marta.touches("Esa fecha sigue abierta" if count == 1 else "sigue") == "recorded"


@pytest.mark.parametrize(
    ("said", "dates"),
    [
        ("se publicó en febrero, ya está la página", MONTHLY),  # when it was done
        ("solo falta diciembre", MONTHLY),
        ("febrero ya quedó", MONTHLY),  # and January?
        ("¿enero y febrero ya están?", MONTHLY),
        ("enero y febrero ya están", QUARTERLY),  # no date of its own
        ("enero y febrero ya están", [date(2026, 12, 15)]),
        ("la A4.4 va en 40, enero y febrero cumplidas", MONTHLY),
        ("enero y febrero ya casi, en marzo le cuento", MONTHLY),
        ("la de enero la subo el 28", MONTHLY),
        ("la de enero la subimos mañana", MONTHLY),
    ],
)
def test_other_words_about_months_meet_no_date_by_their_name(
    town: Town, marta: Chat, said: str, dates: list[date]
) -> None:
    activity = town.add("A4.4", None, title=LETTER, due=dates)
    town.add("5.4", 50, title="Hacer accesible la página web")
    marta.says("la A4.4 va, se está haciendo")
    marta.says(said)
    others = {None, 33, 100}  # 33: the dates that have come
    assert town.figure(activity)[0] in ({40} if "40" in said else others)


def test_the_next_month_goes_on_from_there(town: Town, marta: Chat) -> None:
    activity = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    marta.says("la A4.4: enero y febrero ya quedaron")
    town.wait(days=20)
    assert marta.says("la de marzo de la A4.4 ya se publicó") == "recorded"
    assert first_met(town, activity) == 3


SPOILT = "la carta va en 80 %"


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("la carta de enero ya se publico y la de febrero va en 80, los demas meses no han llegado",
         1),
        ("la carta ya enero y febrero publicadas, marzo va en 50", 2),
        ("A4.4: enero listo, febrero va en 80 %", 1),
        ("la de enero de la A4.4 ya se publicó y febrero 80", 1),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", SPOILT])
def test_a_figure_of_one_month_is_none_of_the_whole(
    town: Town, marta: Chat, said: str, count: int, before: str
) -> None:
    activity = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    town.add("5.4", 50, title="Hacer accesible la página web")
    if before and "80" in said:
        assert marta.says(before) == "recorded"
    if marta.says(said) == "asked":  # whether it falls
        assert marta.says("sí") == "recorded"
    assert first_met(town, activity) == count
    assert town.figure(activity)[0] == round(100 * count / 12)


@pytest.mark.parametrize(
    "said",
    ["el 80 es solo de febrero", "la carta la reporté mal, el 80 es de febrero",
     "la de febrero de la A4.4 va en 80"],
)  # fmt: skip
def test_where_no_month_is_done_the_figure_is_asked(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    town.add("5.4", 50, title="Hacer accesible la página web")
    marta.says("la carta va en 10 %")
    marta.says(said)
    assert town.figure(activity)[0] == 10


@pytest.mark.parametrize("said", ["la A4.4 va en 80", "en febrero la A4.4 iba en 40, va en 80"])
def test_other_figures_beside_a_month_are_of_the_whole(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    town.add("5.4", 50, title="Hacer accesible la página web")
    marta.says(said)
    assert town.figure(activity)[0] == 80


def test_a_figure_of_a_month_is_of_an_activity_with_one_date(town: Town, marta: Chat) -> None:
    activity = town.add("A4.4", None, title=LETTER, due=date(2026, 12, 15))
    marta.says("la de febrero de la A4.4 va en 80")
    assert town.figure(activity)[0] == 80


@pytest.mark.parametrize(
    "said",
    [
        "la 5.5 ya va en 70 con las correcciones, y la carta de trato se actualizo la de enero el"
        " 20, subida a la pagina",
        "5.5 va en 70. la carta de trato: quedo la de enero, febrero no la hemos hecho",
    ],
)
def test_the_month_is_met_beside_the_figure_of_another(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    index = town.add("5.5", 50, title="Publicar el índice de información")
    assert marta.says(said) == "recorded"
    assert first_met(town, activity) == 1
    assert town.figure(index)[0] == 70


@pytest.mark.parametrize(
    "said",
    [
        "la carta de trato solo quedo la de enero, febrero no la hemos hecho",
        "no, la de febrero todavia no esta, solo enero quedo lista",
        "la de febrero aun no se ha publicado, solo enero",
        "perdon, febrero no la hemos hecho, enero si quedo",
        "no, la de febrero no esta lista",
        "uy no, febrero todavía no se ha hecho",
    ],
)
def test_a_month_that_is_not_done_after_all_is_open_again_and_those_before_stay_met(
    town: Town, marta: Chat, said: str
) -> None:
    activity = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    marta.says("la carta de trato ya quedo la de enero y febrero")
    assert first_met(town, activity) == 2

    assert marta.says(said) == "recorded"
    assert first_met(town, activity) == 1
    assert town.figure(activity)[0] == 8


@pytest.mark.parametrize("said", ["la carta aún no se ha hecho", "la carta sigue pendiente"])
def test_where_no_month_is_named_all_that_was_met_is_open_again(
    town: Town, marta: Chat, said: str
) -> None:
    activity = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    marta.says("la carta de trato ya quedo la de enero y febrero")

    assert marta.says(said) == "recorded"
    assert first_met(town, activity) == 0


def test_a_figure_that_she_wrote_stays_where_a_month_is_open_again(town: Town, marta: Chat) -> None:
    activity = town.add("A4.4", None, title=LETTER, due=MONTHLY)
    marta.says("la carta va en 30 %")
    before = first_met(town, activity)

    marta.says("no, la de febrero todavía no está")

    assert first_met(town, activity) == 1 < before
    assert town.figure(activity)[0] == 30
