"""Signs in single lines: of a report, of a signature, of a person's name."""

from __future__ import annotations

import re

from bot.email.reading.lines import folded
from bot.email.reading.wordings import folded_alternatives, folded_pattern

_REPORTS = folded_pattern("reports")
_SLOGAN = folded_pattern("slogans")
# "Infraestructura 100 % al día": no slogan with a verb, a code or what was done to something.
_SLOGAN_BELOW = re.compile(
    r"\b100\s?%\s{1,3}(?!(?:ya )?(?:de|del|en|con|por|y|list[oa]s?|complet[oa]s?|hech[oa]s?"
    r"|[a-z]{2,20}[ai]d[oa]s?)\b)[a-z].*"
)
# What an office says of itself with any figure: "Trabajamos al 90 % por su bienestar".
_SLOGAN_IN_QUOTES = re.compile(r"[\s*_>|]{0,5}[\"“”«»‘’'][^\"“”«»]{3,200}[\"“”«»‘’'][\s*_.!]{0,5}")
_SLOGAN_FOR_READERS = re.compile(
    r"\b\d{1,3}\s?(?:%|por ciento) (?:por|para|con) (?:tod[oa]s\b|"
    r"(?:su|sus|tu|tus|nuestr[oa]s?|el|la|los|las|un|una) (?:mejor |gran |nuev[oa] )?"
    r"(?:bienestar|salud|felicidad|tranquilidad|progreso|seguridad|futuro|familias?|comunidad|gente"
    r"|ciudad\w{0,5}|municipio|departamento|territorio|pueblo|pais|servicio|compromiso|confianza"
    r"|transparencia|desarrollo|vida|paz|calidad)\b)"
)
_SPEAKS = re.compile(
    r"\b\d{1,2}\.\d{1,2}\b|\b(?:va|van|vamos|esta|estan|estamos|queda\w*|quedo|llev\w+"
    r"|se(?! (?:puede|logra|hace|vive|siente)\b))\b"
)
_CONTACT = folded_pattern("contacts")
_STATE = re.compile(rf"\W*(?:{folded_alternatives('states')})\W*")
_CHARGE = re.compile(rf"^\W{{0,3}}(?:(?:el|la)\s)?(?:sub)?(?:{folded_alternatives('charges')})\b")
_POSTSCRIPT = re.compile(r"\W{0,2}(?:p\.?\s?[ds]\.?|post?data|nota|n\.?b)\s?[:.\-]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(
    r"[^\W\d_][^\W\d_'’.-]*\.?(?:[\s-]+(?:de|del|la|las|los|y|van|von|der|da|do|dos|di)\b)*(?:[\s-]+[^\W\d_][^\W\d_'’.-]*\.?){0,5}$"
)
_DECORATION = re.compile(r"[*_|]+")
_LONGEST = 90
_FEW_WORDS = 4
_SHORT_FORM = 3
_MOST_INITIALS = 4
_LONGEST_NAME = 60


def reports(text: str) -> bool:
    """Tell whether a line holds a figure, a code or a state: no line of a signature."""
    said = _SLOGAN.sub(" ", folded(text[:2000]))
    return len(text) < 2000 and (bool(_REPORTS.search(said)) or is_state(text))


def reports_below_a_name(text: str) -> bool:
    """Tell whether a line reports where a signature goes on: "Salud 100 % al día" is a slogan."""
    said = folded(text[:2000])
    if _SPEAKS.search(said):
        return reports(text)
    slogan = _SLOGAN_IN_QUOTES.fullmatch(said) or _SLOGAN_FOR_READERS.search(said)
    return slogan is None and reports(_SLOGAN_BELOW.sub(" ", said))


def is_state(text: str) -> bool:
    """Tell whether a line says how an activity stands, and nothing else: "Cumplida", "100 %"."""
    return len(text) <= _LONGEST and _STATE.fullmatch(folded(text)) is not None


def is_contact(text: str) -> bool:
    """Tell whether a line is a telephone, an address or a site."""
    return len(text) <= _LONGEST * 2 and bool(_CONTACT.search(folded(text)))


def is_office(text: str) -> bool:
    """Tell whether a line is an office or a charge, as below a name."""
    return (
        len(text) <= _LONGEST
        and bool(_CHARGE.match(folded(text)))
        and not text.rstrip().endswith((".", ":", "?"))
    )


def is_postscript(text: str) -> bool:
    """Tell whether a line begins a postscript, which belongs to what was written."""
    return bool(_POSTSCRIPT.match(text[:20]))


def looks_like_name(text: str) -> bool:
    """Tell whether a line may be a person's name: a few words, each with a capital."""
    plain = " ".join(_DECORATION.sub(" ", text).split()).strip(" -–—~/.,")
    words = [word for word in _WORD.findall(plain) if len(word) > 3 or word[:1].isupper()]
    return (
        0 < len(words) <= 6
        and len(plain) <= _LONGEST_NAME
        and all(word[:1].isupper() for word in words)
        and bool(_NAME.match(plain))
        and not is_state(plain)
    )


def names_sender(text: str, names: frozenset[str]) -> bool:
    """Tell whether a line is nothing but the sender's name, whole or in part.

    `names` are the words of her name and of her address, folded.
    """
    plain = text.strip(" *_-–—|.,")
    if (
        not names
        or not plain
        or len(plain) > _LONGEST_NAME
        or any(sign in plain for sign in "%:;?!")
    ):
        return False
    words = [word for word in _WORD.findall(folded(plain)) if len(word) > 1]
    known = sum(_is_of(word, names) for word in words)
    if not known or is_state(plain):
        return False
    return bool(words) and (known == len(words) or (known >= 2 and known >= len(words) - 1))


def is_initials(text: str, names: frozenset[str]) -> bool:
    """Tell whether a line is the first letters of words of the sender's name: "HQ", "J.B."."""
    letters = [sign for sign in text.strip(" -–—") if sign != "."]
    firsts = [name[0] for name in names]
    capital = all(sign.isalpha() and sign.isupper() for sign in letters)
    known = len({*letters}) == len(letters) and all(folded(one) in firsts for one in letters)
    return 1 < len(letters) <= _MOST_INITIALS and capital and known


def is_sentence(text: str) -> bool:
    """Tell whether a line is a sentence: several words and an end."""
    return len(text.split()) > _FEW_WORDS and text.rstrip(" *_").endswith((".", "?", "!", ":", ";"))


def _is_of(word: str, names: frozenset[str]) -> bool:
    """Tell whether a word is of a name, or a short form of it, or hidden in "jpadilla@"."""
    if word in names:
        return True
    return len(word) >= _SHORT_FORM and any(n.startswith(word) or n.endswith(word) for n in names)


def name_words(name: str, address: str) -> frozenset[str]:
    """Return the words of a sender's name and of the local part of her address, folded."""
    local = address.partition("@")[0].partition("+")[0]
    return frozenset(
        word for word in _WORD.findall(folded(f"{name[:200]} {local[:100]}")) if len(word) > 1
    )
