"""What a lead says beside her absence, where she is and how she feels is no word about the work,
and is not told to be not understood; what tells of the work beside it is kept."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from core.messages import Note, Question
from models.organisation import Person
from tests.service.bot.absences.test_absent import away, mark, notices
from tests.service.bot.chat import Chat, Town, notes

ABSENCES = [
    "el viernes no voy", "estoy incapacitada hasta el jueves", "salgo a vacaciones del 18 al 22",
    "lo de vacaciones es del 18 al 20", "ya volví de vacaciones",
]  # fmt: skip
BESIDE = [
    "Le agradezco la comprensión", "Perdón por no avisar antes", "Mi hija se gradúa",
    "Ya mandé el soporte a talento humano", "Le mando la excusa", "Me dio dengue",
    "Ya quedó autorizado por el jefe", "Después me pongo al día", "Ya le avisé a mi jefe",
    "Se presentó una urgencia familiar", "Es por un tema de salud, pero ya estoy mejor",
    "Fue de última hora", "Tengo que llevar a mi mamá al médico",
]  # fmt: skip


@pytest.fixture
def activity(town: Town) -> int:
    """The one of two activities on which Marta reports."""
    town.add("2.4", 10, title="Publicar el mapa")
    with town.database.transaction() as session:
        session.execute(update(Person).values(away_until=None))
    return town.add("1.2", 40, title="Instalar la rampa")


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize("said", ABSENCES)
@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("asked", [False, True])
def test_it_is_not_followed_by_a_not_understood(
    town: Town, marta: Chat, said: str, beside: str, asked: bool
) -> None:
    if asked:
        marta.says("la 1.2 ya la empezamos")
        marta.heard()
    marta.says(f"{said}. {beside}")

    heard = marta.heard()
    told = [one for one in heard if isinstance(one, Note)]
    assert told[0].name == ("back_noted" if said.startswith("ya volví") else "away_told")
    assert {one.name for one in told} <= {"away_told", "back_noted", "courtesy"}
    assert not [one for one in heard if isinstance(one, Question) and one.name == "activity"]
    assert town.reports() == []


@pytest.mark.parametrize("said", ABSENCES)
@pytest.mark.parametrize("work", ["Ya quedó listo el plano", "Falta la firma del alcalde"])
def test_what_tells_of_the_work_beside_it_is_asked_about(
    marta: Chat, activity: int, said: str, work: str
) -> None:
    assert activity
    marta.says(f"{said}. {work}")
    assert [one.name for one in marta.heard() if isinstance(one, Question)] == ["activity"]


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize("said", ["Me dio dengue", "qwert zxcv", "Ya le avisé a mi jefe"])
def test_without_an_absence_such_words_are_not_understood(marta: Chat, said: str) -> None:
    marta.says(said)
    assert "away_told" not in notes(marta.heard())


WHERE = [
    "estoy en Bogotá", "estoy en bogota hasta el jueves", "voy a un curso", "hoy estoy en Medellín",
    "salgo temprano a cita", "ando en comisión hoy", "ando en una reunión", "ando por fuera hoy",
    "salgo ya para un taller", "tengo cita con el odontólogo mañana",
    "estoy cansada de tanto aviso",
]  # fmt: skip


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("la 1.2 va en 60, {0}", ""),
        ("la 1.2 va en 60 y {0}", ""),
        ("la 1.2 va en 60. {0}", ""),
        ("{0}, la 1.2 va en 60", ""),
        ("la 1.2 va en 60, falta la firma y {0}", "falta la firma"),
        ("la 1.2 va en 60, falta la firma. {0}", "falta la firma"),
    ],
)
def test_where_she_is_stands_in_no_description(
    town: Town, marta: Chat, activity: int, where: str, text: str, kept: str
) -> None:
    marta.says(text.format(where))
    percent, words = town.figure(activity)
    assert (percent, words.strip(" .")) == (60, kept)


@pytest.mark.parametrize(
    "words",
    [
        "estoy en mesa de trabajo con Hacienda", "estoy en revisión del plano",
        "estamos en capacitación de los funcionarios", "se dictó el curso en Bogotá",
        "voy a un comité de archivo para la firma", "tengo reunión con la interventoría",
        "la gente está cansada de que pregunten por la obra",
        "el contratista está en Bogotá por los materiales",
        "salimos a campo y se revisó el tramo", "falta la firma y el aval",
    ],
)  # fmt: skip
def test_what_is_done_somewhere_stands_in_it(
    town: Town, marta: Chat, activity: int, words: str
) -> None:
    marta.says(f"la 1.2 va en 60, {words}")
    assert town.figure(activity) == (60, words)


@pytest.mark.parametrize(
    "tired",
    ["estoy cansada de que pregunten", "ya estoy aburrida de este sistema",
     "estamos hartas de este bot",
     "ando mamada de tanto mensaje"],
)  # fmt: skip
@pytest.mark.parametrize(
    "text",
    ["la 1.2 va en 60, falta la firma y {0}", "la 1.2 va en 60. Falta la firma pero {0}",
     "la 1.2 va en 60, {0} y falta la firma"],
)  # fmt: skip
def test_a_complaint_takes_no_account_with_it(
    town: Town, marta: Chat, activity: int, text: str, tired: str
) -> None:
    marta.says(text.format(tired))
    percent, words = town.figure(activity)
    assert (percent, words.strip(" .").lower()) == (60, "falta la firma")


BACK = [
    "ya regresé de la capacitación", "ya estoy de vuelta de la comisión", "ya volví del curso",
    "ya llegué de Bogotá", "ya regresé del viaje a Bogotá", "ya llegué de la comisión",
    "volví del taller", "buenos días, ya estoy de regreso de la licencia",
    "ya volví de la cita médica",
]  # fmt: skip


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize("said", BACK)
@pytest.mark.parametrize("stands", [False, True])
def test_who_is_back_from_somewhere_is_here(
    town: Town, marta: Chat, said: str, stands: bool
) -> None:
    if stands:
        mark(town)
    marta.says(said)
    (note, *_) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["ended"]) == ("back_noted", int(stands))
    assert away(town) is None


@pytest.mark.parametrize(
    "said",
    ["ya llegó el contratista de la capacitación", "ya llegaron los materiales de Bogotá",
     "ya regresó el expediente de la comisión", "ya volví a publicar el mapa",
     "no he vuelto de la comisión", "¿ya volvieron de la comisión?"],
)  # fmt: skip
def test_what_came_from_somewhere_ends_no_absence(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    assert activity
    mark(town)
    marta.says(said)
    assert "back_noted" not in notes(marta.heard())
    assert away(town) is not None
    assert notices(town) == []


@pytest.mark.parametrize(
    "said",
    [
        "Hola, aunque estoy de vacaciones les cuento que el alcalde ya firmó lo de la rampa, quedó"
        " listo",
        "estoy de vacaciones hasta el viernes, les cuento que ya firmó lo de la rampa, quedó listo",
    ],
)
def test_what_she_tells_of_the_work_behind_it_is_kept(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(said)
    percent, words = town.figure(activity)
    assert percent == 100
    assert "firmó lo de la rampa" in words


@pytest.mark.parametrize(
    "why",
    ["estamos de brigada en las veredas hasta el viernes 22",
     "ando en visitas a las veredas hasta el 22"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "la 1.2 va en 60. ", "1.2 60%. "])
def test_where_she_works_until_a_day_is_why_she_is_away(
    town: Town, marta: Chat, activity: int, before: str, why: str
) -> None:
    town.add("3.6", 10, title="Realizar ejercicios de diálogo en veredas", product="")
    marta.says(f"{before}La otra semana no voy a estar, {why}")

    assert notes(marta.heard()) == (["away_told", "receipt"] if before else ["away_told"])
    assert [one.description for one in town.reports()] == ([""] if before else [])
    assert town.figure(activity)[0] == (60 if before else 40)


@pytest.mark.usefixtures("activity")
def test_where_she_works_without_a_day_is_of_the_work(town: Town, marta: Chat) -> None:
    veredas = town.add("3.6", 10, title="Realizar ejercicios de diálogo en veredas", product="")
    marta.says("La otra semana no voy a estar. Hicimos visitas en las veredas, va en 40")
    assert town.figure(veredas) == (40, "Hicimos visitas en las veredas")
