"""An absence begins on another day than was told, or is on other days which are not said yet."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from models.staff import people
from tests.service.bot.absences.test_absences_put_right import confirm
from tests.service.bot.absences.test_absent import away, notices
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.delegates import deputy
from tests.support.builders import a_membership

TOLD = "estoy de vacaciones del 16 al 25"


@pytest.fixture(autouse=True)
def control(town: Town) -> None:
    """Pedro is of control too."""
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)


@pytest.fixture
def activity(town: Town) -> int:
    """The activity of which she reports, beside another."""
    town.add("1.3", 40)
    return town.add("1.2", 40)


def days(town: Town) -> tuple[str | None, str | None]:
    """Return the first and the last day of the absence that was told last."""
    last = notices(town)[-1].details
    return last["first"], last["until"]


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    [
        "se corrige: es del 18 al 25, no del 16",
        "me equivoqué, empiezo el 18",
        "corrección: del 18 al 25",
        "perdón, las fechas son del 18 al 25",
        "rectifico, es desde el 18",
        "quise decir del 18 al 25",
        "no, arranco el 18",
        "No. Salgo el 18",
        "es a partir del 18 que salgo",
        "era el 18, no el 16",
    ],
)
def test_what_was_just_told_is_put_right(town: Town, marta: Chat, said: str) -> None:
    marta.says(TOLD)
    marta.heard()
    marta.says(said)

    assert notes(marta.heard()) == ["away_told"]
    assert days(town) == ("2026-05-18", "2026-05-25")


@pytest.mark.parametrize(
    "said",
    [
        "yo sigo trabajando, mis vacaciones arrancan es el 18",
        "todavía estoy en la oficina, mis vacaciones empiezan el 18",
        "aún no me he ido, mis vacaciones comienzan el 18",
        "no me he ido, salgo el 18",
        "mis vacaciones son desde el 18, ahora estoy trabajando",
        "mis vacaciones arrancan el 18, por ahora sigo aquí",
    ],
)
@pytest.mark.parametrize("before", ["", "la 1.2 va en 60. "])
@pytest.mark.parametrize("confirmed", [False, True])
def test_who_is_still_here_is_away_from_the_first_day_on(
    town: Town, marta: Chat, activity: int, confirmed: bool, before: str, said: str
) -> None:
    marta.says("estoy de vacaciones hasta el 25")
    if confirmed:
        confirm(town)
    marta.heard()
    marta.says(before + said)

    assert notes(marta.heard()) == ["away_told", *(["receipt"] if before else [])]
    assert days(town) == ("2026-05-18", "2026-05-25")
    assert away(town) is None
    assert town.figure(activity) == ((60, "") if before else (40, "Vamos en el 60 %"))


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("", "mis vacaciones arrancan es el 18"),
        ("", "yo sigo trabajando, mis vacaciones empiezan el 18"),
        ("estoy de vacaciones del 13 al 15", "mis vacaciones empiezan el 18"),
    ],
)
def test_where_no_last_day_is_known_it_is_asked_for(
    town: Town, marta: Chat, before: str, said: str
) -> None:
    if before:
        marta.says(before)
        marta.heard()
    marta.says(said)
    (note,) = marta.heard()

    assert isinstance(note, Note)
    assert (note.name, note.values.get("asks")) == ("away_told", 1)
    assert days(town) == ("2026-05-18", None)
    marta.says("hasta el 25")
    assert days(town) == ("2026-05-18", "2026-05-25")


MOVED = [
    "mis vacaciones se corrieron",
    "me cambiaron las vacaciones",
    "se me corrieron las vacaciones",
    "mis vacaciones cambiaron de fecha",
    "las vacaciones me las movieron, no sé para cuándo",
    "mis vacaciones del 16 al 25 se corrieron",
    "me reprogramaron las vacaciones",
]


@pytest.mark.parametrize("said", MOVED)
@pytest.mark.parametrize("behind", ["", ". la 1.2 va en 60", " y la 1.2 va en 60"])
def test_of_an_absence_that_was_moved_the_new_days_are_asked_for(
    town: Town, marta: Chat, activity: int, behind: str, said: str
) -> None:
    marta.says(TOLD)
    marta.heard()
    marta.says(said + behind)

    assert notes(marta.heard()) == ["own_away_moved", *(["receipt"] if behind else [])]
    assert days(town) == ("2026-05-16", "2026-05-25")
    assert town.figure(activity) == ((60, "") if behind else (40, "Vamos en el 60 %"))
    marta.says("del 25 al 29")
    assert notes(marta.heard()) == ["away_told"]
    assert days(town) == ("2026-05-25", "2026-05-29")


@pytest.mark.usefixtures("activity")
def test_a_first_day_that_answers_is_followed_by_the_last_one(town: Town, marta: Chat) -> None:
    marta.says(TOLD)
    marta.says("me cambiaron las vacaciones")
    marta.says("desde el 1 de junio")
    assert days(town) == ("2026-06-01", None)
    marta.says("hasta el 5 de junio")
    assert days(town) == ("2026-06-01", "2026-06-05")


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    [
        "la obra se corrió", "me cambiaron el informe", "la 1.2 arranca el 18",
        "la obra empieza el 18", "¿mis vacaciones se corrieron?", "el contrato es desde el 18",
        "me equivoqué, la 1.2 va en 18",
    ],
)  # fmt: skip
def test_days_of_the_work_move_none(town: Town, marta: Chat, said: str) -> None:
    marta.says(TOLD)
    marta.heard()
    marta.says(said)

    assert not {"away_told", "own_away_moved"} & set(notes(marta.heard()))
    assert days(town) == ("2026-05-16", "2026-05-25")


INSTEAD = [
    "camilo ya no va a quedar encargado, mejor que quede Nelson",
    "ya no me reemplaza Camilo, me reemplaza Nelson",
    "al final queda Nelson y no Camilo",
    "ya no queda Camilo sino Nelson",
    "Camilo no puede quedar encargado, queda Nelson",
    "Camilo ya no me cubre, ahora me cubre Nelson",
]


@pytest.fixture
def delegates(town: Town) -> None:
    """Camilo and Nelson are delegates of her office."""
    somebody(town, 900, "Camilo Torres", Role.DELEGATE, office=town.office_id)
    somebody(town, 901, "Nelson Rojas", Role.DELEGATE, office=town.office_id)


@pytest.mark.usefixtures("delegates")
@pytest.mark.parametrize("said", INSTEAD)
@pytest.mark.parametrize("behind", ["", ", y mis vacaciones se corrieron", ". Me las movieron"])
def test_another_stands_in_instead(
    town: Town, marta: Chat, activity: int, behind: str, said: str
) -> None:
    marta.says("estoy de vacaciones del 18 al 25, me reemplaza Camilo")
    marta.heard()
    moved = behind.replace("Me las", "Las vacaciones me las")
    marta.says(said + moved)

    assert notes(marta.heard()) == [*(["own_away_moved"] if behind else []), "delegated"]
    with town.database.reading() as session:
        nelson = people.find_person(session, entity_id=town.context.entity_id, typed="Nelson Rojas")
    assert nelson is not None
    assert deputy(town, activity) == nelson.id
    assert "Nelson" in notices(town)[-1].details["words"]
    if behind:
        marta.says("del 25 al 29")
        assert days(town) == ("2026-05-25", "2026-05-29")


@pytest.mark.usefixtures("delegates", "activity")
@pytest.mark.parametrize(
    "said",
    ["no queda plata, queda deuda", "¿ya no queda Camilo sino Nelson?",
     "la obra ya no queda en mayo, queda en junio"],
)  # fmt: skip
def test_other_words_give_nothing_to_anybody(marta: Chat, said: str) -> None:
    marta.says(said)
    assert "delegated" not in notes(marta.heard())
