"""A lead's own spreadsheet: her rows go out, what she changed is shown, and recorded after one
yes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot.conversation.commands import wants_workbook
from core.messages import Note, Receipt, load_content
from core.own_sheet import LeftRow
from core.words import Duty, Role
from models.answers.evidence import Evidence
from models.audit_actions import PROGRESS_REPORTED
from models.incoming import unfiled
from tests.service.bot.chat import MARTA, Chat, Town
from tests.service.bot.hall import Hall
from tests.service.bot.sheets import accept, asks, changes, fetch, filled, left, sends, told
from tests.support.builders import a_person, a_responsibility

SOON, LATER = date(2026, 6, 30), date(2026, 9, 30)
UNKNOWN, ELSEWHERE, MOVED = LeftRow.UNKNOWN, LeftRow.ELSEWHERE, LeftRow.MOVED


@pytest.fixture
def rows(town: Town) -> tuple[int, int]:
    """Marta's office answers for 2.1, at 40 %, and 3.4, of which nothing is known."""
    return town.add("2.1", 40, due=SOON), town.add("3.4", due=LATER)


def said(chat: Chat) -> Any:
    """Return what was said last."""
    return load_content(chat.town.items(chat)[-1].content)


def notes(chat: Chat) -> list[str]:
    return [one.name for one in chat.heard() if isinstance(one, Note)]


def test_what_she_changed_is_shown_and_recorded_after_one_yes(
    town: Town, marta: Chat, rows: tuple[int, int]
) -> None:
    book = asks(marta)

    assert sends(marta, filled(book, C4=0.6, D4="Falta la firma", C5="la mitad")) == "asked"
    assert changes(marta) == [("2.1", 40, 60, "Falta la firma"), ("3.4", None, 50, "")]
    assert town.reports() == []

    assert marta.touches("Sí") == "recorded"
    assert isinstance(said(marta), Receipt)
    assert [one.line.handle for one in said(marta).records] == ["2.1", "3.4"]
    assert [town.figure(one) for one in rows] == [(60, "Falta la firma"), (50, "")]
    assert [one.person_id for one in town.reports()] == [town.marta_id] * 2
    assert len(town.audit(PROGRESS_REPORTED)) == 2
    assert town.rows(select(Evidence)) == []
    with town.database.reading() as session:
        assert unfiled.unplaced(session, town.context.entity_id) == []


def test_one_undo_takes_all_of_it_back(town: Town, marta: Chat, rows: tuple[int, int]) -> None:
    sends(marta, filled(asks(marta), C4=0.6, C5=0.2))
    assert marta.says("sí, regístrelo") == "recorded"

    assert marta.presses(said(marta).undo.ref) == "asked"
    assert marta.touches("Todas (2)") == "undone"
    assert [town.figure(one)[0] for one in rows] == [40, None]
    assert len(town.retractions()) == 2


@pytest.mark.usefixtures("rows")
def test_a_no_records_nothing_and_its_button_is_gone(town: Town, marta: Chat) -> None:
    sends(marta, filled(asks(marta), C4=0.6))

    marta.says("no")
    assert notes(marta) == ["not_recorded"]
    marta.touches("Sí")
    assert notes(marta) == ["question_gone"]
    assert town.reports() == []


def test_other_words_do_not_answer_it_and_its_button_still_does(
    town: Town, marta: Chat, rows: tuple[int, int]
) -> None:
    sends(marta, filled(asks(marta), C4=0.6))

    marta.says("la 3.4 va en 20 %")
    assert town.figure(rows[1])[0] == 20
    assert marta.touches("Sí") == "recorded"
    assert [town.figure(one)[0] for one in rows] == [60, 20]


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("si pero la 5.4 dejala en 75 no 80", [60, 30, 75]),
        ("sí pero la 5.4 va en 75", [60, 30, 75]),
        ("Sí, pero la 5.4 está en 78 %", [60, 30, 78]),
        ("dale, y la 5.4 en 77", [60, 30, 77]),
        ("todo bien, pero la 5.4 va en 75", [60, 30, 75]),
        ("sí, menos la 5.4", [60, 30, 70]),
        ("sí pero la 5.4 no", [60, 30, 70]),
        ("ok, la 5.4 déjela como estaba", [60, 30, 70]),
        ("Sí, registre todo menos la 5.4. Gracias", [60, 30, 70]),
        ("todas menos la 5.4", [60, 30, 70]),
        ("sí, excepto la 2.1 y la 5.4", [40, 30, 70]),
        ("sí, solo la 3.4", [40, 30, 70]),
        # none of these is a yes to the others
        ("la 5.4 va en 75", [40, None, 75]),
        ("no, la 5.4 va en 75", [40, None, 75]),
        ("sí pero todavía no", [40, None, 70]),
        ("sí, pero la 9.9 no", [40, None, 70]),
    ],
)
def test_a_yes_to_some_rows_records_these_and_what_she_says_of_the_others(
    town: Town, marta: Chat, rows: tuple[int, int], said: str, figures: list[int | None]
) -> None:
    doubted = town.add("5.4", 70, due=LATER)
    sends(marta, filled(asks(marta), C4=0.6, C5=0.3, C6=0.8))
    assert [one[0] for one in changes(marta)] == ["2.1", "3.4", "5.4"]

    marta.says(said)
    marta.heard()
    assert [town.figure(one)[0] for one in (*rows, doubted)] == figures


@pytest.mark.usefixtures("rows")
def test_a_file_without_a_difference_says_so(town: Town, marta: Chat) -> None:
    sends(marta, filled(asks(marta)))

    assert (changes(marta), left(marta), told(marta).buttons) == ([], [], ())
    assert marta.says("sí") != "recorded"
    assert town.reports() == []


def test_what_contradicts_itself_is_said_by_row_and_the_rest_recorded(
    town: Town, marta: Chat, rows: tuple[int, int]
) -> None:
    for handle in ("4.1", "4.2", "4.3", "4.4", "4.5"):
        town.add(handle, 10, due=LATER)
    book = filled(
        asks(marta), C4=0.6, C6=1.3, C7="en trámite", C8="no aplica", C9="60-70 %", D5="Sin datos"
    )

    sends(marta, filled(book, C10="-5"))
    assert changes(marta) == [("2.1", 40, 60, "")]
    assert left(marta) == [
        ("3.4", LeftRow.NO_FIGURE),
        ("4.1", LeftRow.RANGE),
        ("4.2", LeftRow.FIGURE),
        ("4.3", LeftRow.NOT_APPLICABLE),
        ("4.4", LeftRow.FIGURE),
        ("4.5", LeftRow.RANGE),
    ]
    marta.touches("Sí")
    assert [one.activity_id for one in town.reports()] == [rows[0]]


def test_words_alone_keep_the_figure_that_stood_there(
    town: Town, marta: Chat, rows: tuple[int, int]
) -> None:
    sends(marta, filled(asks(marta), D4="Se citó al comité"))

    assert changes(marta) == [("2.1", 40, 40, "Se citó al comité")]
    marta.touches("Sí")
    assert town.figure(rows[0]) == (40, "Se citó al comité")


def test_a_row_that_she_left_never_overwrites_what_a_colleague_told_since(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    shared = town.add_of_both("2.1", 40)
    other = town.add("2.2", 10)
    book = asks(marta)
    pedro.says("2.1 va en 70 %")

    sends(marta, filled(book, C5=0.3))
    assert (changes(marta), left(marta)) == ([("2.2", 10, 30, "")], [])
    marta.touches("Sí")
    assert [town.figure(one)[0] for one in (shared, other)] == [70, 30]


def test_a_row_that_both_have_changed_is_said_and_not_recorded(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    shared = town.add_of_both("2.1", 40)
    book = asks(marta)
    pedro.says("2.1 va en 70 %")

    sends(marta, filled(book, C4=0.6, D4="Falta la firma"))
    assert (changes(marta), left(marta)) == ([], [("2.1", MOVED)])
    sheet = told(marta).sheet
    assert sheet is not None
    assert sheet.left[0].now == 70
    assert town.figure(shared)[0] == 70


def test_a_figure_that_a_colleague_tells_before_the_yes_stands(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    shared, other = town.add_of_both("2.1", 40), town.add("2.2", 10)
    sends(marta, filled(asks(marta), C4=0.6, C5=0.3))
    pedro.says("2.1 va en 70 %")

    assert marta.touches("Sí") == "recorded"
    assert left(marta) == [("2.1", MOVED)]
    assert [town.figure(one)[0] for one in (shared, other)] == [70, 30]


@pytest.mark.usefixtures("rows")
def test_she_goes_on_filling_in_the_same_file(marta: Chat) -> None:
    book = filled(asks(marta), C4=0.6, D4="Falta la firma")
    sends(marta, book)
    marta.touches("Sí")

    sends(marta, book)
    assert (changes(marta), left(marta)) == ([], [])
    sends(marta, filled(book, C4=0.8, D4="Firmado"))
    assert changes(marta) == [("2.1", 60, 80, "Firmado")]
    sends(marta, filled(book, C4=0.5))
    assert (changes(marta), left(marta)) == ([], [("2.1", MOVED)])


def test_a_newer_file_takes_the_place_of_one_that_waits(
    town: Town, marta: Chat, rows: tuple[int, int]
) -> None:
    book = asks(marta)
    sends(marta, filled(book, C4=0.6))
    first = marta.button("Sí")
    sends(marta, filled(book, C4=0.7))

    marta.presses(first.ref)
    assert town.reports() == []
    marta.touches("Sí")
    assert town.figure(rows[0])[0] == 70


def test_a_colleagues_file_counts_for_the_rows_that_are_hers_too(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    town.add_of_both("2.1", 40)
    town.add("7.1", 10, office=town.other_office_id, due=LATER)
    book = asks(pedro)

    sends(marta, filled(book, C4=0.6, C5=0.5))
    assert (changes(marta), left(marta)) == ([("2.1", 40, 60, "")], [("7.1", ELSEWHERE)])
    marta.touches("Sí")
    assert [one.person_id for one in town.reports()] == [town.marta_id]


def test_a_file_of_another_office_is_refused(town: Town, marta: Chat, pedro: Chat) -> None:
    town.add("2.1", 40)
    town.add("7.1", 10, office=town.other_office_id)

    sends(marta, filled(asks(pedro), C4=0.5))
    assert (changes(marta), left(marta), told(marta).buttons) == ([], [("7.1", ELSEWHERE)], ())
    assert town.reports() == []


def test_rows_of_her_own_making_and_forged_keys_are_said_and_ignored(
    marta: Chat, rows: tuple[int, int]
) -> None:
    forged = f"fila:{rows[1]}:90:AAAAAAAAAAAA"
    book = filled(asks(marta), C4=0.6, F5=forged, C5=0.9, A7="9.9", C7="50 %", D7="Nueva")

    sends(marta, book)
    assert changes(marta) == [("2.1", 40, 60, "")]
    assert left(marta) == [("3.4", UNKNOWN), ("9.9", UNKNOWN)]


@pytest.mark.usefixtures("rows")
def test_an_activity_that_stands_there_twice_and_says_two_things_is_not_recorded(
    town: Town, marta: Chat
) -> None:
    book = asks(marta)
    key = town.items(marta)[-1].content["keys"][0]

    sends(marta, filled(book, C4=0.6, C7="70 %", F7=key))
    assert (changes(marta), left(marta)) == ([], [("2.1", LeftRow.TWICE)])
    sends(marta, filled(book, C4=0.6, C7="60 %", F7=key))
    assert (changes(marta), left(marta)) == ([("2.1", 40, 60, "")], [])


def test_a_supporting_office_tells_its_part(town: Town, marta: Chat) -> None:
    helped = town.add("5.1", 30, office=town.other_office_id)
    with town.database.transaction() as session:
        a_responsibility(session, helped, town.office_id, position=2, duty=Duty.SUPPORT)

    sends(marta, filled(asks(marta), C4=0.5))
    sheet = told(marta).sheet
    assert sheet is not None
    assert [(one.handle, one.part) for one in sheet.changes] == [("5.1", True)]
    marta.touches("Sí")
    assert town.figure(helped)[0] == 30
    assert [one.part for one in town.reports()] == [True]


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("caption", ["", "Buenos días, adjunto el cuadro diligenciado. Gracias"])
def test_words_that_only_bring_it_say_nothing_else(marta: Chat, caption: str) -> None:
    book = filled(asks(marta), C4=0.6)
    marta.heard()

    assert sends(marta, book, caption) == "asked"
    assert len(marta.heard()) == 1


def test_what_is_reported_beside_it_is_recorded_by_itself(
    town: Town, marta: Chat, rows: tuple[int, int]
) -> None:
    sends(marta, filled(asks(marta), C4=0.6), "Adjunto el archivo. La 3.4 va en 25 %")

    assert town.figure(rows[1])[0] == 25
    marta.touches("Sí")
    assert town.figure(rows[0])[0] == 60


@pytest.mark.usefixtures("rows")
def test_words_that_are_obeyed_do_not_lose_it(marta: Chat) -> None:
    sends(marta, filled(asks(marta), C4=0.6), "/solicitudes")

    assert changes(marta) == [("2.1", 40, 60, "")]


@pytest.mark.usefixtures("rows")
def test_words_wait_for_a_workbook_that_is_slow(town: Town, marta: Chat) -> None:
    book = filled(asks(marta), C4=0.6)
    marta.heard()
    accept(marta, "Adjunto mi archivo")
    town.wait(seconds=10)

    assert town.handle() == "waits"
    assert marta.heard() == []
    fetch(marta, book)
    assert town.handle() == "asked"
    assert changes(marta) == [("2.1", 40, 60, "")]


def test_without_an_answer_the_next_reminder_asks_again(
    town: Town, marta: Chat, rows: tuple[int, int]
) -> None:
    sends(marta, filled(asks(marta), C4=0.6))
    town.deliver()
    marta.heard()
    for _ in range(60):
        town.morning()
        if any(getattr(one, "question", None) is not None for one in marta.heard()):
            break
    else:
        pytest.fail("it was not asked again")
    marta.says("sí")
    assert town.figure(rows[0])[0] == 60


def test_who_has_nothing_open_is_told_so(marta: Chat) -> None:
    marta.says("/excel")
    assert notes(marta) == ["list_empty"]


@pytest.mark.usefixtures("rows", "approved")
def test_in_a_group_it_is_asked_for_in_private(hall: Hall) -> None:
    hall.says(MARTA, "/excel")
    (note,) = hall.heard()
    assert isinstance(note, Note)
    assert note.name == "only_in_private"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.VIEWER])
@pytest.mark.usefixtures("rows")
def test_who_only_looks_gets_none(town: Town, role: Role) -> None:
    with town.database.transaction() as session:
        a_person(session, town.context.entity_id, "Rosa", role=role, telegram="5553003")
    rosa = Chat(town, 5553003, "Rosa")

    rosa.says("/excel")
    assert notes(rosa) == ["reads_only"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("/excel", True),
        ("mándeme mi excel", True),
        ("Buenos días, ¿me envía el excel por favor?", True),
        ("quiero mi hoja de cálculo con mis actividades", True),
        ("me puede mandar el archivo de excel para diligenciar", True),
        ("excel", True),
        ("porfa el excel de mis actividades", True),
        ("el excel de mis actividades ya lo mandé", False),
        ("le mando mi excel", False),
        ("ya les envié el excel", False),
        ("2.1 excel enviado, 60 %", False),
        ("/resumen", False),
        ("", False),
    ],
)
def test_only_who_says_nothing_else_asks_for_it(text: str, *, wanted: bool) -> None:
    assert wants_workbook(text) is wanted
