"""The digest goes to whom the entity names, each her part; to nobody who may not see the plan."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest
from pydantic import SecretStr, ValidationError
from sqlalchemy import select

from bot.email.servers.settings import SmtpSettings
from core.clock import FixedClock
from core.messages import Digest, load_content
from core.words import DigestPart, RequestKind, Role
from culmina import digest_readers
from culmina.passes import make_pass
from culmina.settings import DatabaseSettings, EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation
from models.organisation import Person
from models.outbox import OutboxItem
from models.session import Database
from reports import digest
from reports.asked_for import TodoKind
from reports.settings import DigestSettings
from reports.values import Figures
from tests.support.builders import (
    ENTITY,
    a_person,
    a_request,
    an_activity,
    an_entity,
    an_office,
    instant,
)

MONDAY = date(2026, 5, 11)
ALCALDE = "alcaldia@puertoesperanza.example"


def an_installation(database: Database, *readers: str) -> Installation:
    """Return an installation with a person of each role and a request that waits for a decision."""
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        for name, role in (
            ("Consuelo", Role.CONTROL), ("Luz", Role.PLANNING), ("Comité", Role.VIEWER),
            ("Auditor", Role.AUDITOR),
        ):  # fmt: skip
            a_person(session, entity, name, role=role, email=f"{role}@puertoesperanza.example")
        a_person(session, entity, "Alcalde", role=Role.VIEWER, email=ALCALDE)
        marta = a_person(session, entity, office=office, email="lider@puertoesperanza.example")
        activity = an_activity(session, entity, handle="1.2", office=office)
        a_request(
            session, activity, by=marta, kind=RequestKind.EXTENSION, office_id=office,
            at=instant(MONDAY) - timedelta(days=9), until=date(2026, 6, 30),
        )  # fmt: skip
    settings = Settings(
        entity=EntitySettings(name=ENTITY),
        database=DatabaseSettings(url=database.url.render_as_string(hide_password=False)),
        security=SecuritySettings(key=SecretStr("una-clave-de-prueba-de-al-menos-32-letras")),
        smtp=SmtpSettings(host="127.0.0.1", sender="culmina@puertoesperanza.example"),
        digest=DigestSettings(readers=readers) if readers else DigestSettings(),
    )
    return Installation.of(settings, database, FixedClock(instant(MONDAY)))


def sent(installation: Installation) -> dict[str, Digest]:
    """Make the pass of Monday; return the digest that each person gets, as it is rendered."""
    asyncio.run(make_pass(installation, instant(MONDAY, 8)))
    found = {}
    with installation.database.reading() as session:
        rows = session.execute(
            select(Person.name, OutboxItem.content)
            .join(Person, Person.id == OutboxItem.person_id)
            .where(OutboxItem.kind == "digest")
        )
        for name, content in rows.all():
            whole = digest.whole(session, load_content(content))
            assert isinstance(whole, Digest)
            found[name] = whole
    return found


def labels(content: Digest) -> list[str]:
    """Return what the buttons of a digest are called."""
    return [button.label for button in content.buttons]


def test_without_a_word_it_goes_to_control_alone(database: Database) -> None:
    assert set(sent(an_installation(database))) == {"Consuelo"}


def test_each_gets_her_part_and_only_who_decides_the_buttons_to_do_so(database: Database) -> None:
    made = sent(an_installation(database, "control", "planning", ALCALDE.upper()))

    assert {name: one.part for name, one in made.items()} == {
        "Consuelo": DigestPart.WATCHING, "Luz": DigestPart.DECIDING,
        "Alcalde": DigestPart.READING,
    }  # fmt: skip
    assert labels(made["Luz"])[:3] == ["Conceder 1.2", "Negar 1.2", "Ver las solicitudes"]
    assert not any("Conceder" in one or "Negar" in one for one in labels(made["Consuelo"]))
    assert set(labels(made["Alcalde"])) <= {"Ver las vencidas"}
    kinds = {name: [t["kind"] for t in one.figures["todo"]] for name, one in made.items()}
    assert kinds["Luz"] == [TodoKind.REQUEST]
    assert kinds["Luz"] != kinds["Consuelo"]
    assert kinds["Alcalde"] == []


def test_who_only_looks_reads_how_the_plan_goes_and_nothing_to_do(database: Database) -> None:
    installation = an_installation(database, "viewer")

    made = sent(installation)

    assert set(made) == {"Comité", "Alcalde"}
    figures = Figures.model_validate(made["Alcalde"].figures)
    said = digest.texts(figures, installation.texts)
    for form in (said.txt, said.html):
        assert "PARA USTED" not in form.upper()
        assert "nada que decidir" not in form
        assert "administra" not in form
    assert "CÓMO VAMOS" in said.txt


def test_one_figure_is_kept_for_all_parts(database: Database) -> None:
    made = sent(an_installation(database, "control", "planning", "viewer", "auditor"))

    assert len(made) == 5
    assert len({one.digest_id for one in made.values()}) == 1
    first, *others = [one.figures["headline"] for one in made.values()]
    assert all(one == first for one in others)


@pytest.mark.parametrize("named", ["nadie@otra.example", "lider@puertoesperanza.example"])
def test_an_address_of_nobody_or_of_who_may_not_see_the_plan_gets_nothing(
    database: Database, named: str
) -> None:
    installation = an_installation(database, "control", named)

    assert set(sent(installation)) == {"Consuelo"}
    with database.reading() as session:
        told = digest_readers.check(session, installation)
    assert named in told
    assert "--role viewer" in told


def test_where_control_decides_the_buttons_are_hers_alone(
    database: Database,
) -> None:
    installation = an_installation(database, "control", "planning")
    decided_by = installation.settings.reminders.model_copy(
        update={"requests_decided_by": ("control",)}
    )
    settings = installation.settings.model_copy(update={"reminders": decided_by})

    made = sent(Installation.of(settings, database, FixedClock(instant(MONDAY))))

    assert made["Luz"].part is DigestPart.READING
    assert "Conceder 1.2" in labels(made["Consuelo"])
    assert not any("Conceder" in one for one in labels(made["Luz"]))


@pytest.mark.parametrize("word", ["lead", "delegate", "alcalde", ""])
def test_what_is_neither_an_address_nor_a_role_that_sees_the_plan_is_refused(word: str) -> None:
    with pytest.raises(ValidationError, match="none of the roles auditor, control, planning"):
        DigestSettings(readers=(word,))


def test_somebody_must_be_named() -> None:
    with pytest.raises(ValidationError):
        DigestSettings(readers=())
