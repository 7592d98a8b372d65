"""What is told of one activity beside another: each keeps its own figure, words and files."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.messages import Question
from models.progress import open_dates
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import DOCUMENT, pieces, sends

TITLES = {
    "1.1": ("Actualizar el mapa de riesgos de corrupción", "Un mapa aprobado"),
    "1.2": ("Socializar la política de administración del riesgo", "Tres jornadas"),
    "3.3": ("Convocar a los veedores y juntas de acción comunal", "Convocatoria"),
    "4.1": ("Capacitar al personal de ventanilla en lenguaje claro", "20 personas"),
    "5.5": ("Actualizar el índice de información clasificada y reservada", "Índice"),
}
QUARTERS = [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 11)]


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Activities of Marta's, by code."""
    return {
        code: town.add(code, 10, title=title, product=product)
        for code, (title, product) in TITLES.items()
    }


BESIDE_A_CODE = [
    ("perdon, la socializacion va es en 45 y la 1.1 todavia no, esperando que nos digan", "1.2"),
    ("la socialización va en 45 y la 1.1 aún no", "1.2"),
    ("ay no, la socialización es 45 y la 1.1 todavía no", "1.2"),
    ("la 1.1 todavia no, la socializacion va en 45", "1.2"),
    ("socializacion 45 %, 1.1 todavia no", "1.2"),
    ("los veedores van en 45, de la 1.1 todavía no nos dicen", "3.3"),
    ("el índice quedó en 45 y lo de la 1.1 todavía no", "5.5"),
]


@pytest.mark.parametrize(("said", "code"), BESIDE_A_CODE)
@pytest.mark.parametrize("last", ["1.1", "1.2", "3.3"])
def test_the_figure_of_a_noun_is_never_that_of_the_code_beside_it(
    town: Town, marta: Chat, ids: dict[str, int], said: str, code: str, last: str
) -> None:
    for one in sorted(["1.1", "1.2", "3.3"], key=lambda other: other == last):
        marta.says(f"la {one} va en 30")
    marta.says(said)
    assert town.figure(ids[code])[0] == 45
    assert town.figure(ids["1.1"])[0] == 30


@pytest.mark.parametrize(
    ("said", "figure"),
    [("la socialización de la 1.1 va en 45", 45), ("la 1.1 ya va en 45", 45),
     ("la 1.1: la socialización del mapa va en 45 y el acto todavía no", 45)],
)  # fmt: skip
def test_a_noun_of_the_activity_that_is_named_tells_of_that(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figure: int
) -> None:
    marta.says(said)
    assert town.figure(ids["1.1"])[0] == figure
    assert town.figure(ids["1.2"])[0] == 10


FILES_OF_ONE = [
    ("Adjunto los listados de asistencia de la socialización. "
     "De la capacitación de ventanilla no hay novedad.", "1.2", "4.1"),
    ("Adjunto el acta de la socialización. La capacitación sigue sin novedad.", "1.2", "4.1"),
    ("La capacitación de ventanilla sin novedad. Adjunto los listados de la socialización.",
     "1.2", "4.1"),
    ("Remito fotos de los veedores; del mapa no hay novedad", "3.3", "1.1"),
    ("Envío los listados de asistencia de la capacitación. De la socialización nada nuevo.",
     "4.1", "1.2"),
    ("Buenos días.\nAnexo acta de los veedores.\nEl índice va en 10.\nGracias", "3.3", "5.5"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "shown", "told"), FILES_OF_ONE)
def test_files_of_one_go_to_it_and_the_rest_tells_of_the_other(
    town: Town, marta: Chat, ids: dict[str, int], said: str, shown: str, told: str
) -> None:
    assert sends(marta, said, DOCUMENT) == "recorded"
    assert [activity for activity, *_ in pieces(town)] == [ids[shown]]
    assert [one.activity_id for one in town.reports()] == [ids[told]]
    assert town.figure(ids[told])[0] == 10
    assert "djunto" not in town.figure(ids[told])[1]


@pytest.mark.parametrize(
    ("said", "code"),
    [("Adjunto el acta de la socialización. La socialización va en 45.", "1.2"),
     ("La socialización va en 45. Adjunto listados de asistencia.", "1.2"),
     ("La 1.2 va en 45. Adjunto foto.", "1.2")],
)  # fmt: skip
def test_files_go_with_the_report_on_the_same(
    town: Town, marta: Chat, ids: dict[str, int], said: str, code: str
) -> None:
    sends(marta, said, DOCUMENT)
    assert [activity for activity, *_ in pieces(town)] == [ids[code]]
    assert town.figure(ids[code])[0] == 45


@pytest.mark.parametrize(
    "said",
    ["la 3.6 este mes no hubo", "los diálogos este trimestre no hubo", "3.6: no hubo este mes",
     "la 3.6 va en 25, este mes no hubo", "de la 3.6 en mayo no se hizo nada",
     "la 3.6 para este corte no hubo encuentros", "la 3.6 este mes no tocaba"],
)  # fmt: skip
def test_what_was_not_done_in_a_period_meets_no_date(town: Town, marta: Chat, said: str) -> None:
    activity = town.add(
        "3.6", 25, title="Realizar ejercicios de diálogo", product="4 encuentros", due=QUARTERS
    )
    assert marta.says(said) == "recorded"
    with town.database.reading() as session:
        assert [one.due for one in open_dates(session, activity, without=None)] == QUARTERS
    assert town.figure(activity)[0] == 25


@pytest.mark.parametrize(
    "said", ["la 3.6 va en 25, el primero ya se hizo", "3.6 en 25, ya cumplimos"]
)
def test_what_was_done_meets_its_date(town: Town, marta: Chat, said: str) -> None:
    activity = town.add(
        "3.6", 25, title="Realizar ejercicios de diálogo", product="4 encuentros", due=QUARTERS
    )
    marta.says(said)
    with town.database.reading() as session:
        assert [one.due for one in open_dates(session, activity, without=None)] == QUARTERS[1:]


REQUESTED = [
    ("la 3.3 va en 65. pido más plazo hasta el 30 de junio que no hay contrato", ""),
    ("la 3.3 va en 65. Pido más plazo para entregar la convocatoria.", ""),
    ("la 3.3 va en 65, falta la firma, por eso le pido plazo hasta el 30 de junio",
     "falta la firma"),
    ("la 3.3 va en 65. Se hizo la convocatoria. Solicitamos prórroga hasta el 30 de junio.",
     "Se hizo la convocatoria."),
    ("la 3.3 va en 65. ¿Nos pueden ampliar el plazo hasta el 30 de junio?", ""),
    ("3.3 en 65 y necesitamos prórroga hasta el 30 de junio porque no hay contrato", ""),
]  # fmt: skip


@pytest.mark.parametrize(("said", "words"), REQUESTED)
def test_a_request_for_time_is_no_description(
    town: Town, marta: Chat, ids: dict[str, int], said: str, words: str
) -> None:
    assert marta.says(said) == "recorded"
    assert town.figure(ids["3.3"]) == (65, words)
    assert marta.contents()[-1].kind == "question"


@pytest.mark.parametrize(
    "said",
    ["la 3.3 va en 65, el contratista pidió prórroga del contrato",
     "la 3.3 va en 65. Se amplió el plazo del contrato",
     "la 3.3 va en 65. La comunidad siempre pregunta por el contrato"],
)  # fmt: skip
def test_what_others_asked_for_is_an_account_of_the_work(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert "contrato" in town.figure(ids["3.3"])[1]


REFUSED = [
    "no mija, deje asi", "ya mijo, dejemos eso así no más", "no doña Rosa, olvídelo",
    "no, jefe, déjelo así", "no mi amor, deje así", "mejor deje así, vecina",
]  # fmt: skip


@pytest.mark.parametrize("said", REFUSED)
def test_a_refusal_is_no_word_of_a_report(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 3.3 va en 65")
    assert marta.says(said) == "answered"
    marta.says("sí")
    assert town.figure(ids["3.3"]) == (65, "")


@pytest.mark.parametrize("said", REFUSED)
def test_a_refusal_drops_what_was_asked(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 3.3 va avanzando")
    assert marta.says(said) == "answered"
    marta.says("la 3.3 va en 70")
    assert town.figure(ids["3.3"]) == (70, "")


@pytest.mark.parametrize(
    "said",
    ["usted siempre pregunta lo mismo", "eso ya se lo dije ayer, no fastidie", "no moleste más",
     "ustedes siempre repiten lo mismo", "no insista tanto", "deje de molestar"],
)  # fmt: skip
def test_a_quarrel_is_no_description(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 3.3")
    marta.says(said)
    marta.says("la 3.3 va en 70")
    assert town.figure(ids["3.3"]) == (70, "")


@pytest.mark.parametrize(("hours", "words"), [(0, "vamos citando. Ya vinieron dos juntas"),
                                              (20, "Ya vinieron dos juntas")])  # fmt: skip
def test_words_of_long_ago_do_not_join_a_new_report(
    town: Town, marta: Chat, ids: dict[str, int], hours: int, words: str
) -> None:
    marta.says("la 3.3 vamos citando")
    town.wait(hours=hours)
    marta.says("la 3.3 va en 70. Ya vinieron dos juntas")
    assert town.figure(ids["3.3"]) == (70, words)


@pytest.mark.parametrize(
    "said", ["sin novedad por ahora", "por ahora sin novedad", "nada nuevo", "sigue igual"]
)
def test_without_news_answers_what_is_open_and_invents_no_figure(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 3.3 en 6")
    assert marta.says(said) == "recorded"
    assert town.figure(ids["3.3"])[0] == 10
    town.wait(hours=2)
    marta.says(said)
    question = marta.contents()[-1]
    assert isinstance(question, Question)
    assert (question.name, question.figure) == ("activity", None)
    assert marta.says("la 1.1") == "recorded"
    assert town.figure(ids["1.1"])[0] == 10


REMINDED = [
    "recuérdeme lo de la 1.2 el 16 porfa", "recuérdeme la 1.2 el 16", "acuérdeme de la 1.2 el 16",
    "me recuerda la 1.2 el día 16", "recuérdeme la 1.2 para el 16",
    "me puede recordar la 1.2 el 16?", "necesito que me recuerden el 16 de marzo lo de la 1.2",
]  # fmt: skip


@pytest.mark.parametrize("said", REMINDED)
@pytest.mark.parametrize("part", [False, True])
def test_a_day_to_be_reminded_is_no_figure(
    town: Town, marta: Chat, ids: dict[str, int], said: str, part: bool
) -> None:
    if part:  # then only the rules read
        town.add("1.4", 10, title="Revisar", office=[town.other_office_id, town.office_id])
    town.now = datetime(2026, 3, 9, 15, tzinfo=UTC)
    marta.says("la 1.2 va en 12")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["snoozed"]
    assert town.figure(ids["1.2"])[0] == 12


@pytest.mark.parametrize(
    "said", ["le recuerdo que la 1.2 va en 16", "la 1.2 va en 16, recuérdeme la 1.1 el 20"]
)
def test_a_figure_beside_a_reminder_is_one(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    town.now = datetime(2026, 3, 9, 15, tzinfo=UTC)
    marta.says(said)
    assert town.figure(ids["1.2"])[0] == 16
