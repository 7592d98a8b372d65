"""The document's JSON is the contract's, key by key."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from plans.activities.document import PlanActivity, PlanDocument
from plans.faults import unread_date
from plans.readers.grid import Place

PLACE = Place(2, 1)
FAULT = unread_date("pronto", PLACE)
ACTIVITY = PlanActivity(
    place=PLACE,
    title="Emitir boletines",
    code="1.1",
    planned=Decimal(3),
    executed=Decimal("1.5"),
    due=(date(2026, 6, 30),),
    due_text="30/06/2026",
    offices=("Oficina de Prensa",),
    percent=Decimal("88.24"),
    percent_text="88,24%",
    extra={"COLOR": "Verde"},
    faults=(FAULT,),
)


def a_document(*activities: PlanActivity) -> PlanDocument:
    return PlanDocument(
        source="plan.txt",
        entity="Alcaldía de Puerto Esperanza",
        title=None,
        year=2026,
        cutoff=date(2026, 4, 30),
        published=None,
        activities=activities,
        offices=(),
    )


def test_a_plan_has_the_keys_of_the_contract_and_no_others() -> None:
    assert a_document().to_json() == {
        "entity": "Alcaldía de Puerto Esperanza",
        "title": None,
        "year": 2026,
        "cutoff": "2026-04-30",
        "published": None,
        "activities": [],
        "faults": [],
        "office_aliases": [],
    }


def test_an_activity_has_the_keys_of_the_contract_in_its_order() -> None:
    assert list(ACTIVITY.to_json()) == [
        "code", "component", "subcomponent", "title", "product", "goal", "indicator", "unit",
        "groups", "planned", "executed", "terms", "due", "due_text", "offices", "co_offices",
        "percent", "percent_text", "description", "extra", "faults",
    ]  # fmt: skip


def test_values_are_what_json_has_words_for() -> None:
    shown = json.loads(json.dumps(ACTIVITY.to_json()))
    assert (shown["planned"], shown["executed"], shown["percent"]) == (3, 1.5, 88.24)
    assert (shown["due"], shown["offices"]) == (["2026-06-30"], ["Oficina de Prensa"])
    assert (shown["description"], shown["terms"]) == (None, [])
    assert shown["faults"] == [FAULT.to_json()]


def test_all_faults_are_the_plans_and_its_activities() -> None:
    assert a_document(ACTIVITY).all_faults() == (FAULT,)
    assert a_document().all_faults() == ()
