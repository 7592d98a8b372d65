"""Which sentences of a text give an account of the work, and which are said to us. Pure.

Words that waited for their figure go into a published table with it: a complaint, a question, what
is asked of the bot and who does not know are no part of them.
"""

from __future__ import annotations

import re

from bot.understanding.asks.asides import protests, says_nothing_of_the_work
from bot.understanding.asks.of_persons import without_contacts
from bot.understanding.asks.people.absence import tells_of_absence
from bot.understanding.asks.people.absence_days import A_WEEKDAY, ONE_DAY
from bot.understanding.framing.record_words import tells_only_of_the_record
from bot.understanding.progress.of_the_report import bids, shows_work, speaks_to_another
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import MONTH
from core.spanish import bare_words

_SENTENCE = re.compile(r"[^.;!?\n]*(?:[.;!?](?!\s)[^.;!?\n]*)*[.;!?\n]?\s*")
_CLAUSE = re.compile(r"[^,.;!?\n]*(?:[,.;!?](?!\s)[^,.;!?\n]*)*[,.;!?\n]?\s*")
_FEW_WORDS = 12  # a longer sentence that begins with an apology or a name tells more
# What who has no figure says; it is no account of the work, and ends the question for one.
NO_FIGURE = r"no (?:tengo|tenemos|hay) (?:el |un |ningun |ese )?(?:porcentaje|cifra|dato)"
# "es para que sepa que me escriba a mí": who is to be written to, and no wish for another day
TO_BE_WRITTEN_TO = (
    r"(?:es|era) para que (?:sepan? que )?(?:me|nos) escrib\w{1,3} a (?:mi|nosotr[oa]s)"
)
_ASKS_OTHERS = (
    r"(?:(?:le|les|me|nos|hay|que|tengo|voy|a|toca) ){0,3}(?:pregunt|averigu|consult)\w{1,5}"
    r"(?: (?!y\b|ya\b)[a-z]{1,15}){0,6}"
)
# "ni idea", "aún no sé, toca preguntar en Hacienda"
KNOWS_NOT_YET = (
    r"\A(?:(?:ay|no|pues|la verdad|ya|uy|ahi si|yo|eso|todavia|aun) ){0,4}"
    r"(?:(?:ni idea|no tengo idea|no (?:lo |la )?(?:se|sabria|sabemos))"
    r"(?: (?:decir\w{0,3}|cuanto|que|cual|de|eso|yo|todavia|aun|como va|gracias)){0,4}"
    rf"(?: {_ASKS_OTHERS}| {TO_BE_WRITTEN_TO})?|(?:me |nos )?toca {_ASKS_OTHERS}"
    rf"|{TO_BE_WRITTEN_TO})\Z"
)
# "no la lidero", "no tengo porcentaje de eso", "no la toque", "de esa no he dicho nada".
_SAID_TO_US = re.compile(
    r"\b(?:no (?:l[oa]s? )?(?:lidero|lideramos|manejo|manejamos|llevo yo)"
    r"|no (?:es|son) (?:mi[ao]s?|nuestr[ao]s?)"
    rf"|{NO_FIGURE}"
    r"|no (?:l[oea]s? )?(?:toquen?|registren?|anoten?|escriban?|pregunten?|vuelvan?)\b"
    r"|no (?:he|habia|hemos) dicho|no me (?:respond|contest)[a-z]{1,5}"
    r"|por ?que me (?:escriben?|preguntan?|mandan?)"
    r"|pregunt(?:e|en)les?|(?:saque|haga) la cuenta"
    r"|(?:hablo|hablaba|era|eran) de la [a-z]{0,3}-?\d"
    r"|que bueno que (?:ya )?(?:llego|llegaron|escrib\w+))\b"
    rf"|{KNOWS_NOT_YET}"
)


# "no, del 16 al 18", "camilo ausente el 12 solamente", "ausente 57": days of a person
_OF_DAYS = re.compile(
    rf"(?:(?:va|van|es|son|seria|queda|no|y|pero|perdon|que|corrijo|mejor|ah) ){{0,4}}"
    rf"(?:del?|desde|entre) {ONE_DAY}(?: de (?:{MONTH}))? (?:al?|hasta|y) {ONE_DAY}"
    rf"(?: de (?:{MONTH}))?(?: (?:no|nada) mas)?(?: (?:por favor|porfa|gracias"
    r"|(?:corrij|cambi|arregl)[a-z]{1,4}(?: (?:eso|las?|los?))?)){0,3}"
    rf"|(?:(?!no\b)[a-z]{{2,20}} ){{0,4}}ausentes? (?:(?:n|no|numero|el|hasta|del?|solo) ){{0,2}}"
    rf"(?:\d|{A_WEEKDAY}).{{0,60}}"
)
# "otra vez con eso, no ha arrancado", "y dale con lo mismo! la 3.3 en 60": the rest is an account
_LEADS_IN = re.compile(
    r"\A\W{0,3}(?:(?:ay|uy|huy|ya|y|no)\b\W{1,3}){0,2}"
    r"(?:(?:otra vez|d[ae]le|siempre) con (?:eso|lo mismo|la misma(?: pregunta)?)"
    r"|(?:otra vez|siempre) lo mismo(?: de siempre)?(?=\s?[!.,:;]))\b[\s,.;:!]*",
    re.IGNORECASE,
)


def account_of(words: str) -> str:
    """Return words without the sentences and clauses that give no account of the work, addresses of
    mail and telephones."""
    words = without_contacts(without_complaint(words))
    kept = (_told(one) for one in _SENTENCE.findall(words) if not _is_said_to_us(one.strip()))
    told = "".join(kept)
    return words if told == words else told.strip(" ,;")


def without_complaint(words: str) -> str:
    """Return words without what complains at their beginning of being asked the same again; all of
    them where they say no more."""
    return _LEADS_IN.sub("", words) or words


def tells_of_days(sentence: str) -> bool:
    """Tell whether a sentence only tells of the days of a person, which somebody else answers."""
    return _OF_DAYS.fullmatch(bare_words(sentence)) is not None or tells_of_absence(sentence)


def _told(sentence: str) -> str:
    clauses = _CLAUSE.findall(sentence)
    return "".join(one for one in clauses if not _SAID_TO_US.search(bare_words(one)))


def _is_said_to_us(sentence: str) -> bool:
    if "?" in sentence or protests(sentence) or tells_of_days(sentence):
        return True
    short = len(sentence.split()) <= _FEW_WORDS and not shows_work(sentence)
    if short and (bids(sentence) or speaks_to_another(sentence)):
        return True
    if any(sign.isdigit() for sign in sentence):
        return False
    return (
        says_nothing_of_the_work(sentence)
        or tells_only_of_the_record(sentence)
        or is_courtesy(read(sentence).plain)
    )
