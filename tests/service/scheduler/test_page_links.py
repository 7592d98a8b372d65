"""Tests: the message of the day ends with the link to her page where the pages have an address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.entity import page_link
from models.session import Database
from tests.support.builders import an_activity, instant
from tests.support.scheduling import a_town, pass_at

MONDAY = date(2026, 5, 11)


def test_each_is_sent_the_link_to_her_own_page(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session, welcomed=None)
        an_activity(session, town.entity, office=town.office)
    context = replace(town.context, pages="https://planes.example")

    (message,) = pass_at(database, context, instant(MONDAY)).messages

    begins, _, token = message.content.page.rpartition("/")
    assert begins == "https://planes.example/responder"
    link = page_link.read(context.refs, token)
    assert link == page_link.PageLink(town.lead, MONDAY + page_link.LASTS)


def test_without_an_address_of_the_pages_nothing_is_linked(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session, welcomed=None)
        an_activity(session, town.entity, office=town.office)

    (message,) = pass_at(database, town.context, instant(MONDAY)).messages

    assert message.content.page == ""
