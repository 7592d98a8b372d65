"""The page of an activity that does not apply says that; it has no figure and is not late."""

from __future__ import annotations

from datetime import date

from core.overviews import Overview
from core.words import Status
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_report

LATE = date(2026, 5, 4)


def test_the_page_of_an_activity_says_that_it_does_not_apply(town: Town, consuelo: Chat) -> None:
    out, late = (town.add(handle, due=LATE) for handle in ("1.2", "1.3"))
    with town.database.transaction() as session:
        a_report(session, out, None, status=Status.NOT_APPLICABLE)
        a_report(session, late, 40)
    consuelo.says("¿quién lleva la 1.2?")
    consuelo.says("¿quién lleva la 1.3?")

    pages = [one for one in consuelo.heard() if isinstance(one, Overview)]
    rows = [row for page in pages for row in page.rows]
    assert [(row.not_applicable, row.percent) for row in rows] == [(True, None), (False, 40)]
