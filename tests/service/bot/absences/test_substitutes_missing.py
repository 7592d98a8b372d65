"""Who is left in her place is nobody of her office: she is told, and so is who registers people."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.notice_names import AWAY, SUBSTITUTE_MISSING
from core.words import Role
from models.owed import Notice
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_membership, a_person

AWAY_FROM = "estaré de vacaciones del 8 al 19 de junio"
PAOLA = "me reemplaza Paola Ruiz"


@pytest.fixture
def pilar(town: Town) -> Chat:
    """Pilar, of the planning office."""
    return somebody(town, 900, "Pilar Duque", Role.PLANNING)


def told(town: Town, kind: str = SUBSTITUTE_MISSING) -> list[Notice]:
    return list(town.rows(select(Notice).where(Notice.kind == kind)))


@pytest.mark.usefixtures("pilar", "consuelo")
@pytest.mark.parametrize(
    "said", [f"{AWAY_FROM}, {PAOLA}", f"Paola Ruiz me reemplaza porque {AWAY_FROM}"]
)
def test_a_substitute_whom_nobody_registered_is_told_to_her_and_to_planning(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("2.4", 30)
    assert marta.says(said) == "answered"

    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["until"]) == ("away_told", "2026-06-19")
    assert (note.values["missing"], note.values["registers"]) == ("Paola Ruiz", "Pilar Duque")
    (notice,) = told(town)
    assert (notice.details["missing"], notice.details["first"], notice.details["until"]) == (
        "Paola Ruiz", "2026-06-08", "2026-06-19",
    )  # fmt: skip
    (away,) = told(town, AWAY)
    assert away.details["missing"] == "Paola Ruiz"
    assert marta.says(said) == "answered"
    assert len(told(town)) == 1, "the same absence is told once"


@pytest.mark.usefixtures("consuelo")
def test_planning_reads_it_in_its_morning(town: Town, marta: Chat, pilar: Chat) -> None:
    town.add("2.4", 30)
    marta.says(f"{AWAY_FROM}, {PAOLA}")
    town.morning()
    names = [one.name for said in pilar.heard() for one in getattr(said, "notices", ())]
    assert names == [SUBSTITUTE_MISSING]


def test_who_confirms_absences_too_reads_it_there_and_nothing_else(town: Town, marta: Chat) -> None:
    with town.database.transaction() as session:
        both = a_person(session, town.context.entity_id, "Pilar Duque", role=Role.PLANNING)
        a_membership(session, both, Role.CONTROL)
    marta.says(f"{AWAY_FROM}, {PAOLA}")
    (away,) = told(town, AWAY)
    assert (away.details["missing"], told(town)) == ("Paola Ruiz", [])


@pytest.mark.usefixtures("pilar", "consuelo")
@pytest.mark.parametrize("name", ["Paola Ruiz", "Paola Andrea Ruiz Gil"])
def test_a_delegate_of_the_office_is_missing_to_nobody(town: Town, marta: Chat, name: str) -> None:
    with town.database.transaction() as session:
        a_person(session, town.context.entity_id, name, office=town.office_id, role=Role.DELEGATE,
                 telegram="7001")  # fmt: skip
    town.add("2.4", 30)
    marta.says(f"{AWAY_FROM}, {PAOLA}")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.values["deputy"], note.values.get("missing"), told(town)) == (name, None, [])


@pytest.mark.usefixtures("pilar", "consuelo")
@pytest.mark.parametrize("said", [AWAY_FROM, f"{AWAY_FROM}, queda Hacienda a cargo"])
def test_an_absence_that_names_nobody_misses_nobody(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values.get("missing"), told(town)) == ("away_told", None, [])


@pytest.mark.usefixtures("pilar", "consuelo")
def test_named_right_after_the_absence_she_is_missing_as_well(town: Town, marta: Chat) -> None:
    town.add("2.4", 30)
    marta.says(AWAY_FROM)
    marta.heard()
    assert marta.says(PAOLA) == "answered"
    assert notes(marta.heard()) == ["substitute_missing"]
    assert [one.details["until"] for one in told(town)] == ["2026-06-19"]


def test_where_nobody_registers_people_she_is_sent_to_who_administers(
    town: Town, marta: Chat
) -> None:
    marta.says(f"{AWAY_FROM}, {PAOLA}")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.values["missing"], note.values["registers"]) == ("Paola Ruiz", "")
    assert (note.values["yours"], told(town)) == (0, [])


@pytest.mark.usefixtures("pilar", "consuelo")
@pytest.mark.parametrize("who", ["Óscar", "oscar", "Óscar Villamizar"])
def test_of_somebody_of_no_office_of_hers_it_is_only_told_that(
    town: Town, marta: Chat, who: str
) -> None:
    somebody(town, 901, "Óscar Villamizar", Role.VIEWER)
    town.add("2.4", 30)
    marta.says(f"{AWAY_FROM}, cualquier cosa con {who}")

    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert str(note.values["missing"]).casefold() == who.casefold()
    assert note.values["elsewhere"] == 1
    assert told(town) == [], "nobody is to register him"


@pytest.mark.usefixtures("pilar", "consuelo")
def test_another_of_the_same_first_name_is_to_be_registered(town: Town, marta: Chat) -> None:
    somebody(town, 901, "Óscar Villamizar", Role.VIEWER)
    town.add("2.4", 30)
    marta.says(f"{AWAY_FROM}, cualquier cosa con Óscar Pérez")
    (notice,) = told(town)
    assert notice.details["missing"] == "Óscar Pérez"
