"""That somebody of the entity leaves stands beside a report in no description: planning and control
are told it where they know who is meant, else she reads it back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import UNHEARD, Note
from core.notice_names import LEAVES
from core.words import Role
from models.owed import Notice
from tests.service.bot.chat import Chat, Town, notes, somebody

GERMAN, NELSON, ROSA = 901, 902, 903


pytestmark = pytest.mark.usefixtures("luz", "consuelo")


@pytest.fixture
def activity(town: Town) -> int:
    """The activity of Marta's, in an office with three more."""
    somebody(town, GERMAN, "Germán Useche", Role.DELEGATE, office=town.office_id)
    somebody(town, NELSON, "Nelson Páez", Role.DELEGATE, office=town.office_id)
    somebody(town, ROSA, "Rosa Elvira Ortiz", Role.DELEGATE, office=town.office_id)
    return town.add("2.4", 10, title="Caracterizar los usuarios de la ventanilla", product="")


def told(town: Town) -> set[str]:
    """Return the words of which somebody is told."""
    return {row.details["words"] for row in town.rows(select(Notice).filter_by(kind=LEAVES))}


@pytest.mark.parametrize(
    "gone",
    [
        "german se retiró",
        "german ya no va más",
        "nelson ya se va el 18",
        "a rosa la trasladaron",
        "don Germán se nos fue para la Gobernación",
        "nelson se pensiona en junio",
        "Rosa pidió traslado a Hacienda",
        "nelson trabaja hasta el 30",
        "a german no le renovaron el contrato",
        "Rosa Elvira presentó la renuncia",
        "nelson se retira el 15 de junio",
        "german entrega el cargo el lunes",
        "a rosa se le vence el contrato el viernes",
    ],
)
@pytest.mark.parametrize("form", ["2.4 va en 60, {}", "le cuento que {}. 2.4 en 60", "60. {}"])
def test_who_leaves_is_passed_on_and_in_no_description(
    town: Town, marta: Chat, activity: int, gone: str, form: str
) -> None:
    marta.says(form.format(gone))
    assert town.figure(activity) == (60, "")
    assert notes(marta.heard()) == ["receipt", "staff_told"]
    assert [gone in one for one in told(town)] == [True]


@pytest.mark.parametrize(
    "gone",
    [
        "ella ya no trabaja aca",
        "la muchacha de archivo se fue",
        "esa señora ya no está con nosotros",
        "el practicante se retira el viernes",
        "él ya se pensionó",
        "la niña de la ventanilla renunció",
    ],
)
def test_who_has_no_name_is_told_back(town: Town, marta: Chat, activity: int, gone: str) -> None:
    marta.says(f"2.4 en 60. {gone}")
    assert town.figure(activity) == (60, "")
    heard = marta.heard()
    assert (notes(heard), told(town)) == (["receipt", UNHEARD], set())
    assert gone in heard[-1].values.values()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "work",
    [
        "el contratista se retiró de la obra",
        "nelson va hasta el 30 con las encuestas",
        "rosa se va el 18 a medir el terreno",
        "nelson entrega el informe el lunes",
        "se retiraron 12 beneficiarios",
        "la empresa renunció a la licitación",
        "pidió traslado de recursos a Hacienda la oficina",
        "se venció el contrato de vigilancia",
        "la profesional del archivo renunció y el proceso quedó parado",
    ],
)
def test_what_goes_of_the_work_stays(town: Town, marta: Chat, activity: int, work: str) -> None:
    marta.says(f"2.4 en 60. {work}")
    marta.says("sí")
    figure, words = town.figure(activity)
    assert figure == 60
    assert work.split()[-1] in words
    assert told(town) == set()


@pytest.mark.parametrize(
    "said",
    ["la 2.4 45 jaja ya casi me pensiono", "la 2.4 en 45 y ya casi me jubilo",
     "la 2.4 ya va 45 yo me retiro el viernes", "la 2.4 45% me pensiono en julio",
     "2.4 en 45 pero mi último día es el viernes", "la 2.4 va en 45 y ya renuncié",
     "la 2.4 45 y es que me trasladan a Educación"],
)  # fmt: skip
def test_her_own_leaving_behind_a_figure_does_not_lose_it(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(said)
    assert town.figure(activity) == (45, "")
    assert notes(marta.heard()) == ["leaves_told", "receipt"]


@pytest.mark.parametrize("said", ["me jubilo el 30 de junio", "renuncio el 15 de mayo"])
def test_her_leaving_alone_reports_nothing(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(said)
    assert town.figure(activity)[0] == 10
    assert notes(marta.heard()) == ["leaves_told"]


@pytest.mark.parametrize("given", ["", "2.4", "2.4 y 2.5"])
@pytest.mark.parametrize(
    "said", ["nelson ya no va más", "Nelson ya no trabaja con nosotros", "Nelson Páez se retiró"]
)
@pytest.mark.usefixtures("activity")
def test_she_is_told_who_gets_the_reminders_meanwhile(
    town: Town, marta: Chat, given: str, said: str
) -> None:
    town.add("2.5", 10, title="Pintar la ventanilla", product="")
    for one in given.split(" y "):
        marta.says(f"delegar {one} en Nelson" if one else "hola")
    marta.heard()
    marta.says(said)

    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["gone"], note.values["keeps"]) == (
        "staff_told", "Nelson Páez", given,
    )  # fmt: skip


@pytest.mark.usefixtures("activity")
def test_who_is_no_delegate_of_hers_gets_nothing_of_hers(marta: Chat) -> None:
    marta.says("Pedro ya no trabaja con nosotros")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert "gone" not in note.values
