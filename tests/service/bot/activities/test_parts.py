"""What a supporting office says of its part alone: done, not applying, and what it cannot ask."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import Note, OfficePart, Question, Receipt
from core.words import Status
from models.answers.parts import Part
from models.answers.requests import Request
from models.organisation import Person
from models.outbox import OutboxItem
from tests.service.bot.activities.test_supporting import LEADS, SUPPORTS, receipt, reminded
from tests.service.bot.chat import Chat, Town, a_ref, notes
from tests.service.bot.post import MARTA as MARTAS_MAIL
from tests.service.bot.post import Post


@pytest.fixture
def activity(town: Town) -> int:
    """2.7, which Marta's office leads and Pedro's supports; both have had their welcome."""
    made = town.add("2.7", 60, office=[town.office_id, town.other_office_id])
    town.morning()
    return made


@pytest.mark.parametrize("said", ["2.7 no aplica", "la 2.7 no aplica, no hay convocatoria"])
def test_its_no_aplica_is_its_part_and_is_asked_of_nobody(
    town: Town, pedro: Chat, activity: int, said: str
) -> None:
    before = len(reminded(town, town.pedro_id))
    assert pedro.says(said) == "recorded"

    assert town.rows(select(Request)) == []
    (part,) = town.rows(select(Part))
    assert (part.status, part.percent, part.done) == (Status.NOT_APPLICABLE, None, True)
    assert town.figure(activity)[0] == 60
    assert (receipt(pedro).status, receipt(pedro).line.support) == ("not_applicable", True)
    for _ in range(40):
        town.morning()
    assert len(reminded(town, town.pedro_id)) == before


def test_the_lead_sees_that_a_part_does_not_apply(
    town: Town, marta: Chat, pedro: Chat, activity: int
) -> None:
    pedro.says("2.7 no aplica")
    marta.says("2.7 va en 65")

    assert receipt(marta).line.parts == (OfficePart(office=SUPPORTS, percent=None),)
    assert town.figure(activity)[0] == 65
    pedro.says("2.7 va en 30")
    marta.says("2.7 va en 70")
    assert receipt(marta).line.parts == (OfficePart(office=SUPPORTS, percent=Decimal(30)),)


def test_a_wording_that_becomes_no_aplica_is_its_part_too(
    town: Town, pedro: Chat, activity: int
) -> None:
    pedro.says("2.7 va en 20")
    pedro.edits("2.7 no aplica")

    assert town.rows(select(Request)) == []
    (part,) = town.rows(select(Part))
    assert part.status is Status.NOT_APPLICABLE
    assert town.figure(activity)[0] == 60


@pytest.mark.usefixtures("activity")
def test_the_leads_no_aplica_is_asked_for_as_ever(marta: Chat) -> None:
    assert marta.says("2.7 no aplica, no hay convocatoria") == "asked"
    assert [one.name for one in marta.heard() if isinstance(one, Question)] == ["wish"]


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("necesitamos más plazo para la 2.7 hasta el 30 de junio", "extension"),
        ("la 2.7 no nos corresponde, es de la Secretaría Jurídica", "reassign"),
    ],
)
def test_what_only_the_lead_can_ask_is_sent_to_nobody(
    town: Town, pedro: Chat, said: str, kind: str
) -> None:
    pedro.says(said)

    (note,) = [one for one in pedro.heard() if isinstance(one, Note)]
    assert (note.name, note.values) == (
        "lead_asks",
        {"handle": "2.7", "lead": LEADS, "kind": kind, "person": "Marta Lucía Rincón"},
    )
    assert pedro.says("sí") != "requested"
    assert town.rows(select(Request)) == []


def test_the_button_of_a_card_asks_for_no_other_office_either(
    town: Town, pedro: Chat, activity: int
) -> None:
    pedro.presses(a_ref("notmine", activity))

    assert notes(pedro.contents())[-1] == "lead_asks"
    assert town.rows(select(Request)) == []


def test_of_an_activity_of_its_own_it_still_asks_beside_one_it_supports(
    town: Town, pedro: Chat
) -> None:
    town.add("3.1", 10, office=[town.other_office_id])
    pedro.says("necesitamos más plazo para la 3.1 hasta el 30 de junio porque falta la firma")
    pedro.says("sí")

    assert len(town.rows(select(Request))) == 1


@pytest.mark.parametrize(
    "said",
    [
        "la 2.7 es de Planeación no mía, pero la parte de Hacienda ya quedó",
        "la 2.7 no es mía, es de Planeación, pero nuestra parte ya quedó",
    ],
)
def test_its_part_is_recorded_though_it_says_whose_the_rest_is(
    town: Town, pedro: Chat, activity: int, said: str
) -> None:
    assert pedro.says(said) == "recorded"

    assert town.rows(select(Request)) == []
    (part,) = town.rows(select(Part))
    assert (part.percent, part.done) == (100, True)
    assert town.figure(activity)[0] == 60


@pytest.mark.parametrize(
    "said",
    [
        "la 2.7 ya quedó de nuestra parte, entregamos los cuadros",
        "Nuestra parte ya está lista, de la 2.7",
        "la 2.7 de nuestra parte ya está",
        "nuestra parte de la 2.7 ya quedó",
        "mi parte de la 2.7 quedó lista",
        "2.7 la parte de Hacienda ya está lista",
        "2.7 nuestra parte ya está lista desde el viernes",
        "nuestra parte de la 2.7 quedó lista ayer",
        "2.7 nuestra parte lista ya",
        "2.7 completo mi parte",
        "2.7 listo de nuestra parte",
        "2.7 completamos nuestra parte",
    ],
)
def test_that_its_part_is_done_is_said_in_the_plainest_words(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str
) -> None:
    assert pedro.says(said) == "recorded"
    (part,) = town.rows(select(Part))
    assert (part.percent, part.done) == (100, True)

    assert marta.says(said.replace("Hacienda", "Planeación")) == "asked"
    assert town.figure(activity)[0] == 60


@pytest.mark.parametrize(
    "said",
    [
        "2.7 la parte de Jurídica ya está lista",
        "2.7 nuestra parte aún no está lista",
        "2.7 nuestra parte casi está",
        "2.7 nuestra parte ya quedó, falta la firma",
        "2.7 ¿nuestra parte ya está lista?",
        "2.7 nuestra parte estará lista el viernes",
        "2.7 nuestra parte está pendiente desde el viernes",
        "de nuestra parte ya quedó el borrador de la 2.7",
    ],
)
@pytest.mark.usefixtures("activity")
def test_what_is_less_than_its_whole_part_is_not(town: Town, pedro: Chat, said: str) -> None:
    pedro.says(said)

    assert town.rows(select(Part)) == []


@pytest.mark.parametrize(
    ("said", "closes"),
    [
        ("2.7 si, ya la vi publicada", True),
        ("la 2.7 sí, ya la revisamos con el equipo", True),
        ("la 2.7 todavía no, falta pasar a producción", False),
        ("2.7 aún no, la revisamos el viernes", False),
    ],
)
def test_the_lead_answers_with_more_words(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str, closes: bool
) -> None:
    pedro.says("2.7 ya quedó")
    town.morning()
    marta.heard()
    assert marta.says(said) == "recorded"

    assert town.figure(activity)[0] == (100 if closes else 60)
    if not closes:
        kept, receipt = marta.heard()
        assert isinstance(receipt, Receipt)
        assert notes([kept]) == ["part_kept"]
        more = said.partition("no, ")[2]
        assert receipt.records[0].description == more
        assert town.figure(activity) == (60, more)


def test_her_words_are_kept_without_a_figure_where_there_is_none_and_it_is_asked_for(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    bare = town.add("2.7", office=[town.office_id, town.other_office_id])
    town.morning()
    pedro.says("2.7 ya quedó")
    town.morning()
    marta.heard()
    assert marta.says("2.7 todavía no, falta la firma") == "recorded"

    kept, told, asked = marta.heard()
    assert isinstance(told, Receipt)
    assert isinstance(asked, Question)
    assert notes([kept]) == ["part_kept"]
    assert (told.records[0].percent, told.records[0].description) == (None, "falta la firma")
    assert asked.name == "percent"
    assert town.figure(bare) == (None, "falta la firma")

    assert marta.says("40") == "recorded"
    assert town.figure(bare) == (40, "falta la firma")


@pytest.mark.parametrize("said", ["2.7 todavía no", "2.7 no, gracias"])
def test_a_mere_no_leaves_the_words_that_stood(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str
) -> None:
    pedro.says("2.7 ya quedó")
    town.morning()
    marta.heard()
    before = town.figure(activity)
    marta.says(said)

    assert notes(marta.heard()) == ["part_kept"]
    assert town.figure(activity) == before


@pytest.mark.parametrize(
    "said", ["2.7 sí, pero falta la firma", "2.7 si ya está me avisa", "2.7 sí, ¿quién la publicó?",
             "2.7 no, va en 80", "2.7 sí, va en 80", "2.7 sí, casi"],
)  # fmt: skip
def test_a_yes_that_says_something_else_closes_nothing(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str
) -> None:
    pedro.says("2.7 ya quedó")
    town.morning()
    marta.heard()
    marta.says(said)

    assert town.figure(activity)[0] != 100
    assert "part_kept" not in notes(marta.heard())


@pytest.mark.parametrize("by_mail", [True, False])
def test_of_several_each_line_answers_its_own(
    town: Town, marta: Chat, pedro: Chat, activity: int, by_mail: bool
) -> None:
    both = [town.office_id, town.other_office_id]
    others = [town.add("4.2", 30, office=both), town.add("5.2", 30, office=both)]
    post = Post(town) if by_mail else None
    if post is not None:
        with town.database.transaction() as session:
            session.get_one(Person, town.marta_id).preferred_channel = "email"
    for handle in ("2.7", "4.2", "5.2"):
        pedro.says(f"{handle} ya quedó")
    town.morning()
    answer = "4.2 no, eso no esta listo todavia\n5.2 sí\nla 2.7 sí, ya la vi\ngracias"
    if post is not None:
        (mail,) = [
            row
            for row in town.rows(select(OutboxItem).where(OutboxItem.recipient == MARTAS_MAIL))
            if row.kind == "reminder" and "part" in str(row.content)
        ]
        assert post.answer(mail.id, answer) == "recorded"
    else:
        marta.heard()
        assert marta.says(answer) == "recorded"
        heard = marta.heard()
        (told,) = [one for one in heard if isinstance(one, Receipt)]
        assert {one.line.handle for one in told.records} == {"2.7", "4.2", "5.2"}
        assert "part_kept" in notes(heard)

    assert [town.figure(one)[0] for one in (activity, *others)] == [100, 30, 100]
    closing = [one for one in town.reports() if one.confirms is not None]
    assert {one.words for one in closing} == {"5.2 sí", "la 2.7 sí, ya la vi"}


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    ("said", "percent"),
    [
        ("la 2.7 por nuestro lado ya quedó montada", 100),
        ("de nuestra parte la 2.7 ya quedó", 100),
        ("nosotros ya hicimos lo nuestro de la 2.7", 100),
        ("la 2.7 ya quedó por nuestro lado, falta que Planeación publique", 100),
        ("2.7 nuestra parte ya está, el contrato va en 20", 100),
        ("por el lado de Hacienda la 2.7 ya quedó lista", 100),
        ("nuestra parte de la 2.7 va al 60", 60),
        ("2.7 le falta el contrato, nosotros tenemos el módulo al 60", 60),
        ("2.7 el contrato va en 20, nuestra parte en 60", 60),
        ("la 2.7 va en 30 pero nuestra parte va en 60 %", 60),
        ("en la 2.7 el contrato va en 20 y lo nuestro va en 60", 60),
        ("2.7: lo de nosotros por el 60 %, jurídica no ha sacado el contrato", 60),
        ("de la 2.7 pues lo nuestro ya está o sea el apoyo está listo", 100),
        ("en la 2.7 nuestro apoyo ya está", 100),
        ("de la 2.7 nosotros solo prestamos el salón virtual y ya quedó listo", 100),
        ("2.7 nosotros solamente apoyamos con el sonido, eso ya está contratado", 100),
        ("de la 2.7 le cuento que la pasarela quedó integrada, con eso Hacienda cumple", 100),
        ("2.7 nosotros ya cumplimos con el apoyo", 100),
        ("2.7 lo que nos toca a nosotros (la web) está al día, falta que Planeación suba", 100),
        ("2.7 lo que nos corresponde quedó listo", 100),
        ("la parte nuestra del módulo (2.7) la devolvieron, quedamos en 90", 90),
        ("2.7 nos devolvieron lo nuestro, queda en 80", 80),
    ],
)
def test_what_it_says_of_its_own_part_is_recorded_and_of_others_part_as_words(
    town: Town, pedro: Chat, said: str, percent: int
) -> None:
    assert pedro.says(said) == "recorded"

    (part,) = town.rows(select(Part))
    assert part.percent == percent
    (report,) = town.reports()
    for word in ("contrato", "jurídica", "Planeación"):
        assert (word in said) == (word in report.description)


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    [
        "2.7 el contrato va en 20, nuestra parte va bien",
        "2.7 nosotros no hemos podido, jurídica va en 30",
        "2.7 nuestra parte ya quedó, nos falta la firma",
        "2.7 la parte de Jurídica ya quedó",
        "2.7 nuestra parte ya quedó enviada a revisión",
        "la 2.7 por nuestro lado ya casi queda",
        "en la 2.7 lo que nos toca no está al día",
        "2.7 nosotros solo prestamos el salón y falta el sonido",
        "2.7 nosotros prestamos el salón cuando esté la fecha",
        "de la 2.7 la pasarela quedó integrada, con eso Jurídica cumple",
        "2.7 ¿con eso Hacienda cumple?",
        "2.7 lo nuestro ya está o sea falta la firma",
    ],
)
def test_of_others_part_or_of_one_that_lacks_something_nothing_is_recorded_as_done(
    town: Town, pedro: Chat, said: str
) -> None:
    pedro.says(said)
    assert [one for one in town.reports() if one.percent] == []


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize("said", ["2.7 el contrato va en 70, nuestra parte va bien"])
def test_who_leads_tells_of_the_whole(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert {one.percent for one in town.reports()} <= {Decimal(70)}


@pytest.mark.parametrize(
    ("said", "done"),
    [
        ("lo nuestro de la rampa ya está", True),
        ("nuestra parte de la rampa ya quedó lista", True),
        ("ya está lo nuestro de la rampa", True),
        ("lo que nos tocaba de la rampa ya está hecho", True),
        ("lo nuestro de la rampa no está", False),
        ("nuestra parte de la firma de la rampa ya está", False),
        ("lo de Hacienda de la rampa ya está", False),
    ],
)
def test_its_part_may_be_called_by_the_title_and_closes_nothing(
    town: Town, marta: Chat, said: str, *, done: bool
) -> None:
    made = town.add(
        "1.1", 40, title="Construir la rampa de acceso", product="",
        office=[town.other_office_id, town.office_id],
    )  # fmt: skip
    marta.says(said)

    assert [one.done for one in town.rows(select(Part))] == ([True] if done else [])
    assert town.figure(made)[0] == 40
