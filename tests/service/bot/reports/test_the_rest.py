"""All from one to another, all but one, and the others: each has what was said of it, no more."""

from __future__ import annotations

from datetime import date

import pytest

from tests.service.bot.chat import Chat, Town, notes

Ids = dict[str, int]
TOLD = {"2.1": 50, "2.3": 20, "2.4": 30, "4.2": 10}


@pytest.fixture
def hers(town: Town) -> Ids:
    """Four activities of Marta's, two of which have dates that come after those of the others."""
    titles = {
        "2.1": "Registrar en el SUIT la estrategia de racionalización",
        "2.3": "Reducir el tiempo de la licencia de intervención",
        "2.4": "Habilitar la cita médica por internet",
        "4.2": "Adecuar la rampa de acceso al palacio municipal",
    }
    due = {"2.1": date(2026, 6, 29), "2.3": date(2026, 6, 12), "2.4": date(2026, 6, 15)}
    return {
        code: town.add(
            code, TOLD[code], title=title, product="Documento", due=due.get(code, date(2026, 5, 8))
        )
        for code, title in titles.items()
    }


def figures(town: Town, hers: Ids) -> dict[str, int | None]:
    """Return the percentage of each."""
    return {code: town.figure(activity)[0] for code, activity in hers.items()}


@pytest.mark.parametrize(
    "words",
    [
        "de la 2.1 a la 2.4 todas en 60",
        "de la 2.1 a la 2.4 van en 60",
        "desde la 2.1 hasta la 2.4 están en 60",
        "todas de la 2.1 a la 2.4 en 60",
    ],
)
def test_from_one_to_another_are_those_between_and_no_others(
    town: Town, marta: Chat, hers: Ids, words: str
) -> None:
    marta.says(words)
    assert figures(town, hers) == {"2.1": 60, "2.3": 60, "2.4": 60, "4.2": 10}


@pytest.mark.parametrize(
    "words", ["de la 2.1 a la 2.9 todas en 60", "pase el 60 de la 2.1 a la 2.4"]
)
def test_what_is_no_range_of_hers_is_recorded_for_nothing(
    town: Town, marta: Chat, hers: Ids, words: str
) -> None:
    assert marta.says(words) == "asked"
    assert figures(town, hers) == TOLD


@pytest.mark.parametrize(
    "words",
    [
        "ninguna ha avanzado salvo la cita que va en 50",
        "ninguna ha avanzado menos la 2.4 que va en 50",
        "ninguna ha avanzado excepto la 2.4, que va en 50",
    ],
)
def test_the_figure_of_the_only_one_that_went_on_is_of_no_other(
    town: Town, marta: Chat, hers: Ids, words: str
) -> None:
    marta.says(words)
    assert figures(town, hers) == TOLD | {"2.4": 50}


@pytest.mark.parametrize(
    "words",
    [
        "70 la de los carteles y las demás sin novedad",
        "la de los carteles 70 y las otras igual",
    ],
)
def test_beside_a_figure_of_no_known_one_the_others_are_not_known_either(
    town: Town, marta: Chat, hers: Ids, words: str
) -> None:
    assert marta.says(words) == "asked"
    marta.says("2.4")
    assert figures(town, hers) | {"2.4": 70} == TOLD | {"2.4": 70}
    assert "70" in str(marta.contents()[-1])


@pytest.mark.parametrize("words", ["70 y las demás igual", "70, las demás siguen igual"])
def test_the_others_are_others_than_the_one_that_is_asked_about(
    town: Town, marta: Chat, hers: Ids, words: str
) -> None:
    marta.says("la 2.4")
    marta.says(words)
    assert figures(town, hers) == TOLD | {"2.4": 70}
    assert len(town.reports()) == len(hers)


def test_the_others_of_the_work_itself_are_no_activities(
    town: Town, marta: Chat, hers: Ids
) -> None:
    marta.says("la 2.4")
    marta.says("60, faltan las otras firmas")
    assert figures(town, hers) == TOLD | {"2.4": 60}
    assert len(town.reports()) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("suit lista, rampa 20, cita contratada", {"2.1": 100, "4.2": 20}),
        ("rampa 20, cita contratada sin instalar", {"4.2": 20}),
    ],
)
def test_in_a_list_of_few_words_nobody_is_left_out(
    town: Town, marta: Chat, hers: Ids, words: str, told: Ids
) -> None:
    marta.says(words)
    assert figures(town, hers) == TOLD | told
    assert "2.4" in str(marta.contents()[-1])  # which is asked about


@pytest.mark.parametrize(
    ("words", "about", "figure"),
    [
        ("la primera ya está", "4.2", 100),
        ("la segunda 40", "2.3", 40),
        ("y la segunda va en 45", "2.3", 45),
    ],
)
def test_one_is_called_by_its_place_in_the_list(
    town: Town, marta: Chat, hers: Ids, words: str, about: str, figure: int
) -> None:
    marta.says("mis pendientes")
    marta.says(words)
    assert figures(town, hers) == TOLD | {about: figure}


def test_a_stage_of_the_work_is_no_place_in_the_list(town: Town, marta: Chat, hers: Ids) -> None:
    marta.says("la 4.2")
    marta.says("la segunda etapa 40")
    assert figures(town, hers) == TOLD


def test_a_name_alone_is_no_word_about_the_work(town: Town, marta: Chat, hers: Ids) -> None:
    marta.says("la rampa")
    marta.says("15")
    assert town.figure(hers["4.2"]) == (15, "")


@pytest.mark.parametrize("words", ["borre eso que era de otra cosa", "borre eso, era de otra cosa"])
def test_what_was_of_something_else_is_undone(
    town: Town, marta: Chat, hers: Ids, words: str
) -> None:
    marta.says("la rampa va en 15")
    marta.says(words)
    assert figures(town, hers) == TOLD


@pytest.mark.parametrize("words", ["setenta por ciento la cita", "70 la cita"])
def test_what_is_named_is_meant_and_not_what_was_asked_about(
    town: Town, marta: Chat, hers: Ids, words: str
) -> None:
    marta.says("la 4.2")
    marta.says(words)
    assert figures(town, hers) == TOLD | {"2.4": 70}


def test_what_is_said_of_the_rest_is_no_figure_of_the_one_told_of(
    town: Town, marta: Chat, hers: Ids
) -> None:
    marta.says("La 2.3 ya hablé con don Germán: están en 22 días de trámite. Lo demás igual")
    assert figures(town, hers) == TOLD
    assert not any(one.activity_id == hers["2.3"] for one in town.reports())


def test_only_the_words_that_are_of_another_are_taken_out(
    town: Town, marta: Chat, hers: Ids
) -> None:
    marta.says("la rampa va en 15, ya llegó la cotización y el lunes pintan")
    marta.says("en la 4.2 quite lo de la cotización, eso era de otra")
    assert town.figure(hers["4.2"]) == (15, "el lunes pintan")


@pytest.mark.usefixtures("hers")
def test_what_is_to_go_from_a_page_withdraws_no_request(marta: Chat) -> None:
    marta.asks("necesito plazo para la rampa hasta el 30 de junio porque llueve")
    marta.says("pedro habló de otra cosa en la 4.2, borre eso de la página")
    assert "request_withdrawn" not in notes(marta.heard())


@pytest.mark.parametrize(
    "words",
    [
        "Lo del predial en línea: se firmó el contrato. El recibo de pago: ya hay borrador, 30 %",
        "El predial en línea: se firmó el contrato. El recibo de pago: va en 30",
    ],
)
def test_two_words_of_a_title_and_a_colon_head_what_is_told_of_it(
    town: Town, marta: Chat, words: str
) -> None:
    online = town.add("2.2", 20, title="Permitir el pago en línea del predial", product="")
    copies = town.add("2.5", 10, title="Eliminar la copia del recibo de pago", product="")
    marta.says(words)
    assert (town.figure(online)[0], town.figure(copies)[0]) == (20, 30)
