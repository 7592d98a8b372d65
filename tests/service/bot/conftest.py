"""The town in which the conversations take place, on each of the two databases.

The tests of a module share the databases and have a town each: what is one town's must never be
seen in another. The cases of a test differ in words, and not in what the database is asked: each is
tried on SQLite, and the first of them on PostgreSQL as well. Where they lead to statements of their
own, the test is marked `every_case`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.model.client import ModelClient
from core.words import Role
from demo.modelapi import ModelApi
from models.organisation import Address
from models.plan import Activity
from models.session import Database
from tests.channels.model.far_side import settings_for
from tests.service.bot.chat import PEDRO, Chat, Town, a_town, somebody
from tests.service.bot.consulting import MAP, Office
from tests.service.bot.hall import CONTROL, Hall
from tests.service.bot.post import LUZ, Post
from tests.support.builders import a_person, an_address
from tests.support.databases import PostgresTemplate, copy_sqlite

HERE = Path(__file__).parent
PATIENT_SECONDS = 40  # the most that the settings allow


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out on PostgreSQL the cases of a test after its first."""
    met: set[str] = set()
    more: list[pytest.Item] = []
    for item in items:
        if not item.path.is_relative_to(HERE) or item.get_closest_marker("postgres") is None:
            continue
        test = item.nodeid.partition("[")[0]
        if test in met and item.get_closest_marker("every_case") is None:
            more.append(item)
        met.add(test)
    config.hook.pytest_deselected(items=more)
    left_out = set(more)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="module")
def shared_sqlite_url(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an SQLite file of this module's own."""
    return copy_sqlite(sqlite_template, tmp_path_factory.mktemp("towns") / "culmina.db")


@pytest.fixture(scope="module")
def shared_postgres_url(postgres_template: PostgresTemplate) -> Iterator[str]:
    """The address of a PostgreSQL database of this module's own."""
    with postgres_template.clone() as url:
        yield url


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def shared_url(request: pytest.FixtureRequest) -> str:
    """Each of the two databases in turn."""
    url: str = request.getfixturevalue(f"shared_{request.param}_url")
    return url


@pytest.fixture(scope="module")
def shared_database(shared_url: str) -> Iterator[Database]:
    """An open database in which each test has a town of its own."""
    opened = Database(shared_url)
    yield opened
    opened.close()


@pytest.fixture
def town(shared_database: Database) -> Town:
    """Puerto Esperanza with Marta and Pedro, and no activities."""
    return a_town(shared_database)


@pytest.fixture
def marta(town: Town) -> Chat:
    """The chat of Marta, who leads planning."""
    return Chat(town)


@pytest.fixture
def pedro(town: Town) -> Chat:
    """The chat of Pedro, who leads finance."""
    return Chat(town, PEDRO, "Pedro")


@pytest.fixture
def post(town: Town) -> Post:
    """The mailboxes of the town."""
    return Post(town)


@pytest.fixture
def hall(town: Town) -> Hall:
    """A group that the bot is in; nobody has approved it."""
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, "Consuelo Ariza", role=Role.CONTROL,
            telegram=str(CONTROL),
        )  # fmt: skip
    return Hall(town)


@pytest.fixture
def approved(town: Town, hall: Hall) -> Hall:
    """The group of Marta's office."""
    hall.happens(CONTROL, "added")
    hall.says(CONTROL, "/grupo Secretaría de Planeación")
    town.deliver()
    hall.heard()
    return hall


@pytest.fixture
def luz(town: Town) -> Chat:
    """The chat of Luz Mery, who holds the planning role."""
    return somebody(town, 700, "Luz Mery Cano", Role.PLANNING)


@pytest.fixture
def luz_by_mail(town: Town, luz: Chat) -> Chat:
    """The chat of Luz Mery, who has a mailbox too."""
    with town.database.transaction() as session:
        by_chat = select(Address.person_id).filter_by(channel="telegram", value=str(luz.number))
        by_chat = by_chat.where(Address.entity_id == town.context.entity_id)
        an_address(session, session.scalars(by_chat).one(), channel="email", value=LUZ)
    return luz


@pytest.fixture
def consuelo(town: Town) -> Chat:
    """The chat of Consuelo, of the control office."""
    return somebody(town, 800, "Consuelo Daza", Role.CONTROL)


@pytest.fixture
async def api() -> AsyncIterator[ModelApi]:
    """The model's endpoint, listening."""
    async with ModelApi() as started:
        yield started


@pytest.fixture
def plan(town: Town) -> int:
    """Two activities of Marta's; return that of the map, which Pedro leads too."""
    town.add("1.3", 30, title="Publicar la estrategia de rendición de cuentas")
    with town.database.transaction() as session:
        session.get_one(Activity, activity := town.add_of_both("1.2", 40)).title = MAP
    return activity


@pytest.fixture
async def office(town: Town, api: ModelApi) -> AsyncIterator[Office]:
    """A worker with a model at the endpoint, patient: no test of it turns on the clock."""
    opened = Office(town, ModelClient(settings_for(api, timeout=PATIENT_SECONDS)))
    yield opened
    await opened.client.close()


@pytest.fixture
async def hasty(town: Town, api: ModelApi) -> AsyncIterator[Office]:
    """The same, that waits for the model for a tenth of a second only."""
    opened = Office(town, ModelClient(settings_for(api, timeout=0.1)))
    yield opened
    await opened.client.close()
