"""The activities that are not a person's own, as a text may name them."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.conversation.for_others.not_hers import others_than
from bot.understanding.meaning import OtherActivity
from models.organisation import Office
from models.plan import Activity
from models.session import Database
from tests.support.builders import NOW, an_activity, an_office
from tests.support.scheduling import Town, a_town

TEXT = "la 2.1 va en 40"


def known(session: Session, town: Town, *hers: int, text: str = TEXT) -> tuple[OtherActivity, ...]:
    return others_than(session, town.context, hers, text)


def test_others_are_each_activity_once_with_the_first_office_that_leads_it(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        press = an_office(session, town.entity, "Oficina de Prensa")
        hers = an_activity(session, town.entity, office=town.office)
        both = an_activity(session, town.entity, office=[press, town.office])
        nobodys = an_activity(session, town.entity)
        other = a_town(session, name="Otra Alcaldía")
        an_activity(session, other.entity, office=other.office)
        gone = an_activity(session, town.entity, office=press)
        session.execute(update(Activity).where(Activity.id == gone).values(withdrawn_at=NOW))
        found = known(session, town, hers)
        handles = [session.get_one(Activity, one).handle for one in (both, nobodys)]
    assert [(one.code, one.office) for one in found] == [
        (handles[0], "Oficina de Prensa"),
        (handles[1], ""),
    ]


def test_what_changes_is_known_at_once(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        press = an_office(session, town.entity, "Oficina de Prensa")
        one = an_activity(session, town.entity, office=press)
        (before,) = known(session, town)
        session.execute(update(Office).where(Office.id == press).values(name="Comunicaciones"))
        session.execute(update(Activity).where(Activity.id == one).values(title="Otro título"))
        (after,) = known(session, town)
    assert before.office == "Oficina de Prensa"
    assert (after.title, after.office) == ("Otro título", "Comunicaciones")


def test_nothing_is_read_for_a_text_that_is_only_a_figure(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity)
        assert known(session, town, text="60 %") == ()


def test_an_entity_without_plans_has_none(database: Database) -> None:
    with database.transaction() as session:
        assert known(session, a_town(session)) == ()
