"""What is decided of a request, what becomes of it, and why it cannot be carried out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from core.errors import InputError

Answering = list[list[Any]]  # who answers for an activity, as the audit keeps it


class Why(StrEnum):
    """Why a decision cannot be carried out as it was given."""

    DECIDED = "decided"
    CLOSED = "closed"
    NO_DATE = "no_date"
    NOT_LATER = "not_later"
    TAKEN = "taken"
    NO_OFFICE = "no_office"
    SAME_OFFICE = "same_office"
    NO_LEAD = "no_lead"
    # Why what was granted cannot be taken back, or given otherwise.
    REPORTED = "reported"
    LATER = "later"
    WAITS = "waits"
    MOVED = "moved"
    PASSED = "passed"


_TOLD = {
    Why.DECIDED: ("ya se decidió.", "Vea: culmina request show ID"),
    Why.CLOSED: (
        "la actividad ya no tiene nada por cumplir.",
        "Niegue la solicitud: no hay nada que mover.",
    ),
    Why.NO_DATE: ("no dice ninguna fecha.", "Dé una: --until 2026-06-30"),
    Why.NOT_LATER: (
        "la fecha nueva debe ser posterior a hoy y a la que tiene.",
        "Dé una posterior: --until FECHA",
    ),
    Why.TAKEN: ("otra fecha de la actividad cae ese día.", "Dé otro día."),
    Why.NO_OFFICE: (
        "no nombra ninguna oficina que el plan conozca.",
        'Diga una: --office "…" (vea: culmina office list)',
    ),
    Why.SAME_OFFICE: ("esa oficina ya responde por ella.", "Diga otra oficina."),
    Why.NO_LEAD: (
        "esa oficina no tiene a nadie con una dirección que funcione: no se le avisaría a nadie.",
        "Registre a su líder (culmina person add), o siga de todos modos: --anyway",
    ),
    Why.REPORTED: ("desde entonces se reportó cumplida.", "Déjela como está."),
    Why.LATER: ("desde entonces se concedió otra cosa.", "Cambie primero esa."),
    Why.WAITS: ("otra solicitud de la actividad espera.", "Decida primero esa."),
    Why.MOVED: ("lo que se concedió cambió desde entonces.", "Cámbielo: culmina plan set"),
    Why.PASSED: ("la fecha que tenía ya pasó.", "Dé otro día."),
}


class Refused(InputError):
    """A decision that cannot be carried out; `why` tells it to programs. It is `about` a request,
    by its number, or about what somebody typed."""

    def __init__(self, why: Why, about: int | str) -> None:
        what, todo = _TOLD[why]
        super().__init__(
            what, where=f"solicitud {about}" if isinstance(about, int) else about, todo=todo
        )
        self.why = why


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody decides: the new due date or the new office where it is granted.

    `anyway`: an office that nobody leads with a living address takes over all the same.
    """

    granted: bool
    until: date | None = None
    office_id: int | None = None
    reason: str = ""
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of it: the date that stood before and the one that stands, or the offices.

    `answering` has who answered before an office was given and after, as the audit keeps it.
    """

    since: date | None = None
    due: date | None = None
    office: str = ""
    was: str = ""
    answering: tuple[Answering, Answering] | None = None

    def instead_of(self, former: Decided | None) -> Decided:
        """Return it as what takes the place of a `former` decision, that was taken back before."""
        if former is None:
            return self
        return replace(
            self,
            since=former.due or self.since,
            due=self.due or former.since,
            office=self.office or former.was,
            was=former.office,
        )
