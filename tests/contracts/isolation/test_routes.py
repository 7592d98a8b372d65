"""Tests: no page of an entity shows or changes what is of another, whatever its address and its
form name; those that open to everybody are tried in test_pages."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

import web
from core.words import Role
from tests.contracts.isolation.filled import OTHER, OWN, Filled, fill
from tests.contracts.isolation.worlds import World, numbered_from
from tests.support.builders import a_membership
from tests.support.databases import copy_sqlite
from tests.web.conftest import Browser, Town, browse, smtp, town
from tests.web.story import Story, a_story
from tests.web.test_routes import FILLED, GUARDED, ask
from web.routes import Route

__all__ = ["browse", "smtp", "town"]
Browse = Callable[[], Browser]
PAGES = Path(web.__file__).parent
# A field of a form → which row its number names; what a person writes there names none.
NUMBERS = {
    "follower": "person", "member": "office", "new": "office", "office": "office",
    "oficina": "office", "person": "person", "persona": "person", "plan": "plan",
    "report": "report", "superior": "office", "target": "office", "from": "office",
    "instead": "person", "quien": "person",
}  # fmt: skip
WORDS = frozenset({
    "address", "anyway", "by", "code", "como", "csrf", "decision", "decisiones", "email",
    "formato", "handle", "libro", "name", "on", "percent", "proof", "reason", "remark", "role",
    "seen", "seguro", "settled", "spelling", "sure", "text", "valor",
})  # fmt: skip
# Of the lead's form, which test_pages tries.
OF_A_LINK = frozenset({"asks", "choice", "figure", "kept", "kept_sign", "once", "ref", "step"})


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def sqlite_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of the town's database, which is each of the two in turn."""
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres_url")
        return url
    return copy_sqlite(request.getfixturevalue("sqlite_template"), tmp_path / "culmina.db")


@pytest.fixture
def story(town: Town) -> Story:
    """What the town's pages show."""
    return a_story(town)


@pytest.fixture
def world(town: Town, story: Story) -> World:
    """The town, whose planning may do all that control may, and another entity beside it."""
    assert story.activity
    with town.database.transaction() as session:
        a_membership(session, town.people[Role.PLANNING], role=Role.CONTROL)
        with numbered_from(500):
            other = fill(session, OTHER, shares=True)
    return World(town.database, Filled(OWN, town.entity), other)


def fields() -> Iterator[str]:
    """Yield the name of every field that a page asks its form for, where it is written there."""
    for path in PAGES.rglob("*.py"):
        module = ".".join(path.relative_to(PAGES.parent).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(FORM):
                try:
                    found = eval(ast.unparse(node.args[0]), vars(import_module(module)))
                except NameError:  # handed in by a function's caller
                    continue
                yield str(found)


FORM = ("form.get", "form.all")


def theirs(other: Filled) -> Story:
    """Return the numbers of what the other entity has of each kind."""
    ids = other.ids
    return Story(
        activity=ids["activity"], report=ids["report"], request=ids["request"],
        evidence=ids["evidence"], person=ids["person"], office=ids["office"], mail=ids["inbound"],
    )  # fmt: skip


def test_every_field_of_a_form_names_a_row_or_is_words() -> None:
    assert {*fields()} == NUMBERS.keys() | WORDS | OF_A_LINK


async def visited(
    browser: Browser, world: World, pages: list[tuple[Route, str]], **form: str
) -> list[str]:
    """Open every address; return those that fail, show something of the other entity, or ask the
    database for it."""
    wrong = []
    with world.watched():
        for route, path in pages:
            before = len(world.read)
            status = await ask(browser, route, path, **form)
            if status >= 500 or OTHER.mark in browser.page or len(world.read) > before:
                wrong.append(f"{route.method} {route.path}: {status} {world.read[before:][:1]}")
        world.read.clear()  # it is told by the page that asked
    return wrong


async def test_no_page_of_ones_own_shows_another_entity(
    browse: Browse, world: World, story: Story
) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    pages = [(one, story.path(one.path)) for one in GUARDED if one.path != "/salir"]

    assert await visited(browser, world, pages) == []


async def test_no_form_reaches_a_row_of_another_entity(
    browse: Browse, world: World, story: Story
) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    form = FILLED | {name: str(world.other.ids[kind]) for name, kind in NUMBERS.items()}
    pages = [
        (one, story.path(one.path))
        for one in GUARDED
        if one.method == "POST" and one.path != "/salir"
    ]

    assert await visited(browser, world, pages, **form) == []


async def test_no_address_of_another_entity_opens(browse: Browse, world: World) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    numbers = theirs(world.other)
    pages = [(one, numbers.path(one.path)) for one in GUARDED if "{number}" in one.path]

    assert await visited(browser, world, pages, **FILLED) == []
