"""What is recorded of something named is taken back, perhaps beside other words: "50. Y lo de la
1.2 bórrelo, yo no dije eso". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.reading import read
from bot.understanding.wordlists import CODE, LETTERED, PLEASE

_SAID = r"(?:dij|pus|report|escrib|mand|anot|registr)(?:e|i|imos|amos)"
_TAKE = r"(?:desha(?:ga|gan|z|cer)|(?:borr|elimin|anul|quit|retir)(?:e|en|a|ar))(?:me|nos|le)?"
_LEFT_OUT = r"(?:teng|tom)[ae]n? en cuenta"
_COUNTS_NOT = rf"(?:no {_LEFT_OUT}|(?:ignor|descart|olvid)[ae]n?)"
_TAKE_IT = rf"(?:{_TAKE}l[oa]s?|(?:eso )?no l[oa] {_LEFT_OUT}|{_TAKE} eso)"
_LEADS = (
    r"(?:(?:y|pero|ah|h?ay|uy|oiga|mire|ojo|no|perdon|mejor|ademas|tambien|de paso|que pena"
    r"|por favor|porfa|favor|perdone(?:me)?|disculpe(?:me)?|eso no|mentiras?)"
    r" (?:[,.;:!] )?){0,5}"
)
_STANDS = (
    r"(?: que (?:(?:me|le|les|se|yo|ahi|ustedes?) ){0,2}(?:tienen?|aparece|sale|dice|quedo"
    r"|(?:dij|pus|anot|registr|report|escrib|mand)[a-z]{1,5})(?: (?:antes|ahorita|hoy|ayer))?)?"
)
_FIGURE = r"(?:el|es[ea]|la del|lo del?) \d{1,3}(?: (?:%|por ciento))?"
_RECORD = (
    rf"(?:(?:(?:todo )?lo|eso|(?:el|ese|la|esa|mi) (?:ultim[oa] )?(?:reporte|registro|avance|dato"
    rf"|cifra|porcentaje|numero)){_STANDS}|{_FIGURE}{_STANDS})"
)
_A_CODE = rf"(?:{CODE}|{LETTERED})"
_CODES = (
    rf"{_A_CODE}(?:(?: ,)?(?: y)?(?: lo)?(?: de)? (?:la |el )?{_A_CODE}(?= *$| [,.;!y])){{0,4}}"
)
_WORD = r"(?!(?:y|e|pero|que|no|ya)(?!\S))[^\s¶.,;:!?%]{1,30}"
_NAME = (
    rf"(?P<name>(?:(?:la|el|los|las|mi|actividad) ){{0,3}}"
    rf"(?:{_CODES}|{_WORD}(?: {_WORD}){{0,7}}?))"
)
_BY_CODE = rf"(?P<name>(?:la|el|las|los) (?:actividad )?{_CODES})"
_OF = r"(?:de|en|sobre|para)"
_WRONG = (
    r"(?:(?:esta|estaba|quedo) (?:mal|errad[oa]|equivocad[oa])"
    r"|no (?:es|era|fue|va|iba)(?: (?:asi|ciert[oa]|verdad|correct[oa]|mi[oa]|eso|ahi))?)"
)
_AS_BEFORE = r"(?:tal )?como (?:estaba|venia|iba|la tenia)"
_NEVER_SAID = (
    rf"(?:(?:yo|nosotros) )?(?:no|nunca|jamas) (?:l[oa] )?(?:he )?{_SAID}"
    r"(?: (?:yo|nosotros|eso|es[ae](?: (?:cifra|dato|numero))?|nada|asi|tal cosa)){0,2}"
)
_WHY = (
    r"(?:(?: [,.;:])?(?: (?:que|porque|es que|pues|y|ya que|perdon)){0,3} "
    r"(?:(?:(?:eso|es[ae]|todavia|aun) ){0,2}no (?:esta|quedo)"
    r" (?:confirmad|verificad|segur|firm)[oae]s?"
    rf"|{_NEVER_SAID}|(?:eso|es[ae]|yo) {_NEVER_SAID}|(?:eso|es[ae]) {_WRONG}"
    r"|me (?:equivoque|confundi)|fue (?:un|mi) error|(?:eso|es[ae]) no es (?:mi[oa]|nuestr[oa])))?"
)
_KINDLY = rf"(?: (?:ya|mejor|de una vez|entonces))?{PLEASE}"
_BEGINS = r"(?:^|(?<= [.;:!?,¶] )|(?<= y )|(?<= pero ))"
_ENDS = (
    r"(?=(?: [.!])? *$| [.;!¶?]| ,(?! (?:que|pero no|menos|excepto)(?!\S))"
    r"| (?:y|pero) )"
)
_ORDERS = tuple(
    re.compile(rf"{_BEGINS}{_LEADS}{form}{_KINDLY}{_WHY}{_KINDLY}{_ENDS}")
    for form in (
        rf"(?:{_TAKE}(?:l[oa]s?)?|{_COUNTS_NOT}) (?:(?:por favor|porfa|tambien) )?(?:{_RECORD} )?"
        rf"{_OF} {_NAME}",
        rf"{_TAKE} (?:(?:por favor|porfa|tambien) )?{_BY_CODE}",
        rf"(?:de|en|a) {_NAME}(?: ,)? {_TAKE} (?:{_FIGURE}|{_RECORD})",
        rf"dej(?:e|en|ar) (?:{_RECORD} {_OF} )?{_NAME} {_AS_BEFORE}",
        rf"{_RECORD} {_OF} {_NAME}(?: ,)?"
        rf"(?:(?: (?:eso )?{_WRONG}|(?: [,.;:])? {_NEVER_SAID})(?: [,.;:])*(?: (?:y|mejor))?)?"
        rf"(?: (?:por favor|porfa))? {_TAKE_IT}",
        rf"{_BY_CODE}(?: ,)?(?: (?:por favor|porfa))? {_TAKE_IT}",
        rf"{_NAME}(?: todavia| aun)? no (?:esta|quedo)(?: todavia| aun)?"
        rf" (?:list|hech|terminad|cumplid)[oa]s?(?: [,.;])*(?: (?:y|mejor|por favor))? {_TAKE_IT}",
    )
)
_DENIALS = tuple(
    re.compile(rf"{_BEGINS}{_LEADS}{form}{_KINDLY}{_ENDS}")
    for form in (
        rf"{_RECORD} {_OF} {_NAME}(?: ,)? (?:{_NEVER_SAID}|{_WRONG})(?: [,.;:])?{_WHY}",
        rf"{_NAME} no (?:va|iba|esta|estaba) en (?:el )?\d{{1,3}}(?: (?:%|por ciento))?"
        rf"(?: [,.;:])?(?: (?:y|que|eso))? (?:eso )?{_NEVER_SAID}",
    )
)
_LAST_AND = re.compile(r"[\s,;]{1,3}(?:y|pero)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What a text calls the activity of which the record is taken back, whether that is an order or
    only a denial, and what the text says before and behind these words."""

    name: str
    is_order: bool
    before: str
    behind: str

    @property
    def plainly(self) -> str:
        """The same in words that say nothing else."""
        return f"borre lo de {self.name}" if self.is_order else f"lo de {self.name} está mal"


def taken_out(text: str) -> TakenOut | None:
    """Return the first words of a text that take back or deny what is recorded of something they
    name; None where there are none, or the text asks."""
    if "?" in text:
        return None
    reading = read(text)
    for form in (*_ORDERS, *_DENIALS):
        found = form.search(reading.plain)
        if found is not None:
            first, last = reading.span(*found.span())
            before, behind = text[:first].rstrip(" ,;:\n"), text[last:].lstrip(" .,;:!\n")
            return TakenOut(found["name"], form in _ORDERS, _LAST_AND.sub("", before), behind)
    return None
