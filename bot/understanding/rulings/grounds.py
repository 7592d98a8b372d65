"""What stands before or behind a judgement: its grounds, or words of something else."""

from __future__ import annotations

import re

from bot.understanding.asks.people.absence import tells_of_absence, tells_of_another
from bot.understanding.asks.people.days_apart import tells_back
from bot.understanding.rulings.judgement import JUDGES, named
from bot.understanding.rulings.review_words import ARTICLE, ITS_CODE, LOOKED_AT, without_thanks
from bot.understanding.wordlists import CODE

# Where a judgement may begin behind its grounds: "no hay soporte, devuélvase la 1.5".
BEHIND_GROUNDS = re.compile(
    r"\s?[,:]\s*(?:(?:y|pero|entonces|as[ií]\sque|por\slo\s(?:que|tanto|anterior))\s?,?\s)?"
    r"|\s(?:y|e|pero|as[ií]\sque|por\slo\s(?:que|tanto|anterior))\s",
    re.IGNORECASE,
)
# What is no grounds: a figure, a condition, the beginning of a letter.
_NO_GROUNDS = re.compile(r"\d|^(?:si|cuando|mientras|hasta|apenas|en\scuanto)\b", re.IGNORECASE)
# "ya me llegó el acta de la 2.4, la acepto": the activity stands in the grounds.
IN_GROUNDS = re.compile(rf"\b(?:la|el)\s(?P<code>{CODE})(?![\w%]|\s?%)", re.IGNORECASE)
IT = re.compile(r"\bl[ao]s?\b|\b(?:devolver|devu[eé]lvan?)l[ao]s?\b", re.IGNORECASE)
# Where a sentence behind a judgement speaks of something else: "confirmo su ausencia", "la 3.3 …".
_ALSO = r"(?:[ye]|pero|tambi[eé]n|adem[aá]s|igualmente|por\sotro\slado)"
_OF_ANOTHER = re.compile(
    rf"(?:{_ALSO}\s?,?\s){{0,2}}(?:(?:en|de|para|sobre|con)\s)?{ARTICLE}(?P<code>{ITS_CODE})"
    rf"|(?:{_ALSO}\s?,?\s){{0,2}}(?P<confirms>(?:(?:les?|l[ao]s?|se)\s)?confirm(?:o|amos|an?)"
    r"|(?:(?:quedan?|siguen?|contin[uú]an?)\s)?confirmad[ao]s?|ausentes?\s(?:n\S{0,5}\s)?\d{1,9})\b",
    re.IGNORECASE,
)
# "Gobierno me dijo que la 5.5 la terminan el viernes"
_HEARSAY = re.compile(
    r"(?:[^\W\d_]\w{1,20}\s){1,6}(?:me|nos)\s"
    r"(?:dij(?:o|eron)|dicen?|inform(?:an?|[oó]|aron)|cont(?:[oó]|aron)|asegur(?:an?|[oó]|aron)"
    rf"|avis(?:[oó]|aron))\sque\s[^.;\n]{{0,60}}?(?P<code>{CODE})",
    re.IGNORECASE,
)
LONGEST = 200  # characters of grounds


def grounds_of(text: str) -> tuple[str, int]:
    """Return the words before the first judgement of a text, and where that begins: it names its
    activity, and what stands before it is one clause of nothing else."""
    if JUDGES.match(text):
        return "", 0
    for cut in BEHIND_GROUNDS.finditer(text, 0, LONGEST):
        grounds, judged = text[: cut.start()], JUDGES.match(text, cut.end())
        coded = IN_GROUNDS.findall(grounds)
        uncoded = grounds if judged and named(judged) else IN_GROUNDS.sub("", grounds)
        unfit = _NO_GROUNDS.search(uncoded) and not LOOKED_AT.fullmatch(grounds)
        if unfit or re.search(r"[.;\n]", uncoded):
            return "", 0
        looked = LOOKED_AT.fullmatch(grounds) is not None
        of_it = judged is not None and len(coded) == 1 and IT.search(judged[0])
        if judged is not None and (named(judged) or looked or of_it):
            of_another = is_of_another(grounds, () if named(judged) else tuple(coded))
            return ("", 0) if of_another else (grounds, cut.end())
    return "", 0


def is_of_another(sentence: str, codes: tuple[str, ...]) -> bool:
    """Tell whether a sentence speaks of something else than the judgement of these codes."""
    tells = tells_of_absence(sentence) or tells_of_another(sentence) or tells_back(sentence)
    if tells or not without_thanks(sentence):
        return True
    found = _OF_ANOTHER.match(sentence) or _HEARSAY.match(sentence)
    return found is not None and (found["code"] is None or found["code"] not in codes)
