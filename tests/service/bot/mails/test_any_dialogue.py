"""Whatever is said, pressed, edited or left alone, in any order: the laws of the dialogue hold.

No figure without the person's words behind it, none outside 0–100, none that cannot be taken back,
and no state that a restart could not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run
from sqlalchemy import func, select

from bot.conversation.state import State, keep, restore
from core import rules
from core.buttons import Button
from core.entity.policy import Policy
from core.messages import Content, Question, Receipt, Reminder
from core.spanish import fold
from models.conversation import Conversation
from models.inbox import Inbound, InboundState
from models.plan import Activity
from models.progress import SPOKE_AS, ProgressReport, Retraction, as_rule
from models.session import Database
from scheduler import tick
from tests.service.bot.chat import PEDRO, Chat, a_town, buttons
from tests.support.builders import a_holder
from tests.support.databases import copy_sqlite
from tests.support.engines import died

EVERY_DAY = Policy(steps_before=tuple(range(31)), silence_after_answer_working_days=0)
OUTCOMES = frozenset(
    {
        "recorded", "asked", "requested", "corrected", "elsewhere", "added", "undone", "answered",
        "unclear", "repeated",
    }
)  # fmt: skip
FIGURES = st.sampled_from(
    ["60", "100 %", "0", "45,5 %", "2 de 5", "la mitad", "130 %", "-5", "ya quedó", "casi", "igual"]
)
WHICH = st.sampled_from(["", "1.1 ", "la 1.2 va en ", "2.1: ", "la segunda ", "todas ", "9.9 "])
BESIDE = st.sampled_from(["", ", falta la firma", ". Gracias", " y la 1.3 sin avance"])
REPORTS = st.builds(lambda *parts: "".join(parts), WHICH, FIGURES, BESIDE)
TALK = st.sampled_from(
    [
        "sí", "no", "ok", "gracias", "1", "2", "la 1.2", "no aplica", "sin avance", "cancelar",
        "falta la firma", "la 1.1 va bien", "subimos 10 puntos", "no ha iniciado",
        "deshacer", "me equivoqué", "corrija, era 70", "todas",
        "una por una", "seguir", "parar", "saltar", "¿qué tengo pendiente?", "ayuda",
        "solo este periodo", "era solo lo de este trimestre",
        "prórroga para la 1.2 hasta el 30 de junio", "recuérdeme el lunes", "la 1.3 no es mía",
    ]
)  # fmt: skip
TEXTS = REPORTS | TALK | st.text(max_size=30).filter(lambda text: bool(text.strip()))
MOST_LOOKED_AT = 25
# Not an element of what is there: that differs when a play is repeated in the same database.
WHICH_ONE = st.integers(0, MOST_LOOKED_AT - 1)
PAUSES = st.sampled_from([{"seconds": 5}, {"minutes": 5}, {"minutes": 40}, {"hours": 5}])


class Dialogue(RuleBasedStateMachine):
    """Marta and Pedro, who share an activity, with the bot over some days."""

    database: Database

    def __init__(self) -> None:
        super().__init__()
        self.town = a_town(self.database)
        self.town.context = replace(self.town.context, policy=EVERY_DAY)
        both = [self.town.office_id, self.town.other_office_id]
        self.town.add("1.1")
        self.town.add("1.2", 40, due=[date(2026, 5, 20), date(2026, 9, 30)])
        self.town.add("1.3", 20, due=None, terms=["Trimestral"])
        self.town.add("2.1", 30, office=both)
        self.town.add_of_both("2.2", 30)
        self.marta = Chat(self.town)
        self.pedro = Chat(self.town, PEDRO, "Pedro")
        self.checked = 0
        self.labels: dict[str, str] = {}

    @rule(text=TEXTS, colleague=st.booleans())
    def says(self, text: str, *, colleague: bool) -> None:
        """Write a text."""
        chat = self.pedro if colleague else self.marta
        assert chat.says(text) in OUTCOMES

    @rule(text=TEXTS)
    def replies(self, text: str) -> None:
        """Write a text in reply to the newest message."""
        items = self.town.items(self.marta)
        assert self.marta.says(text, to=items[-1].id if items else None) in OUTCOMES

    @precondition(lambda self: bool(self.marta.written))
    @rule(text=REPORTS | TALK, back=st.integers(1, 3))
    def edits(self, text: str, back: int) -> None:
        """Change one of the last messages."""
        assert self.marta.edits(text, back=min(back, len(self.marta.written))) in OUTCOMES

    @precondition(lambda self: bool(self.shown(self.marta)))
    @rule(which=WHICH_ONE)
    def presses(self, which: int) -> None:
        """Press any of the newest buttons, or the one pressed before once more."""
        shown = self.shown(self.marta)[-MOST_LOOKED_AT:]
        button = shown[which % len(shown)]
        self.labels[button.ref] = button.label
        assert self.marta.presses(button.ref) in OUTCOMES

    @precondition(lambda self: bool(self.receipts()))
    @rule(which=WHICH_ONE)
    def takes_back(self, which: int) -> None:
        """Press "Deshacer" under any receipt of the last day: what it told stands no more."""
        receipts = self.receipts()
        receipt = receipts[which % len(receipts)]
        self.marta.presses(receipt.undo.ref)
        asked = self.marta.contents()[-1]
        if isinstance(asked, Question) and asked.name == "undo":
            self.marta.presses(asked.buttons[-1].ref)
        told = next(one for one in self.town.reports() if one.id == receipt.report)
        with self.database.reading() as session:
            standing = session.scalars(
                select(ProgressReport.id)
                .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
                .where(
                    ProgressReport.inbound_id == told.inbound_id,
                    ProgressReport.recorded_at == told.recorded_at,
                    ProgressReport.continues.is_(None),
                    Retraction.id.is_(None),
                )
            ).all()
        assert standing == []

    @rule(pause=PAUSES)
    def waits(self, pause: dict[str, int]) -> None:
        """Let some time pass, with all delivered."""
        self.town.deliver()
        self.town.wait(**pause)

    @rule()
    def next_morning(self) -> None:
        """Let the clock make its pass on the next day."""
        self.town.deliver()
        self.town.now = self.town.now.replace(hour=13, minute=0) + timedelta(days=1)
        with self.database.transaction() as session:
            tick.run(session, self.town.context, self.town.now)
        self.town.deliver()

    @rule(text=REPORTS)
    def restarts(self, text: str) -> None:
        """Let the process die with a message in hand: another one handles it."""
        self.town.accept(self.marta.write(text))
        claimed = self.town.claim()
        assert claimed is not None
        with self.database.transaction() as session:
            dead = self.town.holder_id
            now = self.town.now
            self.town.holder_id = a_holder(session)
            assert died(session, [dead], now) == {"inbound": 1}
        assert self.town.handle() in OUTCOMES

    @invariant()
    def every_report_has_words_behind_it(self) -> None:
        """Look at what is new: figures in range, words in what somebody wrote or pressed."""
        new = [one for one in self.town.reports() if one.id > self.checked]
        for report in new:
            self.checked = max(self.checked, report.id)
            assert report.percent is None or 0 <= report.percent <= rules.WHOLE
            said = self.said(report.inbound_id)
            assert report.words or report.percent is None
            assert plain(report.words) in said, (report.words, said)
            chat = self.marta if report.person_id == self.town.marta_id else self.pedro
            invented = {*plain(report.description).split()} - self.vocabulary(chat)
            assert not invented, (invented, report.description)

    @invariant()
    def a_restart_reads_the_same_state(self) -> None:
        """Read each stored state as a new process would, strictly."""
        for row in self.town.rows(select(Conversation)):
            state = State.model_validate(row.state)
            assert keep(restore(row.state)) == keep(state) == row.state

    @invariant()
    def the_plan_shows_what_the_reports_say(self) -> None:
        """Compare the copies of the figures with the rule, and see that nothing is left behind."""
        said: dict[int, list[rules.Report]] = {}
        with self.database.reading() as session:
            for row, duty, undone in session.execute(
                select(ProgressReport, SPOKE_AS, Retraction.id)
                .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
                .where(ProgressReport.entity_id == self.town.context.entity_id)
            ):
                one = as_rule(row, duty=duty, undone=undone is not None)
                said.setdefault(row.activity_id, []).append(one)
        for activity in self.town.rows(select(Activity)):
            current = rules.current(said.get(activity.id, ()))
            assert activity.percent == (current.percent if current else None)
        states = {row.state for row in self.town.rows(select(Inbound))}
        assert states <= {InboundState.DONE}

    def shown(self, chat: Chat) -> list[Button]:
        """Return the buttons that a chat has shown, the newest last."""
        return [button for one in chat.contents() for button in every_button(one)]

    def receipts(self) -> list[Receipt]:
        """Return the receipts to Marta of the last day that told the reports that they name."""
        recent = {
            one.id
            for one in self.town.reports()
            if self.town.now - one.recorded_at <= timedelta(hours=23)
        }
        told = (one for one in self.marta.contents() if isinstance(one, Receipt))
        return [one for one in told if one.report in recent]

    def said(self, inbound_id: int | None) -> str:
        """Return what was said with a message: its text, or the label of its button."""
        (row,) = self.town.rows(select(Inbound).where(Inbound.id == inbound_id))
        pressed = row.payload.get("pressed")
        if not pressed:
            return plain(row.payload["text"])
        return plain(self.labels[pressed])

    def vocabulary(self, chat: Chat) -> set[str]:
        """Return all the words that a person has written, also those that touch a figure, which
        descriptions leave out: "60falta"."""
        rows = self.town.rows(select(Inbound).where(Inbound.sender == str(chat.number)))
        words = {word for row in rows for word in plain(row.payload["text"]).split()}
        return words | {part for word in words for part in re.split(r"\d+", word)}


def every_button(content: Content) -> Iterator[Button]:
    """Return the buttons of a content, with those of a question that a reminder repeats."""
    yield from buttons(content)
    if isinstance(content, Reminder) and content.question is not None:
        yield from content.question.buttons


def plain(text: str | None) -> str:
    """Return a text without case, signs and blanks: what of it was said."""
    return re.sub(r"[\W_]+", " ", fold(text or "")).strip()


@pytest.fixture(scope="module")
def shared_url(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """One SQLite file: what is one dialogue's must never be seen in another."""
    return copy_sqlite(sqlite_template, tmp_path_factory.mktemp("dialogues") / "culmina.db")


@pytest.mark.timeout(480)  # ten dialogues of 25 messages each
def test_no_sequence_of_anything_breaks_the_laws(shared_database: Database) -> None:
    class InThisDatabase(Dialogue):
        database = shared_database

    run(
        InThisDatabase,
        settings=settings(
            max_examples=10,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    with shared_database.reading() as session:
        told = session.scalar(select(func.count()).select_from(ProgressReport)) or 0
    assert told > 0, "the plays are of no use when nothing is ever recorded"
