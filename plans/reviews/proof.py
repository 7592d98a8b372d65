"""What a report of 100 % is asked to come with, for each activity."""

from __future__ import annotations

from core.words import Proof
from models import audit_actions
from models.audit import Change
from models.plan import Activity


def ask_for(change: Change, activity: Activity, proof: Proof) -> bool:
    """Let the 100 % of an activity be asked for a proof from now on; tell whether that is new.

    Nothing that was reported changes, and nothing is refused for want of it.
    """
    before = activity.proof
    if proof is before:
        return False
    activity.proof = proof
    change.audit_row(
        audit_actions.PROOF_SET,
        activity,
        before={"proof": before.value},
        after={"proof": proof.value},
    )
    return True
