"""Rule 13: an agreement with the figure of another thing: "sí, el recaudo va en 45 %"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.understanding.activities import WEAK, sounds_like, stem, title_words, verb_stem, words_of
from bot.understanding.meaning import Ask, PendingActivity
from bot.understanding.parting.topics import Topic
from bot.understanding.progress.outcome import Verdict
from bot.understanding.progress.verdict import judge
from bot.understanding.reading import Reading
from bot.understanding.wordlists import word_set

_AGREED = re.compile(
    r"(?:^|[,.;!¶] )(?:si|claro|correcto|exacto|listo|ok|asi es|de acuerdo)"
    r"(?: (?:senora?|doctora?|ingenier[oa]))?(?: [,.;!])? (?:lo de )?(?:el|la|los|las|del)"
    r" (?P<thing>[a-z]+(?: [a-z]+){0,7}?)"
    r" (?:(?:ya|se|tambien|solo|apenas) )*(?:va|van|esta|estan|lleva|llevan|quedo|quedaron|sigue"
    r"|siguen|llego|llegaron|alcanzo|encuentran?|es|son|tiene|tienen|presenta|presentan)(?!\S)"
)
# What any progress is called by: it is the asked activity's own.
_MEASURES = word_set(
    "avance avances porcentaje cumplimiento ejecucion progreso cifra dato figura total valor "
    "estado reporte resultado producto entregable trabajo labor gestion proceso documento informe "
    "soporte evidencia plan programa proyecto anterior nuestro nuestra"
)


def judged(
    topic: Topic,
    whole: Reading,
    activity: PendingActivity | None,
    today: date,
    *,
    correcting: bool,
) -> Verdict | None:
    """Return what a topic of the text `whole` says of one activity (see `verdict.judge`).

    A figure beside which an agreement names something else is to be confirmed.
    """
    verdict = judge(topic.reading, activity, today, correcting=correcting)
    if verdict is None or verdict.ask or verdict.percent is None or activity is None:
        return verdict
    doubted = not topic.named and _tells_of_another(whole.plain, activity)
    return replace(verdict, ask=Ask.CONFIRM) if doubted else verdict


def _tells_of_another(plain: str, activity: PendingActivity) -> bool:
    """Tell whether a text agrees and then names, as what it tells, no word of an activity."""
    found = _AGREED.search(plain)
    if found is None:
        return False
    said = [word for word in found["thing"].split() if word not in WEAK | _MEASURES]
    words = words_of(activity.title, activity.product)
    own = words.terms | words.deeds | words.common | words.counted
    titled = title_words(activity.title, activity.product)
    return bool(said) and not any(
        word in titled or sounds_like(stem(word), own) or verb_stem(word) in words.verbs
        for word in said
    )
