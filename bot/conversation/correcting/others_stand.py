"""Of what was just told one stands, and another is put right or taken back: "el SECOP es 45, la
rampa sí está bien", "quite la 1.2, la 2.1 déjela así". That it stands adds no words to it, and the
figure of the other is a correction. Pure."""

from __future__ import annotations

import re

from bot.conversation.among import understood
from bot.conversation.view import View
from bot.understanding.meaning import Intent, Meaning
from core.spanish import bare_words

_CUT = re.compile(r"\s?(?:[;\n]|[,.](?!\d))\s*(?:(?:y|pero)\s)?|\s(?:y|pero)\s", re.IGNORECASE)
_STANDS = re.compile(
    r"(?:(?:y|pero|en|lo|de|del) ){0,3}(?P<what>(?:la|el|los|las|lo)? ?[a-z0-9. ]{2,40}?)"
    r" (?:si )?(?:(?:(?:esta|estan|quedo|quedaron|queda|quedan|es|va) )"
    r"(?:si )?(?:bien|correct[oa]s?|perfect[oa]s?)(?: (?:asi|como (?:esta|quedo|estaba)))?"
    r"|(?:que )?(?:dej[ae]|dejen)(?:me)?l[ao]s?"
    r" (?:asi|quiet[ao]s?|como (?:esta|estan|quedo|estaba))"
    r"|se (?:mantienen?|conservan?)(?: (?:igual|asi))?|(?<= )si(?! ))"
)
_LONGEST_NAME = 5  # words: more are a sentence, dictated without a sign


def read_beside(
    text: str, subject: int | None, order: tuple[int, ...], view: View, told: tuple[int, ...]
) -> Meaning | None:
    """Return what a text means that says of some of the activities that were just `told` that what
    is recorded stands; None for other texts."""
    clauses = [one for one in _CUT.split(text) if one.strip()]
    stands = [one for one in clauses if _says_it_stands(one, view, told)]
    if not stands:
        return None
    rest = ", ".join(one for one in clauses if one not in stands)
    if not rest:
        return Meaning(Intent.COURTESY, rule="19 courtesy", words=text)
    meaning = understood(rest, view, subject, order, everything=False)
    ids = {view.id_of(one.code) for one in meaning.updates}
    if meaning.intent is Intent.UNDO:
        return meaning
    if meaning.intent is not Intent.REPORT or not ids:
        return None
    if not ids <= {*told}:
        return meaning
    return understood(rest, view, subject, order, everything=False, correcting=True)


def _says_it_stands(clause: str, view: View, told: tuple[int, ...]) -> bool:
    found = _STANDS.fullmatch(bare_words(clause))
    if found is None or len(found["what"].split()) > _LONGEST_NAME:
        return False
    named = {*view.named(found["what"])}
    return bool(named) and named <= {*told}
