"""culmina doctor looks at everything, one line each, and says what to do about what is wrong."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import update

from core.inbound import Returned
from core.words import Role
from culmina.example import EXAMPLE_KEY
from models import audit_actions
from models.audit import Audit
from models.organisation import Entity, Person
from models.outbox import ItemState, OutboxItem
from models.staff import addresses, people
from reports.plan.earlier import week_before
from tests.journeys.conftest import Town
from tests.support import builders
from tests.support.processes import Ended
from tests.support.rows import BOGOTA, TODAY

WRONG = "1000001:" + "wrong-token-that-nobody-knows".ljust(35, "9")


def failed(ended: Ended) -> dict[str, str]:
    """Return what is wrong, by the name of the check; there must be something."""
    assert ended.code == 1
    [sentence] = ended.err.splitlines()
    assert ", de 20: " in sentence
    lines = [line.partition(": ") for line in ended.out.splitlines()]
    return {name.split()[1]: told for name, _, told in lines if name.startswith("FAIL")}


def test_doctor_names_a_wrong_token_and_a_dead_mail_server(town: Town) -> None:
    town.configure(token=WRONG)
    town.far.run(town.smtp.stop())

    ended = town.culmina("doctor")

    wrong = failed(ended)
    assert list(wrong) == ["telegram", "smtp"]
    assert "does not know this token" in wrong["telegram"]
    assert "cannot be reached" in wrong["smtp"]
    assert WRONG.partition(":")[2] not in ended.out + ended.err


def test_doctor_finds_nothing_wrong_with_a_town_that_works(any_town: Town) -> None:
    assert any_town.culmina("backup", str(any_town.folder / "copia.tar.gz")).code == 0

    ended = any_town.culmina("doctor", CULMINA_PRIVACY__POLICY_URL="https://x.example/datos")

    assert ended.code == 0, ended.out
    assert [line.split(":")[0].split() for line in ended.out.splitlines()] == [
        ["ok", name]
        for name in (
            "settings",
            "clock",
            "database",
            "deciders",
            "digest",
            "trial",
            "leads",
            "messages",
            "owed",
            "passes",
            "privacy",
            "returned_mail",
            "backup",
            "disk",
            "evidence",
            "outside",
            "heartbeat",
            "telegram",
            "smtp",
            "imap",
        )
    ]
    assert {call.method for call in any_town.telegram.sent} == {"getMe", "getWebhookInfo"}
    assert not any_town.smtp.messages


def test_it_says_how_old_the_last_backup_is_and_warns_of_an_old_one(town: Town) -> None:
    none_yet = town.culmina("doctor").out
    assert (
        "warn backup: none was made. Type: systemctl start culmina-backup, or culmina backup FILE"
        in none_yet
    )

    town.culmina("backup", str(town.folder / "copia.tar.gz"))
    assert "ok   backup: the last one is 0 hours old (" in town.culmina("doctor").out

    with town.database.transaction() as session:
        made = update(Audit).where(Audit.action == audit_actions.BACKED_UP)
        session.execute(made.values(at=datetime.now(UTC) - timedelta(days=3)))
    assert "warn backup: the last one is 3 days old (" in town.culmina("doctor").out


def test_an_address_that_is_no_database_is_told_once(town: Town) -> None:
    town.configure(url="mysql://u@127.0.0.1/culmina")

    assert list(failed(town.culmina("doctor"))) == ["database"]


def test_a_folder_that_is_not_there_is_named(town: Town) -> None:
    town.configure(url=f"sqlite:///{town.folder / 'ninguna' / 'culmina.db'}")

    wrong = failed(town.culmina("doctor"))

    assert list(wrong) == ["database", "disk"]
    assert f"{town.folder / 'ninguna'}: No such file or directory." in wrong["disk"]


def test_it_names_the_bot_whose_token_was_given(town: Town) -> None:
    town.configure(username="otro_bot")

    wrong = failed(town.culmina("doctor"))

    assert wrong == {
        "telegram": "[telegram] username: the token is of @culmina_local_bot, the settings say "
        'otro_bot. Write: username = "culmina_local_bot"'
    }


def test_it_finds_the_key_that_everybody_knows_and_that_nothing_is_on(town: Town) -> None:
    known = failed(town.culmina("doctor", CULMINA_SECURITY__KEY=EXAMPLE_KEY))
    off = failed(town.culmina("doctor", CULMINA_TELEGRAM__TOKEN="", CULMINA_SMTP__HOST=""))

    assert known["settings"].startswith("[security] key: the key is the one of the example")
    assert off["settings"].startswith("[telegram], [smtp]: no channel is on")


def test_it_warns_of_secrets_that_everybody_can_read(town: Town) -> None:
    told = {}
    for mode in (0o644, 0o640):
        town.config.chmod(mode)
        told[mode] = town.culmina("doctor").out.splitlines()[0]

    assert told[0o644].startswith("warn settings: everybody on this machine can read ")
    assert told[0o644].endswith(f"Type: chmod o-r {town.config}")
    assert told[0o640].startswith("ok   settings: ")


def test_it_finds_a_database_that_is_not_there_and_looks_at_the_rest(town: Town) -> None:
    town.configure(url="sqlite:///otra.db")

    wrong = failed(town.culmina("doctor"))

    assert list(wrong) == ["database"]
    assert "otra.db: there is no database. If it held a plan" in wrong["database"]


def test_it_says_that_nobody_decides_what_offices_ask_for(town: Town) -> None:
    town.office("Planeación", email="ana@puertoesperanza.example")

    wrong = failed(town.culmina("doctor"))

    assert list(wrong) == ["deciders"]
    assert "nobody holds a role that decides requests" in wrong["deciders"]
    with town.database.transaction() as session:
        builders.a_person(session, town.entity, "Luz Mery Cano", role=Role.PLANNING)
    assert town.culmina("doctor").code == 0


def test_it_says_what_failed_of_the_messages_that_status_lists(any_town: Town) -> None:
    office = any_town.office("Planeación", email="ana@puertoesperanza.example")
    activity = any_town.activity(office, "A-01", TODAY)
    now = datetime.now(UTC)
    with any_town.database.transaction() as session:
        planning = builders.a_person(session, any_town.entity, "Luz Mery", role=Role.PLANNING)
        failed_item = builders.a_told_reminder(
            session, activity, planning, at=now, state=ItemState.FAILED
        )
        builders.an_outbox_item(
            session, any_town.entity, at=now - timedelta(days=30), state=ItemState.FAILED
        )

    wrong = failed(any_town.culmina("doctor"))

    since = week_before(now.astimezone(BOGOTA).date())
    assert wrong == {
        "messages": f"outbox: 1 message since {since} could not be sent. "
        "See why: culmina status. Then type: culmina retry",
    }
    assert "Sin enviar (1)" in any_town.culmina("status").out
    with any_town.database.transaction() as session:
        session.execute(
            update(OutboxItem)
            .where(OutboxItem.id == failed_item)
            .values(state=ItemState.SENT, sent_at=now)
        )
    assert any_town.culmina("doctor").code == 0


def test_it_says_what_is_late_of_what_status_lists(town: Town) -> None:
    now = datetime.now(UTC)
    with town.database.transaction() as session:
        planning = builders.a_person(session, town.entity, "Luz Mery", role=Role.PLANNING)
        for hours in (0, 2):
            builders.an_outbox_item(session, town.entity, at=now - timedelta(hours=hours))
        builders.a_notice(session, planning, recorded_at=now - timedelta(days=6))

    assert failed(town.culmina("doctor")) == {
        "owed": "outbox: 1 message or owed row is late. culmina run must be running. "
        "See which and why: culmina status"
    }
    assert "Sin enviar (2)" in town.culmina("status").out


def test_it_finds_a_folder_of_files_that_cannot_be_written(town: Town) -> None:
    (town.folder / "evidence").write_text("a file stands where the folder should be")

    wrong = failed(town.culmina("doctor"))

    assert list(wrong) == ["evidence"]
    assert wrong["evidence"].startswith("[evidence] folder ")
    assert "files cannot be kept there" in wrong["evidence"]


def test_it_finds_a_scanner_that_does_not_work(town: Town) -> None:
    wrong = failed(town.culmina("doctor", CULMINA_EVIDENCE__SCANNER="/nowhere/clamdscan --fdpass"))

    assert list(wrong) == ["evidence"]
    assert "[evidence] scanner: the scanner does not work" in wrong["evidence"]


def test_it_finds_what_a_clock_that_was_ahead_has_left_and_the_start_tells_it(town: Town) -> None:
    assert town.culmina("tick", "--at", "2999-05-10T08:00").code == 0

    wrong = failed(town.culmina("doctor"))

    assert list(wrong) == ["clock"]
    assert "rows of a time that has not come (1 of tick_run): a clock was ahead" in wrong["clock"]
    assert wrong["clock"].endswith(" in America/Bogota, type: culmina retry")
    started = town.culmina("run", "--until-idle")
    assert '"rows": {"tick_run": 1}' in started.err
    assert started.err.count("written_while_the_clock_was_ahead") == 1
    assert town.culmina("retry").code == 0
    assert town.culmina("doctor").code == 0
    assert "written_while" not in town.culmina("run", "--until-idle").err


def test_it_tells_who_refuses_the_mail_of_the_entity_and_not_whose_mailbox_is_full(
    town: Town,
) -> None:
    for office in ("hacienda", "salud"):
        town.office(office, email=f"{office}@{office}.example")
    with town.database.transaction() as session:
        builders.a_person(session, town.entity, "Luz", role=Role.PLANNING, email="luz@p.example")
    came_back(town, "hacienda@hacienda.example", Returned.PASSING, "552 5.2.2 Mailbox full")
    full = town.culmina("doctor")
    assert full.code == 0
    assert "messages come back from hacienda@hacienda.example" in full.out

    came_back(town, "salud@salud.example", Returned.REFUSED, "550 5.7.26 SPF")
    wrong = failed(town.culmina("doctor"))
    assert list(wrong) == ["returned_mail"]
    assert "refused by salud.example: 550 5.7.26 SPF" in wrong["returned_mail"]


def test_it_warns_of_who_is_away_where_nobody_stands_in(town: Town) -> None:
    office = town.office("Hacienda", email="hacienda@puertoesperanza.example")
    with town.database.transaction() as session:
        builders.a_person(session, town.entity, "Luz", role=Role.PLANNING, email="luz@p.example")
        session.execute(
            update(Person).where(Person.name != "Luz").values(away_until=date(2999, 5, 15))
        )

    told = town.culmina("doctor").out
    assert "warn leads: away, and nobody stands in: «Hacienda». Register a delegate" in told

    with town.database.transaction() as session:
        builders.a_person(
            session, town.entity, "Bea", office=office, role=Role.DELEGATE, email="bea@p.example"
        )
    assert "leads: none is out of reach" in town.culmina("doctor").out


def test_it_names_an_office_that_leads_and_has_nobody(town: Town) -> None:
    town.office("Hacienda", email="hacienda@puertoesperanza.example")
    with town.database.transaction() as session:
        nobodys = builders.an_office(session, town.entity, "Secretaría de Salud")
        builders.an_activity(session, town.entity, handle="9.9", office=nobodys)

    told = town.culmina("doctor").out
    assert "warn leads: nobody is registered of «Secretaría de Salud», to which" in told


def came_back(town: Town, address: str, outcome: Returned, words: str) -> None:
    """Let two messages come back from an address."""
    with town.database.transaction() as session:
        owner = people.address_owner(session, entity_id=town.entity, channel="email", value=address)
        assert owner is not None
        for day in (0, 1):
            at = builders.NOW + timedelta(days=day)
            addresses.came_back(session, owner[1].id, sent_at=at, outcome=outcome, reason=words)


def test_it_names_the_addresses_of_the_trial_that_are_nobodys(town: Town) -> None:
    town.office("Planeación", email="ana@puertoesperanza.example")
    with town.database.transaction() as session:
        builders.a_person(session, town.entity, "Luz Mery Cano", role=Role.PLANNING)
        session.execute(update(Entity).values(live_since=None))

    def told(*given: str) -> str:
        listed = json.dumps(given)
        lines = town.culmina("doctor", CULMINA_TRIAL__PEOPLE=listed).out.splitlines()
        return next(line for line in lines if " trial: " in line)

    wrong = told("ANA@puertoesperanza.example", "anna@puertoesperanza.example")
    assert wrong.startswith(
        "warn trial: nobody is registered with anna@puertoesperanza.example. Correct"
    )
    assert told("ANA@puertoesperanza.example") == (
        "ok   trial: 1 person is written to before culmina live"
    )
    assert told() == (
        "ok   trial: nobody is written to before culmina live ([trial] people is empty)"
    )
    with town.database.transaction() as session:
        session.execute(update(Entity).values(live_since=datetime.now(UTC)))
    assert told("anna@puertoesperanza.example") == "ok   trial: over: everybody is written to"
