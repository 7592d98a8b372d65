"""The same for one more: "y pa la de comunicaciones también", "lo mismo para la 4.1". Pure."""

from __future__ import annotations

import re

from core.spanish import bare_words

_LONGEST = 100  # characters: what is longer tells more
_WORDS_OF_A_NAME = 6
_ALSO = r"(?:tambien|lo mismo|igual(?:mente)?|la misma (?:vaina|cosa)|asi mismo|tampoco)"
_LEAD = r"(?:(?:y|e|ah|ay|uy|si|bueno|listo|ok|perdon|pido|pidame|pida|necesito|pero|que) ){0,3}"
_FOR = r"(?:(?:pa|para|con|de|a|en|es|sea) ){0,2}"
_WORD = (
    r"(?!(?:y|ya|no|va|van|queda|quedo|esta|tambien|igual|por favor)\b)[a-z0-9]{1,20}"  # a name's
)
_CODE = r"\d{1,3}(?: \d{1,3}){1,4}"
_NAME = rf"(?:(?:la|el|lo|las|los)(?: {_WORD}){{1,{_WORDS_OF_A_NAME}}}|{_CODE})"
_END = r"(?: (?:por favor|porfa|porfavor|gracias|muchas|entonces|pues)){0,3}"
_SHORT = re.compile(r"\bpa[’']?\s", re.IGNORECASE)
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_LEAD}{_FOR}{_NAME} {_ALSO}{_END}",
        rf"{_LEAD}{_ALSO} {_FOR}{_NAME}{_END}",
    )
)


def wants_the_same(text: str) -> bool:
    """Tell whether a text wants the same for something that it names, and says nothing else."""
    if len(text) > _LONGEST or "%" in text or "?" in text:
        return False
    plain = bare_words(text)
    return any(form.fullmatch(plain) for form in _FORMS)


def with_its_name(text: str) -> str:
    """Return such a text as it is written in full: "pa la 4.1" is "para la 4.1"."""
    return _SHORT.sub("para ", text)
