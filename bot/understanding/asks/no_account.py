"""What is said of an activity that is no account of its work, so that no figure is asked for it:
who does not know it, whose it is, that it is not to be asked, a file that is announced, who is away
or stands in, how its name is spelled. Pure."""

from __future__ import annotations

import re

from bot.understanding.framing.besides import is_all_besides
from bot.understanding.framing.signing import is_leave_taking
from bot.understanding.reading import Reading, phrase
from bot.understanding.wordlists import COURTEOUS, WEEKDAY, word_set
from core.spanish import MONTHS

_LED = (
    r"(?:(?:y|e|pero|no|pues|ya|la|el|las|los|lo|de|del|en|a|@|es[aeo]s?|est[aeo]s?|otr[ao]s?|dos|mas"
    r"|todavia|aun|porque|que|,|yo|la verdad|demas) ){0,8}"
)
_MONTHS = "|".join(MONTHS)
_LATER = (
    rf"(?:(?:todavia|aun|ya|mas|nunca|por ahora|por el momento|hasta|antes|de|del?|el|la|en|que|por"
    rf"|es[ae]|est[ae]|@|{_MONTHS}|{WEEKDAY}|\d{{1,2}}|mes|semana|proxim[ao]|otr[ao]|entrante"
    r"|por favor|porfa|gracias)(?: |$)){0,8}"
)
_A_TITLE = r"(?:(?:la|el) )?(?:doctora?|dra?|don|dona|ing|ingenier[ao]|jef[ea]|secretari[ao])"
# A person and no trade: that "el contratista" does not come hinders the work.
_A_NAME = (
    rf"(?:{_A_TITLE}(?: [a-z]{{3,15}}){{0,2}}"
    r"|(?<!el )(?<!la )(?<!los )(?<!las )(?!(?:el|la|los|las|un|una|su|otr[ao])(?!\S))"
    r"[a-z]{3,15}(?: [a-z]{4,15})?)"
)
# "las otras dos no las conozco", "no sé cómo va", "toca preguntarle a Planeación"
_KNOWS_NOT = (
    r"(?:no (?:(?:la|lo|las|los|le|les) )?(?:conozco|conocemos)"
    r"(?: (?:bien|aun|todavia|nada|yo|nosotros)){0,2}"
    r"|no (?:(?:lo|la) )?(?:se|sabemos|sabria)(?: (?:nada|decir(?:le|les)?|de|es[ae]|eso|la|@|que"
    r"|en|como|cuanto|va|van|esta|estan|quedo|aun|todavia)){0,6}"
    r"|no (?:tengo|tenemos) (?:ni )?(?:idea|conocimiento|informacion|nada que ver)"
    r"(?: (?:de|con|en|es[ae]|eso|ahi|alla|la|@|todavia|aun)){0,4}"
    r"|(?:(?:me |nos )?toca|hay que|tengo que|seria) (?:preguntar|averiguar)(?:les?)?"
    rf"(?: (?:a|al|con|en) {_A_NAME})?"
    rf"|(?:eso|esa|ese) (?:lo|la) sabe {_A_NAME}"
    rf"|(?:esperemos|espero|esperar)(?: a)? que (?:vuelva|regrese) {_A_NAME})"
)
# "con la carta Nelson no me ha contado nada": who was told nothing has nothing to tell
_WAS_TOLD_NOTHING = phrase(
    rf"{_LED}(?:(?:con|de|del|sobre|en) (?:[a-z@]{{1,15}} ){{1,5}}?)?{_A_NAME} (?:todavia |aun )?"
    r"no (?:me|nos) (?:(?:ha|han|habia|habian) (?:contado|dicho|informado|comentado|avisado"
    r"|reportado)|(?:cuent|dic|inform|avis)[ae]n?|dijo|conto|informo)"
    r" (?:(?:todavia|aun) )?(?:nada|como va)"
    r"(?: (?:todavia|aun|hasta ahora|nuevo|mas|de (?:es[ao]|@)))*"
)
# "no sé, pregúntele a Jairo, que él sabe"
_ASK_THEM = (
    r"(?:pregunt[ea]n?|consult[ea]n?|averigue|habl[ea]n?)(?:l[eo]s?)?"
    rf"(?: (?:mejor|eso|por favor|directamente)){{0,2}} (?:a|al|con) {_A_NAME}"
    r"(?: (?:,|que|porque|quien|el|ella|es|la|lo|si|sabe|conoce|lleva|tiene|de|eso|dato)){0,8}"
)
# "eso ya lo mandó la doctora"
_OF_OTHERS = (
    r"ya (?:la|lo|las|los) (?:mando|envio|subio|entrego|reporto|paso|cerro|hizo)"
    rf" {_A_TITLE}(?: [a-z]{{3,15}}){{0,2}}"
)
# "no me la pregunten antes de mayo", "todavía no se pregunta"
_NOT_ASKED = (
    r"no (?:(?:se|me|nos|la|lo|las|los) ){0,3}(?:vuelvan? a )?pregunt(?:a|an|e|en|ar)(?:me|nos|la)?"
    rf"(?: {_LATER})?"
)
# "yo quedo al frente", "la doctora está incapacitada"
_STANDS_IN = (
    rf"(?:(?:me|nos) (?:dijo|conto|aviso|escribio) {_A_NAME} que )?(?:(?:yo )?(?:quedo|quede|estoy)"
    r"(?: yo)? (?:al frente|a cargo|encargad[ao]|reemplazando)|yo quedo)"
    r"(?: (?:de|por|eso|ell[ao]|todo|la|el|esta|este|otra|proxima|oficina|semana|mientras|desde"
    rf"|hasta|hoy|{WEEKDAY}|unos|dias)){{0,5}}"
    rf"|ya (?:quedo|volvio|regreso) (?![a-z]{{2,12}}[ai]d[ao]s?(?!\S)){_A_NAME}"
    r"(?: (?:al frente|a cargo|encargad[ao]))?"
    r"|a mi me dejaron (?:encargad[ao]|al frente|a cargo)(?: (?:de|por) [a-z]{2,15}){0,2}"
    rf"|{_A_NAME} (?:(?:ya )?no (?:trabaja|labora|sigue|esta viniendo|vino)|esta (?:incapacitad[ao]"
    r"|de vacaciones|en vacaciones|de permiso|de licencia|ausente|enferm[ao]))"
    r"(?: (?!(?:y|pero|va|vamos)(?!\S))[a-z\d]{1,12}){0,9}"
)
# "el nombre de la 2.3 está mal, es licencia de construcción"
_NAME_WRONG = (
    r"(?:el |su )?(?:nombre|titulo) (?:de (?:la )?@ )?(?:esta|quedo|salio|aparece|es) (?:mal|errado"
    r"|equivocado|incorrecto|otro|mal escrito)"
)
_IN_A_WHILE = (
    r"(?:en un (?:rato|momento|ratico)|ahorita|mas tarde|luego|despues|(?:pasado )?mañana|al rato"
    rf"|hoy|(?:en|por) la (?:tarde|noche|mañana)|esta (?:tarde|noche)|el (?:{WEEKDAY}))"
)
# "adjunto las pruebas de la 2.4 en un rato", "adjunto lo de la 3.3"
_PROOF = (
    r"(?:pruebas?|fotos?|soportes?|evidencias?|actas?|archivos?|documentos?|listados?|listas?"
    r"|pantallazos?|videos?)"
)
_ANNOUNCED = (
    r"(?:(?:ya |ahorita |luego )?(?:les? )?(?:(?:adjunt|anex)(?:o|amos|are|aremos)"
    r"|(?:mand|envi|sub|pas)(?:o|are|aremos)) "
    rf"(?:(?:las?|los?|el|unas?|unos?) )?(?:{_PROOF})?"
    rf"(?: ?(?:de|en) (?:(?:la|lo|el) )?@)?(?: {_IN_A_WHILE})?)"
)
# "si tengo que firmar yo la 5.3"
_ASKED = (
    r"(?:si|que|cuando|como|donde|quien|cual) (?:(?:la|lo|se|me|nos|le) )?(?:tengo|toca|debo|hay)"
    r" (?:que )?[a-z]{3,12}r(?:l[ao]s?)?"
    r"(?: (?:yo|nosotros|la|el|lo|@|de|en|eso|es[ae]|tambien)){0,5}"
)
_KIND = (
    rf"(?:{_KNOWS_NOT}|{_ASK_THEM}|{_OF_OTHERS}|{_NOT_ASKED}|{_STANDS_IN}|{_NAME_WRONG}|{_ANNOUNCED}"
    rf"|{_ASKED})"
)
_ONLY = phrase(rf"{_LED}{_KIND}(?: {_LED}{_KIND}){{0,2}}(?: (?:@|la|y|que)){{0,3}}")
_KNOWS_NOTHING = phrase(rf"{_LED}{_KNOWS_NOT}")
# One of these ends the matter, whatever else is said of the activity.
_ENDS_IT = re.compile(rf"(?:^|[.,;:¶] ){_LED}(?:{_NOT_ASKED}|{_NAME_WRONG})(?= *$| ?[.,;:!¶])")
# "la 2.1 olvídelo", "mejor olvide eso"
_FORGET_IT = phrase(
    rf"{_LED}(?:mejor )?olvid(?:en?l[ao]s?|en? es[aeo])(?: (?:ya|por favor|gracias|@))*"
)
_SIGN = re.compile(r" ?[.,;:!¿?¶]{1,4} ?")
_LEADS_TO = word_set("a al de del en con para por sobre")
_COURTEOUS = COURTEOUS | word_set(
    "si no hola buenos buenas dias tardes noches listo ok bueno pues y la el de lo @ mio mia "
    "acuerdo con todo todas pero"
)


NO_ACCOUNT = "5 no account of work"  # the rule of a text that says nothing else


def is_no_account(reading: Reading) -> bool:
    """Tell whether words about one activity give no account of its work."""
    if gives_no_account(reading.plain) or is_leave_taking(_words_of(reading)):
        return True
    led_to = reading.norms[-1:] and reading.norms[-1] in _LEADS_TO  # the name of another's
    return "@" not in reading.norms and (bool(led_to) or is_all_besides(reading))


def _words_of(reading: Reading) -> str:
    tokens = reading.tokens
    return reading.text[tokens[0].start : tokens[-1].end] if tokens else ""


def gives_no_account(plain: str) -> bool:
    """Tell whether words about one activity, as a reading spells them, give no account of its work:
    each of their clauses is of these kinds, or one says that it is not to be asked."""
    if not plain.strip(" @.,;:!¿?¶"):
        return False
    if _ENDS_IT.search(plain) is not None:
        return True
    clauses = [one for one in _SIGN.split(plain.strip()) if not _COURTEOUS.issuperset(one.split())]
    return bool(clauses) and all(map(_is_none, clauses))


def refers_to_who_knows(plain: str) -> bool:
    """Tell whether words say that she does not know it and who does: "no sé, pregúntele a Jairo"
    asks for nothing. "Eso no es mío, pregúntele a Hacienda" does."""
    return gives_no_account(plain) and _KNOWS_NOTHING.search(plain) is not None


def _is_none(clause: str) -> bool:
    return any(one.fullmatch(clause) is not None for one in (_ONLY, _WAS_TOLD_NOTHING, _FORGET_IT))
