"""Words of who oversees the plan and leads work of her own too, where nothing in them tells of that
work: they answer no question about it. Pure.

"la acepto", "Pedro ya entregó todo" may be about anybody's activity: taken as hers they would be
published under it.
"""

from __future__ import annotations

from bot.conversation.addressees import KnownOffice
from bot.conversation.heard import Read
from bot.conversation.state import State
from bot.conversation.steps import Say, Step, TellElsewhere
from bot.conversation.view import View
from bot.understanding.asks.no_account import NO_ACCOUNT
from bot.understanding.asks.overseeing import (
    decides_on_her_own,
    gives_to_another,
    judges,
    may_be_her_own,
    names_what,
    of_all,
    of_theirs,
    oversees,
)
from bot.understanding.asks.requests.reassignment import find_reassignment
from bot.understanding.captions import is_named
from bot.understanding.meaning import MAY_BE_OF_ANOTHER, REQUESTS, Ask, Intent, Meaning, Status
from bot.understanding.progress.of_the_report import names_alike, tells_of_ours
from bot.understanding.reading import read
from bot.understanding.wordlists import A_CODE, word_set
from bot.understanding.yes_no import (
    cancels,
    drops,
    keeps_the_last,
    knows_not,
    merely_no,
    merely_thanks,
    refuses_to_tell,
    says_no,
    says_yes,
)
from core.spanish import bare_words

# What many offices are called alike.
_NO_NAMES = word_set("secretaria oficina direccion departamento de del la el las los y e municipal")
_CHOOSES = frozenset({Ask.CONFIRM, Ask.ACTIVITY})  # questions that a word may answer


def not_understood(state: State, heard: Read, view: View) -> Step | None:
    """Say that words of who oversees were not understood, where no figure and no sign of her own
    work is in them, or whose the activities are that they are about; what was asked about hers
    stays open."""
    if not _may_be_of_another(state, heard, view):
        return None
    asked, means, text = state.open_question(view.reminded_at), heard.meaning, heard.text
    theirs = means.intent is Intent.REPORT and _tells_of_theirs(text, view)
    if theirs or view.follows:
        return _unclear(state, text, view) if theirs else None
    if means.intent in REQUESTS:
        return _unclear(state, text, view) if _is_of_another(means, text, view) else None
    hers = any(view.id_of(one) is not None for one in A_CODE.findall(text))
    titles = " ".join(one.title for one in view.activities.values())
    aside = asked is None and _beside_others(means, text, titles)
    if not hers and (aside or _only_of_others(means, text)):
        return Step(state, (TellElsewhere(means.codes, heard.inbound_id),))
    if _tells_of_hers(means, text):
        return None
    if not hers and asked is None and _calls_others(text, view):
        return _unclear(state, text, view)
    known = titles if asked is None else f"{titles} {asked.description} {asked.text}"
    own = not decides_on_her_own(text) if hers else may_be_her_own(text, known)
    own = own or (tells_of_ours(text) and _names_what_it_makes(text, view))
    return None if own else _unclear(state, text, view)


def _names_what_it_makes(text: str, view: View) -> bool:
    """Tell whether words name what her work makes: "la auditoría va bien, ya revisamos los de obra"
    is no word of overseeing where an audit is hers."""
    return any(names_alike(text, one.product) for one in view.activities.values())


def _may_be_of_another(state: State, heard: Read, view: View) -> bool:
    """Tell whether words of somebody who oversees, and leads work too, may be about others': they
    answer no question in so many words."""
    if not (view.sees_all and view.activities) or heard.attached is not None:
        return False
    asked, means = state.open_question(view.reminded_at), heard.meaning
    if (asked is not None and asked.ask in _CHOOSES) or _answers(heard.text):
        return False
    return means.intent in MAY_BE_OF_ANOTHER and means.rule != NO_ACCOUNT


def _tells_of_theirs(text: str, view: View) -> bool:
    """Tell whether words judge what others report, or tell how far their work is, and name no
    activity of hers: "lo de Jairo va en 40", "todo lo de Salud se lo acepto"."""
    if any(view.id_of(one) is not None for one in A_CODE.findall(text)):
        return False
    if judges(text):
        return True
    names = _first_names(view).union(*map(_words, _others(view)))
    titles = [one.title for one in view.activities.values()]
    names -= {word for one in titles for word in bare_words(one).split()}
    return of_theirs(text, names)


def _words(office: KnownOffice) -> set[str]:
    return {one for one in bare_words(office.name).split() if one not in _NO_NAMES}


def _others(view: View) -> list[KnownOffice]:
    hers = {*view.offices_of.values()}
    return [one for one in view.offices if one.id not in hers]


def _first_names(view: View) -> set[str]:
    people = (one for office in _others(view) for one in office.people)
    return {bare_words(one).split()[0] for one in people}


def _calls_others(text: str, view: View) -> bool:
    """Tell whether words call people of other offices by their first names, and name no activity
    of hers."""
    called = not _first_names(view).isdisjoint(bare_words(text).split())
    return called and not is_named(text, view.every())


def _unclear(state: State, text: str, view: View) -> Step:
    about = next(iter(view.activities), None)
    return Step(state, (Say("unclear", about=about, words=text.strip()),))


def _is_of_another(means: Meaning, text: str, view: View) -> bool:
    """Tell whether what was read as a request of hers, and names nothing of hers, grants somebody
    else something, is about the whole plan, or says of no activity whose it is."""
    if any(view.id_of(one) is not None for one in A_CODE.findall(text)):
        return False
    if gives_to_another(text) or of_all(text):
        return True
    if means.intent is Intent.EXTENSION and _calls_others(text, view):
        return True
    return means.intent is Intent.REASSIGN and find_reassignment(read(text)) is None


def _only_of_others(means: Meaning, text: str) -> bool:
    """Tell whether words of overseeing tell a figure of others alone: "según lo que revisé la 5.1
    va en 40"."""
    told = any(
        one.percent is not None or one.status is not Status.IN_PROGRESS for one in means.updates
    )
    return bool(means.codes) and not (told or means.also) and oversees(text)


def _beside_others(means: Meaning, text: str, titles: str) -> bool:
    """Tell whether words name activities of others, none of hers by these `titles`, and tell no
    figure: "realizada la visita, revisé lo de la 4.1" is no state of her only one."""
    ours = any(tells_of_ours(one.description) for one in means.updates)
    if not means.codes or ours or names_alike(text, titles):
        return False
    return all(one.percent is None or one.status is Status.DONE for one in means.updates)


def _tells_of_hers(means: Meaning, text: str) -> bool:
    """Tell whether words tell a figure or a state, or put off what is asked of her."""
    if means.intent is Intent.SNOOZE:
        return not names_what(text)
    stated = any(one.status is not Status.IN_PROGRESS for one in means.updates)
    in_digits = any(sign.isdigit() for sign in text)
    figured = any(one.percent is not None for one in means.updates)
    return (
        bool(means.codes or means.also) or stated or (figured and (in_digits or not oversees(text)))
    )


def _answers(text: str) -> bool:
    """Tell whether a text answers a question in so many words, and gives no account."""
    whole = (says_yes, says_no, merely_no, cancels, knows_not, merely_thanks, refuses_to_tell)
    return any(one(text) for one in (*whole, keeps_the_last)) or drops(text, reports=False)
