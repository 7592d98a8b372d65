"""Words recorded for an office are read as its own message is: among the same, as exactly."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from bot.conversation.desk import desk_about
from bot.conversation.for_others import standing_in
from bot.conversation.for_others.standing_in import NotWritten, Source
from core.messages import Note
from core.words import Role
from models.plan import Activity
from models.staff import people
from tests.service.bot.chat import MARTA, Chat, Town, notes, somebody
from tests.service.bot.mails.test_forwarded import BY_MARTA
from tests.support.builders import NOW, a_plan, an_inbound

RAMP, BRIDGE = "Construir la rampa de acceso de la biblioteca", "Reparar el puente peatonal"
CARD = "Publicar la carta de trato digno"


@pytest.fixture
def luz(town: Town) -> Chat:
    """The chat of Luz Mery, of planning."""
    return somebody(town, 700, "Luz Mery Cano", Role.PLANNING)


@pytest.fixture
def ramp(town: Town) -> int:
    """The only activity of Marta's; the bridge is another office's."""
    town.add("2.4", 10, title=BRIDGE, office=town.other_office_id)
    return town.add("1.2", 20, title=RAMP)


@pytest.fixture
def reused(town: Town) -> list[int]:
    """Marta's activities: what was 3.1 is in no plan any more, and 4.2 is printed so now."""
    gone, one = town.add("3.1", 5, title="Comprar los computadores"), town.add("4.2", 30)
    store(town, gone, withdrawn_at=NOW)
    store(town, one, code="3.1")
    return [one, town.add("5.1", 40, title=CARD)]


@pytest.fixture
def twins(town: Town) -> dict[str, int]:
    """Two activities of Marta's, which two plans both print as 3.1."""
    ids = {}
    for title in ("PAA", "PTEP"):
        with town.database.transaction() as session:
            plan = a_plan(session, town.context.entity_id, title=title)
        ids[title] = town.add(f"3.1-{title}", 20, title=f"Actividad del {title}", plan=plan)
        store(town, ids[title], code="3.1")
    return ids


def store(town: Town, activity: int, **values: object) -> None:
    """Write what a plan says of an activity."""
    with town.database.transaction() as session:
        session.execute(update(Activity).where(Activity.id == activity).values(**values))


def typed(town: Town, activity: int, text: str) -> None:
    """Have words of Marta's about an activity written down at the command line."""
    with town.database.transaction() as session:
        marta = people.find_person(session, entity_id=town.context.entity_id, typed=str(MARTA))
        told = an_inbound(session, town.context.entity_id, text, channel="cli")
        source = Source(told, "cli", None, town.context.today(town.now), town.now)
        hers = desk_about(session, town.context, marta, activity, town.office_id, town.now)
        standing_in.record(session, town.context, source, marta, hers, text)


def test_what_is_said_of_another_offices_work_is_not_the_figure_of_hers(
    town: Town, marta: Chat, luz: Chat, ramp: int
) -> None:
    marta.says("el puente va en 70")
    assert notes(marta.heard()) == ["elsewhere"]

    luz.forwards("el puente va en 70", of=BY_MARTA)
    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["ask"]) == ("forward_owes", "elsewhere")
    with pytest.raises(NotWritten, match="otra oficina"):
        typed(town, ramp, "el puente va en 70")
    assert town.figure(ramp)[0] == 20


def test_what_is_said_of_hers_beside_it_is_written_and_the_rest_is_told(
    town: Town, luz: Chat, ramp: int
) -> None:
    luz.forwards("la rampa va en 60, la 2.4 va en 70", of=BY_MARTA)

    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["left"], said.values["about"]) == (
        "forward_recorded", "elsewhere", "2.4",
    )  # fmt: skip
    assert town.figure(ramp)[0] == 60


@pytest.mark.parametrize("way", ["forwarded", "typed"])
def test_what_is_said_of_hers_alone_is_written(town: Town, luz: Chat, ramp: int, way: str) -> None:
    if way == "typed":
        typed(town, ramp, "la rampa va en 60")
    else:
        luz.forwards("la rampa va en 60", of=BY_MARTA)

    assert town.figure(ramp)[0] == 60


def test_a_code_that_was_another_ones_is_asked_about(
    town: Town, marta: Chat, luz: Chat, reused: list[int]
) -> None:
    assert marta.says("la 3.1 va en 60") == "asked"
    marta.heard()

    luz.forwards("la 3.1 va en 60", of=BY_MARTA)
    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["ask"]) == ("forward_owes", "activity")
    assert town.figure(reused[0])[0] == 30
    typed(town, reused[0], "la 3.1 va en 60")  # where it is said of which one it is
    assert town.figure(reused[0])[0] == 60


def test_a_code_with_its_plan_is_understood(town: Town, luz: Chat, twins: dict[str, int]) -> None:
    luz.forwards("la 3.1 del PAA va en 60", of=BY_MARTA)

    assert notes(luz.heard()) == ["forward_recorded"]
    assert [town.figure(twins[one])[0] for one in ("PAA", "PTEP")] == [60, 20]


def test_work_of_an_office_that_is_not_the_speakers_is_written_at_the_command_line(
    town: Town,
) -> None:
    other = town.add("2.4", 10, title=BRIDGE, office=town.other_office_id)
    with town.database.transaction() as session:
        person = people.find_person(session, entity_id=town.context.entity_id, typed=str(MARTA))
        told = an_inbound(session, town.context.entity_id, "va en 50", channel="cli")
        source = Source(told, "cli", None, town.context.today(town.now), town.now)
        hers = desk_about(session, town.context, person, other, town.other_office_id, town.now)
        standing_in.record(session, town.context, source, person, hers, "va en 50")

    assert town.figure(other)[0] == 50
