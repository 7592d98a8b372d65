"""A sentence that begins with a thing of the activity that is asked about answers that."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town

AWAY = "el ingeniero Germán está en vacaciones hasta el 16"


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's."""
    titles = {
        "2.3": ("Reducir el tiempo de la licencia de intervención del espacio público", None),
        "4.2": ("Adecuar la rampa de acceso al palacio municipal", 10),
        "5.3": ("Publicar los contratos en el SECOP y en la página", 30),
    }
    return {
        code: town.add(code, percent, title=title, product="")
        for code, (title, percent) in titles.items()
    }


@pytest.mark.parametrize("first", ["la 5.3 va en 20", "la 5.3 avanza bien"])
@pytest.mark.parametrize(
    ("text", "percent"),
    [
        (f"2.3 sigue sin empezar, {AWAY}. Los contratos van en 32%", 32),
        (f"2.3 sin empezar, {AWAY}. Lo de los contratos va en 35", 35),
        (f"2.3 sin empezar, {AWAY}\nContratos: 34 %", 34),
    ],
)
def test_its_figure_is_recorded_and_is_no_note_of_the_one_before(
    town: Town, marta: Chat, ids: dict[str, int], first: str, text: str, percent: int
) -> None:
    marta.says(first)
    marta.says(text)
    assert town.figure(ids["5.3"])[0] == percent
    assert town.figure(ids["2.3"])[0] == 0
    assert "contratos" not in town.figure(ids["2.3"])[1].lower()


@pytest.mark.parametrize(
    "text",
    [
        f"2.3 sigue sin empezar, {AWAY}. La firma va el lunes",
        f"2.3 sin empezar, {AWAY}. Los papeles van completos",
    ],
)
def test_words_of_no_title_stay_with_the_one_that_was_named(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    marta.says("la 5.3 va en 20")
    marta.says(text)
    assert town.figure(ids["5.3"])[0] == 30
    assert town.figure(ids["2.3"])[1].endswith(text.rsplit(". ", 1)[1])
