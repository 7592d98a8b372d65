"""Tests: planning reads the settings and the texts, and ends the trial after a second question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.email.servers.settings import SmtpSettings
from core.entity.policy import Policy
from core.words import Role
from models.audit import Audit
from models.audit_actions import WENT_LIVE
from models.organisation import Entity
from reports.settings import DigestSettings
from tests.support.builders import a_plan, an_activity
from tests.support.scheduling import a_context
from tests.web.conftest import KEY, Browser, Town
from web.pages.settings import told

Browse = Callable[[], Browser]
TODAY = date(2026, 5, 11)
MAILBOX, PASSWORD = "seguimiento@puertoesperanza.example", "una-contraseña-de-prueba"


@pytest.fixture
def smtp() -> SmtpSettings:
    """A server of mails that nobody asks: it is enough that the settings name one."""
    return SmtpSettings(
        host="127.0.0.1", sender=MAILBOX, username="x", password=SecretStr(PASSWORD)
    )


def went_live(town: Town) -> list[Audit]:
    """Return the audit's rows of ends of the trial."""
    with town.database.reading() as session:
        return list(session.scalars(select(Audit).where(Audit.action == WENT_LIVE)))


def is_live(town: Town) -> bool:
    with town.database.reading() as session:
        return session.get_one(Entity, town.entity).live_since is not None


def in_trial(town: Town, *, with_a_plan: bool = True) -> None:
    """Let the entity be in trial, with an open plan or without."""
    with town.database.transaction() as session:
        session.get_one(Entity, town.entity).live_since = None
        if with_a_plan:
            an_activity(session, town.entity, plan=a_plan(session, town.entity), handle="1.1")


async def test_planning_reads_each_setting_with_its_name_in_the_file(browse: Browse) -> None:
    browser = browse()
    assert ">Ajustes</a>" in await browser.enter(Role.PLANNING)

    shown = await browser.open("/ajustes")

    assert "30, 15, 7, 3 y 1 días antes y el mismo día" in shown
    assert "<code>[reminders] steps_before</code>" in shown
    assert "<code>[digest] readers</code>" in shown
    assert "lun 18 may" in shown  # the next public holiday
    assert KEY not in shown
    assert PASSWORD not in shown


def test_no_setting_of_reminders_or_digest_is_left_out() -> None:
    groups = told.groups(a_context(1), DigestSettings(), {}, TODAY)

    for section, owner in (("reminders", Policy), ("digest", DigestSettings)):
        names = [one.name for group in groups if group.section == section for one in group.settings]
        assert sorted(names) == sorted(owner.model_fields)


def test_settings_are_told_in_words() -> None:
    policy = Policy(
        steps_before=(0,), hour=time(9, 5), extra_days_off=(date(2026, 12, 24),),
        escalate_to=("control", "superior"), overdue_every_days=1, overdue_answering_every_days=1,
    )  # fmt: skip
    kept = {"mails_months": 12, "messages_months": 0, "passes_days": 1}
    groups = told.groups(a_context(1, policy=policy), DigestSettings(), kept, TODAY)
    values = {one.name: one.value for group in groups for one in group.settings}

    assert values["steps_before"] == "el mismo día"
    assert values["extra_days_off"] == "jue 24 dic"
    assert values["escalate_to"] == "control y quien lidera la oficina de encima"
    assert values["overdue_every_days"] == "cada 1 día"
    assert (values["mails_months"], values["messages_months"]) == ("12 meses", "siempre")
    assert values["passes_days"] == "1 día"


async def test_the_trial_ends_after_a_second_question_with_its_row_in_the_audit(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    in_trial(town)
    await browser.enter(Role.PLANNING)
    assert 'href="/ajustes/prueba"' in await browser.open("/ajustes")
    assert "No tiene marcha atrás" in await browser.open("/ajustes/prueba")

    unsure = await browser.send("/ajustes/prueba")
    assert (browser.status, "marque la casilla" in unsure, is_live(town)) == (400, True, False)
    shown = await browser.send("/ajustes/prueba", seguro="si")

    assert "La prueba terminó" in shown
    assert is_live(town)
    [row] = went_live(town)
    assert (row.role, row.channel, row.person_id) == ("planning", "web", town.people[Role.PLANNING])
    assert "Terminar la prueba" not in await browser.open("/ajustes")


async def test_it_ends_once(town: Town, browse: Browse) -> None:
    browser = browse()
    in_trial(town)
    await browser.enter(Role.PLANNING)
    await browser.open("/ajustes/prueba")
    await browser.send("/ajustes/prueba", seguro="si")

    await browser.send("/ajustes/prueba", seguro="si")

    assert len(went_live(town)) == 1
    await browser.open("/ajustes/prueba/primeros-dias")
    assert browser.status == 404


async def test_a_trial_in_which_nothing_could_be_sent_goes_on(town: Town, browse: Browse) -> None:
    browser = browse()
    in_trial(town, with_a_plan=False)
    await browser.enter(Role.PLANNING)

    assert "cargar un plan" in await browser.open("/ajustes/prueba")
    await browser.open("/ajustes")
    await browser.send("/ajustes/prueba", seguro="si")

    assert (browser.status, is_live(town), went_live(town)) == (400, False, [])


async def test_the_first_days_are_shown_and_nothing_of_them_is_kept(
    town: Town, browse: Browse
) -> None:
    browser = browse()
    in_trial(town)
    await browser.enter(Role.PLANNING)

    shown = await browser.open("/ajustes/prueba/primeros-dias")

    assert "Los primeros diez días hábiles" in shown
    assert (is_live(town), went_live(town)) == (False, [])


async def test_the_texts_are_shown_with_invented_data_and_found_by_words(browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)

    first = await browser.open("/ajustes/textos")
    found = await browser.open("/ajustes/textos?q=codigo+entrar")

    assert "hoy vence 1.2" in first
    assert "Página 1 de" in first
    assert "web_code" in found
    assert "Ningún texto dice eso" in await browser.open("/ajustes/textos?q=zzz")


@pytest.mark.parametrize("role", [Role.CONTROL, Role.AUDITOR, Role.VIEWER])
async def test_others_neither_see_nor_end_anything(town: Town, browse: Browse, role: Role) -> None:
    browser = browse()
    in_trial(town)

    assert ">Ajustes</a>" not in await browser.enter(role)
    for page in ("/ajustes", "/ajustes/textos", "/ajustes/prueba", "/ajustes/prueba/primeros-dias"):
        await browser.open(page)
        assert browser.status == 403
    await browser.open("/")
    await browser.send("/ajustes/prueba", seguro="si")
    assert (browser.status, is_live(town)) == (403, False)


async def test_a_form_of_another_site_ends_nothing(town: Town, browse: Browse) -> None:
    browser = browse()
    in_trial(town)
    await browser.enter(Role.PLANNING)

    browser.page = ""
    await browser.send("/ajustes/prueba", seguro="si")

    assert (browser.status, is_live(town)) == (403, False)
