"""What is said beside the work right after a report: orders to the bot, quarrels, wishes. Pure.

An account of the work tells what was done, what lacks or what hinders it; whoever is told to do
something, greeted or scolded reads none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.clauses import joined, without_clauses
from bot.understanding.framing.record_words import DID_I_NOT_SAY
from bot.understanding.imperatives import ASKED_TO, CLITICS, GREETED, ORDERED
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from core.spanish import bare_words

_LEAD = (
    rf"\A(?:(?:{GREETED}|y|pero|ya|mejor|mire"
    r"|entonces|por favor|porfa|favor|gracias|listo|ah|bueno|que|a [a-z]{3,15}) ){0,4}"
)
# "avísele que ya va en 60" brings an account; "dígale que me responda" brings none.
_TELLS_WHAT = r"(?!.{0,80}\bque (?!(?:me|nos|le) [a-z]{2,12}[ae]n?\b))"
_BIDS = re.compile(
    rf"{_LEAD}(?:{ORDERED}{CLITICS}\b|{ASKED_TO}|(?:cambie|quite|borre|corrija)n? "
    rf"|esper[ea](?:me|se)?\Z|dej[ea]n? de (?:mandar|escribir|molestar|enviar|preguntar)"
    rf"|no (?:{CLITICS} ){{0,2}}(?:{ORDERED}|molest[ea]n?|jodan?|frieguen?)\b){_TELLS_WHAT}"
)
_SCOLDS = re.compile(
    r"\b(?:(?:estoy|estamos|me tienen?|ando) (?:\w+ ){0,2}"
    r"(?:mamad|cansad|hart|aburrid|estresad|desesperad)[oa]s?"
    r"|que (?:pesadez|jartera|pereza|cansancio|desgaste|fastidio)"
    r"|ustedes (?:nunca|siempre))\b"
)
_TALKS = re.compile(rf"{_LEAD}(?:necesito|quiero|quisiera|me urge) hablar (?:con|a)\b")
_WISHES = re.compile(
    rf"{_LEAD}(?:(?:feliz|linda?|bonito) (?:dia|tarde|noche|semana|fin|puente|viaje)\b"
    r"|(?:mij[oa]|mi (?:amor|reina|rey|vida)|jefe|vecin[oa]|amig[oa]|parce)\Z"
    r"|dios (?:l[oae]s?|te|me|nos) (?:bendiga|pague|guarde|oiga)\b"
    r"|hoy (?:es mi (?:cumple|santo|dia)|cumplo)"
    r"|felicitaciones\b|por fin\Z|bendito sea\b|(?:dele |mandele )?saludos\b|saludem[ea]\b"
    r"|nos vemos\b|sigamos\Z|(?:ahora|luego|despues|mas tarde) hablamos\b|me duele\b"
    r"|(?:voy para|estoy en|entro a|salgo para) (?:una? |la |el )?"
    r"(?:reunion|comite|junta|consejo|almuerzo|almorzar)\Z"
    r"|quedo (?:muy )?tranquil[oa]|(?:ya )?con eso quedamos tranquil[oa]s)"
)
# "y por qué si eso toda la vida lo hizo planeación": she asks back, or protests; not "porque falta
# la firma", nor "pero si llueve se corre".
# "no espere, Camilo también va": what was said just now is not so
_NOT_SO = (
    r"no esper[ae](?:me)? (?!(?:el|la|los|las|una?|respuestas?|a)\b"
    r"|.{0,80}\b(?:falt[ao]n?|pendientes?|todavia|aun)\b)"
)
# "no, eso de las juntas es de la convocatoria": of which activity words are
_IS_OF_ANOTHER = (
    r"no (?:eso|lo) del? (?:[a-z]{2,20} ){1,5}(?:es|era|son|eran) de(?:l| l[ao]s?)\b(?! \d)"
)
_ASKED_BACK = (
    r"(?:es[aeo]|esto|est[ea]|yo|nosotros|aqui|alla|ahi|usted(?:es)?|ya|el plan|ayer|la fecha)"
)
_EVER = r"(?:toda la vida|siempre|nunca|ya|ni|no es|no era|es de|era de|l[oa]s? (?!v)[a-z]{3,})"
_PROTESTS = re.compile(
    r"\A(?:(?:y|e|pero|ay|oiga|uy|ah|no|mire|entonces|bueno|hola|buenas|doctora|senora?) ){0,4}"
    rf"(?:(?:por ?(?:que|q)|x ?q(?:ue)?|porq) (?:(?:si|es que) {_ASKED_BACK}\b"
    r"|(?:(?:si|es que) )?(?:me|nos) (?:(?:sigue|vuelve)n? )?(?:a )?(?:pregunt|insist|molest|cobr)"
    r"[a-z]{1,6}\b)|como (?:asi|es que|que)\b|que como asi\b|de donde sac[a-z]{1,6}\b"
    rf"|{DID_I_NOT_SAY}|{_NOT_SO}|{_IS_OF_ANOTHER}"
    rf"|(?:pero|y) si (?:(?:eso|esto|es[ae]) {_EVER}"
    r"|(?:yo|nosotros) (?:ya|no|nunca|le|les|l[oa]s?)\b"
    r"|ya (?:l[eo]s?|la|se|nos) |aqui (?:dice|aparece|sale)\b|usted(?:es)? (?:me|nos|mism|dij)))"
)
_LONGEST_PROTEST = 160
_WHICH_DAY = re.compile(
    r"(?<!\S)hasta el \d{1,2} (?:, )?o (?:es )?(?:hasta )?(?:el )?\d{1,2}(?! %|\S)"
)
_CLAUSE = re.compile(r"[.;,!\n]\s{1,3}")


def wishes_well(text: str) -> bool:
    """Tell whether a text says nothing but kind words: "feliz día de la madre"."""
    return _says_only(text, (_WISHES,))


def says_nothing_of_the_work(text: str) -> bool:
    """Tell whether each clause of a text bids, scolds, or wants to talk to somebody."""
    return _says_only(text, (_BIDS, _SCOLDS, _TALKS, _WISHES))


def protests(text: str) -> bool:
    """Tell whether a text protests or asks back, and gives no account: "¿cómo así, si eso no es
    mío?", "quedó hasta el 25 o hasta el 27". Not "porque no llegó el contrato"."""
    if len(text) > _LONGEST_PROTEST:  # what tells more may give an account as well
        return False
    protest = _PROTESTS.match(bare_words(text)) is not None
    return protest or _WHICH_DAY.search(read(text).plain) is not None


def _says_only(text: str, tell: Sequence[re.Pattern[str]]) -> bool:
    rest = without_clauses(text, _CLAUSE, bare_words, tell)
    return rest != joined([text]) and (not rest or is_courtesy(read(rest).plain))


_FIRST_WORDS = (
    r"(?:(?:h?uy|ay|ups|oops|no|perdon|perdone|perdoneme|disculpe|disculpeme|disculpa|que pena"
    r"|oiga|mire|ah|doctora?|senora?|y|es que|pero|lo siento) ){0,5}"
)
_MESSAGE = (
    r"(?:(?:est[eo]|es[eo]|el|mi) (?:(?:ultimo|anterior) )?(?:mensaje|correo|texto|audio)"
    r"(?: anterior| de ahorita| de antes)?|es[oa]|esto|lo anterior|lo de ahorita|lo ultimo)"
)
_HERE = (
    r"(?:usted(?:es)?|ud|ti|vos|este (?:chat|numero|correo|grupo|bot)|aca|aqui|el (?:bot|sistema)"
    r"|planeacion)"
)
_ELSEWHERE = (
    r"(?:otr[oa] (?:persona|chat|grupo|numero|contacto|conversacion|correo)"
    r"|(?:el|un) (?:grupo|chat)|mis? [a-z]{3,15}|alguien mas|la familia|una? amig[oa]|un familiar)"
)
_OF_WHOM = r"(?: (?:de|del|con|que)(?: [a-z]{1,20}){1,6})?"
_WRONG_PLACE = (
    r"(?:chat|grupo|numero|contacto|destinatari[oa]|persona|conversacion|correo(?: electronico)?)"
)
_MISADDRESSED = re.compile(
    rf"{_FIRST_WORDS}(?:{_MESSAGE} (?:es|era|iba|va) (?:para|con) {_ELSEWHERE}{_OF_WHOM}"
    rf"|(?:{_MESSAGE} )?(?:no (?:es|era|iba|va) (?:para|con) {_HERE}"
    rf"(?: (?:sino |era |es |iba )?(?:para|con|a)(?: [a-z]{{1,20}}){{1,5}})?"
    rf"|me equivoque de {_WRONG_PLACE}|{_WRONG_PLACE} equivocad[oa]"
    r"|(?:se me fue|lo mande|lo envie|me equivoque y lo mande|escribi) (?:al?|en el) "
    rf"{_WRONG_PLACE} (?:equivocad[oa]|que no era)))"
    r"(?: (?:haga caso omiso|ignorel[oa]|borrel[oa]|olvidel[oa]|no (?:le|lo) (?:haga caso|tenga en"
    r" cuenta)|perdon|disculpe|gracias|que pena|mil disculpas|por favor)){0,3}"
)


def is_misaddressed(text: str) -> bool:
    """Tell whether a text says nothing but that a message was meant for somebody else."""
    return _MISADDRESSED.fullmatch(bare_words(text)) is not None
