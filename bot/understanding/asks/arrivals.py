"""Questions whether, when or why messages arrive at somebody, or no answer comes from there.

What is found are the words in which the names stand: who is meant is looked up elsewhere. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.spanish import fold

_WHY = r"(?:por ?q(?:ue)?|x ?q(?:ue)?|pq)"
# "por qué Hacienda tiene la 5.2 y no le llega a nadie", "¿por qué dice que Gobierno no responde?"
_ASKS_WHY = re.compile(
    rf"\b{_WHY}\b(?P<words>[^?]{{0,120}}?"
    r"\b(?:(?:no|nunca|nadie)(?: (?:se|les?|l[ao]s?|me|nos|ha|han|esta|estan)){0,3}"
    r" (?:lleg|respond|contest|report|recib|escrib|avis)[a-z]{1,6}|sin (?:respuesta|contacto)"
    r"|no (?:(?:ha|han) (?:tenido|dado|habido|recibido)|tienen?|hay|hubo|dan?)"
    r" (?:(?:una|ninguna) )?respuestas?|(?:en|su) silencio)\b(?:[^?.;]|\.(?=\d)){0,60})"
)
# "a Pedro no le está llegando nada": why, is what she wants to know
_GETS_NOTHING = re.compile(
    r"\W{0,3}(?:(?:oiga|mire|hola|buen[oa]s|dias|tardes|y|es que|dicen? que) ){0,4}"
    r"al? (?P<words>[^?.;,]{3,60}? no les? (?:(?:esta|estan|ha|han) )?lleg[a-z]{1,6}"
    r"(?: (?:nada|ningun|el|los|las|un|mensajes?|correos?|recordatorios?|avisos?"
    r"|todavia|aun|esta semana|este mes|hoy|ayer|del? (?:el )?(?:plan|sistema))){0,5})"
    r"\W{0,3}"
)
# "teresa dice que no le ha llegado nada, por qué": as "a teresa no le ha llegado nada"
_SAYS_SO = re.compile(
    r"(?:(?:oiga|mire|hola|y|es que) ){0,3}(?P<who>[^?.;,]{3,40}?) "
    r"(?:(?:me|nos) )?(?:dice|dijo|cuenta|avisa|escribio|reclama|se queja)(?: de)? (?:que|q) "
    r"(?:a (?:ella|el) )?(?=no les? )"
)
# "a Jairo le llegó algo ayer? dice que no le ha llegado nada": why that is asked
_SAYS_NOTHING_CAME = re.compile(
    r"[\s?,.;]{1,3}(?:(?:es que|porque|pues|el|ella) ){0,2}(?:(?:me|nos) )?"
    r"(?:dicen?|dijo|dijeron|reclaman?|se quejan?)(?: de)? (?:que|q)"
    r" (?:(?:a el|a ella|todavia|aun) )?no les? (?:(?:ha|han|esta) )?lleg[a-z]{1,6}"
    r"(?: (?:nada|ningun|mensajes?|correos?|recordatorios?|todavia|aun)){0,3}\W{0,3}\Z"
)
_AND_WHY = re.compile(
    r"[\s,.¿]{1,3}(?:(?:y|entonces|(?:mire|revise|averigue|digame|dice)(?: a ver)?|a ver|me"
    r"|quiero|saber) ){0,4}"
    rf"(?:{_WHY}|q(?:ue)? (?:paso|pasa|habra pasado|sera)(?: ahi| con eso| alla)?)\W{{0,3}}\Z"
)
# "a Marta por qué no le llegó nada": as "por qué a Marta no le llegó nada"
_TO_WHOM = re.compile(
    rf"\b(al? [^?.;,]{{3,40}}?) ({_WHY})"
    r"(?= no (?:se )?(?:l[aeo]s? )?(?:(?:esta|estan|ha|han|hemos) )?"
    r"(?:lleg|escrib|avis|mand|envi|record)[a-z])"
)
_LEAD = r"\W{0,3}(?:(?:oiga|mire|hola|buen[oa]s|dias|tardes|y|e|entonces|pero|venga),? ){0,4}"
_HAS = r"(?:(?:se )?(?:l[aeo]s? )?(?:(?:ha|han|hemos|he|esta|estan|estamos|fue|fueron) )?)"
_SENT = (
    r"(?:lleg|mand|envi|escrib|escrit|recib|recuerd|record|notific|avis)"
    r"(?:a|an|o|io|aron|ieron|amos|imos|ado|ido|ando|iendo|to)?s?"
)
_A_SENDING = re.compile(rf"\b{_SENT}\b")
_MESSAGES = (
    r"(?:(?:(?:l[oa]s|el|la|un|una|algun|alguna|mis|sus?|esos|otr[oa]s?) )?"
    r"(?:mensajes?|correos?|recordatorios?|avisos?|notificaci(?:on|ones)|algo))"
)
_WHAT = rf"(?:(?:q(?:ue)?|cual(?:es)?|cuant[oa]s|cuando|si|ya)(?: {_MESSAGES})?)"
_ENDS = (
    r"(?: (?:ya|hoy|ayer|ultimamente|por ultima vez|de ultimo|(?:en )?est[ea] (?:semana|mes)"
    r"|bien|hasta (?:hoy|ahora)|la semana pasada|(?:en|por) (?:el )?(?:correo|telegram))){0,2}"
    r"\W{0,3}"
)
_NAMES = r"(?P<words>(?:el|los?|las?|don|dona|[a-z.-]{3,20})(?: [a-z.-]{1,20}){0,6}?)"
# "qué le han mandado a Pedro", "le llegó el recordatorio a Hacienda?"
_WHAT_CAME = re.compile(rf"{_LEAD}(?:{_WHAT} )?{_HAS}{_SENT}(?: {_MESSAGES})? al? {_NAMES}{_ENDS}")
# "a Pedro le están llegando los mensajes?", "a Hacienda qué le han enviado"
_TO_HER = re.compile(rf"{_LEAD}al? {_NAMES}(?: {_WHAT})? {_HAS}{_SENT}(?: {_MESSAGES})?{_ENDS}")
# "Pedro recibió el recordatorio?"
_GOT_IT = re.compile(
    rf"{_LEAD}{_NAMES} (?:ya )?(?:ha |esta )?recib[a-z]{{1,5}}(?: {_MESSAGES}){_ENDS}"
)
# "Marta y Pedro por qué no": of whom something was shown before.
_OF_THESE = re.compile(rf"{_LEAD}(?:al? )?{_NAMES} {_WHY} (?:no|nada|nunca){_ENDS}")
_IS_ASKED = re.compile(r"[?¿]|\b(?:q(?:ue)?|cual(?:es)?|cuant[oa]s|cuando)\b")
_AND_TO = re.compile(r" [ye] (?:al? )?(?=\S)")


def asks(text: str) -> Iterator[str]:
    """Yield, for each of whom a text asks why nothing arrives there (or says so), what was sent
    there, or why no answer comes, the words in which the name stands."""
    said = fold(without_why(text))
    plain = _AND_WHY.sub("", _SAYS_SO.sub(r"a \g<who> ", said, count=1))
    plain = _TO_WHOM.sub(r"\2 \1", plain)
    found = _ASKS_WHY.search(plain) or _GETS_NOTHING.fullmatch(plain) or _asks_what_came(said)
    if found is not None:
        yield from _AND_TO.split(found["words"])


def without_why(text: str) -> str:
    """Return a question of what arrived without what it goes on with: that somebody says nothing
    did."""
    found = _SAYS_NOTHING_CAME.search(fold(text))
    asked = "" if found is None else text[: found.start()]
    return f"{asked}?" if _A_SENDING.search(fold(asked)) else text


def _asks_what_came(plain: str) -> re.Match[str] | None:
    if (found := _OF_THESE.fullmatch(plain)) is not None:
        return found
    if _IS_ASKED.search(plain) is None:
        return None
    return _WHAT_CAME.fullmatch(plain) or _TO_HER.fullmatch(plain) or _GOT_IT.fullmatch(plain)
