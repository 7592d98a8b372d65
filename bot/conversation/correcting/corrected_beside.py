"""A figure that is put right, and behind it what is told of another activity: "no, mentiras, es 85,
y los encuentros ya van dos". Each is read for itself. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.conversation.among import understood
from bot.conversation.correcting.corrected_figure import as_corrected, exchanges
from bot.conversation.subjects import orders_a_figure
from bot.conversation.view import View
from bot.understanding.correcting.correction import find_correction, is_correction
from bot.understanding.correcting.replaced_figure import find_replaced
from bot.understanding.meaning import Intent, Meaning, Update, first_asked
from bot.understanding.reading import read
from bot.understanding.talk import find_undo

_CUT = re.compile(r"\s?[,;.]\s(?:(?:y|pero|ahora|adem[aá]s)\s)?|\s(?:y|pero)\s", re.IGNORECASE)
# Behind the cut something is named: "los encuentros", "para la carta", "4.4"; "el de la vereda" is
# one of what was counted.
_NAMES = re.compile(
    r"(?!el\sdel?\s)(?:(?:ya|tambi[eé]n|hoy)\s)?(?:(?:lo|a|en|de|para|con|sobre|por)\s){0,2}"
    r"(?:(?:del?|la|el|los|las|lo|al|actividad)\s|[A-Za-z]{0,6}-?\d{1,3}\.\d)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;!?]\s|\n")
_MOST = 8  # cuts that are tried
_GOES_ON = frozenset({Intent.REPORT, Intent.EXTENSION, Intent.REASSIGN})


@dataclass(frozen=True, slots=True)
class _Said:
    """A text that puts something right, as it was read, what it is about where it names nothing,
    the activities among which a place counts, and the words that are asked about."""

    text: str
    meaning: Meaning
    subject: int | None
    order: tuple[int, ...]
    view: View
    asked: str


def read_each(
    text: str,
    meaning: Meaning,
    subject: int | None,
    order: tuple[int, ...],
    view: View,
    asked: str,
) -> Meaning | None:
    """Return what a text means that puts one figure right and goes on with another activity: the
    figure, and what is reported or asked for behind it. None for other texts."""
    if exchanges(read(text).plain):
        return None
    said = _Said(text, meaning, subject, order, view, asked)
    cuts = [*_CUT.finditer(text)][:_MOST]
    # "la 4.1 es 96 y el acta se firma el martes. La 4.2 va en 45": the record is of the 4.1
    for cut in sorted(cuts, key=lambda one: not _names_at_once(text[one.end() :], view)):
        rest = text[cut.end() :]
        own = _put_right(text[: cut.start()], said) if _NAMES.match(rest) else None
        other = None if own is None else _of_another(rest, own, said)
        if own is not None and other is not None:
            updates = (own, *other.updates)
            return replace(other, updates=updates, ask=first_asked(updates) or other.ask)
    return None


def _names_at_once(rest: str, view: View) -> bool:
    """Tell whether the first sentence of what stands behind a cut names an activity of hers."""
    return any(one is not None for one in view.named(_SENTENCE_END.split(rest, maxsplit=1)[0]))


def _put_right(head: str, said: _Said) -> Update | None:
    """Return the one figure that words put right; None where they put none right, or say more."""
    plain = read(head).plain
    rights = is_correction(plain) or find_replaced(plain) is not None
    if not rights and find_undo(plain) is None:  # "no fueron 5 fueron 4 me equivoqué contando"
        return None
    means = understood(head, said.view, said.subject, said.order, everything=True)
    means = as_corrected(means, head, said.subject, said.view, said.asked)
    told = means.updates
    alone = means.intent is Intent.REPORT and not means.codes and len(told) == 1
    if not alone or told[0].percent is None or said.view.id_of(told[0].code) is None:
        return None
    return replace(told[0], span=None)


def _of_another(rest: str, own: Update, said: _Said) -> Meaning | None:
    """Return what words tell of other activities of hers than the one that is put right, or ask for
    them; None where they may be of it."""
    plain = read(rest).plain
    anew = find_correction(plain) is not None or find_undo(plain) is not None
    if anew and not orders_a_figure(rest):  # "a la rampa póngale 70" puts none right
        return None
    means = understood(rest, said.view, None, said.order, everything=False)
    last = () if said.view.last is None else said.view.last.activities
    if {said.view.id_of(one.code) for one in means.updates} <= {*last}:  # it corrects them too
        means = understood(rest, said.view, None, said.order, everything=False, correcting=True)
    updates = tuple(replace(one, span=None) for one in means.updates)
    codes = {one.code for one in updates} | {*means.codes}
    if means.intent not in _GOES_ON or not codes or not codes.isdisjoint({None, own.code}):
        return None
    read_so = {one.code for one in said.meaning.updates}  # what tells no figure may be a remark
    if means.intent is Intent.REPORT and any(
        not (one.definite or {own.code, one.code} <= read_so) for one in updates
    ):
        return None
    return replace(means, updates=updates)
