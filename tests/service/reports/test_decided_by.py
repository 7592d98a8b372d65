"""Who decided at the command line is named as the setting says, in the workbook too."""

from __future__ import annotations

from typing import Any

import pytest

from core.entity.policy import Policy
from core.words import RequestKind, SourceKind, Status
from models.session import Database
from reports.documents.columns import said_by
from tests.service.reports.collecting import figures_of
from tests.support.builders import a_person, a_report, a_request, an_activity
from tests.support.scheduling import a_town


@pytest.mark.parametrize(
    ("decided_by", "named"), [("planning", "Planeación"), ("control", "Control interno")]
)
@pytest.mark.parametrize("at_the_command_line", [True, False])
def test_a_decision_is_of_who_decided(
    database: Database, decided_by: Any, named: str, at_the_command_line: bool
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, office=town.office)
        asked = a_request(session, activity, by=town.lead, kind=RequestKind.NOT_APPLICABLE)
        decider = None if at_the_command_line else a_person(session, town.entity, "Luz Mery")
        a_report(
            session, activity, None, status=Status.NOT_APPLICABLE, source=SourceKind.DECISION,
            person_id=decider, request_id=asked,
        )  # fmt: skip
        policy = Policy(requests_decided_by=(decided_by,))
        (row,) = figures_of(session, town.entity, policy=policy).rows

    assert said_by(row.said) == f"Decisión de {named if at_the_command_line else 'Luz Mery'}"
