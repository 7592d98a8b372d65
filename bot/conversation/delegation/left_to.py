"""One activity is left to somebody in passing: "se la dejo a Jairo". A delegate of her office gets
it; of another office it is asked for as ever; of nobody who is known she is told what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation import addressees, thread
from bot.conversation.delegation.delegating import (
    all_named,
    delegate,
    give_each,
    no_delegate,
    plainly,
    reports,
    tells,
    to_give,
    to_whom,
    what_is_given,
    whether_to,
    which_to_give,
)
from bot.conversation.desk import Desk
from bot.conversation.requesting.addressing import known_offices
from bot.conversation.requesting.same_for_another import named_for_the_same
from bot.conversation.speaking.replying import last_said
from bot.conversation.turn import Obeyed, Turn
from bot.conversation.wish import Wish
from bot.understanding.asks.of_persons import tells_of_somebody_gone
from bot.understanding.asks.people.absence import tells_of_another
from bot.understanding.asks.people.answering_for import CARRIES
from bot.understanding.asks.people.delegation import ALL, LEFT_TO, STATED, names_nothing
from bot.understanding.clauses import said_as
from bot.understanding.meaning import Intent, Meaning
from bot.understanding.understand import understand_by_rules
from core.entity.rights import MAY, Right
from core.messages import Note
from core.spanish import bare_words, fold
from core.words import RequestKind
from models.staff import agreements, memberships
from models.staff.people import Member

# "va en 60", "70 %": a report, which no person has to be looked for in.
_FIGURE = re.compile(
    r"\d\s?%|\b(?:en|va|vamos|van|al)\s\d{1,3}(?![\d/]|[.,]\d|\sde\b)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"\b[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}")
# "yo sigo con la 5.1, ya no la lleva Nelson", not "no la manejo yo, la maneja Jairo"
_NO_MORE = re.compile(r"\bno (?:que )?l[oa]s? [a-z]{3,8}[ae]\b")
# "los diálogos los va a manejar Nelson", "de eso se encarga Nelson", "falta pasarle a Nelson lo de
# los diálogos": perhaps she hands it on.
_A_NAME = r"[^\W\d_]{3,20}(?:\s[A-ZÁÉÍÓÚÑ][^\W\d_]{2,19}){0,3}"
_HANDED = re.compile(
    r"(?<!no\s)\b(?:(?:l[aeo]s?|se|me)\s){0,2}(?:va\sa\s|puede\s|quiero\sque\s)?(?:(?:se\s)?encarg(?:a|ar[aá]?)"
    r"|(?:manej|llev|tom|asum|atend|atiend|coge|cog|hac|hag|respond)(?:a|e|er|ar|ir)?(?:[aá])?)\s(?:el\s|la\s)?"
    rf"(?P<who>{_A_NAME})"
    r"|\b(?:pas|dej|entreg|deleg|encarg|mand|asign)(?:o|ar|arl[aeo]s?|arle|arsel[ao]s?)\s(?:l[ao]s?\s)?a\s"
    rf"(?P<to>{_A_NAME})",
    re.IGNORECASE,
)
_SEVERAL_CLAUSES = re.compile(r"[,;.:\n]\s?\S")
_SEVERAL = 2  # activities
_GIVE = MAY[Right.AGREE]
_PRONOUNS = frozenset({"el", "ella", "ellos", "ellas"})


def taken(turn: Turn) -> Obeyed | Turn | None:
    """Take words that leave the activity that they name, or that is spoken of, to somebody; None
    for other words, and where they may tell of the work."""
    said = _read(turn)
    if said is None:
        return None
    hers, what = turn.desk_of(turn.person), what_is_given(said)
    several = all_named(hers, what)
    about = several[0] if several else (spoken_of(turn) if names_nothing(what) else None)
    if about is None and said.re in CARRIES:
        return None  # "el acta la lleva Camilo"
    name = said.groupdict().get("name") or ""
    named = to_give(turn.session, hers, name) if name else {}
    if named and about is None:
        return which_to_give(turn, hers, name=name)
    spoken = said.re in CARRIES and names_nothing(what)
    if spoken and not named and addressees.find(name, known_offices(turn)):
        return None  # "eso lo lleva planeación"
    if about is None or about not in named:
        return _to_nobody_of_hers(turn, hers, said, (several, about))
    if said.re in STATED and len(several) < _SEVERAL:
        return _asked_of(turn, hers, about, named[about])
    each = {one: named[one] for one in several or (about,) if one in named}
    handles = tuple(hers.activities[one].handle for one in each)
    return Obeyed(give_each(turn, hers, each), given=handles)


def _to_nobody_of_hers(
    turn: Turn, hers: Desk, said: re.Match[str], left: tuple[tuple[int, ...], int | None]
) -> Obeyed | Turn | None:
    """Ask for another office where one of its people is named; ask to whom it is left, or say that
    nobody of that name is known, where words leave an activity to no delegate of hers."""
    (several, about), name = left, said.groupdict().get("name") or ""
    found = addressees.find(name, known_offices(turn)) if name else ()
    if about is not None and any(one.office.id != hers.office_of(about) for one in found):
        wish = Wish(
            kind=RequestKind.REASSIGN, activities=several or (about,), inbound_id=turn.inbound.id,
            named=name,
        )  # fmt: skip
        return replace(turn, anew=wish)
    leaves = said.groupdict().get("leaves") or _is_written_as_a_name(turn.text, name)
    if not leaves or (about is None and (found or not hers.activities)):
        return None
    if about is not None and _is_her_offices(hers, about, found):
        return None
    if about is None:  # "Sandra está incapacitada, los correos de TIC mándelos a Óscar"
        of_others = turn.may(Right.SEE) and tells_of_another(turn.text)
        return None if of_others else which_to_give(turn, hers)
    is_named = name and name not in _PRONOUNS
    nobody = no_delegate(turn, hers, several or (about,), name) if is_named else None
    return to_whom(turn, hers, about) if nobody is None else Obeyed(nobody)


def _is_written_as_a_name(text: str, called: str) -> bool:
    """Tell whether each word of a name is written as one, "queda con Nelson": "queda con acta"
    tells of the work."""
    written = {fold(one) for one in _CAPITAL.findall(text)}
    return bool(called) and written.issuperset(fold(called).split())


def _is_her_offices(hers: Desk, about: int, found: Sequence[addressees.Found]) -> bool:
    """Tell whether an activity is left to her own office itself, or by a delegate to her lead, to
    whom it is given back."""
    office_id = hers.office_of(about)
    if any(one.office.id == office_id and not one.person for one in found):
        return True
    return bool(found) and hers.roles[hers.activities[about].office_id] not in _GIVE


def _read(turn: Turn) -> re.Match[str] | None:
    """Return what words that leave an activity to somebody say; None for others, and where they
    report a figure or a state besides."""
    if not turn.is_plain_text:
        return None
    said = plainly(turn.text, LEFT_TO)
    gives_all = said is not None and said_as(turn.text, ALL) is not None  # `delegating`
    return None if said is None or gives_all or reports(turn, what_is_given(said)) else said


def also_given(turn: Turn) -> Obeyed | None:
    """Give one more activity of hers to the delegate who was just given one: "y la 5.5 también";
    None for other words."""
    about = named_for_the_same(turn) if turn.is_plain_text else None
    given = None if about is None else next(last_said(turn, 1), None)
    if about is None or not isinstance(given, Note) or given.name != "delegated":
        return None
    hers = turn.desk_of(turn.person)
    found = to_give(turn.session, hers, str(given.values["name"])).get(about)
    if found is None:
        return None
    said = delegate(turn, hers, about, found.person_id)
    return Obeyed(said, given=(hers.activities[about].handle,))


def carried(turn: Turn) -> Obeyed | None:
    """Ask whether an activity is given to a delegate of her own office of whom a text says that it
    is that one's: "la 1.1 la lleva Nelson"; None where it says more, or names anybody else."""
    if not turn.is_plain_text or "?" in turn.text:
        return None
    if not turn.desk.open_ids or _FIGURE.search(turn.text) is not None:
        return None
    plain = bare_words(turn.text)
    if "deleg" in plain or _NO_MORE.search(plain):
        return None  # she gives it herself, "se la delego a Nelson", or that one has it no more
    if not _names_a_delegate(turn) or tells_of_somebody_gone(turn.text):
        return None
    hers = turn.desk_of(turn.person)
    meant = understand_by_rules(turn.text, turn.desk.open_context(), turn.today)
    name, about = _carrier(turn, hers, meant) or _handed(turn, hers, meant)
    found = None if about is None else to_give(turn.session, hers, name).get(about)
    if about is None or found is None:
        return None
    return _asked_of(turn, hers, about, found)


def _asked_of(turn: Turn, hers: Desk, about: int, found: Member) -> Obeyed:
    """Ask whether an activity is given to who is said to carry it; tell of who has it already."""
    given = agreements.deputies(turn.session, turn.context.entity_id)
    if given.get((about, hers.office_of(about) or 0)) == found.person_id:
        return Obeyed(delegate(turn, hers, about, found.person_id))
    return whether_to(turn, hers, about, found)


def _carrier(turn: Turn, hers: Desk, meant: Meaning) -> tuple[str, int | None] | None:
    """Return of whom a text says that one activity is, and which; None where it says more."""
    alone = not (meant.updates or meant.also) and len(meant.codes) < _SEVERAL
    if meant.intent is not Intent.REASSIGN or not meant.office or not alone:
        return None
    code = meant.codes[0] if meant.codes else ""
    coded = (one for one, mine in hers.activities.items() if mine.as_pending().code == code)
    return meant.office, next(coded, None) if code else spoken_of(turn)


def _handed(turn: Turn, hers: Desk, meant: Meaning) -> tuple[str, int | None]:
    """Return to whom short words hand one activity that they name, "los diálogos los va a manejar
    Nelson", and which; nothing where they tell a state of it, or name several."""
    said = _HANDED.search(turn.text)
    if said is None or _SEVERAL_CLAUSES.search(turn.text) or tells(meant):
        return "", None
    several = all_named(hers, f"{turn.text[: said.start()]} {turn.text[said.end() :]}")
    return said["to"] or said["who"], several[0] if len(several) == 1 else None


def _names_a_delegate(turn: Turn) -> bool:
    """Tell whether a word of a text is one of a name of a delegate of her own offices."""
    names = memberships.delegates_beside(turn.session, turn.person.id)
    named = {word for name in names for word in fold(name).split()}
    return not named.isdisjoint(_WORD.findall(fold(turn.text)))


def spoken_of(turn: Turn) -> int | None:
    """Return the activity of the message that is answered, else of the open question, else the one
    that was just spoken of; None where it is not on her desk, or none is."""
    replied = thread.answered_by(turn).activities
    state = turn.current
    asked = state.open_question(None)
    about = replied[0] if len(replied) == 1 else None
    if not replied:
        about = asked.activity_id if asked is not None else state.spoken_of(turn.now, None)
    return about if about in turn.desk.activities else None
