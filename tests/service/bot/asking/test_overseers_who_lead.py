"""Whoever oversees the plan leads an activity too: what is not understood of his words is no
account of that activity, whatever was asked about it."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town, chief_of_control, notes

OVERSEEING = [
    "la acepto",
    "los acepto todos",
    "no acepto ninguno",
    "de acuerdo con lo de Pedro",
    "conforme con lo de hacienda",
    "ok con los tres",
    "sí, adelante con la de Pedro",
    "no le dé más plazo a Pedro",
    "eso ya lo había decidido ayer",
    "Pedro no ha podido porque se le dañó el computador",
    "Pedro ya entregó todo",
    "a Pedro le hace falta el acta",
    "lo de Pedro lo miro mañana",
    "las oficinas no están respondiendo",
    "el boletín me llegó sin el cuadro",
    "lo de los recordatorios está muy seguido",
    "pídale a Pedro el avance",
    "esa no está lista, yo la vi ayer y está en blanco",
    "yo la revisé y no hay nada publicado",
    "la de sandra no hace falta, es un solo día",
    "me refiero a todo el plan, no solo a lo mio",
    "hablo de todas las oficinas, no de la mía",
    "pregunto por toda la entidad",
    "a Pedro ya lo llamé y queda en subirla el jueves, lo otro es de ustedes",
]
OF_ABSENCES = [
    "La ausencia de Luz Dary se corrige, hay que mirarla",
    "Nada de la otra. Hablo de la ausencia de Luz Dary",
    "lo de las vacaciones de los muchachos hay que organizarlo",
]
# Each names the activity that he leads and decides something, or speaks of something else.
DECIDED_OF_HIS = [
    "De acuerdo con la 1.4",
    "la 1.4 la acepto",
    "aceptamos la 1.4",
    "no comparto la 1.4",
    "me parece bien la 1.4",
    "nada de la 1.4. Hablo de la ausencia",
    "no hablamos de la 1.4, hablamos de las vacaciones",
    "nada de la 1.4, es lo del rol de Pedro",
]
# Read as requests for his own activity.
GRANTED = [
    "le doy un mes más a Jairo",
    "les damos plazo hasta el 30 de julio a los de hacienda",
    "se le aprueba a la secretaria de salud",
    "le concedo ocho días más a Pedro",
    "dele ocho días más a la doctora",
    "se les niega la ampliación a los de hacienda",
]
# Read by a learned reader as giving his own activity away.
OF_NO_OFFICE_OF_HIS = [
    "esa oficina Hacienda es la misma Secretaria de Hacienda, responde Jairo. Favor corregir.",
    "me refiero a todo el plan, no solo a lo mio",
    "no, yo no estoy pasando la 1.4, hablo de que corrijan el nombre de la oficina",
    "no voy a trasladar la 1.4 a otra oficina, solo corrijan el nombre",
]
HE_GIVES_AWAY = [
    "la 1.4 no es mía, es de Hacienda",
    "eso no me corresponde, es de Hacienda",
    "por favor trasladar la 1.4 a la Secretaría de Hacienda",
    "esa la responde hacienda, no nosotros",
]
HE_ASKS = [
    "para la 1.4 necesito plazo hasta el 30 de julio",
    "necesito un mes más",
    "deme ocho días más",
    "necesitamos prórroga hasta el 30 de julio para la 1.4",
]
OF_HIS_WORK = [
    "falta la firma de la alcaldesa",
    "estamos revisando los controles",
    "se hicieron dos mesas con hacienda y planeación",
    "está en revisión de la alcaldesa",
    "me falta la aprobación del comité",
    "se hicieron las mesas con todas las oficinas",
    "se socializó en toda la entidad",
    "vamos bien, la otra semana cerramos el informe",
    "en la 1.4 falta la firma del acta",
    "la 1.4 está en revisión",
    "en la 1.4 ya enviamos los correos a las oficinas",
]


@pytest.fixture
def control(town: Town) -> Chat:
    """Hernán, of control, who leads one activity."""
    chat, office = chief_of_control(town)
    title = "Hacer seguimiento a los controles de los riesgos"
    town.add("1.4", 20, office=office, title=title, product="")
    town.add("5.1", 40, office=town.other_office_id, title="Levantar el inventario", product="")
    return chat


@pytest.fixture
def asked(control: Chat) -> Chat:
    """Hernán, who was asked in what percentage his activity is."""
    assert control.says("en la 1.4 se avanzó") == "asked"
    control.heard()
    return control


@pytest.mark.parametrize("said", OVERSEEING)
def test_words_of_overseeing_answer_no_question_about_his_activity(
    town: Town, asked: Chat, said: str
) -> None:
    assert asked.says(said) == "unclear"
    assert notes(asked.heard()) == ["unclear"]
    assert town.reports() == []


@pytest.mark.parametrize("said", OF_ABSENCES)
def test_what_is_not_understood_of_absences_is_no_word_of_his(
    town: Town, asked: Chat, said: str
) -> None:
    asked.says(said)
    assert not {"question", "receipt", "words_added"} & set(notes(asked.heard()))
    assert town.reports() == []


@pytest.mark.parametrize("said", OVERSEEING)
def test_nor_do_they_raise_a_question_about_it_after_a_reminder(
    town: Town, control: Chat, said: str
) -> None:
    town.morning(days=0)
    control.heard()
    control.says(said)
    assert not {"question", "receipt", "snoozed"} & set(notes(control.heard()))
    assert town.reports() == []


@pytest.mark.parametrize("said", OF_HIS_WORK)
def test_an_account_of_his_work_waits_for_its_figure(town: Town, asked: Chat, said: str) -> None:
    assert asked.says(said) == "asked"
    asked.says("45")
    assert [report.percent for report in town.reports()] == [45]


@pytest.mark.parametrize(
    "said", ["40", "vamos en 40, el auditor está de vacaciones", "como 40, no le acepté el acta"]
)
def test_a_figure_is_still_the_answer(town: Town, asked: Chat, said: str) -> None:
    asked.says(said)
    assert [report.percent for report in town.reports()] == [40]


def test_what_was_asked_stays_open(town: Town, asked: Chat) -> None:
    asked.says("los acepto todos")
    asked.says("40")
    assert [report.percent for report in town.reports()] == [40]


@pytest.mark.parametrize("said", ["mañana le cuento", "la otra semana le digo"])
def test_what_he_puts_off_is_put_off(asked: Chat, said: str) -> None:
    asked.says(said)
    assert notes(asked.heard()) == ["snoozed"]


def test_who_only_leads_is_still_asked(town: Town, marta: Chat) -> None:
    town.add("2.1", 20, title="Publicar los informes", product="")
    assert marta.says("en la 2.1 se avanzó") == "asked"
    assert marta.says("Pedro no ha podido porque se le dañó el computador") == "asked"


@pytest.mark.parametrize("said", DECIDED_OF_HIS)
def test_what_he_decides_of_his_own_is_no_account_of_it(town: Town, asked: Chat, said: str) -> None:
    assert asked.says(said) == "unclear"
    assert notes(asked.heard()) == ["unclear"]
    assert town.reports() == []


@pytest.mark.parametrize("said", DECIDED_OF_HIS)
def test_nor_does_it_raise_a_question(control: Chat, said: str) -> None:
    control.says(said)
    (told,) = control.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values["words"]) == ("unclear", said)


@pytest.mark.parametrize("said", GRANTED)
def test_what_he_grants_another_is_no_request_of_his(control: Chat, said: str) -> None:
    control.says(said)
    assert not {"question", "requested"} & set(notes(control.heard()))
    control.says("sí")
    assert not {"question", "requested"} & set(notes(control.heard()))


@pytest.mark.parametrize("said", OF_NO_OFFICE_OF_HIS)
def test_words_of_the_names_of_offices_give_nothing_of_his_away(control: Chat, said: str) -> None:
    control.says(said)
    assert "question" not in notes(control.heard())


def test_what_was_asked_of_another_office_is_dropped_by_who_gives_nothing_away(
    control: Chat,
) -> None:
    control.says("la 1.4 no es mía")
    control.heard()
    control.says("no, yo no estoy pasando la 1.4, hablo de que corrijan el nombre de la oficina")
    assert notes(control.heard()) == ["request_dropped"]


@pytest.mark.parametrize("said", HE_GIVES_AWAY)
def test_what_is_not_his_is_still_asked_for_another(control: Chat, said: str) -> None:
    assert control.says(said) == "asked"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("según lo que revisé la 5.1 va en 40", "review_unclear"),
        ("yo vi la 5.1 y va en 40, falta el acta", "review_kept"),
        ("según revisé ayer, la 5.1 va en 40", "elsewhere"),
    ],
)
def test_a_figure_that_he_found_in_anothers_asks_for_none_of_his(
    control: Chat, said: str, told: str
) -> None:
    control.says(said)
    assert notes(control.heard()) == [told]


@pytest.mark.parametrize("said", ["para mí la 1.4 va en 40", "según lo que revisé la 1.4 va en 40"])
def test_a_figure_that_he_found_in_his_own_is_his_report(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    assert [report.percent for report in town.reports()] == [40]


@pytest.mark.parametrize("said", HE_ASKS)
def test_what_he_asks_for_his_own_is_a_request(control: Chat, said: str) -> None:
    assert control.says(said) == "asked"


@pytest.mark.parametrize(
    "said", ["de la 2.7 no tengo nada que decir", "la 2.7 me parece floja", "ojo con la 2.7"]
)
def test_a_code_that_is_none_of_his_raises_no_list(control: Chat, said: str) -> None:
    control.says(said)
    assert "question" not in notes(control.heard())


@pytest.mark.parametrize(
    "said",
    [
        "Pedro me dijo que ya casi",
        "mejor dicho a Pedro déjelo así",
    ],
)
def test_words_that_call_others_by_name_begin_no_account_of_his(
    town: Town, control: Chat, said: str
) -> None:
    assert control.says(said) == "unclear"
    assert notes(control.heard()) == ["unclear"]
    assert town.reports() == []


def test_words_that_name_his_own_work_are_his_whoever_else_they_call(control: Chat) -> None:
    assert control.says("ya llamé a Pedro para lo de la 1.4, quedó de mandar los datos") == "asked"


JUDGED = [
    "listo, todo lo de hacienda que este al cien se lo acepto",
    "la de los buzones va aceptada, ya esta al 100",
    "verificado lo de la ventanilla pero le bajo a 30",
    "la verifico en 50 la de los faros porque van dos de cuatro",
]
OF_THEIRS = [
    *JUDGED,
    "ya llame a pedro, dice que el inventario va en 40 y que lo demas no ha empezado",
    "no hombre, en 40 va lo de pedro",
    "lo de hacienda va en 60",
]
OF_HIS_FIGURE = [
    "vamos en 40, ya visitamos dos oficinas",
    "ya revisamos con pedro, vamos en 40",
    "vamos en 40, lo de pedro ya quedo en el informe",
    "aceptamos las recomendaciones de la contraloría, vamos en 40",
    "va en 40, falta lo de hacienda",
]


@pytest.mark.parametrize("said", OF_THEIRS)
def test_a_figure_of_what_others_do_is_none_of_his(town: Town, control: Chat, said: str) -> None:
    assert control.says(said) == ("answered" if said in (*JUDGED, OF_THEIRS[4]) else "unclear")
    assert town.reports() == []


@pytest.mark.parametrize("said", OF_THEIRS)
def test_nor_does_it_answer_what_was_asked_of_his(town: Town, asked: Chat, said: str) -> None:
    assert asked.says(said) == "unclear"
    assert town.reports() == []


@pytest.mark.parametrize("said", OF_HIS_FIGURE)
def test_his_own_figure_is_recorded_whoever_is_named_beside_it(
    town: Town, asked: Chat, said: str
) -> None:
    asked.says(said)
    assert [one.percent for one in town.reports()] == [40]


def test_what_is_told_of_what_his_work_makes_is_of_it(town: Town) -> None:
    chief, office = chief_of_control(town)
    town.add(
        "1.3", 10, office=office, title="Auditar los contratos", product="Informe de auditoría"
    )
    assert chief.says("La auditoría va bien, ya revisamos los de obra") == "asked"
