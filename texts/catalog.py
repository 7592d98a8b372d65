"""The catalogue of texts: one folder per language, checked whole when culmina starts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    pass_eval_context,
    select_autoescape,
)
from jinja2.filters import do_urlize
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from core import spanish
from core.agenda import example
from core.errors import EnvironmentFault
from core.in_words import open_again

_QUOTES = re.compile("([»”’“«])")
# Without one of these a text has no address: "www.uno.gov.co", "https:", "ana@uno.gov.co".
_MAY_LINK = re.compile(r"[@:]|\.[^\W\d_]")
_STOPPED = re.compile(r"(?<=…)\.(?!\.)|(?<!\.)\.(?=»\.)")  # "Alto….", "de mayo.»."


class Texts:
    """The texts of one language; `render("telegram/reminder.html", …)` fills one of them.

    Templates whose name ends in .html escape every value. A value that a template names and the
    caller does not give is an error, never an empty space in a message. `deciders` are the roles
    that decide on requests: every text may name them, by `who_decides`.
    """

    def __init__(self, language: str = "es", deciders: Sequence[str] = ("planning",)) -> None:
        folder = Path(__file__).parent / language
        if not folder.is_dir():
            raise EnvironmentFault(f"there are no texts in {language!r}.", where=str(folder))
        self._environment = _environment(folder, tuple(deciders))

    def render(self, name: str, /, **values: Any) -> str:
        """Return the text `name` filled with `values`, without blanks around it; what was cut, or
        quoted with its own full stop, ends a sentence with one stop."""
        text = self._environment.get_template(f"{name}.j2").render(**values)
        if "…." in text or ".»." in text:  # to look for it at every letter of a page costs 1 ms
            text = _STOPPED.sub("", text)
        return text.strip()

    def names(self) -> list[str]:
        """Return the names of all texts, as `render` takes them."""
        return [name.removesuffix(".j2") for name in self._environment.list_templates(["j2"])]

    def check(self) -> None:
        """Read every template; raises EnvironmentFault naming the first that is broken."""
        for name in self.names():
            try:
                self._environment.get_template(f"{name}.j2")
            except TemplateError as error:
                raise EnvironmentFault(
                    f"the text cannot be read: {error}.", where=f"texts: {name}"
                ) from error


@pass_eval_context
def _links(escaping: EvalContext, text: str) -> Markup:
    """Return a text for a page with its addresses as links, to which no closing quote belongs."""
    if _MAY_LINK.search(text) is None:  # to look at each of its words takes long
        return escape(text)
    return Markup().join(do_urlize(escaping, one) for one in _QUOTES.split(text))


@cache
def _environment(folder: Path, deciders: tuple[str, ...]) -> Environment:
    """Return the templates of a folder; compiled ones are kept in it, for each costs 5 ms."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html.j2"], default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        cache_size=-1,  # all of them: of Jinja's 400, with one text more, none is found again
    )
    environment.filters.update(
        percent=spanish.show_percent,
        number=spanish.show_number,
        short_date=spanish.short_date,
        near_date=spanish.near_date,
        plain_date=spanish.plain_date,
        said_days=spanish.said_days,
        cut_apart=spanish.cut_apart,
        of_file=spanish.of_file,
        day_and_month=spanish.day_and_month,
        long_date=spanish.long_date,
        of_office=spanish.of_office,
        given_name=spanish.given_name,
        to_office=spanish.to_office,
        cut=spanish.cut_at_word,
        short_office=spanish.short_office,
        with_article=spanish.with_article,
        urlize=_links,
        cut_in_the_middle=spanish.cut_in_the_middle,
    )
    environment.globals.update(
        plural=spanish.plural,
        days_left=spanish.days_left,
        example=example,
        open_again=open_again,
        who_decides=partial(spanish.who_decides, deciders),
    )
    return environment
