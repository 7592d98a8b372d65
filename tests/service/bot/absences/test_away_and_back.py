"""An absence of which she tells herself: its first day, what she says beside it, and its end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from core.messages import Listing, Note
from core.notice_names import AWAY
from core.refs import Ref
from core.words import OutboxKind, Role
from models.audit import Change
from models.owed import Notice, OwedState
from models.progress import ProgressReport
from models.staff import absences
from tests.service.bot.absences.test_absent import BY, UNTIL, away, is_away, mark, notices
from tests.service.bot.chat import PEDRO, REFS, Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.support.builders import a_membership, a_person, an_outbox_item


@pytest.fixture
def post(town: Town) -> Post:
    """The mailboxes of the town; Pedro is of control too."""
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)
    return Post(town)


def confirm(town: Town, notice_id: int) -> list[str]:
    """Let Pedro, of control, press the button of a notice; return what he is told."""
    pedro = Chat(town, PEDRO, "Pedro")
    pedro.heard()
    pedro.presses(REFS.make(Ref(AWAY, notice_id)))
    return notes(pedro.heard())


@pytest.mark.usefixtures("post")
def test_an_absence_to_come_is_told_with_its_first_day_and_begins_on_it(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    marta.says("me voy de permiso del 18 al 20 de mayo")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.values["first"], note.values["until"]) == ("2026-05-18", "2026-05-20")
    (told,) = notices(town)
    assert told.details["first"] == "2026-05-18"

    assert confirm(town, told.id) == ["away_set"]
    assert away(town) is None
    while (town.now + timedelta(days=1)).date() < date(2026, 5, 18):
        town.morning()
        assert away(town) is None
    town.morning()
    assert away(town) == date(2026, 5, 20)
    assert town.audit("absence")[-1].after == {"away_until": "2026-05-20"}


@pytest.mark.parametrize(
    ("said", "first", "until"),
    [
        ("estaré por fuera del 18 al 22", "2026-05-18", "2026-05-22"),
        ("mañana tengo permiso", "2026-05-12", "2026-05-12"),
        ("mañana no voy a estar, cita médica", "2026-05-12", "2026-05-12"),
        ("salgo a vacaciones colectivas del 18 de mayo al 1 de junio", "2026-05-18", "2026-06-01"),
        ("a propósito, desde el lunes 18 hasta el viernes 22 estoy en comisión, me reemplaza Ana",
         "2026-05-18", "2026-05-22"),
        ("ah y le cuento que del 18 al 22 estoy en comisión", "2026-05-18", "2026-05-22"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("post")
def test_in_many_words_it_is_told_to_control_and_is_no_progress(
    town: Town, marta: Chat, said: str, first: str, until: str
) -> None:
    activity = town.add("1.2", 40)
    marta.says(said)

    assert notes(marta.heard()) == ["away_told"]
    (told,) = notices(town)
    assert (told.details["first"], told.details["until"]) == (first, until)
    assert town.figure(activity)[0] == 40
    assert town.rows(select(ProgressReport).where(ProgressReport.inbound_id.is_not(None))) == []


def test_who_asks_for_a_reminder_because_she_is_away_is_reminded(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("estoy de vacaciones hasta el 22, por eso recuérdeme la 1.2 el lunes 25")
    assert "away_told" not in notes(marta.heard())


@pytest.mark.parametrize(
    "said",
    ["ya volví, no me he ido", "hola, ya volví antes, que hay?", "ya regresé de vacaciones",
     "pero si yo estoy acá trabajando, la licencia es la otra semana!!"],
)  # fmt: skip
@pytest.mark.parametrize("stands", [False, True])
def test_who_is_back_is_no_longer_away_and_is_shown_what_waits(
    town: Town, marta: Chat, said: str, stands: bool
) -> None:
    activity = town.add("1.2", 40)
    town.add("2.3", 10, title="Actualizar la licencia del programa")
    if stands:
        mark(town)
    marta.says("1.2 va en 50")
    marta.heard()

    marta.says(said)

    back, shown = marta.heard()
    assert isinstance(back, Note)
    assert isinstance(shown, Listing)
    assert (back.name, back.values["ended"]) == ("back_noted", int(stands))
    assert away(town) is None
    assert town.figure(activity) == (50, "")


@pytest.mark.usefixtures("post")
def test_an_absence_that_nobody_confirmed_yet_is_over_when_she_is_back(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    marta.says("estoy de vacaciones hasta el 22 de mayo")
    (told,) = notices(town)
    marta.says("ya volví")
    assert confirm(town, told.id) == ["question_gone"]
    assert away(town) is None


def test_a_figure_beside_her_return_is_recorded(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    mark(town)
    marta.says("ya volví de las vacaciones, la 1.2 va en 60")
    assert notes(marta.heard()) == ["back_noted", "receipt"]
    assert (town.figure(activity)[0], away(town)) == (60, None)


@pytest.mark.usefixtures("post")
def test_who_names_a_day_of_return_is_away_and_does_not_leave(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("mañana sí salgo, vuelvo el jueves 21. Angela Ruiz me reemplaza, es contratista")
    assert notes(marta.heard()) == ["away_told"]
    assert [one.details["until"] for one in notices(town)] == ["2026-05-20"]


@pytest.mark.usefixtures("post")
def test_an_illness_is_an_absence_and_the_question_that_was_open_stays(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 40)
    marta.says("avanzamos con la 1.2")
    marta.heard()
    marta.says("me enfermé, incapacidad 3 días")
    assert notes(marta.heard()) == ["away_told"]
    marta.says("60")
    assert town.figure(activity)[0] == 60


@pytest.mark.parametrize("between", ["\nausente ", " y ", "\nAusente no. "])
def test_several_absences_are_confirmed_in_one_mail(
    town: Town, post: Post, marta: Chat, between: str
) -> None:
    is_away(post)
    marta.says("me voy de permiso del 25 al 28 de mayo")
    one, other = notices(town)
    said = f"ausente {one.id}{between}{other.id}"
    post.answer(None, said, sender="pedro@puertoesperanza.example", proof=PROVEN)
    assert away(town) == UNTIL
    ((_, note),) = post.mailbox("pedro@puertoesperanza.example")
    assert isinstance(note, Note)
    assert note.name == "away_set_several"
    days = ["hasta el vie 22 may", "del lun 25 may al jue 28 may"]
    assert note.values["people"] == ", ".join(f"Marta Lucía Rincón ({one})" for one in days)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Eso de la 1.2 me lo hizo la practicante, regáñela jajaja", ""),
        ("el acta la hizo la practicante", "el acta la hizo la practicante"),
    ],
)
def test_what_is_said_in_jest_is_no_part_of_the_report(
    town: Town, marta: Chat, said: str, words: str
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 va en 50")
    marta.says(said)
    assert town.figure(activity) == (50, words)


@pytest.mark.parametrize(
    "said",
    [
        "el 13 salgo a vacaciones, camilo queda a cargo",
        "me voy de vacaciones del 18 al 29 de mayo, cualquier cosa con Patricia",
        "me voy de vacaciones hasta el 20 de mayo, queda Camilo",
        "salgo en comisión hasta el 20 de mayo, lo mío queda con Camilo",
        "estaré de vacaciones hasta el 20 de mayo. Mis temas los ve Camilo",
        "salgo a vacaciones el 13. Queda la doctora Ana Ruiz en mi lugar",
        "voy a estar de vacaciones hasta el 20, por favor escribirle a Camilo",
        "estaré de vacaciones hasta el 20 y Camilo responde por mis temas",
    ],
)
@pytest.mark.parametrize("reported", [False, True])
@pytest.mark.usefixtures("consuelo")
def test_an_absence_told_by_herself_is_no_progress_and_control_is_told(
    town: Town, marta: Chat, said: str, reported: bool
) -> None:
    activity = town.add("2.4", 30)
    town.add("2.5", 30)
    if reported:
        marta.says("2.4 va en 50")
    marta.heard()

    marta.says(said)

    assert notes(marta.heard()) == ["away_told"]
    assert town.figure(activity) == ((50, "") if reported else (30, "Vamos en el 60 %"))
    (notice,) = town.rows(select(Notice).where(Notice.kind == AWAY))
    assert (notice.details["words"], notice.details["own"]) == (said, 1)


@pytest.mark.usefixtures("consuelo")
def test_words_of_the_work_beside_an_absence_stay(town: Town, marta: Chat) -> None:
    activity = town.add("2.4", 30)
    marta.says("2.4 va en 50")
    marta.says("me voy de vacaciones hasta el 20 de mayo, queda lista la encuesta")

    assert town.figure(activity) == (50, "queda lista la encuesta")


def test_who_asks_for_more_time_because_she_is_away_asks_for_it(town: Town, marta: Chat) -> None:
    town.add("2.4", 30)

    assert marta.says("necesito plazo hasta el 30 de junio porque salgo a vacaciones") == "asked"
    assert "away_told" not in notes(marta.heard())


@pytest.mark.parametrize(
    "said",
    [
        "la 1.2 va en 60, estaré de vacaciones hasta el 22 de mayo",
        "Estaré de vacaciones hasta el 22 de mayo. La 1.2 va en 60 %",
        "la 1.2 va en 60. Salgo de vacaciones hasta el 22 de mayo y me cubre Óscar",
    ],
)
@pytest.mark.parametrize("by_mail", [False, True])
def test_beside_a_figure_it_is_told_and_no_words_about_the_work(
    town: Town, post: Post, marta: Chat, by_mail: bool, said: str
) -> None:
    activity = town.add("1.2", 40)
    _ = post.answer(None, said, proof=PROVEN) if by_mail else marta.says(said)
    heard = [content for _, content in post.mailbox(MARTA)] if by_mail else marta.heard()

    assert notes(heard) == ["away_told", "receipt"]
    assert town.figure(activity) == (60, "")
    assert [one.details["words"] for one in notices(town)] == [said]
    assert [one.details["until"] for one in notices(town)] == ["2026-05-22"]


def test_as_the_reason_of_a_figure_it_is_told_and_gives_no_account_of_the_work(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    assert marta.says("la 1.2 va en 60 porque estoy de vacaciones") == "recorded"
    assert notes(marta.heard()) == ["away_told", "receipt"]
    assert town.figure(activity) == (60, "")


@pytest.mark.parametrize(
    ("again", "waits", "told"),
    [
        ("Le recuerdo que estaré de vacaciones del 18 al 22 de mayo", 1, 1),  # nothing new
        ("Estaré de vacaciones del 18 al 29 de mayo", 1, 2),
        ("Estaré de vacaciones del 15 al 26 de junio", 2, 2),  # another absence
    ],
)
@pytest.mark.parametrize("is_told", [False, True])
def test_an_absence_told_twice_is_one_notice_and_a_changed_one_says_what_changed(
    town: Town, marta: Chat, again: str, waits: int, told: int, is_told: bool
) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)
    town.add("1.2", 40)
    marta.says("Estaré de vacaciones del 18 al 22 de mayo")
    if is_told:
        with town.database.transaction() as session:
            item = an_outbox_item(session, town.context.entity_id, kind=OutboxKind.NOTE)
            session.execute(update(Notice).values(state=OwedState.TOLD, outbox_id=item))
    marta.says(again)

    rows = notices(town)
    assert len(rows) == (told if is_told else waits)
    last = rows[-1].details
    assert last["until"] in ("2026-05-22", "2026-05-29", "2026-06-26")
    changed = is_told and told == 2 and waits == 1
    assert last.get("was_until") == ("2026-05-22" if changed else None)


@pytest.mark.usefixtures("post")
@pytest.mark.parametrize(("back", "alone"), [(date(2026, 5, 12), False), (date(2026, 5, 22), True)])
def test_a_delegate_who_is_away_only_until_she_goes_stands_in_for_her(
    town: Town, marta: Chat, back: date, alone: bool
) -> None:
    with town.database.transaction() as session:
        entity = town.context.entity_id
        nelson = a_person(
            session, entity, "Nelson", role=Role.DELEGATE, office=town.office_id,
            email="nelson@puertoesperanza.example",
        )  # fmt: skip
        absences.mark(Change(session, entity, BY, town.now), person_id=nelson, until=back)

    marta.says("no estoy del 18 al 20 de mayo, salgo a vacaciones")

    assert [bool(one.details["alone"]) for one in notices(town)] == [alone]
