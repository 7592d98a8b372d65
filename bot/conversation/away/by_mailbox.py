"""What a mailbox says by itself of its owner: she is away.

Where no header says that a machine has written, words about one of her activities are her own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.conversation.away import absent
from bot.conversation.turn import Arrival
from bot.understanding.asks.people.absence import tells_of_absence
from bot.understanding.asks.people.absence_days import away_days
from bot.understanding.captions import is_named
from bot.understanding.clauses import SENTENCE
from bot.understanding.meaning import Intent
from bot.understanding.understand import understand_by_rules
from core.inbound import Inbound
from core.spanish import fold
from models.staff.people import PersonRow

# A sentence of these tells who is away and who answers, also where it names what is worked on.
_OF_ABSENCE = re.compile(
    r"\b(?:vacaciones|licencia|incapaci|permiso|comision|ausen|fuera de|regres|urgen|escrib|comuni"
    r"|contact|dirig|atend|atiend|respond|correo|mensaje|reempla|encargad)"
)
_AUTOMATIC = re.compile(r"automatic|\bauto ?-?(?:respuesta|reply|resp)|\bout of (?:the )?office\b")
_TELLS_US = re.compile(
    r"\b(?:les?|te) (?:informo|cuento|comunico|aviso|comento|escribo|notifico)\b"
    r"|\b(?:informo|aviso|comunico|notifico)(?: a ustedes)? que\b"
    r"|\b(?:quiero|queria|quisiera|deseo|me permito|para|paso a) "
    r"(?:informar|avisar|contar|comunicar|notificar|comentar)"
    # what asks for something is written by nobody but a person
    r"|\b(?:quiero|queria|quisiera|deseo|necesito|me permito|voy a) "
    r"(?:dejar|delegar|encargar|pasar|entregar|pedir|solicitar|que (?:le|me|nos))"
)
_ANSWERS_MAIL = re.compile(
    r"\b(?:su|tu) (?:correo|mensaje|comunicacion|solicitud)\b|\burgen|\ben caso de\b"
    r"|\bgracias por (?:su|tu|escribir|contact|comunicar)|\b(?:a mi|al) regreso\b"
)
# Under such a subject a person writes anew; a mailbox answers what it was sent.
_HER_SUBJECT = re.compile(
    r"\W{0,9}(?:(?:mis?|mi periodo de|aviso de|sobre|por|tema) )?(?:las? )?"
    r"(?:vacaciones|permisos?|incapacidad(?: medica)?|licencia|compensatorio|calamidad"
    r"|regreso(?: antes)?(?: de vacaciones)?)\W{0,9}"
)
_TODAY = re.compile(r"\b(?:hoy|desde ayer)\b")


def tell(arrival: Arrival, person: PersonRow) -> None:
    """Tell control that a mailbox says of its owner that she is away."""
    told = absent.told_of(person, f"{arrival.message.subject}\n{arrival.text}", arrival.today)
    absent.tell_control(arrival, replace(told, words=arrival.text))


def is_hers(arrival: Arrival, person: PersonRow) -> bool:
    """Tell whether a mail that looks like a mailbox's own answer was written by her: it tells us
    of an absence, or of an activity of hers.

    "La política de datos ya va en 40 %. Mi compañera está de vacaciones" is no such answer.
    """
    if arrival.message.automatic:
        return False
    if _announces(arrival.message, arrival.today) or _begins_anew(arrival.message):
        return True
    hers = arrival.desk_of(person)
    known = hers.open_context()
    return any(
        understand_by_rules(said, known, arrival.today).intent is Intent.REPORT
        for said in SENTENCE.split(arrival.text)
        if is_named(said, known) and not _OF_ABSENCE.search(fold(said))
    )


def _announces(message: Inbound, today: date) -> bool:
    """Tell whether somebody tells us that she is going to be away: of days to come, or in words to
    somebody. A mailbox answers on the days themselves, and speaks of the mail that it answers."""
    said = fold(f"{message.subject}\n{message.text}")
    if not tells_of_absence(message.text) or _AUTOMATIC.search(said):
        return False
    told = _TELLS_US.search(said) is not None and _ANSWERS_MAIL.search(said) is None
    return told or away_days(message.text, today).first is not None


def answers_no_mail(message: Inbound) -> bool:
    """Tell whether a mail answers none, nor speaks of one, as a mailbox by itself does."""
    said = fold(f"{message.subject}\n{message.text}")
    answers = message.replies_to or message.earlier or message.answers_item
    return not (answers or _AUTOMATIC.search(said) or _ANSWERS_MAIL.search(said))


def _begins_anew(message: Inbound) -> bool:
    """Tell whether a mail that answers none tells us of her absence as a person does: under a
    subject of her own, or of today."""
    if not answers_no_mail(message):
        return False
    if _HER_SUBJECT.fullmatch(fold(message.subject)):
        return True
    return tells_of_absence(message.text) and _TODAY.search(fold(message.text)) is not None
