"""The pages behind the digest's buttons: doubts about the plan, and messages without a place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from bot.conversation.tray import waits
from bot.conversation.tray.waits import Kind
from core.inbound import Aside
from core.overviews import Overview
from core.refs import Ref
from core.words import RequestKind
from models.inbox import InboundState
from models.plan import Plan, PlanFault
from plans.faults import Rank
from reports.figures import collect
from reports.lists.asking import ask_to_decide
from reports.steps import SHOW_PAGE
from reports.values import Figures
from tests.service.bot.chat import Chat, Town
from tests.service.bot.files import VOICE, sends
from tests.support.builders import a_request, an_inbound


def a_doubt(
    town: Town, activity: int | None, field: str, printed: str, suggestion: str = ""
) -> int:
    with town.database.transaction() as session:
        plans = select(Plan.id).filter_by(entity_id=town.context.entity_id)
        plan = session.scalars(plans.order_by(Plan.id)).first()
        assert plan is not None
        fault = PlanFault(
            entity_id=town.context.entity_id, plan_id=plan, activity_id=activity, field=field,
            kind="impossible_date" if field == "due" else "missing_office", place="",
            text=printed, message="", suggestion=suggestion, rank=Rank.REMINDER,
        )  # fmt: skip
        session.add(fault)
        session.flush()
        return fault.id


def page(chat: Chat, town: Town, command: str) -> Overview:
    chat.presses(town.context.refs.make(Ref(SHOW_PAGE, 0, command)))
    (shown,) = chat.heard()
    assert isinstance(shown, Overview)
    return shown


def test_each_doubt_of_the_plan_is_a_question_with_the_order_that_settles_it(
    town: Town, consuelo: Chat
) -> None:
    ramp, map_ = town.add("3.2", None), town.add("4.1", None)
    a_doubt(town, ramp, "due", "31/06/2026", "2026-06-30")
    a_doubt(town, map_, "offices", "")
    whole = a_doubt(town, None, "columns", "EVIDENCIA")

    shown = page(consuelo, town, "dudas")
    assert (shown.name, shown.total) == ("doubts", 3)
    assert {(row.name, row.words) for row in shown.rows} == {
        ("3.2", "culmina plan accept 3.2"),
        ("4.1", "culmina plan set 4.1 oficina=VALOR"),
        ("", f"culmina plan accept --seen {whole}"),
    }
    assert [row.title for row in shown.rows[:2]] == [
        "el plan no dice la oficina; ¿quién responde?",  # first what nobody is asked about
        "el plan dice 31/06/2026, que no existe; ¿es el mar 30 jun?",
    ]


def test_a_figure_of_a_newer_file_is_proposed_beside_who_reported_what_and_when(
    town: Town, marta: Chat, consuelo: Chat
) -> None:
    ramp = town.add("3.2", None)
    marta.says("la 3.2 va en 65 %")
    a_doubt(town, ramp, "percent", "35%", "35")

    assert [row.title.replace("\xa0", " ") for row in page(consuelo, town, "dudas").rows] == [
        "el plan dice «35%», y Marta Lucía Rincón reportó 65 % el lun 11 may, que es lo que vale; "
        "¿se cambia por 35 %?"
    ]


def test_who_decides_is_told_how_and_not_to_ask_somebody_else(
    town: Town, luz: Chat, consuelo: Chat
) -> None:
    a_doubt(town, town.add("3.2", None), "due", "31/06/2026", "2026-06-30")

    assert (page(luz, town, "dudas").decides, page(consuelo, town, "dudas").decides) == (
        True,
        False,
    )


def test_where_two_values_are_proposed_the_order_names_the_field(
    town: Town, consuelo: Chat
) -> None:
    ramp = town.add("3.2", None)
    a_doubt(town, ramp, "due", "31/06/2026", "2026-06-30")
    a_doubt(town, ramp, "offices", "Hda", "Secretaría de Hacienda")

    assert [row.words for row in page(consuelo, town, "dudas").rows] == [
        "culmina plan accept 3.2 --field oficina",
        "culmina plan accept 3.2 --field fecha",
    ]


def test_without_doubts_the_page_says_so(town: Town, consuelo: Chat) -> None:
    assert page(consuelo, town, "dudas").total == 0


def test_a_message_of_nobody_is_shown_with_the_order_that_gives_it_to_somebody(
    town: Town, consuelo: Chat
) -> None:
    with town.database.transaction() as session:
        number = an_inbound(
            session, town.context.entity_id, "la rampa va en 60", at=town.now,
            sender="otra@example.org", channel="email", state=InboundState.SET_ASIDE,
            error=Aside.NOBODYS.value, outcome="", handled_at=None,
        )  # fmt: skip
    shown = page(consuelo, town, "mensajes")
    (row,) = shown.rows
    assert (shown.name, row.name, row.title) == ("messages", "", "la rampa va en 60")
    assert row.since == date(2026, 5, 11)
    assert row.words == f"culmina inbox assign {number} --person NOMBRE"


def test_the_chat_the_digest_the_page_and_the_command_tell_of_the_same_messages(
    town: Town, consuelo: Chat, marta: Chat
) -> None:
    town.add("1.1", 40)
    town.add("1.2", 40)
    sends(marta, "", VOICE)
    sends(marta, "aquí va la foto")
    with town.database.transaction() as session:
        entity = town.context.entity_id
        came: dict[str, dict[str, Any]] = {
            "de nadie": {"state": InboundState.SET_ASIDE, "error": Aside.NOBODYS.value},
            "¿y eso qué?": {"outcome": "unclear"},
            "lenta": {"state": InboundState.HANDLING, "at": town.now - timedelta(hours=2)},
            "gracias": {"outcome": "unclear"},
            "vamos en 60": {"outcome": "recorded"},
            "lo mío va bien": {"outcome": "held"},
        }
        for text, values in came.items():
            an_inbound(session, entity, text, **({"at": town.now} | values))
    town.now += timedelta(days=1)
    with town.database.reading() as session:
        digest = collect(session, town.context, town.now).waiting
        tray = waits.waiting(session, town.context, town.now)

    assert [one.number for one in digest] == [one.id for one in tray]
    assert [one.words for one in tray if one.kind is Kind.MESSAGE] == [
        "de nadie", "¿y eso qué?", "lo mío va bien",
    ]  # fmt: skip
    assert [one.words for one in tray if one.kind is Kind.LATE] == ["lenta"]
    assert sorted(one.kind for one in tray if one.kind in (Kind.FILE, Kind.VOICE)) == [
        Kind.FILE, Kind.VOICE,
    ]  # fmt: skip
    assert page(consuelo, town, "mensajes").total == len(tray) == 6


def test_what_was_handled_waits_for_nobody(town: Town, consuelo: Chat, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("la 1.2 va en 60 %")
    assert page(consuelo, town, "mensajes").total == 0


def test_who_sees_her_own_only_is_not_shown_them(marta: Chat) -> None:
    for command in ("dudas", "mensajes"):
        marta.says(f"/{command}")
        (said,) = marta.heard()
        assert not isinstance(said, Overview)


def test_who_decides_herself_is_not_told_to_ask_herself(
    town: Town, luz: Chat, consuelo: Chat
) -> None:
    ramp = town.add("3.2", None)
    a_doubt(town, ramp, "due", "31/06/2026", "2026-06-30")
    with town.database.transaction() as session:
        number = a_request(
            session, ramp, by=town.marta_id, kind=RequestKind.EXTENSION, office_id=town.office_id
        )
    said = {}
    for chat in (luz, consuelo):
        chat.says("como va el plan?")
        (shown,) = chat.heard()
        assert isinstance(shown, Overview)
        figures = Figures.model_validate(shown.figures)
        said[chat.name] = {ask_to_decide(one) for one in figures.todo if one.who}
    assert said[luz.name] == {
        "Decídalo usted y dígaselo a quien administra culmina.",
        f"Decídala usted: «conceder {number}» o «negar {number}: por qué».",
    }
    assert said[consuelo.name] == {f"Pídale a {luz.name} que decida."}
