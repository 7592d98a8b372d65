"""Tables with headings in English, as programs for projects export them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.errors import InputError
from plans.activities.document import PlanDocument
from plans.read import understand
from plans.readers.text import read_text
from plans.tables.headings.headers import Field
from plans.tables.headings.meaning import meaning


def read(*lines: str) -> PlanDocument:
    return understand(read_text("\n".join(lines).replace("|", "\t").encode(), "plan.txt"))


@pytest.mark.parametrize(
    "headings",
    [
        "ID|Task|Assigned to|Start date|Due date|% complete|Status",
        "No.|Activity|Owner|Start Date|End Date|Progress|Status",
        "#|Action|Responsible|Planned start|Deadline|Completion %|Priority",
        "Key|Name|Assignee|Start|Finish|% Done|Labels",
    ],
)
def test_an_export_in_english_is_read(headings: str) -> None:
    plan = read(headings, "7|Paint the bridge|Obras|2026-02-01|2026-05-29|40%|Open")
    (one,) = plan.activities
    assert (one.code, one.title, one.offices) == ("7", "Paint the bridge", ("Obras",))
    assert (one.due, one.percent) == ((date(2026, 5, 29),), Decimal(40))


JIRA = "Issue key|Issue Type|Parent summary|Summary|Custom field (Oficina responsable)|Due date"
EPICS = ("B-1|Epic||Roads|", "B-4|Epic||Parks|")
STORIES = ("B-2|Story|Roads|Paint the bridge|Obras|2026-05-29",
           "B-3|Story|Roads|Pave the square|Obras|2026-06-30",
           "B-5|Story|Parks|Plant the trees|Ambiente|2026-07-31")  # fmt: skip


def test_the_groups_of_an_export_are_no_activities_of_their_own() -> None:
    plan = read(JIRA, EPICS[0], *STORIES[:2], EPICS[1], STORIES[2])
    assert [(one.code, one.component) for one in plan.activities] == [
        ("B-2", "Roads"), ("B-3", "Roads"), ("B-5", "Parks"),
    ]  # fmt: skip
    assert plan.activities[0].offices == ("Obras",)


def test_a_row_with_a_day_or_an_office_of_its_own_stays_an_activity() -> None:
    plan = read(JIRA, "B-1|Epic||Roads|Obras|2026-12-15", *STORIES)
    assert plan.activities[0].title == "Roads"
    assert len(plan.activities) == len(STORIES) + 1


def test_words_in_english_say_nothing_of_ours_but_as_whole_headings() -> None:
    for heading in ("Task force", "Action plan 2026", "Owner of the risk", "End of the year"):
        assert meaning(heading)[0] is None
    assert meaning("Due date") == (Field.DUE, 100.0)


def test_a_table_in_english_of_other_things_is_none_of_activities() -> None:
    with pytest.raises(InputError):
        read("Name|Phone|Address", "Ana|123|Calle 1")
