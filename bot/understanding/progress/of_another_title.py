"""A figure beside a noun that stands in the title of another activity alone: "la página 70, y lo de
las redes no arranca". It is shown for that one; where that is another office's, it waits for a
yes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.understanding.activities import stem, title_words, words_of
from bot.understanding.lexicon import tags
from bot.understanding.meaning import Ask, PendingActivity, ReadReport, Update
from bot.understanding.parting.naming.handles import names_handle
from bot.understanding.parting.naming.names import may_name
from bot.understanding.reading import read
from core.spanish import bare_words

_FIGURE_OF = re.compile(
    r"(?:\A|[.,;:!¶] |(?<!\S)(?:y|e|pero) )(?:(?:y|pero|lo|de) ){0,2}"
    r"(?:la|el) (?P<noun>[a-z]{5,20})"
    r"(?: (?:web|ya|va|vamos|esta|quedo|quedamos|queda|es|la|que|en|al|como|por|el)){0,6}"
    r" (?P<figure>\d{1,3})(?= %| ?[.,;!?¶]| (?:y|e|pero|por ciento)(?!\S)| ?\Z)"
)
# "póngale 40 a la página web", "cumplida la de los veedores"
_FIGURE_BEFORE = re.compile(
    r"(?<!\S)(?:\d{1,3}(?: (?:%|por ciento))?|(?:list|cumplid|terminad|cerrad|culminad|hech)[oa]s?)"
    r" (?:(?:a|en|para|de|ya) )?(?:la|el|lo|los|las) (?:(?:de|del) (?:(?:la|el|los|las) )?)?"
    r"(?P<noun>[a-z]{5,20})(?: [a-z]{2,15}){0,2}(?= ?[.,;!?¶]| ?\Z)"
)


def of_another_title(update: Update, told: ReadReport) -> Update:
    """Return the update as one of the other activity, to be confirmed, where the noun right before
    its figure opens a clause and stands in the title of that one alone; where that is told too, the
    figure of this one is asked for."""
    by_code = update.code is None or names_handle(told.text, update.code)
    if update.percent is None or update.ask is not None or by_code:
        return update
    nouns = {
        found["noun"]
        for found in _FIGURE_OF.finditer(read(told.text).plain)
        if int(found["figure"]) == update.percent
    }
    others = {code for noun in nouns for code in _titled(noun, told)}
    if not others:
        return _of_another_office(update, nouns, told)
    named = {one.code for one in told.meaning.updates if one is not update}
    if len(others) != 1 or update.code in others:
        return update
    if others & named:
        return update.with_figure_asked()
    return replace(update, code=others.pop(), ask=Ask.CONFIRM, description="")


def by_its_product_alone(update: Update, told: ReadReport) -> Update:
    """Ask which activity is meant where an account without a figure has words of the product of
    one, none of its title, and a word of the title of another: "las pruebas de streaming para la
    audiencia", of "Informe de pruebas" and of "Transmitir la audiencia"."""
    alone = told.context.reply_to is None and len(told.meaning.updates) == 1
    owner = told.owner_of(update)
    if not alone or owner is None or update.percent is not None or update.ask is not Ask.PERCENT:
        return update
    if names_handle(told.text, owner.code):
        return update
    nouns = {stem(word) for word in read(told.text).norms if may_name(word)}
    own = words_of(owner.title, "")
    if nouns & (own.terms | own.deeds) or not nouns & words_of("", owner.product).terms:
        return update
    others = any(nouns & _telling(one) for one in told.context.pending if one is not owner)
    return replace(update, code=None, ask=Ask.ACTIVITY) if others else update


def _telling(activity: PendingActivity) -> frozenset[str]:
    """Return the words of a title that do not stand in every plan."""
    own = words_of(activity.title, "")
    return own.terms - own.common


def _titled(noun: str, told: ReadReport) -> Iterator[str]:
    """Yield the activities in whose titles a noun stands."""
    for one in told.context.pending:
        if noun in bare_words(one.title).split():
            yield one.code


def _of_another_office(update: Update, nouns: set[str], told: ReadReport) -> Update:
    """Return the update to be confirmed where a noun beside its figure, or its "lista", stands in
    no title of hers and in one of another office."""
    behind = (found["noun"] for found in _FIGURE_BEFORE.finditer(read(told.text).plain))
    said = nouns.union(behind)
    said = {noun for noun in said if "LABEL" not in tags(noun)}  # "el cumplimiento va en 60"
    if not said:
        return update
    hers = {stem(word) for a in told.context.pending for word in title_words(a.title, a.product)}
    not_hers = {noun for noun in said if stem(noun) not in hers}
    if not not_hers:
        return update
    titles = (bare_words(other.title).split() for other in told.context.others)
    anothers = any(not not_hers.isdisjoint(words) for words in titles)
    return replace(update, ask=Ask.CONFIRM) if anothers else update
