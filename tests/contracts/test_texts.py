"""Every text that culmina can send renders with sample data, on each channel that sends it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from bot.email.sender import EmailChannel
from bot.email.servers.settings import SmtpSettings
from bot.telegram.client import TelegramClient
from bot.telegram.menu import common_menus, menu_of
from bot.telegram.sender import TelegramChannel
from bot.telegram.settings import TelegramSettings
from core.channels import Channel
from core.clock import FixedClock
from core.entity.rights import Right
from core.messages import (
    Content,
    Note,
    load_content,
    store_content,
)
from core.overviews import OverviewRow
from culmina.ahead.outlook import as_page, as_text
from demo.botapi import BotApiServer
from demo.botapi.markup import read_text
from reports.documents import slips
from tests.contracts.contents import CONTENTS, ENVELOPE
from tests.contracts.notes import MAILED, NOTES
from tests.contracts.notices import NOTICES
from tests.contracts.plan import REFS
from tests.support.builders import NOW
from tests.support.outlooks import an_outlook
from tests.support.patterns import tree
from tests.unit.reports.test_slips import ABOUT, a_slip
from texts.catalog import Texts

ROOT = Path(__file__).parents[2]


class Counting(Texts):
    """The catalogue, which remembers what was asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def render(self, name: str, /, **values: Any) -> str:
        """Return the text and remember its name."""
        self.asked.add(name)
        return super().render(name, **values)


def channels(texts: Texts) -> dict[str, Channel]:
    """Return both channels over a catalogue; nothing is contacted."""
    mailbox = "culmina@puertoesperanza.example"
    smtp = SmtpSettings(host="127.0.0.1", sender=mailbox, reply_to=mailbox)
    client = TelegramClient(TelegramSettings(token=BotApiServer().token))
    return {
        "telegram": TelegramChannel(client.bot, texts),
        "email": EmailChannel(smtp, texts, FixedClock(NOW), REFS),
    }


def named_in_the_code(function: str) -> Iterator[str]:
    """Yield the names that the packages give literally to `function`, as `name=` or first."""
    for package in ("bot", "scheduler", "culmina", "reports", "web"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == function:
                    given = [one.value for one in node.keywords if one.arg == "name"] or node.args
                    yield from (
                        one.value
                        for one in given[:1]
                        if isinstance(one, ast.Constant) and isinstance(one.value, str)
                    )


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("channel", ["telegram", "email"])
def test_every_content_can_be_read_on_every_channel(channel: str, name: str) -> None:
    stored = load_content(store_content(CONTENTS[name]))

    parts = channels(Texts())[channel].render(stored, ENVELOPE)

    assert parts
    for part in parts:
        assert part.text.strip()
        assert part.body
        assert "None" not in part.text
        assert "{" not in part.text
    if channel == "telegram":
        assert all(read_text(part.text, "HTML").text for part in parts)
    else:
        assert part.text.splitlines()[0].strip(), "a mail needs a subject"


def test_the_invitation_is_mailed_with_its_link() -> None:
    note = Note(name="invitation", values=MAILED["invitation"])

    [part] = channels(Texts())["email"].render(note, ENVELOPE)

    assert "https://t.me/culmina_bot?start=abc" in part.text


def test_who_only_consults_is_invited_to_ask_and_not_to_report() -> None:
    note = Note(name="invitation", values=MAILED["invitation"] | {"reads": "yes"})

    [part] = channels(Texts())["email"].render(note, ENVELOPE)

    assert "Usted solo consulta: no se le piden reportes." in part.text
    assert "cuente" not in part.text


def test_who_follows_the_plan_and_leads_no_office_is_not_invited_to_report() -> None:
    note = Note(name="invitation", values=MAILED["invitation"] | {"watches": "yes"})

    [part] = channels(Texts())["email"].render(note, ENVELOPE)

    assert "le pide que siga por Telegram cómo va el PTEP 2026" in part.text
    assert "Le llegarán las solicitudes y los avisos del plan" in part.text
    assert "su oficina" not in part.text
    assert "no se le piden reportes" not in part.text


def test_all_kinds_of_content_are_among_the_samples() -> None:
    kinds = {one.__name__ for one in Content.__origin__.__args__}  # type: ignore[attr-defined]  # an Annotated union

    assert {type(content).__name__ for content in CONTENTS.values()} == kinds


def test_all_notes_and_notices_that_the_code_names_are_among_the_samples() -> None:
    notes = {*named_in_the_code("Note"), *named_in_the_code("Say")}

    assert {"unknown_chat", "question_gone", "invitation"} <= notes
    assert notes <= {*NOTES, *MAILED}
    assert set(named_in_the_code("NoticeItem")) <= set(NOTICES)


def test_every_text_of_the_catalogue_is_used_by_somebody() -> None:
    texts = Counting()
    for channel in channels(texts).values():
        for content in CONTENTS.values():
            channel.render(content, ENVELOPE)
    channels(texts)["email"].render(Note(name="invitation", values=MAILED["invitation"]), ENVELOPE)

    for form in (as_text, as_page):
        form(an_outlook(), texts)
    list(common_menus(texts))
    menu_of(texts, "5001", frozenset(Right))
    texts.render("telegram/toast_not_yours.html")
    slips.pages([a_slip()], ABOUT, texts)
    texts.render("reports/deed.txt", row=OverviewRow(name="Marta Ruiz"), today=ENVELOPE.today)

    for function in ("ask.page", "_page"):
        texts.asked |= {f"web/{page}.html" for page in named_in_the_code(function)}
    texts.asked |= set(named_in_the_code("ask.site.texts.render"))

    # A name that begins with _ is part of other texts.
    whole = {name for name in texts.names() if not name.rpartition("/")[2].startswith("_")}
    assert whole - texts.asked == set()
    assert len(whole) > 50


def test_the_catalogue_can_be_read_whole() -> None:
    texts = Texts()

    texts.check()

    assert {name.split("/")[0] for name in texts.names()} == {
        "telegram",
        "email",
        "live",
        "reports",
        "shared",
        "web",
    }


def test_a_text_is_compiled_once_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jinja's own choice keeps 400 of them: with one more, read in turn, none is found again."""
    Texts().check()
    compiled: list[str | None] = []
    compile_: Any = Environment.compile

    def counted(self: Environment, source: str, name: str | None = None, *rest: Any) -> Any:
        compiled.append(name)
        return compile_(self, source, name, *rest)

    monkeypatch.setattr(Environment, "compile", counted)
    texts = Texts()
    texts.check()
    texts.render("telegram/toast_not_yours.html")

    assert compiled == []


def test_what_a_plain_macro_makes_of_values_is_escaped_in_pages() -> None:
    """A macro of a .txt template escapes nothing, and what it returns counts as safe."""
    folder = ROOT / "texts" / "es" / "telegram"
    bare = []
    for page in sorted(folder.glob("*.html.j2")):
        text = page.read_text("utf-8")
        for names in re.findall(r'from "[^"]+\.txt\.j2" import ([^%]+?) %}', text):
            for name in (one.split(" as ")[-1].strip() for one in names.split(",")):
                calls = re.findall(rf"{{{{ *{name}\([^)}}][^}}]*}}}}", text)
                bare += [(page.name, one) for one in calls if "|forceescape" not in one]
    assert bare == []
