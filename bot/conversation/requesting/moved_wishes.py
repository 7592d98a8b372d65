"""A request that is said to be of another activity than the one that it is shown for: "no señor, la
prórroga es para la 2.3, la rampa se cumple en su fecha". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation import wishes
from bot.conversation.heard import Read
from bot.conversation.requesting import unwanted
from bot.conversation.requesting.asked_days import day_and_why
from bot.conversation.requesting.requests import KINDS
from bot.conversation.state import State
from bot.conversation.steps import Step
from bot.conversation.view import View
from bot.conversation.wish import Wish
from bot.understanding.asks.requests.reasons import reason_in
from bot.understanding.clauses import clauses, joined
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.yes_no import after_words, cancels, says_no
from core.spanish import bare_words

_LEAD = (
    r"(?:(?:no|nop|perdon|disculpen?|aclaro|corrijo|pero|yo|ya|es|que|senora?|doctora?|ingenier[oa]"
    r"|mij[ao]|mire|me|equivoque|le|les|dije) ){0,8}"
)
_THING = (
    r"(?:(?:el|la|los|mi|mis|ese|esa|es[oa]|lo|nuestra|nuestro) ){0,2}"
    r"(?:(?:mas )?plazo|prorroga|ampliacion|aplazamiento|extension|mas tiempo|tiempo|solicitud"
    r"|peticion|pedido|cambio de (?:responsable|oficina|dependencia)|traslado|de(?:l plazo| la "
    r"prorroga)|que (?:pido|pedi|pedimos|solicito|solicite|solicitamos|necesito|necesitamos))"
)
_IS_OF = re.compile(
    rf"{_LEAD}{_THING}"
    r"(?: (?:que (?:pedi|pido|pedimos|solicite|solicito|solicitamos)|es plazo)){0,2}"
    r" (?:es|era|seria|va|iba|fue|corresponde|aplica|se refiere|l[oa] (?:pedi|pido|solicite"
    r"|solicito|pedimos|solicitamos|necesito|necesitamos))"
    r"(?: (?:solo|solamente|unicamente|realmente|mas bien|mas tiempo|plazo)){0,2}"
    r" (?:para|del?|sobre|con|a|en)\b.{1,80}"
    rf"|{_LEAD}(?:pedi|pedimos|solicite|solicitamos|(?:estoy|estamos) (?:pidiendo|solicitando)) "
    r"(?:(?:el|la|mas|una?) ){0,2}(?:plazo|prorroga|ampliacion|tiempo) (?:para|del?|en)\b.{1,80}"
    # "es para la rampa el plazo"
    rf"|{_LEAD}(?:es|era|va) (?:para|del?) .{{1,60}} (?:el|la|ese|esa|mi) (?:plazo|prorroga"
    r"|solicitud|aplazamiento)"
)
# "no es para la 1.5, es para la 2.2": of the request on the screen, without its name
_IS_INSTEAD = re.compile(
    r"(?:(?:la|el) [a-z]{4,20} )?(?:(?:es|era|seria|va|sino|que|mejor|yo|digo) ){1,3}"
    r"(?:para|del?|sobre|con|en|la|el|lo)\b.{1,80}"
)
# "no, es para la 2.3, la licencia": behind a bare no.
_IS_FOR = re.compile(
    r"(?:(?:es|era|seria|va|que|yo|digo|l[oa] pedi) ){1,3}(?:para|de) (?:(?:la|el|lo|del?) ){0,3}"
    r"(?!.*\b(?:vamos|van?|esta|llev\w{1,5}|sigue|queda) (?:en|al|un)\b).{1,60}"
)
# "no no, de la 2.4": nothing but its name
_OF_THAT = re.compile(
    r"(?:para|del?) (?:(?:la|el|lo|del?) ){0,3}"
    r"(?!.*\b(?:ya|no|se|hay|falta\w{0,3}|\w{2,15}(?:[aei]mos|aron|ieron))\b).{1,60}"
)
_NOT_OF = re.compile(
    rf"(?:(?:y|ya|yo|les?|dij[eo]|dijimos|que|es) ){{0,6}}(?:{_THING} )?"
    r"no (?:(?:es|era|fue|va|l[oa]|pedi|pido|pedimos|solicite) ){0,3}"
    r"(?:para|del?|sobre|con|a|en|la|el|lo)\b.{1,60}"
)
_NO = re.compile(r"(?:no|nop|perdon|disculpen?|senora?|doctora?|ingenier[oa]|me equivoque| )+")
_STAYS = re.compile(
    r"\b(?:se cumpl|cumpl(?:e|imos|iremos)|sigue|queda|se mantiene|va bien|va normal|esa va|en su"
    r" (?:fecha|plazo|tiempo|termino)|a tiempo|en el plazo|dentro del|no (?:necesita|requiere"
    r"|tiene)|si (?:alcanza|se cumple))"
)
# A bare "no" only says that it is of another.
_FORGET = re.compile(r"\b(?:olvid|cancel|dej|gracias|ya no)")
_EDGE = re.compile(
    r"[.;,!\n](?=\s|$)\s{0,3}(?:y\s)?|\s(?=(?:sino|y\sno|no)\s(?:para|del?|en|la)\s)"
)


def moved(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows from a text that only says of which activity a request is."""
    found = _parted(state, heard, view)
    if found is None:
        return _of_none(state, heard, view)
    if found[2]:
        return None
    return wishes.go_on(wishes.without(state, found[0]), found[1], view)


def _of_none(state: State, heard: Read, view: View) -> Step | None:
    """Drop the request on the screen where a text says no more than that it is not for what it is
    shown for: "no, ya le dije que no era de la rampa"."""
    one = state.open_wish(view.reminded_at)
    if one is None or len(one.activities) != 1 or not _denies(one, heard.text, view):
        return None
    said = [bare_words(clause) for clause, _ in clauses(heard.text, _EDGE)]
    only = all(_NO.fullmatch(each) or _NOT_OF.fullmatch(each) for each in said)
    return wishes.drop(state, one, view) if only else None


def moved_beside(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what follows from such words beside others, and what these say."""
    found = _parted(state, heard, view)
    if found is None or not found[2]:
        return None
    first = wishes.go_on(wishes.without(state, found[0]), found[1], view)
    rest = replace(heard, text=found[2], meaning=view.read_open(found[2], None))
    return first, rest


def _parted(state: State, heard: Read, view: View) -> tuple[Wish, Wish, str] | None:
    """Return the request that is shown or waits, the one for the activity that a text says it is
    of, and what else the text says."""
    shown = state.open_wish(view.reminded_at)
    one = shown or next(iter(state.wishes), None)
    if one is None or len(one.activities) != 1:
        return None
    if shown is not None and (anew := _asked_anew(shown, heard, view)) is not None:
        return shown, anew, ""
    meant: int | None = None
    kept, before = [], ""
    instead = shown is not None and _denies(shown, heard.text, view)
    for clause, whole in clauses(heard.text, _EDGE):
        plain = bare_words(clause)
        says = _IS_OF.fullmatch(plain) or (instead and _IS_INSTEAD.fullmatch(plain))
        denied = shown is not None and _NO.fullmatch(before) is not None
        says = says or (denied and (_IS_FOR.fullmatch(plain) or _as_a_name(clause, view)))
        before = plain
        if meant is None and says:
            meant = _named(clause, view)
            if meant is None:
                return None
        elif not (_NO.fullmatch(plain) or _is_of_it(one, clause, view)):
            kept.append(whole)
    if meant is None:
        return None
    return _completed(one, wishes.about_another(one, meant, view), joined(kept), view)


def _completed(one: Wish, moved_to: Wish, rest: str, view: View) -> tuple[Wish, Wish, str]:
    """Return a request, and that for another activity with the day and the reason that the `rest`
    of the text gives it, if it does; else with the rest."""
    (about,) = moved_to.activities
    name, _, more = rest.partition(". ")
    again = {*view.named(name)} == {about} and not re.search(r"\d", name)  # "…, la licencia. Hasta"
    asks = more if again else rest
    whole = None if "%" in asks else day_and_why(moved_to, asks, view)
    if whole is not None and {*view.named(asks)} <= {None, about}:
        return one, whole, ""
    return one, moved_to, "" if not rest or is_courtesy(read(rest).plain) else rest


def _named(clause: str, view: View) -> int | None:
    """Return the one activity of hers that words name; None where they name another, or none."""
    named = {*view.named(clause)}
    hers = view.open_ids - view.supported
    return next(iter(named)) if len(named) == 1 and named <= hers else None


def _as_a_name(clause: str, view: View) -> re.Match[str] | None:
    """Return the clause where it names an activity and tells nothing of it; None for others."""
    found = _OF_THAT.fullmatch(bare_words(clause))
    if found is None:
        return None
    told = view.read_open(clause, None).updates
    return None if any(one.description or one.percent is not None for one in told) else found


def _is_of_it(one: Wish, clause: str, view: View) -> bool:
    """Tell whether a clause only says that what the request is shown for needs none."""
    plain = bare_words(clause)
    if _NOT_OF.fullmatch(plain) is None and _STAYS.search(plain) is None:
        return False
    told = view.read_open(clause, None).updates
    named = {*view.named(clause)}
    return named == {*one.activities} and not any(update.definite for update in told)


def _denies(one: Wish, text: str, view: View) -> bool:
    """Tell whether a clause of a text says that a request is not for what it is shown for."""
    said = (clause for clause, _ in clauses(text, _EDGE))
    return any(_NOT_OF.fullmatch(bare_words(each)) and _is_of_it(one, each, view) for each in said)


def _asked_anew(one: Wish, heard: Read, view: View) -> Wish | None:
    """Return the request for another activity that a text asks for in the place of the one that it
    denies: "no, el plazo lo necesito para la 2.3", "pedí plazo para la 2.3, no para la rampa"."""
    meaning = heard.meaning
    if KINDS.get(meaning.intent) is not one.kind or meaning.also or meaning.updates:
        return None
    asked = {view.id_of(code) for code in meaning.codes} - {*one.activities}
    hers = view.open_ids - view.supported
    denied = after_words(heard.text, says_no) or _denies(one, heard.text, view)
    if not denied or len(asked) != 1 or not asked <= hers:
        return None
    if _drops(one, heard.text, view):
        anew = {"inbound_id": heard.inbound_id, "ordinal": 0, "until": None, "reason": ""}
        one = one.model_copy(update=anew)
    moved_to = wishes.about_another(one, next(iter(asked)) or 0, view)
    if meaning.until is not None:
        moved_to = wishes.until(moved_to, meaning.until, view)
    why = reason_in(meaning.reason, view.today)
    return wishes.because(moved_to, why) if why else moved_to


def _drops(one: Wish, text: str, view: View) -> bool:
    """Tell whether a text begins with words that want the request no more, rather than say that it
    is of another activity: "no gracias, olvídelo. La 2.3 necesita plazo"."""

    def wants_none(words: str) -> bool:
        stops = cancels(words) and _FORGET.search(bare_words(words)) is not None
        return stops or unwanted.drops(words, one, view)

    return after_words(text, wants_none) != ""
