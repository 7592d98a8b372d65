"""Words that do not agree with a decision: "favor reconsiderar", "eso es muy poco tiempo". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.framing.body import body_of
from bot.understanding.reading import read
from bot.understanding.wordlists import PLEASE
from core.spanish import bare_words

_LONGEST = 240  # characters: what is longer tells more
_FIRST = re.compile(r"[,;]\s|[.:!](?:\s|\Z)|\n")
_PLEASE = (
    r"(?:(?:hola|por|favor|porfa|porfavor|buen[oa]s|dias|tardes|senor[ae]?s?|doctora?"
    r"|ingenier[oa]|les?|me|nos|se|l[oa]s?|pido|pedimos|pedir|solicito|solicitamos|ruego|agradezco"
    r"|agradeceria(?:mos)?|quiero|quisiera(?:mos)?|queremos|necesito|necesitamos|es|seria|posible"
    r"|puede[ns]?|podria[ns]?|podemos|puedo|que|una?|y|pero|sera|si|el|mi|entonces|muy|cordial"
    r"|comedida|respetuosa|mente|comedidamente|respetuosamente|amablemente|mejor|ojala|planeacion"
    r"|a|hay|forma|manera|de) ){0,12}"
)
_ENDING = r"(?:ar|en|e|emos|amos|ad[oa]|aran?|arian?)(?:l[ao]s?|se)?(?:l[ao]s?)?"
_LOOKS = rf"(?:revis|mir|estudi|evalu|consider|analiz|pi?ens){_ENDING}"
_AGAIN = (
    rf"(?:(?:reconsider|replante|re[ev]?valu|recapacit){_ENDING}|reconsideracion|reconsidero"
    r"|(?:apel|impugn)(?:ar|o|amos|arl[ao])|apelacion|reposicion|(?:otra|segunda) oportunidad"
    rf"|{_LOOKS}(?: (?:la|el|ese|esa|eso|mi|solicitud|decision|caso|plazo|fecha|tema)){{0,3}}"
    r" (?:de nuevo|otra vez|nuevamente|una vez mas)"
    rf"|v(?:ue|o)lv(?:er|an?|emos) a {_LOOKS}"
    r"|(?:cambi|modific|modifiqu|revoc|revoqu|revers|revier)[a-z]{1,6} (?:la|esa|su|de)"
    r" (?:decision|opinion|respuesta|negativa))"
)
_OF_IT = (
    r"(?: (?:la|lo|el|ese|esa|eso|esta|esto|este|mi|mis|su|del?|sobre|con|en|a|para|que|y|se"
    r"|decision|decidid[oa]|decidieron|respuesta|negativa|negacion|solicitud|peticion|prorroga"
    r"|plazo|fecha|dia|tiempo|caso|tema|actividad|negaron|dieron|concedieron|concedid[oa]|dado"
    r"|tomada|otorgad[oa]|nos|me|les?|nuev[oa]|por|favor|porfa|gracias|muchas|una|vez|mas|quedo"
    r"|quedamos|atent[oa]s?|planeacion|posible|es|si|\d{1,3} \d{1,3})){0,14}"
)
_WHY = (
    r"(?: (?:porque|ya que|pues|dado que|debido|es que|puesto que|por cuanto|toda vez)\b.{1,200})?"
)
_RECONSIDER = re.compile(rf"{_PLEASE}{_AGAIN}{_OF_IT}{_WHY}")
_UNTIL = r"(?: (?:hasta|al|para|y (?:que|dej|ampli|conced)[a-z]{0,6}|sea|quede)\b.{1,120})?"
_ASKS_AGAIN = re.compile(rf"{_PLEASE}{_AGAIN}{_OF_IT}{_UNTIL}{_WHY}")
_CLAUSE = re.compile(r"[,;:]\s|\s(?=y\s|por lo (?:cual|que|tanto)\s)")
_THAT = (
    rf"(?:(?:la|esa|ese|el|esta) )?(?:decision|negativa|respuesta|fecha|plazo|prorroga|lo decidido"
    rf"|lo que decidieron){_OF_IT}"
)
_TIME = r"(?: (?:tiempo|plazo|dias))?"
_TOO_LITTLE = (
    r"(?:(?:es[eao]|el|la|con|plazo|tiempo|fecha|dia|prorroga|asi|igual|todavia|sigue|siendo|es|me"
    rf"|nos|parece) ){{0,6}}(?:(?:muy|demasiado) (?:poc[oa]|cort[oa]|pronto|encima|just[oa]){_TIME}"
    r"|no (?:(?:me|nos) )?(?:alcanza(?:mos|n|remos)?|dan? (?:el )?tiempo|sirve|es suficiente)"
    r"(?: (?:con )?(?:eso|es[ea] (?:plazo|fecha|tiempo|dia)|el tiempo))?)"
)
_DOUBT = re.compile(
    r"(?:(?:pero|y|uy|ay|no|la verdad|es que|con todo respeto|disculpe|perdon|que pena"
    r"|entonces) ){0,4}"
    r"(?:no (?:estoy|estamos|quedo|quedamos) (?:de acuerdo|conformes?|satisfech[oa]s?)"
    rf"(?: con {_THAT})?|no (?:comparto|compartimos|acepto|aceptamos) {_THAT}|{_TOO_LITTLE}"
    r"|(?:y )?(?:no )?(?:se puede|(?:me|nos) (?:puede[ns]?|podria[ns]?) dar|dan|hay)"
    rf" (?:un poco |algo |un poquito )?mas{_TIME}"
    r"|quien(?:es)? (?:dijo|dijeron|decidi[a-z]{1,5}) que no"
    r"|es[aeo] no (?:es|era|fue) lo que (?:yo |nosotros )?(?:pedi|pedimos|solicite|solicitamos)"
    r"|(?:y )?por que (?:(?:me|nos|la|lo) ){0,2}(?:negaron|tan poco|no (?:(?:me|nos|la|lo) ){1,2}"
    r"(?:aprobaron|concedieron|dieron)).{0,40})"
    rf"{PLEASE}"
)
_LEAVES = re.compile(
    r"(?:(?:listo|ok|bueno|entonces|ya|no|mejor|gracias|asi) ){0,4}(?:dej(?:emos|e|en)l[ao]s? asi"
    r"|(?:asi )?esta bien|que quede asi|asi queda)(?: (?:entonces|gracias|muchas)){0,3}"
)


@dataclass(frozen=True, slots=True)
class DoubtedDecision:
    """That somebody does not agree with a decision; `rest` is what she says behind it. `outright`:
    no other thing can be meant; else it is said of a decision only where one was just told."""

    outright: bool
    rest: str = ""


def doubt_in(text: str) -> DoubtedDecision | None:
    """Return the doubt with which a text begins; None where it says other things, or a figure."""
    if len(text) > _LONGEST or "%" in text:
        return None
    if (doubt := _doubt(bare_words(body_of(read(text)).plain))) is not None:
        return doubt
    head, *rest = _FIRST.split(text, maxsplit=1)
    doubt = _doubt(bare_words(head)) if rest else None
    return None if doubt is None else DoubtedDecision(doubt.outright, rest[0].strip())


def asks_again(sentence: str) -> bool:
    """Tell whether a clause of a sentence wants a decision looked at again, whatever stands before
    it: "el plazo solicitado fue el 15, solicito se reconsidere"."""
    starts = [0, *(found.end() for found in _CLAUSE.finditer(sentence))]
    return any(_ASKS_AGAIN.fullmatch(bare_words(sentence[start:])) for start in starts)


def leaves_it(text: str) -> bool:
    """Tell whether a text leaves a decision as it is: "listo, dejémoslo así"."""
    return _LEAVES.fullmatch(bare_words(text)) is not None


def _doubt(plain: str) -> DoubtedDecision | None:
    outright = _RECONSIDER.fullmatch(plain) is not None
    return DoubtedDecision(outright) if outright or _DOUBT.fullmatch(plain) else None
