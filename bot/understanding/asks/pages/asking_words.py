"""Where a question stands beside a report, and what only looks like one, as patterns."""

from __future__ import annotations

import re

from bot.understanding.wordlists import A_CODE

# "va en 60 falta la firma ¿quién más lleva eso?", without the sign that opens it
INSIDE_A_REPORT = re.compile(
    r"\s(?=(?:(?:a|de|en|con|para|por|hasta|desde)\s)?"
    r"(?:quién(?:es)?|cuándo|cuál(?:es)?|cuánt[oa]s?|dónde)\s)",
    re.IGNORECASE,
)
# "cuándo vence la 5.1 y además la 4.1 ya va en 80", without any sign
REPORT_BEHIND = re.compile(
    r"(?:,|\s(?:y|e|pero))\s{1,3}(?:(?:adem[aá]s|tambi[eé]n|de paso|pues|y)[\s,]{1,3}){0,2}"
    r"(?=(?:la|el|lo|las|los)\s[^,;?¿\n]{1,60}?\d)",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"\A\W{0,3}\d{1,3}(?=[,;\s])|(?<!\w)(?:en|al?)\s(?:(?:el|un)\s)?\d{1,3}(?![\d.])"
    r"|\d\s?%|\bpor ciento\b",
    re.IGNORECASE,
)
# "puede ser que pida plazo hasta el 20?", "y nos cuenta qué deciden": a request, and what follows.
NO_QUESTION = re.compile(
    r"\b(?:plazo|pr[oó]rroga)\s(?:hasta|para)\b"
    r"|\b(?:me|nos)\s(?:cuentan?|avisan?|dicen?)\squ[eé]\s(?:deciden?|dicen?|responden?|resuelven?)\b",
    re.IGNORECASE,
)
# "va en 60 y la 2.4 ¿quién la lleva?"
NAMED_BEFORE = re.compile(
    r"(?P<joint>,\s(?:[ye]\s)?|\s(?:y|e|pero)\s)(?:(?:el|la|lo|de|del|actividad)\s){0,4}"
    r"\d{1,3}(?:\.\d{1,3}){1,3},?\s?\Z",
    re.IGNORECASE,
)
CODE_BEFORE = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){1,3}\s?\Z")
# "cómo le va ya llevamos veinte", dictated: a greeting, and what is told after it.
GREETS = re.compile(
    r"\W{0,3}(?:[a-zñáéíóú]{1,15}\s){0,2}(?:c[oó]mo\s(?:me\s)?(?:l[ea]s?|te)\sva|qu[eé]\s(?:hubo|tal)"
    r"|c[oó]mo\s(?:est[aá]n?|amaneci[oó]))(?=\s)",
    re.IGNORECASE,
)
ONLY_NAMES = re.compile(
    r"\W{0,3}(?:(?:l[ao]s?|el|y|actividad(?:es)?)\s){1,3}\d{1,3}(?:\.\d{1,3}){1,3}\W{0,3}",
    re.IGNORECASE,
)
NAMED_FIRST = re.compile(r"(?:la|el|lo)\s(?:de\sla\s)?\d{1,3}(?:\.\d{1,3}){1,3}\s", re.IGNORECASE)
_ASKED_FOR = r"(?:pedi|pedimos|solicite|solicitamos)"
UNANSWERED = re.compile(
    rf"(?=.{{0,80}}\b{_ASKED_FOR}\b|(?:y |pero )?(?:no|nadie) (?:me|nos) )"
    r"(?=.{0,120}\b(?:no|nadie|nada|sin|esperando)\b)"
)
# "lo de la 2.4 que le conté": of what was told before.
RELATIVE = re.compile(
    r"(?<=[\w.,] )que\s(?:(?:yo|ya)\s)?(?:les?|te|nos|me|se|l[oa]s?)\s", re.IGNORECASE
)

# "…, hay algo más por verificar?": a question behind a comma, without a word that asks
ASKS_BEHIND = re.compile(
    r"\s?,\s(?:[ye]\s)?¿?(?P<question>(?:hay|queda|tengo|tenemos|falta|me\s(?:falta|queda)|alg[uú]n|algo)"
    r"\w*\s[^,.;?]{3,80}\?)\s*\Z",
    re.IGNORECASE,
)
# "va en 40 y me dice cuándo vence"
TELL_ME = (
    r"(?:(?:por\sfavor|porfa)\s)?(?:(?:me|nos)\s(?:dice|cuenta|confirma|informa|indica|explica"
    r"|recuerda|puede\s(?:decir|confirmar|informar|indicar|recordar))"
    r"|(?:d[ií]ga|cu[eé]nte|conf[ií]rme|inf[oó]rme|ind[ií]que|recu[eé]rde)(?:me|nos))"
)
# "cuénteme si Marta ya contestó hoy"
WHETHER_SO = re.compile(rf"\A(?:(?:y|pero)\s)?{TELL_ME}\s(?=si\s)", re.IGNORECASE)
# "y dígame si ya puedo reportar la 3.6 de junio"
WHETHER_I_MAY = re.compile(
    r"(?:(?:y|por favor|porfa|pero) ){0,2}(?:(?:me|nos) (?:dice|cuenta|confirma|informa|indica"
    r"|avisa)|(?:diga|cuente|confirme|informe|indique|avise)(?:me|nos)"
    r"|(?:quisiera|quiero|necesito) saber|no (?:se|sabemos)) si (?:ya )?"
    r"(?:(?:lo|la|le) )?(?:puedo|podemos|toca|debo|debemos|tengo que|hay que|se puede) "
)
# "Confirme la fecha de vencimiento.", "indíqueme la fecha límite de la 1.3": it asks as "cuándo
# vence" does
_OF_ONE = rf"(?:de|para) (?:(?:la|esa) )?{A_CODE.pattern}"
TELL_ITS_DATE = re.compile(
    r"(?:(?:y|pero|por favor|porfa|favor) ){0,3}(?:(?:me|nos) )?"
    r"(?:(?:confirm|indiqu|inform|recuerd|cuent|regal)[ea]|diga)n?(?:me|nos)?"
    r"(?: (?:por favor|porfa))? (?:cual es )?(?:la|su) fecha"
    r"(?: (?:(?:limite|final|maxima)"
    r"|(?:(?:limite|final) )?de (?:vencimiento|entrega|culminacion|terminacion|cierre))"
    rf"(?: {_OF_ONE})?| {_OF_ONE})(?: (?:por favor|porfa|gracias))?"
)
