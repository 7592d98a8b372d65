"""What stands beside a page that is asked for: her own list is shown too, and a yes or no of who
decides or verifies is told back."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.showing import several
from bot.conversation.showing.her_own import of_herself
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.reading import read
from bot.understanding.rulings import words
from bot.understanding.talk import is_courtesy
from core.entity.rights import Right
from core.messages import Content, Listing, Note
from core.overviews import Overview

# "Sandra sí", "a Jairo no": nobody read whether that grants or denies
_SAYS_EITHER = re.compile(
    r"(?:[^\s?]{1,30}\s){1,12}(?:s[ií]|no|ok|okey|dale|vale|tambi[eé]n|tampoco)", re.IGNORECASE
)
# "no me es posible aceptarla": a verdict of no report that is named
_JUDGES = re.compile(r"\b(?:acept|devuelv|devolv|rechaz)", re.IGNORECASE)
_HANDS_ON = re.compile(r"\bp[aá]se(?:se)?l[ao]s?\b", re.IGNORECASE)
_FEWEST = 2  # parts: of one nothing can be left
_MARKS = " .,;:!¿¡"


def with_the_rest(turn: Turn, obeyed: Obeyed | None) -> Obeyed | None:
    """Return pages that are shown, with her own list where the message asks for that too, and with
    the parts of it that say yes or no of something, where she decides or verifies; anything else
    as it is."""
    if obeyed is None or not turn.is_plain_text:
        return obeyed
    told, parts = (obeyed.said, *obeyed.also), several.parts_of(turn.text)
    if len(parts) < _FEWEST or not all(map(_is_page, told)):
        return obeyed
    listed = any(isinstance(one, Listing) or getattr(one, "own", False) for one in told)
    hers = () if listed else next(filter(None, (of_herself(turn, one) for one in parts)), ())
    lost = ". ".join(one.strip(_MARKS) for one in parts if _rules(turn, one))
    left = (Note(name="left_out", values={"beside": lost}),) if lost else ()
    return replace(obeyed, also=(*obeyed.also, *hers, *left))


def _is_page(content: Content | None) -> bool:
    """Tell whether a content is a page that was asked for; a list of requests that says itself that
    a decision was not understood is none."""
    return isinstance(content, Listing) or (isinstance(content, Overview) and not content.tried)


def _rules(turn: Turn, part: str) -> bool:
    """Tell whether a part of a message, which asks nothing, decides or verifies something, or says
    yes or no, where she may."""
    if several.begins(part) or f"{part}?" in turn.text:
        return False
    decides = words.DECIDING.search(part) or _HANDS_ON.search(part)
    return (
        bool(decides and turn.may(Right.DECIDE))
        or bool(_JUDGES.search(part) and turn.may(Right.VERIFY))
        or says_either(turn, part)
    )


def says_either(turn: Turn, part: str) -> bool:
    """Tell whether a part of a message says yes or no of something that it names, "Sandra sí", and
    is of who decides or verifies."""
    said = part.strip(_MARKS)
    either = _SAYS_EITHER.fullmatch(said) is not None and not is_courtesy(read(said).plain)
    return either and turn.rules
