"""A yes that says to what: "sí a las dos", "sí al 90 de la 5.5", "sí, pero al 90"."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town

FIRST, SECOND = "la 1.2 hicimos la primera jornada hoy", "de ventanilla van 12 personas"


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's: two of them count units, one has been closed."""
    shown, trained = "Socializar la política", "Capacitar al personal de ventanilla"
    return {
        "1.2": town.add("1.2", title=shown, product="Tres jornadas", planned=None),
        "4.1": town.add("4.1", title=trained, product="20 personas", planned=None),
        "5.5": town.add("5.5", 100, title="Actualizar el índice de información"),
    }


def recorded(town: Town, ids: dict[str, int]) -> dict[str, tuple[int | None, str]]:
    """Return the figures that were said, and their words, by the code of the activity."""
    code = {one: name for name, one in ids.items()}
    return {
        code[one.activity_id]: (None if one.percent is None else int(one.percent), one.description)
        for one in town.reports()
    }


@pytest.mark.parametrize(
    "yes", ["si a las dos", "Sí, a ambas", "las dos sí", "sí las dos", "ambas sí", "dele a las 2"]
)
def test_a_yes_to_all_that_was_asked_about(
    town: Town, marta: Chat, ids: dict[str, int], yes: str
) -> None:
    marta.says(FIRST)
    marta.says(SECOND)
    assert marta.says(yes) == "recorded"
    assert recorded(town, ids) == {
        "4.1": (60, "van 12 personas"),
        "1.2": (33, "hicimos la primera jornada hoy"),
    }


def test_a_yes_to_more_than_was_asked_about(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says(FIRST)
    marta.says(SECOND)
    assert marta.says("sí a las tres") == "asked"
    assert town.reports() == []
    marta.says("no")
    marta.says("sí a las dos")
    assert recorded(town, ids) == {"1.2": (33, "hicimos la primera jornada hoy")}


def test_what_was_never_shown_is_not_said_yes_to(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    town.add("1.1", 40, title="Publicar el mapa")
    marta.says("la 5.5 va en 70 y la 1.1 va en 10")
    marta.says("sí a las dos")
    assert recorded(town, ids | {"1.1": 0}) == {"5.5": (70, "")}


@pytest.mark.parametrize(
    ("yes", "percent"),
    [
        ("si al 90", 90),
        ("sí, al 90 de la 5.5", 90),
        ("sí a la 5.5", 90),
        ("si pero al 95", 95),
        ("sí, pero con 80", 80),
        ("sí pero mejor en 85 %", 85),
        ("si con 95", 95),
        ("sí, en 95 la 5.5", 95),
    ],
)
def test_a_yes_with_its_figure_or_another_one(
    town: Town, marta: Chat, ids: dict[str, int], yes: str, percent: int
) -> None:
    marta.says("la 5.5 no la han publicado, queda en 90")
    assert marta.says(yes) == "recorded"
    assert recorded(town, ids) == {"5.5": (percent, "no la han publicado")}


@pytest.mark.parametrize("yes", ["si al 40 de la 4.1", "sí, con 30 a la 1.2"])
def test_a_yes_to_what_was_not_asked_about(
    town: Town, marta: Chat, ids: dict[str, int], yes: str
) -> None:
    marta.says("la 5.5 no la han publicado, queda en 90")
    assert marta.says(yes) == "asked"
    assert recorded(town, ids) == {}


@pytest.mark.parametrize(
    ("yes", "percent"), [("si con 12", 60), ("sí pero 14", 70), ("sí, pero al 75 %", 75)]
)
def test_of_a_count_another_number_is_as_many_of_the_whole(
    town: Town, marta: Chat, ids: dict[str, int], yes: str, percent: int
) -> None:
    marta.says(SECOND)
    assert marta.says(yes) == "recorded"
    assert recorded(town, ids)["4.1"][0] == percent
    assert "con" not in recorded(town, ids)["4.1"][1]


@pytest.mark.parametrize("yes", ["si al 90 de la 5.5 y", "sí a la 5.5 y", "si, con 90 %."])
def test_a_report_of_another_goes_on_behind_it(
    town: Town, marta: Chat, ids: dict[str, int], yes: str
) -> None:
    marta.says("la 5.5 no la han publicado, queda en 90")
    assert marta.says(f"{yes} en ventanilla 14 de 20") == "recorded"
    assert recorded(town, ids) == {"5.5": (90, "no la han publicado"), "4.1": (70, "")}


@pytest.mark.parametrize(
    "said",
    ["si, y lo mismo la de ventanilla 8 de 20", "sí. lo mismo la de ventanilla, va en 40"],
)
def test_what_is_joined_to_a_yes_by_the_same_is_of_the_other_alone(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 5.5 la cerré mal, falta firmarla, eso va como en un 80")
    marta.says(said)
    figures = {code: percent for code, (percent, _) in recorded(town, ids).items()}
    assert figures == {"5.5": 80, "4.1": 40}
