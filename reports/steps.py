"""What leads on from a thing to do of the digest: a button in the chat, a link in a mail."""

from __future__ import annotations

from dataclasses import dataclass

from core.buttons import absent
from core.notice_names import AWAY
from core.refs import Ref
from core.spanish import cut_at_word, short_office
from reports.asked_for import Todo, TodoKind
from reports.weekly import Unclosed

SHOW_OFFICE, SHOW_PAGE, SHOW_HISTORY = "showoffice", "showpage", "showhistory"
_LONGEST_HANDLE = 20  # bytes that a reference has room for
_LONGEST_LABEL, _LONGEST_ASKED = 34, 20  # a link in a mail is one line of a telephone
# The page that shows all of a kind: what it holds, and the order that asks for it.
_PAGES = {
    TodoKind.REQUEST: ("las solicitudes", "solicitudes"),
    TodoKind.NOBODY_DECIDES: ("las solicitudes", "solicitudes"),
    TodoKind.FAULTS: ("las dudas del plan", "dudas"),
    TodoKind.WAITING: ("los mensajes", "mensajes"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """What leads on from a thing to do: the `label` of a button and what it shows (`ref`, None
    where nothing can name it), the label of a link in a mail that `asks` for it in these `words`:
    there a mail opens, and what is asked for comes later.
    """

    label: str
    asks: str
    words: str
    ref: Ref | None


def step(todo: Todo) -> Step | None:
    """Return how to see to a thing to do or look further into it, None where nothing does."""
    if todo.kind is TodoKind.ABSENCE and todo.unclosed is not None:
        number = todo.unclosed.notice
        label, _ = absent(todo.unclosed.person)
        return Step(label, label, set_absent(todo.unclosed), Ref(AWAY, number) if number else None)
    office, office_id = _office_of(todo)
    if office:
        shows = None if office_id is None else Ref(SHOW_OFFICE, office_id)
        name = cut_at_word(office, _LONGEST_LABEL)
        asks = f"Consultar {cut_at_word(short_office(office), _LONGEST_ASKED)}"
        return Step(f"Ver {name}", asks, f"/oficina {office}", shows)
    if todo.kind in _PAGES:
        held, order = _PAGES[todo.kind]
        number = todo.request.number if todo.request is not None else 0
        return Step(f"Ver {held}", f"Consultar {held}", f"/{order}", Ref(SHOW_PAGE, number, order))
    if todo.at_risk is not None:
        handle = todo.at_risk.handle
        return _to_history(handle, f"la {handle}")
    if todo.answered is not None:
        handle = todo.answered.handle
        return _to_history(handle, f"la {handle}")
    if todo.disagreement is not None:
        handle = todo.disagreement.handle
        return _to_history(handle, f"quién dijo qué de {handle}")
    return None


def set_absent(absence: Unclosed) -> str:
    """Return the words by which whoever may do it confirms an absence."""
    return f"Confirmo la ausencia de {absence.person}"


def _to_history(handle: str, what: str) -> Step:
    fits = len(handle.encode()) <= _LONGEST_HANDLE
    shows = Ref(SHOW_HISTORY, 0, handle) if fits else None
    return Step(f"Ver {what}", f"Consultar {what}", f"historial de la {handle}", shows)


def _office_of(todo: Todo) -> tuple[str, int | None]:
    """Return the name of the office that a thing to do is about, "" for none, and its id."""
    about = todo.silent or todo.late or todo.unreachable
    if about is not None:
        return about.name, about.office_id
    of_somebody = todo.returned or todo.at_risk
    return ("", None) if of_somebody is None else (of_somebody.office, of_somebody.office_id)
