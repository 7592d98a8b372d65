"""Nothing has moved: the figure stays, and none of nothing is a 0; "2.4 ya" is that it is done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity

TODAY = date(2026, 3, 5)
TAX = PendingActivity(
    "2.2", "Simplificar el trámite del impuesto predial", "1 trámite", None, Decimal(20), None
)
PAYMENT = PendingActivity(
    "2.3", "Habilitar el pago en línea", "1 servicio", None, Decimal(50), None
)
CALENDAR = PendingActivity(
    "2.4", "Publicar el calendario tributario", "1 publicación", None, Decimal(90), None
)
WORKSHOPS = PendingActivity(
    "1.2", "Realizar talleres de integridad", "6 talleres", None, Decimal(33), 6
)
DATA = PendingActivity(
    "5.3", "Publicar los datos abiertos en el portal", "5 conjuntos", None, Decimal(20), 5
)
BUILDINGS = PendingActivity(
    "4.4", "Señalizar las rutas de evacuación", "8 edificios", None, Decimal(50), 8
)
ALL = Context((TAX, PAYMENT, CALENDAR, WORKSHOPS, DATA, BUILDINGS), None)


def figures(text: str) -> dict[str | None, tuple[int | None, Ask | None]]:
    """Return what is read of each activity, and what is asked of it."""
    told = understand_checked(text, ALL, TODAY).updates
    return {one.code: (None if one.percent is None else int(one.percent), one.ask) for one in told}


@pytest.mark.parametrize(
    "said",
    ["no se ha movido ninguna de las dos, ni la 2.2 ni la 2.3", "la 2.2 y la 2.3 no se han movido",
     "ninguna de las dos se ha movido, ni la 2.2 ni la 2.3"],
)  # fmt: skip
def test_what_has_not_moved_stays(said: str) -> None:
    assert figures(said) == {"2.2": (20, None), "2.3": (50, None)}


@pytest.mark.parametrize(
    ("said", "code"),
    [("de talleres no hay nada nuevo, siguen los 2", "1.2"),
     ("de talleres sin novedad, seguimos en 2", "1.2"),
     ("los edificios sí son 4", "4.4"),
     ("Los datos abiertos no han arrancado este año, seguimos con el mismo conjunto", "5.3")],
)  # fmt: skip
def test_as_many_as_before_want_no_yes(said: str, code: str) -> None:
    before = {one.code: one.percent for one in ALL.pending}
    assert figures(said) == {code: (int(before[code] or 0), None)}


@pytest.mark.parametrize(
    ("said", "code"),
    [("de talleres no hay nada nuevo, siguen los 3", "1.2"), ("los edificios sí son 5", "4.4"),
     ("los datos abiertos no han arrancado", "5.3"), ("no se ha movido mucho la 2.2", "2.2")],
)  # fmt: skip
def test_other_numbers_and_what_was_not_begun_are_asked_about(said: str, code: str) -> None:
    assert figures(said)[code][1] is not None


@pytest.mark.parametrize("said", ["2.2 en 25, 2.3 en 60, 2.4 ya", "2.2 25, 2.3 60 y la 2.4 ya sí"])
def test_already_behind_a_code_is_done(said: str) -> None:
    assert figures(said) == {"2.2": (25, None), "2.3": (60, None), "2.4": (100, None)}


@pytest.mark.parametrize(
    "said",
    ["2.2 en 25, la 2.4 ya casi", "la 2.4 ya, mañana la publicamos", "la 2.4 ya, falta la firma",
     "¿la 2.4 ya?", "la 2.4 ya no", "la 2.4 ya el lunes", "la 2.4 ya. Mañana la publicamos"],
)  # fmt: skip
def test_already_before_other_words_is_not(said: str) -> None:
    assert figures(said)["2.4"] == (None, Ask.PERCENT)
