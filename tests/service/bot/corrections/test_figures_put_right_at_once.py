"""A figure that is said again right after a receipt, or as the answer to a question, is taken."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import PROVEN, Post

TITLES = {
    "4.2": "Adecuar la rampa de acceso al palacio municipal",
    "5.3": "Publicar los contratos en el SECOP y en la página",
    "1.1": "Actualizar el mapa de riesgos de corrupción",
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's; return them by code."""
    return {
        code: town.add(code, 20, title=title, product="", planned=None)
        for code, title in TITLES.items()
    }


@pytest.mark.parametrize(
    ("said", "figure"),
    [("ay no espere, la mitad no, ponga 40 mejor", 40), ("perdón mejor 45, falta el contrato", 45),
     ("22 % o 25 %, déjelo en 25", 25), ("no, 40 le dije", 40)],
)  # fmt: skip
def test_right_after_a_receipt_it_is_written_without_a_question(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figure: int
) -> None:
    marta.says("4.2 la cierra contabilidad el 10, yo creo que vamos por la mitad")
    assert marta.says(said) == "recorded"
    percent, words = town.figure(ids["4.2"])
    assert (percent, "mitad" in words, "ponga" in words, "dije" in words) == (figure, *[False] * 3)


@pytest.mark.parametrize(
    ("said", "figure"),
    [("noo 35, la rampa ni la han empezado", 35), ("35 le dije", 35), ("no, mejor 30", 30)],
)
def test_it_answers_a_yes_or_no(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figure: int
) -> None:
    assert marta.says("4.2 va en 10") == "asked"
    assert marta.says(said) == "recorded"
    assert town.figure(ids["4.2"])[0] == figure


def test_a_count_goes_on_from_the_one_before(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("1.1 ya van 4 procesos de 6, falta hacienda y salud")
    town.wait(days=1)
    assert marta.says("hacienda ya me mandó lo suyo, quedó 5 de 6") == "recorded"
    assert town.figure(ids["1.1"])[0] == 83
    assert "5 de 6" in town.figure(ids["1.1"])[1]


def test_a_count_of_another_whole_is_asked_about(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("1.1 ya van 4 procesos de 6, falta hacienda y salud")
    town.wait(days=1)
    assert marta.says("quedaron 5 de 8") == "asked"
    assert town.figure(ids["1.1"])[0] == 67


def test_the_first_sentence_answers_and_the_next_reports_on_another(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 4.2 está en revisión de jurídica")
    assert marta.says("40 dije. y faltó la 5.3: sigue en 35, se adjudica en abril") == "recorded"
    assert [town.figure(ids[code])[0] for code in ("4.2", "5.3")] == [40, 35]
    assert "40" not in town.figure(ids["5.3"])[1]


def test_the_name_answers_and_the_rest_is_of_another(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("lluvia todo el fin de semana, sigue en 50")
    assert marta.says("la 4.2, y los contratos siguen en 30") == "recorded"
    assert [town.figure(ids[code])[0] for code in ("4.2", "5.3")] == [50, 30]
    assert "contratos" not in town.figure(ids["4.2"])[1]


def test_the_rest_of_the_year_is_not_the_rest_of_the_activities(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("4.2 en 40, 5.3 en 100")
    marta.says("no la 5.3 no es 100 todavía, el resto del año siguen los contratos, déjela en 30")
    assert [town.figure(ids[code])[0] for code in ("4.2", "5.3", "1.1")] == [40, 30, 20]


def test_what_was_told_before_is_not_asked_for(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert marta.says("la rampa ya la había reportado. la 1.1 va en 75") == "recorded"
    assert not [one for one in marta.contents() if isinstance(one, Question)]
    assert town.figure(ids["1.1"])[0] == 75


def test_a_word_of_a_title_alone_in_the_subject_names_it(
    town: Town, post: Post, ids: dict[str, int]
) -> None:
    text = "Lluvia todo el fin de semana. Sigue en 50. Sobre contratos no hay nada que contar"
    post.answer(None, text, proof=PROVEN, Subject="Rampa")
    assert [town.figure(ids[code])[0] for code in ("4.2", "5.3")] == [50, 20]


@pytest.mark.parametrize("subject", ["avance", "Re: pendientes", "página", ""])
def test_a_subject_that_names_none_leaves_it_asked(
    town: Town, post: Post, ids: dict[str, int], subject: str
) -> None:
    post.answer(None, "Lluvia todo el fin de semana. Sigue en 50", proof=PROVEN, Subject=subject)
    assert [town.figure(one)[0] for one in ids.values()] == [20, 20, 20]


def test_a_room_that_is_reserved_leaves_the_mail_its_text(
    town: Town, post: Post, ids: dict[str, int]
) -> None:
    text = "la rampa va en 45 y para la obra el coliseo vecino, que esta cerrado, ya esta reservado"
    post.answer(None, text, proof=PROVEN, Subject="Pendientes")
    assert town.figure(ids["4.2"])[0] == 45


def test_only_this_period_is_of_the_one_with_later_dates(town: Town, marta: Chat) -> None:
    one = town.add("2.1", 20, due=[town.now.date()])
    year = town.add("2.2", 30, due=[town.now.date().replace(month=11, day=30)])
    marta.says("2.1 en 100, 2.2 en 100")
    assert marta.says("solo este periodo, los contratos salen todo el año") == "recorded"
    assert [town.figure(activity)[0] for activity in (one, year)] == [100, 30]


@pytest.mark.parametrize("hours", [0, 5])
@pytest.mark.parametrize(
    "words",
    [
        "no no, la 3.6 no está cumplida, van dos de los cuatro",
        "no, la 3.6 todavía no está lista, vamos en 50",
        "no, eso no está terminado, va apenas en 50, la 3.6",
    ],
)
def test_what_is_not_done_after_all_has_its_figure_at_once(
    town: Town, marta: Chat, words: str, hours: int
) -> None:
    activity = town.add("3.6", 40, title="Actualizar los cuatro formatos de datos")
    marta.says("la 3.6 cumplida")
    assert town.figure(activity)[0] == 100
    town.wait(hours=hours)

    assert marta.says(words) == "recorded"
    assert town.figure(activity)[0] == 50


@pytest.mark.parametrize(
    "words", ["la 3.6 va en 50", "la 3.6 no está cumplida, van dos de los cuatro"]
)
def test_a_lower_figure_without_a_no_before_it_is_asked_about(
    town: Town, marta: Chat, words: str
) -> None:
    activity = town.add("3.6", 40, title="Actualizar los cuatro formatos de datos")
    marta.says("la 3.6 cumplida")

    assert marta.says(words) == "asked"
    assert town.figure(activity)[0] == 100


@pytest.mark.parametrize(
    "said",
    ["la 4.2 quedo mal es 40", "la 4.2 está mal son 40", "la 4.2 quedó mal, va en 40",
     "listo gracias. la 4.2 quedo mal es 40"],
)  # fmt: skip
def test_what_was_written_wrong_is_put_right_without_a_pause(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 4.2 va en 30")
    assert marta.says(said) == "recorded"
    percent, words = town.figure(ids["4.2"])
    assert (percent, "mal" in words) == (40, False)


def test_work_that_was_done_badly_is_no_figure_put_right(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 4.2 va en 30, quedó mal la baranda")
    assert town.figure(ids["4.2"]) == (30, "quedó mal la baranda")


@pytest.mark.parametrize(
    "said",
    ["perdon, me equivoque, la 4.2 va en 85 y la del 45 es la 5.3",
     "la 4.2 va en 85, la del 45 es la 5.3", "ay no, la del 45 es la 5.3 y la 4.2 va en 85",
     "uy perdón, la que va en 45 es la 5.3 y la 4.2 va en 85",
     "ups la 4.2 está en 85 y el 45 es de la 5.3"],
)  # fmt: skip
def test_both_figures_are_put_where_she_says_that_they_belong(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 4.2 va en 45")
    assert marta.says(said) == "recorded"

    assert [town.figure(ids[code])[0] for code in ("4.2", "5.3")] == [85, 45]


@pytest.mark.parametrize(
    "said",
    ["No, está mal: el 45 es de los contratos (5.3) y la 4.2 es 10",
     "No, está mal: el 45 es de los contratos (5.3). La 4.2 es 10.",
     "está errado, el 45 era de la 5.3 y la rampa va en 10",
     "Eso quedó mal. El 45 es de los contratos y la 4.2 va en 10",
     "No señor, así no es: el 45 % es de la 5.3 y la 4.2 va en 10 %",
     "El 45 está mal, es de los contratos (5.3); la 4.2 es 10",
     "está mal, el 45 es de los contratos y el 10 de la rampa",
     "no, crucé los datos: la 4.2 es 10 y el 45 es de la 5.3",
     "me equivoqué, el 45 era para la 5.3 y para la 4.2 son 10"],
)  # fmt: skip
@pytest.mark.parametrize("replies", [True, False])
def test_what_is_said_to_be_wrong_is_put_where_it_belongs(
    town: Town, marta: Chat, ids: dict[str, int], said: str, replies: bool
) -> None:
    marta.says("la 4.2 va en 45")
    town.deliver()
    assert marta.says(said, to=marta.last() if replies else None) == "recorded"

    assert [town.figure(ids[code]) for code in ("4.2", "5.3")] == [(10, ""), (45, "")]


@pytest.mark.parametrize(
    "said",
    [
        "No, está mal: el 45 es de los contratos (5.3)",
        "no, el 45 es de la 5.3 y la 4.2 sigue igual",
    ],
)
def test_what_is_said_to_be_wrong_is_moved_where_no_other_figure_is_told(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 4.2 va en 45")
    assert marta.says(said) == "recorded"

    assert [town.figure(ids[code])[0] for code in ("4.2", "5.3")] == [20, 45]


def test_two_figures_are_exchanged_and_nothing_is_told_back(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 4.2 va en 45 y la 5.3 va en 70")
    marta.heard()
    assert marta.says("está mal: el 45 es de la 5.3 y el 70 es de la 4.2") == "recorded"

    assert [town.figure(ids[code])[0] for code in ("4.2", "5.3")] == [70, 45]
    assert notes(marta.heard()) == ["receipt"]


@pytest.mark.parametrize(
    "said",
    ["está mal, el 45 es de los estudios y el 10 de la obra",
     "está mal, la 4.2 y la 5.3 no son 45"],
)  # fmt: skip
def test_figures_of_no_activity_that_is_named_change_nothing_unasked(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 4.2 va en 45")
    assert marta.says(said) == "asked"

    assert [town.figure(ids[code])[0] for code in ("4.2", "5.3")] == [45, 20]


@pytest.mark.parametrize(
    "said",
    ["yo no dije 50, dije que no alcanza la plata. eso sigue en 30", "no dije 50, sigue en 30",
     "yo no he dicho 50, eso va en 30", "nunca dije 50, esa sigue en 30"],
)  # fmt: skip
def test_a_figure_that_she_never_said_is_put_right_by_the_one_beside_it(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 4.2 va en 30")
    marta.says("la 4.2 va en 50")
    assert marta.says(said) == "recorded"

    percent, words = town.figure(ids["4.2"])
    assert (percent, words) == (30, "no alcanza la plata" if "plata" in said else "")


@pytest.mark.parametrize(
    ("said", "again", "words"),
    [("compramos 5 de los 8 en la 4.2", "perdon 6 de los 8", "compramos 6 de los 8 en la 4.2"),
     ("la 4.2, compramos 5 de los 8 equipos", "no, son 6 de 8", "compramos 6 de los 8 equipos")],
)  # fmt: skip
def test_words_that_wait_for_a_yes_have_the_count_that_is_put_right(
    town: Town, marta: Chat, ids: dict[str, int], said: str, again: str, words: str
) -> None:
    marta.says(said)
    assert marta.says(again) == "recorded"

    assert town.figure(ids["4.2"]) == (75, words)


@pytest.mark.parametrize("said", ["sí pero 50", "si, pero son 50", "sí pero va en 50 %"])
def test_a_yes_but_to_another_figure_is_that_figure(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 4.2 va en 60")
    marta.says("la 4.2 va en 40")
    assert marta.says(said) == "recorded"

    assert town.figure(ids["4.2"])[0] == 50


def test_a_yes_but_to_one_that_may_be_a_count_is_asked(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 4.2 va en 60")
    marta.says("la 4.2 va en 40")
    assert marta.says("sí pero 15") == "asked"

    assert town.figure(ids["4.2"])[0] == 60


@pytest.mark.parametrize(
    "said",
    [
        "me equivoque en la rampa, es 45",
        "me equivoqué con lo de la rampa, va en 45",
        "perdón en la rampa me equivoqué, son 45",
    ],
)
def test_an_apology_for_the_figure_keeps_the_words_of_the_work(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la rampa va en 40, falta la baranda")
    assert marta.says(said) == "recorded"
    assert town.figure(ids["4.2"]) == (45, "falta la baranda")


def test_who_was_mistaken_in_the_work_says_so_in_its_words(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la rampa va en 40, nos equivocamos en la medida y toca demoler")
    assert "demoler" in town.figure(ids["4.2"])[1]


@pytest.mark.parametrize(
    "said",
    [
        "súbanle a la 4.2 a 95 y dígame si ya puedo reportar la 1.1 de junio",
        "súbale a la 4.2 a 95 y me confirma si puedo reportar la 1.1",
    ],
)
def test_whether_she_may_report_another_is_no_report_of_it(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert town.figure(ids["4.2"]) == (95, "")
    assert not any(isinstance(one, Question) for one in marta.heard())
    assert len(town.reports()) == 1
