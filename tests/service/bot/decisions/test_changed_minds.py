"""Planning changes its mind, some messages after a decision: what stands is said, and how it is
changed."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import RequestKind
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_several_decisions import asked, states
from tests.support.builders import a_request


@pytest.fixture
def two(town: Town, luz: Chat) -> tuple[int, int]:
    """A request of 2.4 that Luz has granted, one of Pedro's 3.1 that she has denied; then they
    spoke of something else."""
    (hers,) = asked(town, "2.4")
    with town.database.transaction() as session:
        his = a_request(
            session, town.add("3.1", 20, office=town.other_office_id), by=town.pedro_id,
            kind=RequestKind.REASSIGN, office_id=town.other_office_id, named="Planeación",
        )  # fmt: skip
    luz.says(f"conceder {hers}; negar {his}: es de ustedes")
    luz.says("gracias")
    luz.heard()
    return hers, his


@pytest.mark.parametrize(
    ("said", "handle", "outcome"),
    [
        ("la 2.4 mejor hasta el 15 de julio", "2.4", "granted"),
        ("pensándolo bien, la 2.4 no", "2.4", "granted"),
        ("la 2.4 solo hasta el 15 de junio", "2.4", "granted"),
        ("la 2.4 déjela hasta el 15 de junio", "2.4", "granted"),
        ("revoque la 2.4", "2.4", "granted"),
        ("la {} mejor niéguela", "2.4", "granted"),
        ("deles más plazo en la 2.4", "2.4", "granted"),
        ("la 3.1 sí pásesela a planeación", "3.1", "denied"),
        ("mejor la 3.1 sí concédala", "3.1", "denied"),
        ("la 3.1 al final sí", "3.1", "denied"),
        ("la 3.1 sí", "3.1", "denied"),
    ],
)
def test_what_was_decided_is_told_with_how_it_is_changed(
    town: Town, luz: Chat, two: tuple[int, int], said: str, handle: str, outcome: str
) -> None:
    before = states(town)
    assert luz.says(said.format(two[0])) == "answered"

    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert note.name == "decided_already"
    assert [note.values[one] for one in ("handle", "outcome", "final")] == [handle, outcome, "yes"]
    assert states(town) == before


@pytest.fixture
def boxes(town: Town, luz: Chat, two: tuple[int, int]) -> int:
    """A request of Pedro's 4.4, the boxes, that Luz has denied."""
    del two
    with town.database.transaction() as session:
        his = a_request(
            session,
            town.add("4.4", office=town.other_office_id, title="Instalar el buzón de sugerencias"),
            by=town.pedro_id, kind=RequestKind.REASSIGN, office_id=town.other_office_id,
            named="Gobierno",
        )  # fmt: skip
    luz.says(f"negar {his}: es de ustedes")
    luz.heard()
    return his


@pytest.mark.usefixtures("boxes")
@pytest.mark.parametrize("minutes", [0, 90])
@pytest.mark.parametrize(
    "said",
    ["la del buzón sí pásesela a gobierno", "mejor la del buzón sí concédala", "la del buzón sí",
     "pensándolo bien, la de los buzones sí", "la de sugerencias al final sí"],
)  # fmt: skip
def test_what_was_decided_may_be_called_by_words_of_its_title(
    town: Town, luz: Chat, said: str, minutes: int
) -> None:
    before = states(town)
    town.wait(minutes=minutes)
    assert luz.says(said) == "answered"

    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert [note.name, note.values["handle"]] == ["decided_already", "4.4"]
    assert states(town) == before


@pytest.mark.usefixtures("boxes")
@pytest.mark.parametrize(
    "said",
    ["la del buzón sí va en 60 %", "la del buzón ya quedó lista", "la del parque sí pásesela",
     "la del buzón no, porque es de ustedes", "¿la del buzón sí es de gobierno?"],
)  # fmt: skip
def test_words_of_its_title_in_what_tells_of_the_work_are_no_change_of_mind(
    luz: Chat, said: str
) -> None:
    luz.says(said)
    heard = luz.heard()
    assert not any(isinstance(one, Note) and one.name == "decided_already" for one in heard)


def test_words_that_are_of_one_that_waits_too_tell_of_none(
    town: Town, luz: Chat, boxes: int
) -> None:
    del boxes
    activity = town.add("4.5", title="Pintar el buzón de la plaza")
    with town.database.transaction() as session:
        a_request(session, activity, by=town.marta_id, kind=RequestKind.EXTENSION)
    luz.says("la del buzón sí pásesela a gobierno")
    heard = luz.heard()
    assert not any(isinstance(one, Note) and one.name == "decided_already" for one in heard)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    "said",
    ["la 2.4 va en 60 %", "ya terminaron la 2.4", "la 2.4 no ha avanzado", "la 2.4 quedó lista",
     "lo de la 3.1 sí es de ellos", "la 3.1 no, porque ya se dio plazo"],
)  # fmt: skip
def test_what_tells_of_the_work_or_says_the_same_is_answered_as_ever(luz: Chat, said: str) -> None:
    assert luz.says(said) == "elsewhere"
    assert notes(luz.heard()) == ["elsewhere"]


@pytest.mark.usefixtures("two")
def test_after_days_it_is_not_spoken_of_any_more(town: Town, luz: Chat) -> None:
    town.wait(days=8)
    assert luz.says("la 2.4 solo hasta el 15 de junio") == "elsewhere"


@pytest.mark.usefixtures("two")
def test_a_request_that_waits_is_decided(town: Town, luz: Chat) -> None:
    (row,) = asked(town, "4.1")
    luz.says("la 4.1 mejor hasta el 15 de julio")
    assert "decided_already" not in notes(luz.heard())
    luz.says(f"la {row} concédala hasta el 15 de julio")
    assert states(town)[row][1] == date(2026, 7, 15)


@pytest.mark.usefixtures("two")
def test_who_does_not_decide_is_told_nothing_of_it(pedro: Chat) -> None:
    pedro.says("la 2.4 solo hasta el 15 de junio")
    assert "decided_already" not in notes(pedro.heard())


@pytest.mark.usefixtures("two")
def test_the_day_that_is_left_to_who_asked_is_another_day_of_it(luz: Chat) -> None:
    luz.says("uy no espere, a marta si le dejo el 27 de junio, hablé con ella")
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("decided_already", "2.4")
