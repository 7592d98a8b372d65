"""Which office a request is for: of a button, or by a name that a text has for it. Pure."""

from __future__ import annotations

import re

from bot.conversation import addressees, wishes
from bot.conversation.heard import Read
from bot.conversation.speaking.numbered import PLACE
from bot.conversation.view import View
from bot.conversation.wish import Wish
from bot.understanding.asks.requests.reassignment import find_reassignment
from bot.understanding.meaning import Intent
from bot.understanding.reading import read
from core.spanish import bare_words
from core.words import RequestKind

UNLISTED = 0  # in the place of an office
_SAYS_UNLISTED = re.compile(
    r"(?:.* )?(?:no esta(?: ahi| alli| aqui)?(?: en (?:la|esa|esta) lista)?|no aparece(?: .*)?"
    r"|no (?:lo |la )?se|ni idea|ninguna?(?: de (?:esas|ellas|las anteriores))?|otra"
    r"|que (?:lo )?(?:decida|escoja|elija) planeacion)"
)
_AGREES = re.compile(
    r"(?:(?:si|ok|listo|estoy|estamos) ){0,3}de acuerdo con\b|con .{1,40} de acuerdo\b"
)


# "8. Los contratos los publica Jurídica"
_NUMBER_AND_WHY = re.compile(
    r"\W{0,3}(?:(?:la|el|opci[oó]n)\s){0,2}(?P<number>\d{1,2})\s?[,.;:)-]{1,2}\s(?P<why>\D{3,400})",
    re.IGNORECASE,
)
# "es la de comunicaciones y prensa"; not "qué pereza", "no sé cómo se llama", "tabulada toda".
_NAME_ALONE = re.compile(
    r"(?!.{0,80}\b(?:qued[oó]|est[aá]n?|va|van|vamos|llevamos|falta|tod[oa]s?)\b)"
    r"\W{0,3}(?:(?:pues|creo que|es|son|ser[ií]a|eso es|de|para|a|la|el|los|las|lo|un|una"
    r"|gente\sde)\s){0,5}"
    r"(?!(?:qu[eé]|no|c[oó]mo|cu[aá]l|qui[eé]n|nada|ya|s[ií]|pero|por)\b)"
    r"(?P<name>[^\W\d_]{4,30}(?:\s[^\W\d_]{1,30}){0,6})\W{0,3}",
    re.IGNORECASE,
)


def given(one: Wish, office_id: int, view: View) -> Wish:
    """Return the request for the office of a button; planning's to choose where it is none."""
    chosen = next((office for office in view.offices if office.id == office_id), None)
    if chosen is None:
        return wishes.unlisted(one)
    settled = {"office_id": chosen.id, "office": chosen.name, "person": "", "unlisted": False}
    return one.model_copy(update={**settled, "why": ""})


def instead(one: Wish, text: str, view: View) -> Wish | None:
    """Return the request for another office than those offered, that a text names; planning's to
    choose by that name where she says that it is not in the list, and nobody has it."""
    named = addressees.named_instead(text)
    if named is None or one.kind is not RequestKind.REASSIGN:
        return None
    meant = wishes.meaning_office(one, named.name, view)
    nowhere = named.unlisted or one.unlisted
    unknown = meant.why == "unknown" and nowhere and not re.search(r"\d", named.name)
    return wishes.unlisted(one, named.name) if unknown else meant


def _says_unlisted(text: str) -> bool:
    """Tell whether a text says that the office is in no list, or that planning is to choose."""
    return _SAYS_UNLISTED.fullmatch(bare_words(text)) is not None


def _name_alone(one: Wish, heard: Read, view: View) -> str:
    """Return the office that a text names right after she pressed that it is in no list; nothing
    where she has named one, or where the text says other things."""
    if one.kind is not RequestKind.REASSIGN or not one.unlisted or one.named:
        return ""
    means = heard.meaning
    if means.intent is Intent.REASSIGN:
        same = {view.id_of(code) for code in means.codes} <= {*one.activities}
        return (means.office or "") if same and not means.updates else ""
    found = _NAME_ALONE.fullmatch(heard.text) if means.intent is Intent.UNCLEAR else None
    return "" if found is None else found["name"]


def other(one: Wish, heard: Read, view: View) -> Wish | None:
    """Return the request for the office that a text names in the place of the one shown, in the
    list or not."""
    if (named := instead(one, heard.text, view)) is not None:
        return named
    if name := _name_alone(one, heard, view):
        return called(one, name, view)
    if one.kind is not RequestKind.REASSIGN or not _says_unlisted(heard.text):
        return None
    name = named_in(heard.text)
    return called(one, name, view) if name else wishes.meaning_office(one, name, view)


def in_the_list(one: Wish, text: str, view: View) -> Wish | None:
    """Return the request for the office that a text chooses by its number, with why perhaps, or
    says to be in no list; None for other texts."""
    place = PLACE.fullmatch(bare_words(text))
    if place is not None and 1 <= int(place[1]) <= len(one.choices) + 1:
        return given(one, (*one.choices, UNLISTED)[int(place[1]) - 1], view)
    if (chosen := _numbered(one, text, view)) is not None:
        return chosen
    if not _says_unlisted(text) or addressees.named_instead(text) is not None:
        return None
    name = named_in(text)
    return called(one, name, view) if name else wishes.unlisted(one)


def _numbered(one: Wish, text: str, view: View) -> Wish | None:
    """Return the request for the office whose number in the list heads a text, the rest of which
    tells why: "8. Los contratos los publica Jurídica"; asked again where it names another one, None
    for other texts."""
    found = _NUMBER_AND_WHY.fullmatch(text.strip())
    place = 0 if found is None else int(found["number"])
    if found is None or not 1 <= place <= len(one.choices) + 1:
        return None
    chosen, why = (*one.choices, UNLISTED)[place - 1], found["why"].strip()
    name = named_in(why)
    meant = called(one, name, view) if name else wishes.unlisted(one)
    if chosen != UNLISTED:
        if meant.office_id not in (None, chosen):
            return wishes.meaning_office(one, "", view)
        meant = given(one, chosen, view)
    return meant if one.reason else wishes.because(meant, why)


def by_name(one: Wish, text: str, view: View) -> Wish:
    """Return the request for the office of which a text is the name; what is too long to be one is
    not kept as such."""
    meant = wishes.meaning_office(one, text, view)
    if meant.why != "unknown":
        return meant
    if alone := _NAME_ALONE.fullmatch(text):
        return meant.model_copy(update={"named": alone["name"]})
    if name := named_in(text):
        return wishes.meaning_office(one, name, view)
    why = "unknown" if one.named else ""
    return meant.model_copy(update={"named": one.named, "why": why})


def at_last(one: Wish, text: str, view: View) -> Wish:
    """Return the request for the office of which a text is the name; planning's to choose where one
    that nobody has was named before: it is not asked a third time."""
    meant = by_name(one, text, view)
    unknown = meant.office_id is None and meant.why != "several"
    return wishes.unlisted(meant) if unknown and one.named and meant.named else meant


def agrees(text: str) -> bool:
    """Tell whether a text agrees to something else, and so is the name of no office."""
    return _AGREES.match(bare_words(text)) is not None


def named_in(text: str) -> str:
    """Return the office of which a text says that it does it; nothing where it says so of none."""
    found = find_reassignment(read(text))
    return "" if found is None else found.office or ""


def called(one: Wish, name: str, view: View) -> Wish:
    """Return the request for the office of a name, planning's to choose where nobody has it."""
    meant = wishes.meaning_office(one, name, view)
    return wishes.unlisted(one, name) if meant.why == "unknown" else meant
