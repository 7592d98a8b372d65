"""Who says that she is here is no longer away; an absence beside a report is told apart from it."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.absences.test_absent import away, mark, notices
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership

HERE = [
    "ya no estoy ausente, estoy en la oficina",
    "ya no estoy de vacaciones",
    "no, ya no estoy incapacitada",
    "hoy si estoy trabajando, me cancelaron la cita",
    "volvi antes, desde hoy atiendo",
    "le dije q ya volvi, estoy en la oficina desde el 10",
    "no me posponga nada, eso era q ya regrese",
    "al final ya no estoy en comision, hoy si trabajo",
    "hoy me reincorporé",
    "me reincorporé ayer",
    "me reintegré hoy a mis labores",
    "ayer me reincorporé a la oficina",
    "desde hoy estoy reincorporada",
    "hoy volví a trabajar",
    "retomé labores hoy",
    "hoy me reintegro a mis labores",
    "me incorporé hoy de nuevo",
]
NOT_HERE = [
    "me reincorporo el lunes", "cuando me reincorpore le cuento", "hoy volví a pedir el acta",
    "ayer volví a mandar el informe", "el lunes me reincorporo", "hoy volví a trabajar en el mapa",
]  # fmt: skip


@pytest.fixture(autouse=True)
def control(town: Town) -> None:
    """Pedro is of control too."""
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)


@pytest.mark.parametrize("said", HERE)
@pytest.mark.parametrize("stands", [False, True])
def test_who_says_that_she_is_here_is_no_longer_away(
    town: Town, marta: Chat, said: str, stands: bool
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    if stands:
        mark(town)

    marta.says(said)

    heard = marta.heard()
    assert notes(heard)[0] == "back_noted"
    assert isinstance(heard[0], Note)
    assert heard[0].values["ended"] == int(stands)
    assert (away(town), notices(town)) == (None, [])
    assert town.figure(activity)[0] == 40


@pytest.mark.parametrize("said", NOT_HERE)
def test_who_comes_back_later_or_does_something_again_is_still_away(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.2", 40)
    town.add("1.3", 10)
    mark(town)
    marta.says(said)
    assert "back_noted" not in notes(marta.heard())
    assert away(town) is not None


@pytest.mark.parametrize("said", HERE)
def test_what_is_reported_beside_her_return_is_recorded(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    mark(town)
    marta.says(f"{said}. la 1.2 va en 60, ya salió el acta")

    assert notes(marta.heard()) == ["back_noted", "receipt"]
    assert town.figure(activity) == (60, "ya salió el acta")
    assert away(town) is None


@pytest.mark.parametrize(
    "said",
    [
        "mañana no estoy en la oficina",
        "vuelvo el lunes a la oficina",
        "estoy ausente hasta el 20",
        "volvimos a publicar la encuesta antes del comité",
        "estamos trabajando en la 1.2",
        "hoy estoy trabajando en la encuesta de la 1.2",
    ],
)
def test_other_words_end_no_absence(town: Town, marta: Chat, said: str) -> None:
    town.add("1.2", 40)
    mark(town)
    marta.says(said)

    assert "back_noted" not in notes(marta.heard())
    assert away(town) is not None


@pytest.mark.parametrize(
    ("said", "first", "until", "words"),
    [
        ("la 1.2 va en 60, tengo cita medica el jueves", 14, 14, ""),
        ("la 1.2 va en 60 pero mañana no voy a estar", 12, 12, ""),
        ("la 1.2 va en 60. el jueves y viernes estoy en capacitacion en monteria", 14, 15, ""),
        ("la 1.2 va en 60... ah y del 18 al 19 de mayo estoy en una capacitacion en monteria,"
         " camilo queda pendiente", 18, 19, ""),
        ("la 1.2 va en 60, ya se abrio el buzon. la semana entrante del 18 al 20 no estoy, no"
         " tengo quien me reemplace", 18, 20, "ya se abrio el buzon"),
        ("la 1.2 dejela en 60. el viernes si no estoy", 15, 15, ""),
        ("la 1.2 va en 60. me voy manana, vuelvo el lunes", 12, 17, ""),
        ("la 1.2 va en 60 y el viernes tengo una cita medica", 15, 15, ""),
        ("la 1.2 va en 60. el viernes tampoco estoy", 15, 15, ""),
        ("la 1.2 va en 60 y no estoy el 14 y 15", 14, 15, ""),
        ("la 1.2 va en 60. por cierto, el 14 y 15 estoy en capacitacion en monteria", 14, 15, ""),
        ("la 1.2 va en 60. no me busquen el viernes q no estoy", 15, 15, ""),
        ("la 1.2 va en 60. el jueves y el viernes no cuenten conmigo", 14, 15, ""),
        ("la 1.2 va en 60. ah y el viernes no vengo, cita con el odontologo", 15, 15, ""),
        ("la 1.2 va en 60, ya salio el acta aunque el viernes falto", 15, 15, "ya salio el acta"),
    ],
)  # fmt: skip
def test_an_absence_beside_a_figure_is_no_word_about_the_work(
    town: Town, marta: Chat, said: str, first: int, until: int, words: str
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says(said)

    assert notes(marta.heard()) == ["away_told", "receipt"]
    (told,) = notices(town)
    days = date(2026, 5, first).isoformat(), date(2026, 5, until).isoformat()
    assert (told.details["first"], told.details["until"]) == days
    assert town.figure(activity) == (60, words)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("la 1.2 va en 60, el jueves estoy en capacitacion con los lideres", None),
        ("la 1.2 va en 60, el viernes no esta listo el salon", None),
        ("la 1.2 va en 60 pero el acta no esta firmada", None),
        ("la 1.2 va en 60, el viernes el salon no esta disponible", None),
        ("la 1.2 va en 60, el alcalde dice que cuenten conmigo el viernes", None),
        ("la 1.2 va en 60, dictamos la capacitacion el jueves", None),
    ],
)  # fmt: skip
def test_words_of_the_work_are_no_absence(
    town: Town, marta: Chat, said: str, words: str | None
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says(said)

    assert notices(town) == []
    assert "away_told" not in notes(marta.heard())
    assert town.figure(activity)[0] == 60
    assert words is None or town.figure(activity)[1] == words


@pytest.mark.parametrize(
    "said",
    ["el viernes ya no estoy ausente", "ya no estoy ausente el viernes, me cancelaron el viaje",
     "al final no voy a estar de permiso el viernes"],
)  # fmt: skip
def test_a_day_on_which_she_is_not_away_is_no_absence(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("1.2", 40)
    marta.says("el viernes no voy a estar, tengo permiso")
    assert len(notices(town)) == 1
    marta.heard()
    marta.says(said)

    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["ended"]) == ("back_noted", 1)
    town.morning()
    town.wait(days=3)
    assert away(town) is None
    assert town.figure(activity)[0] == 40


@pytest.mark.parametrize(
    "said",
    ["no estoy ausente hoy, estoy ausente el viernes", "ya volví, pero el viernes no voy a estar"],
)
def test_who_is_back_and_goes_again_is_heard_twice(town: Town, marta: Chat, said: str) -> None:
    town.add("1.2", 40)
    mark(town)
    marta.says(said)

    assert notes(marta.heard()) == ["back_noted", "away_told"]
    assert away(town) is None
    assert [one.details["first"] for one in notices(town)] == ["2026-05-15"]
