"""A plan gets another name; what its newer files call it no longer counts."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import fold, short_plan
from models import audit, audit_actions
from models.audit import Audit
from models.plan import Plan


def rename(change: audit.Change, plan: Plan, name: str) -> bool:
    """Give a plan another name; return False where it is called so already. Raises InputError for
    a name without letters, and for one by which people know another plan of the entity."""
    name = " ".join(name.split())
    if not any(map(str.isalpha, name)) or not name.isprintable():
        raise InputError("un nombre necesita letras.", where=repr(name), todo="Escriba un nombre.")
    if name == plan.title:
        return False
    called = fold(short_plan(name, plan.year))
    others = select(Plan).where(Plan.entity_id == change.entity_id, Plan.id != plan.id)
    for one in change.session.scalars(others.order_by(Plan.id)):
        alike = fold(one.title) == fold(name) and one.year == plan.year
        if alike or fold(short_plan(one.title, one.year)) == called:
            raise InputError(
                f"así se conoce ya el plan {one.id}, «{one.title}»: se lee "
                f"«{short_plan(one.title, one.year)}».",
                where=name,
                todo="Escriba otro nombre.",
            )
    before, plan.title = plan.title, name
    change.audit_row(
        audit_actions.PLAN_RENAMED, plan, before={"title": before}, after={"title": name}
    )
    return True


def is_renamed(session: Session, plan: Plan) -> bool:
    """Tell whether a person has named a plan: its newer files do not name it then."""
    named = exists().where(
        Audit.entity_id == plan.entity_id,
        Audit.subject == "plan",
        Audit.subject_id == plan.id,
        Audit.action == audit_actions.PLAN_RENAMED,
    )
    return bool(session.scalar(select(named)))
