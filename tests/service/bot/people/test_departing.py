"""A lead says that she leaves: nothing is put off, and who keeps the plan is told in her words."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.notice_names import AWAY, LEAVES
from models.answers.requests import Request
from models.owed import Notice
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.unit.bot.telegram.contents import reading


@pytest.fixture
def plan(town: Town) -> int:
    """Two activities of Marta's; return the first."""
    town.add("2.7", 60, title="Cargar las hojas de vida en el SIGEP", product="")
    return town.add("2.3", 10, title="Actualizar la política de datos personales", product="")


def told(town: Town) -> list[tuple[int, str]]:
    """Return who is told of somebody who leaves, and in which words."""
    query = select(Notice).where(Notice.kind == LEAVES).order_by(Notice.id)
    return [(row.person_id, row.details["words"]) for row in town.rows(query)]


@pytest.mark.parametrize(
    "said",
    [
        "me voy de la alcaldía el viernes, me reemplaza Óscar",
        "Buenos días, renuncié y me voy del cargo el viernes. Gracias por todo",
        "desde mañana la lleva Óscar",
        "yo me voy de la secretaria el viernes",
        "yo ya no estoy en salud, me trasladaron a hacienda desde el lunes",
        "El viernes es mi último día, mi reemplazo es Óscar Peña",
        "A partir de hoy yo ya no llevo este seguimiento, quedo a cargo de las obras. Lo sigue el "
        "ingeniero Óscar Peña.",
        "No es un traslado. Óscar Peña, de esta misma Secretaría, responde desde hoy por todas mis "
        "actividades.",
        "les cuento que renuncié, trabajo hasta el viernes 20. queda Óscar en la secretaría",
        "Yo ya no voy más, me trasladan a Educación desde el lunes.",
        "me salgo de salud, me pasan a educación el viernes",
        "Desde hoy ya no estoy en Infraestructura, pasé a la Secretaría de Gobierno. Lo de "
        "Infraestructura es con el ingeniero Germán",
        "les cuento que desde hoy quedo en la Secretaría de Gobierno, ya no estoy en Planeación.",
    ],
)
@pytest.mark.parametrize("by_mail", [False, True])
@pytest.mark.usefixtures("plan", "luz", "consuelo")
def test_who_says_that_she_leaves_is_thanked_and_her_words_are_passed_on(
    town: Town, marta: Chat, by_mail: bool, said: str
) -> None:
    post = Post(town)
    _ = post.answer(None, said, proof=PROVEN) if by_mail else marta.says(said)

    assert (post.notes(MARTA) if by_mail else notes(marta.heard())) == ["leaves_told"]
    assert [words for _, words in told(town)] == [said, said]
    assert town.rows(select(Request)) == []


@pytest.mark.usefixtures("plan", "luz")
def test_who_no_longer_works_here_is_asked_for_no_figure(town: Town, marta: Chat) -> None:
    marta.says("ya no trabajo aquí")
    assert notes(marta.heard()) == ["leaves_told"]
    assert [words for _, words in told(town)] == ["ya no trabajo aquí"]


@pytest.mark.usefixtures("luz")
def test_figures_beside_it_are_read(town: Town, marta: Chat, plan: int) -> None:
    said = "Me voy de la alcaldía el viernes, me reemplaza Óscar. La 2.3 va en 60 %"
    assert marta.says(said) == "recorded"
    assert notes(marta.heard()) == ["leaves_told", "receipt"]
    assert town.figure(plan) == (60, "")
    assert [words for _, words in told(town)] == [said]


JUANA = "Juana Pérez, su correo es juana@puertoesperanza.example"


@pytest.mark.parametrize(
    "said",
    [
        f"La 2.3 va en 60. Hoy es mi último día, me reemplaza {JUANA}",
        f"hoy termino contrato, quien sigue es {JUANA}; la 2.3 va en 60 %",
        "Hoy fue mi último día. La 2.3 va en 60 %. Juana Pérez queda encargada: "
        "juana@puertoesperanza.example",
    ],
)
@pytest.mark.usefixtures("luz")
def test_who_follows_and_her_address_are_told_and_not_published(
    town: Town, marta: Chat, plan: int, said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert notes(marta.heard()) == ["leaves_told", "receipt"]
    assert town.figure(plan) == (60, "")
    assert [words for _, words in told(town)] == [said]


@pytest.mark.parametrize("later", ["su correo es juana@puertoesperanza.example", "JUANA@X.GOV.CO"])
@pytest.mark.usefixtures("plan", "luz")
def test_an_address_that_follows_is_told_too_and_by_itself_is_not(
    town: Town, marta: Chat, later: str
) -> None:
    marta.says(later)
    assert told(town) == []
    marta.says("hoy es mi último día, me reemplaza Juana Pérez")
    marta.heard()
    marta.says(later)
    assert notes(marta.heard()) == ["leaves_told"]
    assert [words for _, words in told(town)][1:] == [later]


@pytest.mark.usefixtures("plan", "luz", "consuelo")
def test_who_stands_in_for_her_on_holiday_is_told_as_an_absence(town: Town, marta: Chat) -> None:
    marta.says("estaré de vacaciones hasta el 22 de mayo, me reemplaza Óscar Peña")
    assert (notes(marta.heard()), told(town)) == (["away_told"], [])
    assert [one.details["until"] for one in absences(town)] == ["2026-05-22"]


@pytest.mark.parametrize(
    "said",
    [
        "Yo ya no voy mas, me trasladan a Educacion desde el lunes. La 2.3 la dejo en 60%, falta "
        "publicar el tramite",
        "La 2.3 va en 60 %, falta publicar el trámite. Ya no voy más, me pasan a Hacienda el lunes",
        "me salgo de salud; la 2.3 va en 60 %, falta publicar el trámite",
    ],
)
@pytest.mark.usefixtures("luz")
def test_her_going_to_another_office_is_no_description(
    town: Town, marta: Chat, plan: int, said: str
) -> None:
    marta.says(said)
    figure, words = town.figure(plan)
    assert (figure, "tr" in words) == (60, True)
    assert not any(one in words.lower() for one in ("voy", "traslad", "pasan", "salgo"))
    assert [told_words for _, told_words in told(town)] == [said]


@pytest.mark.parametrize(
    "lost",
    [
        "me robaron el telefono, manden todo por correo mientras compro otro.",
        "Perdí el celular, ese chat ya no es mío.",
        "ayer se me perdió el celular, escríbanme al correo;",
        "me hurtaron el celular, ya puse el denuncio.",
    ],
)
@pytest.mark.parametrize("more", ["", " La 2.3 va en 60 %"])
@pytest.mark.usefixtures("luz")
def test_a_lost_telephone_is_told_and_in_no_description(
    town: Town, marta: Chat, plan: int, lost: str, more: str
) -> None:
    marta.says(lost + more)
    assert notes(marta.heard()) == ["staff_told", *(["receipt"] if more else [])]
    assert town.figure(plan)[0] == (60 if more else 10)
    assert [one.description for one in town.reports()] == [""] * bool(more)
    (notice,) = town.rows(select(Notice).where(Notice.kind == LEAVES))
    assert (notice.details["phone"], notice.details["words"]) == (1, (lost + more).strip())


@pytest.mark.parametrize(
    ("lost", "to"),
    [
        ("perdí el celular, escríbame al correo", "a planeación, con sus palabras"),
        ("me robaron el teléfono", "a planeación, con sus palabras"),
        ("me voy de la alcaldía el viernes, me reemplaza Óscar", "a planeación, con sus palabras"),
    ],
)
@pytest.mark.usefixtures("luz")
def test_control_is_not_told_that_control_is_told(consuelo: Chat, lost: str, to: str) -> None:
    consuelo.says(lost)
    (said,) = consuelo.heard()
    assert to in reading(said)
    assert "control" not in reading(said)


@pytest.mark.usefixtures("luz", "consuelo")
def test_who_tells_both_reads_of_both(marta: Chat) -> None:
    marta.says("me robaron el teléfono")
    (said,) = marta.heard()
    assert "a planeación y a control interno, con sus palabras" in reading(said)


@pytest.mark.parametrize(
    "said",
    [
        "la 2.3 va en 60 %, se robaron los celulares del proyecto",
        "la 2.3 va en 60 %, llamamos al celular del contratista",
        "la 2.3 va en 60 %, los de Salud me pasan el acta el lunes",
    ],
)
@pytest.mark.usefixtures("luz")
def test_telephones_and_offices_of_the_work_are_no_news_of_persons(
    town: Town, marta: Chat, plan: int, said: str
) -> None:
    marta.says(said)
    assert (town.figure(plan)[0], told(town)) == (60, [])


@pytest.mark.parametrize(
    "said",
    [
        "me voy de comisión el viernes, le cuento el lunes",
        "la 2.3 desde mañana la lleva Hacienda",
        "desde mañana la lleva Hacienda",
        "ya no trabajo en la 2.3, es de Hacienda",
        "la 2.3 va en 60 %, el contratista renunció",
        "la 2.3 va en 60 %, ya no llevo seguimiento de los contratos en papel",
        "la 2.3 va en 60 %, Óscar responde por las actas",
    ],
)
@pytest.mark.usefixtures("plan", "luz")
def test_who_only_is_away_or_names_another_office_does_not_leave(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says(said)
    assert told(town) == []


HER_MAILBOX = [
    "Ya no trabajo aquí. Por favor escriba a planeacion@puertoesperanza.example.",
    "Buen día. Ya no laboro en la entidad desde el 30 de abril; sus temas los atiende Óscar Peña.",
    "Respuesta automática: Marta Ruiz ya no labora en la Alcaldía. Comuníquese con Óscar Peña.",
    "Ya no hago parte de la Alcaldía. Este buzón no se revisa.",
    "Me desvinculé de la entidad el 30 de abril. Fue un gusto.",
]


def absences(town: Town) -> list[Notice]:
    """Return what is told of people who are away."""
    return list(town.rows(select(Notice).where(Notice.kind == AWAY)))


@pytest.mark.parametrize("said", HER_MAILBOX)
@pytest.mark.usefixtures("plan", "luz", "consuelo")
def test_a_mailbox_that_says_she_has_left_is_passed_on_and_not_answered(
    town: Town, said: str
) -> None:
    post = Post(town)
    for _ in range(2):
        came = post.answer(None, said, proof=PROVEN, Auto_Submitted="auto-replied")
        assert came == "auto_reply"

    readers = [reader for reader, _ in told(town)]
    assert len(readers) == len(set(readers)) == 2
    assert {words for _, words in told(town)} == {said}
    assert (absences(town), post.notes(MARTA)) == ([], [])


@pytest.mark.parametrize("said", HER_MAILBOX[:2])
@pytest.mark.usefixtures("plan", "luz")
def test_what_only_looks_automatic_says_it_too(town: Town, said: str) -> None:
    post = Post(town)
    post.answer(None, said, proof=PROVEN, Subject="Respuesta automática: Recordatorio")
    assert [words for _, words in told(town)] == [said]
    post.answer(None, said, proof=PROVEN)
    assert {words for _, words in told(town)} == {said}
    assert absences(town) == []


@pytest.mark.parametrize(
    "said",
    [
        "Estoy de vacaciones hasta el 22 de mayo, me reemplaza Óscar.",
        "Ya no estoy en la oficina hasta el lunes. Gracias por su mensaje.",
        "Estoy de vacaciones hasta el 22 de mayo. Óscar ya no labora en la entidad, escriba a Luz.",
        "Fuera de la oficina: en el trabajo de campo ya no reviso el correo.",
    ],
)
@pytest.mark.usefixtures("plan", "luz", "consuelo")
def test_who_is_replaced_on_holiday_has_not_left(town: Town, said: str) -> None:
    Post(town).answer(None, said, proof=PROVEN, Auto_Submitted="auto-replied")
    assert told(town) == []
    assert absences(town) != []


@pytest.mark.parametrize(
    "said",
    [
        "desde hoy quedo en 40 con la política de datos",
        "desde hoy estoy en la reunión de Hacienda, la política de datos va en 40",
        "la política de datos va en 40, pase a Hacienda lo que falta",
    ],
)
@pytest.mark.usefixtures("plan", "luz")
def test_where_she_is_or_the_work_is_no_leaving(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert told(town) == []


def test_a_report_before_it_is_recorded(town: Town, marta: Chat, plan: int, luz: Chat) -> None:
    assert luz
    marta.says(
        "Buenos días, la 2.3 ya tiene contrato, 70 por ciento. Y les cuento que desde hoy quedo en"
        " la Secretaría de Gobierno, ya no estoy en Planeación."
    )
    assert town.figure(plan) == (70, "ya tiene contrato")
    assert len(told(town)) == 1


@pytest.mark.parametrize(
    "who",
    ["queda el ingeniero Pablo Ruiz", "queda la doctora Ana Sáenz", "en mi lugar queda Pablo Ruiz",
     "queda en mi reemplazo el ingeniero Pablo Ruiz", "llega mi compañera Rosa"],
)  # fmt: skip
@pytest.mark.usefixtures("luz")
def test_who_follows_is_no_word_of_what_was_reported_just_before(
    town: Town, marta: Chat, plan: int, who: str
) -> None:
    marta.says("2.3 va en 60 %")
    said = f"ya no trabajo en la oficina desde el viernes, {who}"
    marta.says(said)
    assert town.figure(plan) == (60, "")
    assert [words for _, words in told(town)] == [said]


@pytest.mark.parametrize("left", ["queda el informe pendiente", "queda pendiente la firma"])
@pytest.mark.usefixtures("luz")
def test_what_the_work_lacks_is_one(town: Town, marta: Chat, plan: int, left: str) -> None:
    marta.says("2.3 va en 60 %")
    marta.says(f"ya no trabajo en la oficina desde el viernes, {left}")
    assert town.figure(plan) == (60, left)
