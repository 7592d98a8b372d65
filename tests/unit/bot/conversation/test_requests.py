"""Requests: more time, another office, a later reminder, and what is reported beside them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation.addressees import KnownOffice
from bot.conversation.heard import Read
from bot.conversation.state import State
from bot.conversation.steps import AskWish, PassOn, Say, WithdrawRequests
from bot.conversation.wish import Owes
from bot.understanding.asks.requests.reasons import reason_in
from bot.understanding.meaning import Ask, Intent, Status
from core.words import RequestKind
from tests.unit.bot.conversation.builders import (
    MAP,
    MESSAGE,
    SUIT,
    a_press,
    a_text,
    a_view,
    after,
    an_update,
    brief,
)

JURIDICA = KnownOffice(71, "Oficina Jurídica", ("Oficina Jurídica", "La OAJ"), ("Carlos Peña",))
HACIENDA = KnownOffice(72, "Secretaría de Hacienda", ("Secretaría de Hacienda",), ("Pedro Rueda",))
JUNE = date(2026, 6, 30)
KNOWING = a_view(offices=(JURIDICA, HACIENDA), offices_of={SUIT: 70, MAP: 70})


def test_a_later_reminder_is_passed_on_with_what_was_said() -> None:
    heard = a_text("el jueves", intent=Intent.SNOOZE, codes=("1.2",), until=JUNE)

    assert after(State(), heard).actions == (PassOn(RequestKind.SNOOZE, (SUIT,), MESSAGE, JUNE),)


def test_a_later_reminder_whose_day_cannot_be_told_is_asked_for_its_day() -> None:
    friday = a_text("avíseme el próximo viernes", intent=Intent.SNOOZE, codes=("1.2",))
    later = a_text("luego le cuento", intent=Intent.SNOOZE, codes=("1.2",))

    assert after(State(), friday).actions == (Say("snooze_day"),)
    assert after(State(), later).actions == (Say("courtesy"),)


def test_what_is_reported_beside_a_later_reminder_without_a_day_is_recorded() -> None:
    heard = a_text("1.2 va en 60, luego le cuento", an_update(SUIT, 60), intent=Intent.SNOOZE)

    assert brief(after(State(), heard).actions) == [("record", ("1.2", 60))]


def more_time(text: str = "", until: date | None = None, reason: str = "") -> Read:
    """Return that more time is asked for 1.2."""
    return a_text(
        text or reason, intent=Intent.EXTENSION, codes=("1.2",), until=until, reason=reason
    )


def other_office(named: str | None) -> Read:
    """Return that 1.2 is said to be another office's."""
    return a_text("…", intent=Intent.REASSIGN, codes=("1.2",), office=named)


@pytest.mark.parametrize(
    ("heard", "shown"),
    [
        (more_time("plazo"), ("wish", "extension", "wish_until", "1.2")),
        (more_time(until=JUNE), ("wish", "extension", "wish_reason", "1.2")),
        (
            more_time(until=JUNE, reason="necesito plazo, falta el contrato"),
            ("wish", "extension", "wish", "1.2"),
        ),
        (
            more_time(until=date(2026, 5, 20), reason="plazo porque falta el contrato"),
            ("wish", "extension", "wish_until", "1.2"),
        ),
        (other_office("jurídica el jueves"), ("wish", "reassign", "wish", "1.2")),
        (other_office("la OAJ"), ("wish", "reassign", "wish", "1.2")),
        (other_office("Pedro Rueda"), ("wish", "reassign", "wish", "1.2")),
        (other_office("sistemas"), ("wish", "reassign", "wish_office", "1.2")),
        (other_office(None), ("wish", "reassign", "wish_office", "1.2")),
        (
            a_text("1.2 no aplica", an_update(SUIT, None, status=Status.NOT_APPLICABLE)),
            ("wish", "not_applicable", "wish_reason", "1.2"),
        ),
    ],
)
def test_a_request_is_shown_before_it_goes_to_anybody(heard: Read, shown: tuple[str, ...]) -> None:
    assert brief(after(State(), heard, view=KNOWING).actions) == [shown]


@pytest.mark.parametrize("said", ["sí", "Sí, pedirlo", "pídalo por favor", "si señora"])
def test_a_yes_sends_it_with_the_office_that_exists(said: str) -> None:
    heard = (other_office("jurídica"), nothing(said))
    (sent,) = after(State(), *heard, view=KNOWING).actions

    assert sent == PassOn(RequestKind.REASSIGN, (SUIT,), MESSAGE, None, "Oficina Jurídica")


@pytest.mark.parametrize("said", ["no", "cancelar", "deshacer"])
def test_a_no_asks_nobody(said: str) -> None:
    intent = Intent.UNDO if said == "deshacer" else Intent.UNCLEAR
    heard = (other_office("jurídica"), a_text(said, intent=intent))
    following = after(State(), *heard, view=KNOWING)

    assert following.actions == (Say("request_dropped", about=SUIT),)
    assert following.state.wishes == ()


def test_the_date_and_then_the_reason_are_taken_from_the_next_sentences() -> None:
    heard = (more_time("plazo"), nothing("el 30 de junio"), words_about("falta el contrato"))
    (shown,) = after(State(), *heard, view=KNOWING).actions

    assert isinstance(shown, AskWish)
    assert (shown.wish.until, shown.wish.reason) == (JUNE, "falta el contrato")
    assert shown.wish.owes is Owes.YES


@pytest.mark.parametrize("until", [None, date(2026, 6, 15)])
def test_one_sentence_answers_both(until: date | None) -> None:
    heard = (more_time(until=until), words_about("hasta el 30 de junio porque falta el contrato"))
    (shown,) = after(State(), *heard, view=KNOWING).actions

    assert isinstance(shown, AskWish)
    assert (shown.wish.until, shown.wish.reason) == (JUNE, "falta el contrato")


def test_the_report_of_another_activity_is_no_reason_and_the_question_is_repeated_once() -> None:
    heard = (more_time(until=JUNE), a_text("1.1 va en 60", an_update(MAP, 60)))
    repeated = after(State(), *heard, view=KNOWING)
    again = after(repeated.state, a_text("1.1 va en 70", an_update(MAP, 70)), view=KNOWING)

    asks = ("wish", "extension", "wish_reason", "1.2")
    assert brief(repeated.actions) == [("record", ("1.1", 60)), asks]
    assert brief(again.actions) == [("record", ("1.1", 70))]
    assert [one.reason for one in again.state.wishes] == [""]
    assert again.state.open_wish(None) is None


def test_a_figure_of_the_activity_itself_ends_that_it_does_not_apply() -> None:
    heard = (
        a_text("1.2 no aplica", an_update(SUIT, None, status=Status.NOT_APPLICABLE)),
        a_text("va en 60", an_update(SUIT, 60)),
    )
    following = after(State(), *heard)

    assert brief(following.actions) == [("record", ("1.2", 60))]
    assert following.state.wishes == ()


@pytest.mark.parametrize("said", ["gracias", "¿por qué?", "si"])
def test_what_gives_no_reason_is_not_taken_for_one(said: str) -> None:
    intent = Intent.COURTESY if said == "gracias" else Intent.UNCLEAR
    heard = (more_time(until=JUNE), a_text(said, intent=intent))

    assert [one.reason for one in after(State(), *heard, view=KNOWING).state.wishes] == [""]


def test_an_office_that_is_not_in_the_list_is_left_to_planning() -> None:
    heard = (other_office("sistemas"), words_about("no está en la lista"), nothing("sí"))
    (sent,) = after(State(), *heard, view=KNOWING).actions

    assert sent == PassOn(RequestKind.REASSIGN, (SUIT,), MESSAGE, None, "sistemas")


def test_the_place_of_a_proposed_day_is_that_day_and_no_figure() -> None:
    days = (date(2026, 6, 9), JUNE)
    view = a_view(propose=lambda *_: days)
    (shown,) = after(
        State(), more_time("plazo"), a_text("2", an_update(SUIT, 2)), view=view
    ).actions

    assert isinstance(shown, AskWish)
    assert shown.wish.until == JUNE


@pytest.mark.parametrize(("said", "office"), [("2", HACIENDA), ("a hacienda", HACIENDA)])
def test_a_place_or_a_name_chooses_the_office(said: str, office: KnownOffice) -> None:
    heard = (other_office(None), nothing(said))
    (shown,) = after(State(), *heard, view=KNOWING).actions

    assert isinstance(shown, AskWish)
    assert (shown.wish.office_id, shown.wish.owes) == (office.id, Owes.YES)


def test_a_bare_ok_after_something_else_sends_nothing_and_plain_words_still_do() -> None:
    asked = after(State(), other_office("jurídica"), view=KNOWING).state
    card = after(asked, a_press("card", MAP, message=501), view=KNOWING).state

    assert brief(after(card, a_text("ok", intent=Intent.COURTESY), view=KNOWING).actions) == [
        Say("courtesy")
    ]
    assert isinstance(after(card, nothing("sí, pedirlo"), view=KNOWING).actions[0], PassOn)


def test_after_a_request_undo_withdraws_it() -> None:
    heard = (other_office("jurídica"), nothing("sí"), a_text("deshacer", intent=Intent.UNDO))

    assert after(State(), *heard, view=KNOWING).actions == (WithdrawRequests(MESSAGE),)


def nothing(text: str) -> Read:
    """Return a text that says nothing of the plan."""
    return a_text(text, intent=Intent.UNCLEAR)


def words_about(text: str) -> Read:
    """Return words about 1.2 without a figure."""
    return a_text(text, an_update(SUIT, None, Ask.PERCENT, definite=False))


def test_a_request_about_several_activities_is_one_request_with_one_answer() -> None:
    heard = a_text(
        "mañana", intent=Intent.SNOOZE, codes=("1.1", "1.2", "1.1"), until=date(2026, 5, 12)
    )
    (asked,) = after(State(), heard).actions

    assert isinstance(asked, PassOn)
    assert asked.activities == (MAP, SUIT)


def test_a_report_beside_a_request_is_recorded_and_its_question_asked_first() -> None:
    heard = a_text(
        "1.2 va en 60, 1.1 casi; más plazo para la 1.2",
        an_update(SUIT, 60),
        an_update(MAP, None, Ask.PERCENT),
        intent=Intent.EXTENSION,
        codes=("1.2",),
    )
    actions = brief(after(State(), heard).actions)

    assert actions[0] == ("record", ("1.2", 60))
    assert actions[1:] == [("ask", "percent", "1.1")]


def test_a_request_without_an_activity_asks_which_one_and_is_then_shown() -> None:
    heard = a_text(
        "necesitamos prórroga", intent=Intent.EXTENSION, ask=Ask.ACTIVITY, reason="por la firma"
    )
    asking = after(State(), heard)
    (asked,) = asking.state.waiting
    chosen = after(asking.state, a_press("pick", SUIT, f"{MESSAGE}.{asked.ordinal}", 501))

    assert brief(asking.actions) == [("ask", "activity", None)]
    assert brief(chosen.actions) == [("wish", "extension", "wish_until", "1.2")]
    assert chosen.state.waiting == ()


@pytest.mark.parametrize(
    "said",
    [
        "ya no necesito el plazo", "Ya no necesito más plazo, gracias", "parar", "mejor no",
        "ya no", "no lo pida", "mejor no pida nada", "ya no lo necesitamos", "desisto",
        "ya no necesito el plazo de la 1.2",
    ],
)  # fmt: skip
@pytest.mark.parametrize("until", [None, JUNE])
def test_words_that_want_it_no_more_are_neither_date_nor_reason(
    said: str, until: date | None
) -> None:
    asks = a_text(said, intent=Intent.EXTENSION, codes=("1.2",))
    text = asks if "plazo" in said else nothing(said)
    following = after(State(), more_time("plazo", until=until), text, view=KNOWING)

    assert following.actions == (Say("request_dropped", about=SUIT),)
    assert following.state.wishes == ()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("pararon la obra y no han entregado", Intent.EXTENSION),
        ("el proveedor paró", Intent.EXTENSION),
        ("ya no se necesita", Intent.REPORT),
        ("ya no lo necesitamos", Intent.REPORT),
    ],
)
def test_a_reason_that_sounds_like_it_is_a_reason(said: str, kind: Intent) -> None:
    """That something is not needed is why it does not apply."""
    does_not_apply = a_text("no aplica", an_update(SUIT, None, status=Status.NOT_APPLICABLE))
    first = does_not_apply if kind is Intent.REPORT else more_time(until=JUNE)
    (shown,) = after(State(), first, nothing(said), view=KNOWING).actions

    assert isinstance(shown, AskWish)
    assert shown.wish.reason == said


def test_parar_while_a_request_is_asked_for_drops_it_and_leaves_the_walk_where_it_is() -> None:
    heard = (a_press("walk", 0), more_time(until=JUNE), nothing("parar"))
    following = after(State(), *heard, view=KNOWING)

    assert following.actions == (Say("request_dropped", about=SUIT),)
    assert following.state.walk is not None
    assert following.state.walk.shown is not None


@pytest.mark.parametrize(
    "said", ["Sí pedir lo de la 1.2", "sí, pedirlo para la 1.2", "Pedir lo de la 1.2"]
)
def test_a_yes_may_name_the_activity(said: str) -> None:
    whole = more_time(until=JUNE, reason="plazo, falta el contrato")
    named = a_text(said, an_update(SUIT, None, definite=False))
    others = a_text(said.replace("1.2", "1.1"), an_update(MAP, None, definite=False))

    (sent,) = after(State(), whole, named, view=KNOWING).actions
    unsent = after(State(), whole, others, view=KNOWING)

    assert isinstance(sent, PassOn)
    assert (sent.activities, sent.reason) == ((SUIT,), "falta el contrato")
    assert not [one for one in unsent.actions if isinstance(one, PassOn)]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("necesito mover la 3.1 al 30 de junio, el alcalde no está el 24",
         "el alcalde no está el 24"),
        ("el alcalde no está el 24, necesito mover la 3.1 al 30 de junio",
         "el alcalde no está el 24"),
        ("necesito mover la 3.1 al 30 de junio por agenda", "por agenda"),
        ("necesito mover la 3.1 al 30 de junio por tema de agenda", "por tema de agenda"),
        ("necesito mover la 3.1 al 30 de junio, la 3.1 no está", ""),
    ],
)  # fmt: skip
def test_why_stands_in_the_sentence_of_the_request(said: str, reason: str) -> None:
    assert reason_in(said, date(2026, 4, 21)) == reason


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("plazo hasta junio por demoras del contratista. A la fecha el avance es del 30 %.",
         "por demoras del contratista."),
        ("plazo hasta junio. A la fecha el avance es del 30 %.", ""),
        ("plazo porque solo hay el 30 % de los predios", "solo hay el 30 % de los predios"),
        ("plazo hasta junio: el proveedor no entregó el 30 % de las llantas",
         "el proveedor no entregó el 30 % de las llantas"),
    ],
)  # fmt: skip
def test_a_figure_that_is_told_is_no_reason(said: str, reason: str) -> None:
    found = reason_in(f"Solicito {said}", date(2026, 4, 21))
    assert found.rstrip(".") == reason.rstrip(".")
