"""Right after an absence, who stands in for her meanwhile: "queda Camilo"."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from core.notice_names import AWAY, LEAVES
from core.words import Role
from models.owed import Notice
from models.staff import agreements, people
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_person


@pytest.fixture
def camilo(town: Town) -> int:
    """Camilo Ruiz, a delegate of Marta's office."""
    return a_delegate(town, "Camilo Ruiz", "7001")


def a_delegate(town: Town, name: str, telegram: str) -> int:
    """Register a delegate of Marta's office."""
    with town.database.transaction() as session:
        return a_person(session, town.context.entity_id, name, office=town.office_id,
                        role=Role.DELEGATE, telegram=telegram)  # fmt: skip


def deputies(town: Town) -> set[int]:
    with town.database.reading() as session:
        return set(agreements.deputies(session, town.context.entity_id).values())


AWAY_UNTIL = "estaré en vacaciones hasta el 15"


def away_with_rosa_standing_in(town: Town, marta: Chat) -> set[int]:
    """Let Marta say that Rosa Gil stands in for her; return who does by then."""
    town.add("2.4", 30)
    a_delegate(town, "Rosa Gil", "7002")
    marta.says(f"{AWAY_UNTIL}, me cubre Rosa")
    marta.heard()
    return deputies(town)


STANDS_IN = [
    "queda Camilo", "queda encargado Camilo", "me reemplaza Camilo", "le dejo todo a Camilo",
    "lo mío queda con Camilo", "todo lo mío lo ve Camilo", "mis temas quedan a cargo de Camilo",
    "Camilo responde por mí", "Camilo Ruiz queda a cargo, gracias",
]  # fmt: skip


@pytest.mark.parametrize("said", STANDS_IN)
def test_who_stands_in_is_told_right_after_the_absence(
    town: Town, marta: Chat, camilo: int, said: str
) -> None:
    ids = [town.add("2.4", 30), town.add("2.5", 30)]
    marta.says(AWAY_UNTIL)
    marta.heard()

    assert marta.says(said) == "answered"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["name"], note.values["handle"], note.values["away"]) == (
        "delegated", "Camilo Ruiz", "2.4, 2.5", 1,
    )  # fmt: skip
    assert deputies(town) == {camilo}
    assert [town.figure(one)[0] for one in ids] == [30, 30]


@pytest.mark.parametrize("said", ["queda Camilo", "me reemplaza Camilo"])
@pytest.mark.parametrize(
    ("others", "activities", "asked"),
    [((), 1, "substitute_missing"), (("Rosa Gil",), 1, "deputy"), (("Rosa Gil",), 2, "hand"),
     (("Camilo Ruiz", "Camilo Soto"), 1, "deputy"), (("Camilo Ruiz", "Camilo Soto"), 2, "hand")],
)  # fmt: skip
def test_whom_she_means_is_asked_where_nobody_or_two_have_that_name(
    town: Town, marta: Chat, said: str, others: tuple[str, ...], activities: int, asked: str
) -> None:
    for at, name in enumerate(others):
        a_delegate(town, name, f"710{at}")
    for at in range(activities):
        town.add(f"2.{at + 1}", 30)
    marta.says(AWAY_UNTIL)
    marta.heard()

    assert marta.says(said) == "answered"
    (content,) = marta.heard()
    assert getattr(content, "name", "") == asked
    assert deputies(town) == set()


@pytest.mark.usefixtures("camilo", "consuelo")
def test_control_reads_who_stands_in_beside_the_absence(town: Town, marta: Chat) -> None:
    town.add("2.4", 30)
    marta.says(AWAY_UNTIL)
    marta.says("queda Camilo")
    (notice,) = town.rows(select(Notice).where(Notice.kind == AWAY))
    assert notice.details["words"] == f"{AWAY_UNTIL}. queda Camilo"


@pytest.mark.usefixtures("camilo")
@pytest.mark.parametrize(
    ("before", "said"),
    [("la 2.4 va en 40", "queda Camilo"), (AWAY_UNTIL, "queda lista la encuesta"),
     (AWAY_UNTIL, "la 2.4 va en 60 y queda Camilo"), (AWAY_UNTIL, "queda pendiente la firma"),
     (AWAY_UNTIL, "queda el informe pendiente")],
)  # fmt: skip
def test_other_words_and_other_moments_give_nothing_to_anybody(
    town: Town, marta: Chat, before: str, said: str
) -> None:
    town.add("2.4", 30)
    marta.says(before)
    marta.heard()
    marta.says(said)
    heard = {getattr(one, "name", "") for one in marta.heard()}
    assert not heard & {"delegated", "delegates_none", "deputy", "hand"}
    assert deputies(town) == set()


@pytest.mark.usefixtures("camilo")
@pytest.mark.parametrize(
    "asks",
    ["quien me reemplaza?", "y quien me cubre", "¿queda Camilo encargado?",
     "¿quién queda encargado de lo mío?", "si quedó Camilo a cargo?"],
)  # fmt: skip
@pytest.mark.usefixtures("camilo", "consuelo")
def test_what_she_asks_afterwards_stands_in_no_notice_to_control(
    town: Town, marta: Chat, asks: str
) -> None:
    town.add("2.4", 30)
    marta.says(AWAY_UNTIL)
    marta.says(asks)
    waiting = town.rows(select(Notice).where(Notice.kind == AWAY))
    assert {one.details["words"] for one in waiting} == {AWAY_UNTIL}
    assert deputies(town) == set()


def test_days_later_who_stands_in_is_no_answer_to_it(town: Town, marta: Chat) -> None:
    town.add("2.4", 30)
    marta.says(AWAY_UNTIL)
    town.now += timedelta(days=3)
    marta.says("queda Camilo")
    assert deputies(town) == set()


@pytest.mark.parametrize(
    "said",
    [
        "mañana salgo a vacaciones hasta el 16 de mayo queda camilo",
        "me voy de licencia del doce al veinte de mayo queda Camilo encargado de todo lo mío",
        "estaré de vacaciones hasta el 20, por favor escribirle a Camilo",
        "me voy de vacaciones hasta el 20 de mayo y Camilo Ruiz responde por mí",
        "estaré en licencia hasta el 20. Cualquier cosa con Camilo",
    ],
)
def test_who_stands_in_may_be_named_in_the_same_words(
    town: Town, marta: Chat, camilo: int, said: str
) -> None:
    town.add("2.4", 30)
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["deputy"]) == ("away_told", "Camilo Ruiz")
    assert deputies(town) == set(), "the delegate gets them while she is away"
    assert camilo not in deputies(town)


def test_of_two_delegates_the_one_named_with_the_absence_is_given_all(
    town: Town, marta: Chat, camilo: int
) -> None:
    ana = a_delegate(town, "Ana Gil", "7002")
    town.add("2.4", 30)
    town.add("2.5", 30)
    marta.says("estaré de vacaciones hasta el 20 de mayo, queda Ana")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.values["deputy"], note.values["given"]) == ("Ana Gil", 1)
    assert deputies(town) == {ana} != {camilo}


@pytest.mark.usefixtures("camilo")
@pytest.mark.parametrize(
    "said",
    [
        "estaré de vacaciones hasta el 20 de mayo, queda Rosa",
        "estaré de vacaciones hasta el 20 de mayo",
        "estaré de vacaciones hasta el 20 de mayo con Camilo",
    ],
)
def test_where_no_delegate_is_named_she_is_told_who_is_written_to_anyway(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("2.4", 30)
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["deputy"], note.values["given"]) == (
        "away_told",
        "Camilo Ruiz",
        0,
    )
    assert deputies(town) == set()


def test_where_her_office_has_nobody_else_she_is_told_how_to_delegate(
    town: Town, marta: Chat
) -> None:
    town.add("2.4", 30)
    marta.says("estaré de vacaciones hasta el 20 de mayo")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values.get("deputy")) == ("away_told", None)


@pytest.mark.parametrize(
    "said",
    ["delegar en camilo todo mientras vuelvo", "delegar todo en Camilo", "todo a Camilo",
     "delego en Camilo todas mis actividades", "Camilo se encarga de todo", "todas para Camilo"],
)  # fmt: skip
def test_all_is_given_to_the_delegate_who_is_named(
    town: Town, marta: Chat, camilo: int, said: str
) -> None:
    town.add("2.4", 30)
    town.add("2.5", 30)
    assert marta.says(said) == "answered"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("delegated", "2.4, 2.5")
    assert deputies(town) == {camilo}


@pytest.mark.parametrize("said", ["todas", "Todas, por favor", "todas las mías"])
def test_all_of_them_answers_which_is_delegated(
    town: Town, marta: Chat, camilo: int, said: str
) -> None:
    town.add("2.4", 30)
    town.add("2.5", 30)
    marta.says("delegar")
    marta.heard()
    assert marta.says(said) == "answered"
    assert [getattr(one, "name", "") for one in marta.heard()] == ["delegated"]
    assert deputies(town) == {camilo}


@pytest.mark.usefixtures("camilo")
def test_of_several_delegates_it_is_asked_who_gets_all(town: Town, marta: Chat) -> None:
    ana = a_delegate(town, "Ana Gil", "7002")
    town.add("2.4", 30)
    town.add("2.5", 30)
    for answer in ("a Ana", None):
        marta.says("delegar")
        marta.heard()
        marta.says("todas")
        (asked,) = marta.heard()
        assert isinstance(asked, Question)
        assert [one.label for one in asked.buttons] == ["Camilo Ruiz", "Ana Gil"]
        _ = marta.says(answer) if answer else marta.presses(asked.buttons[1].ref)
        (note,) = marta.heard()
        assert isinstance(note, Note)
        assert (note.name, note.values["handle"]) == ("delegated", "2.4, 2.5")
        assert deputies(town) == {ana}


@pytest.mark.usefixtures("camilo")
def test_all_of_them_said_of_anything_else_gives_nothing(town: Town, marta: Chat) -> None:
    town.add("2.4", 30)
    marta.says("todas")
    assert deputies(town) == set()


@pytest.mark.usefixtures("camilo")
@pytest.mark.parametrize(
    "said",
    ["no, cubre Camilo", "mejor que me cubra camilo", "mejor camilo", "no perdón, es Camilo",
     "rosa no puede, que sea camilo", "que siempre no me cubre rosa, es camilo"],
)  # fmt: skip
def test_right_after_it_another_stands_in(town: Town, marta: Chat, camilo: int, said: str) -> None:
    away_with_rosa_standing_in(town, marta)

    marta.says(said)
    assert notes(marta.heard()) == ["delegated"]
    assert deputies(town) == {camilo}


@pytest.mark.usefixtures("camilo")
@pytest.mark.parametrize(
    "said",
    ["mejor que no me cubra nadie", "no me cubre nadie", "que no me reemplace nadie, yo respondo",
     "no dejo a nadie, yo respondo desde la casa", "perdón, nadie me cubre"],
)  # fmt: skip
def test_right_after_it_nobody_stands_in(town: Town, marta: Chat, said: str) -> None:
    given = away_with_rosa_standing_in(town, marta)

    marta.says(said)
    assert notes(marta.heard()) == ["delegated_back"]
    with town.database.reading() as session:
        marta_id = people.find_person(
            session, entity_id=town.context.entity_id, typed="Marta Lucía Rincón"
        )
    assert marta_id is not None
    assert given != deputies(town) == {marta_id.id}


@pytest.mark.usefixtures("camilo", "consuelo")
@pytest.mark.parametrize(
    "said",
    ["sí, pero rosa solo hasta el 15", "rosa me cubre solo hasta el viernes",
     "rosa del 6 al 12 y camilo del 13 al 15"],
)  # fmt: skip
def test_who_stands_in_on_some_of_the_days_is_passed_on(town: Town, marta: Chat, said: str) -> None:
    given = away_with_rosa_standing_in(town, marta)

    marta.says(said)
    assert notes(marta.heard()) == ["staff_told"]
    assert deputies(town) == given
    passed = town.rows(select(Notice).where(Notice.kind == LEAVES))
    assert {one.details["words"] for one in passed} == {said}


@pytest.mark.usefixtures("camilo")
@pytest.mark.parametrize(
    ("before", "said"),
    [(AWAY_UNTIL, "mejor mañana"), (AWAY_UNTIL, "no, es mentira"), (AWAY_UNTIL, "ok, listo"),
     (AWAY_UNTIL, "la 2.4 va en 40"), ("la 2.4 va en 40", "mejor camilo"),
     ("la 2.4 va en 40", "no me cubre nadie"), (AWAY_UNTIL, "¿y si me cubre Camilo?")],
)  # fmt: skip
def test_other_answers_change_nobody_who_stands_in(
    town: Town, marta: Chat, before: str, said: str
) -> None:
    town.add("2.4", 30)
    marta.says(before)
    marta.heard()
    marta.says(said)
    assert not {"delegated", "delegated_back", "staff_told"} & {*notes(marta.heard())}
    assert deputies(town) == set()


@pytest.mark.usefixtures("consuelo")
@pytest.mark.parametrize(
    ("said", "passed"),
    [("yo cubro a marta mientras vuelve", True), ("yo estoy reemplazando a Marta", True),
     ("yo reemplazo a marta hasta el 15", True), ("yo reemplazo el formato", False),
     ("¿yo cubro a marta?", False)],
)  # fmt: skip
def test_who_says_to_stand_in_for_somebody_is_passed_on(
    pedro: Chat, said: str, passed: bool
) -> None:
    pedro.says(said)
    assert ("staff_told" in notes(pedro.heard())) is passed
