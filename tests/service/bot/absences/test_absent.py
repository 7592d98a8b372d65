"""Holiday replies: control is told, its yes makes an absence, and nobody writes until it ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.messages import Note
from core.notice_names import AWAY
from core.refs import Ref
from core.unreached import Unreached
from core.words import Role
from models.answers.evidence import Evidence
from models.audit import Actor, Change
from models.incoming.files import FileState, ReceivedFile
from models.outbox import ItemState, OutboxItem
from models.owed import Notice
from models.staff import absences
from scheduler import directory, tick
from tests.service.bot.chat import REFS, Chat, Town
from tests.service.bot.delegates import a_delegate, a_ramp
from tests.service.bot.files import come
from tests.service.bot.post import DENIED, MARTA, PEDRO, PROVEN, Post, with_a_document
from tests.support.builders import a_holder, a_membership, a_person, a_told_reminder
from tests.support.engines import take

SAYS = "Estoy de vacaciones hasta el 22 de mayo."
UNTIL = date(2026, 5, 22)
BY = Actor("technician", "cli")


@pytest.fixture
def post(town: Town) -> Post:
    """The mailboxes of the town; Pedro is of control too."""
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)
    return Post(town)


def is_away(post: Post) -> None:
    """Let Marta's mailbox answer a reminder by itself."""
    item = post.remind(post.town.add("1.2", 40))
    said = post.answer(item, SAYS, Auto_Submitted="auto-replied", proof=PROVEN)
    assert said == "auto_reply"


def notices(town: Town) -> list[Notice]:
    """Return the notices of absences."""
    query = select(Notice).where(Notice.kind == AWAY, Notice.entity_id == town.context.entity_id)
    return list(town.rows(query))


def away(town: Town) -> date | None:
    """Return until when Marta is away, None where she is here."""
    with town.database.reading() as session:
        return absences.of_entity(session, town.context.entity_id, town.now.date()).get(
            town.marta_id
        )


def mark(town: Town, until: date = UNTIL) -> None:
    """Let Marta be away."""
    with town.database.transaction() as session:
        absences.mark(
            Change(session, town.context.entity_id, BY, town.now),
            person_id=town.marta_id,
            until=until,
        )


def test_control_is_told_once_and_nothing_is_recorded(town: Town, post: Post) -> None:
    is_away(post)
    (told,) = notices(town)
    assert told.person_id == town.pedro_id
    assert (told.details["until"], told.details["words"]) == ("2026-05-22", SAYS)
    assert away(town) is None
    post.answer(None, SAYS, Auto_Submitted="auto-replied", proof=PROVEN)
    assert len(notices(town)) == 1


def test_without_a_day_control_is_told_and_what_a_domain_disowns_is_not(
    town: Town, post: Post
) -> None:
    said = post.answer(None, SAYS, Auto_Submitted="auto-replied", proof=DENIED)
    assert (said, notices(town)) == ("set aside", [])
    post.answer(None, "No estoy.", Auto_Submitted="auto-replied", proof=PROVEN)
    assert [one.details["until"] for one in notices(town)] == [None]


def test_the_yes_of_control_sets_the_absence_by_a_press_or_in_words(town: Town, post: Post) -> None:
    is_away(post)
    (told,) = notices(town)
    said = post.answer(None, f"Ausente {told.id}", sender="pedro@puertoesperanza.example",
                       proof=PROVEN)  # fmt: skip
    assert (said, away(town)) == ("answered", UNTIL)
    assert post.notes("pedro@puertoesperanza.example") == ["away_set"]
    assert REFS.read(REFS.make(Ref(AWAY, told.id))) is not None


@pytest.mark.parametrize(
    "words",
    ["Sí, ausente {}. Gracias.", "Sí, ausente {}", "Buenos días. ausente {}, gracias",
     "Buenas tardes:\n\nAusente no. {}\n\nCordialmente,\nPedro Rueda",
     "Confirmo, ausente {}", "Confirmado, ausente {}.", "Autorizado: ausente {}"],
)  # fmt: skip
def test_the_yes_in_words_may_be_polite(town: Town, post: Post, words: str) -> None:
    is_away(post)
    (told,) = notices(town)
    post.answer(None, words.format(told.id), sender="pedro@puertoesperanza.example", proof=PROVEN)
    assert away(town) == UNTIL


@pytest.mark.parametrize("subject", ["ausente {}", "Ausencia de Marta", "Fuera de la oficina"])
@pytest.mark.parametrize("words", ["Confirmo, ausente {}", "ausente {}", "Sí, ausente {}. Gracias"])
def test_a_new_mail_with_any_subject_is_no_answer_of_a_mailbox(
    town: Town, post: Post, words: str, subject: str
) -> None:
    is_away(post)
    (told,) = notices(town)
    said = post.answer(None, words.format(told.id), sender=PEDRO, proof=PROVEN,
                       Subject=subject.format(told.id))  # fmt: skip
    assert (said, away(town), post.notes(PEDRO)) == ("answered", UNTIL, ["away_set"])
    assert len(notices(town)) == 1


def test_an_order_whose_header_says_that_a_machine_wrote_it_sets_nothing(
    town: Town, post: Post
) -> None:
    is_away(post)
    (told,) = notices(town)
    post.answer(None, f"ausente {told.id}", sender=PEDRO, proof=PROVEN,
                Subject=f"ausente {told.id}", Auto_Submitted="auto-replied")  # fmt: skip
    assert away(town) is None


def test_a_mailbox_that_says_that_its_owner_is_away_is_not_answered(post: Post) -> None:
    said = post.answer(None, "Estoy ausente hasta el 22.", sender=PEDRO, proof=PROVEN,
                       Subject="Ausente 22")  # fmt: skip
    assert (said, post.notes(PEDRO)) == ("auto_reply", [])


@pytest.mark.parametrize("words", ["no, ausente {}", "ausente {} días", "no confirmo, ausente {}"])
def test_other_words_with_the_number_set_nothing(town: Town, post: Post, words: str) -> None:
    is_away(post)
    (told,) = notices(town)
    post.answer(None, words.format(told.id), sender="pedro@puertoesperanza.example", proof=PROVEN)
    assert away(town) is None


@pytest.mark.parametrize(
    "words",
    ["ok póngalo ausente hasta esa fecha", "Sí, por favor márquela como ausente",
     "listo, que quede ausente hasta ese día", "ponga a Marta Lucía ausente"],
)  # fmt: skip
def test_the_yes_in_own_words_sets_the_absence_of_the_notice(
    town: Town, post: Post, words: str
) -> None:
    is_away(post)
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    post.answer(None, words, sender=PEDRO, proof=PROVEN)
    assert away(town) == UNTIL
    assert post.notes(PEDRO)[-1] == "away_set"
    post.answer(None, words, sender=PEDRO, proof=PROVEN)  # it is set: nothing waits
    assert "away_which" not in post.notes(PEDRO)


@pytest.mark.parametrize(
    "words",
    ["póngalo ausente hasta el 29 de mayo", "ponga ausente a Óscar", "déjela ausente 3 días"],
)
def test_another_person_or_day_sets_nothing_and_shows_the_order(
    town: Town, post: Post, words: str
) -> None:
    is_away(post)
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    post.answer(None, words, sender=PEDRO, proof=PROVEN)
    (told,) = notices(town)
    (shown,) = (one for _, one in post.mailbox(PEDRO) if isinstance(one, Note))
    assert (shown.name, shown.values["number1"]) == ("away_which", told.id)
    assert away(town) is None


@pytest.mark.parametrize("words", ["no lo ponga ausente", "ponga ausente"])
def test_without_a_notice_that_was_told_or_with_a_no_nothing_is_set(
    town: Town, post: Post, words: str
) -> None:
    is_away(post)
    if words.startswith("no"):
        with town.database.transaction() as session:
            tick.run(session, town.context, town.now)
    post.answer(None, words, sender=PEDRO, proof=PROVEN)
    assert away(town) is None


def test_nobody_else_can_say_that_she_is_away(town: Town, post: Post) -> None:
    is_away(post)
    (told,) = notices(town)
    post.answer(None, f"Ausente {told.id}", sender=MARTA, proof=PROVEN)
    assert away(town) is None


def test_her_delegate_is_written_to_until_it_ends(town: Town) -> None:
    with town.database.transaction() as session:
        delegate = a_person(
            session, town.context.entity_id, "Rosa", office=town.office_id, role=Role.DELEGATE,
            telegram="7007",
        )  # fmt: skip
    mark(town)
    for later, expected in ((0, delegate), (30, town.marta_id)):
        with town.database.reading() as session:
            now = town.now + timedelta(days=later)
            contact = directory.load(session, town.context, now).recipient(town.office_id)
        assert contact is not None
        assert contact.person_id == expected


def test_an_office_where_nobody_else_is_has_a_reason_of_its_own(town: Town) -> None:
    mark(town)
    with town.database.reading() as session:
        people = directory.load(session, town.context, town.now)
    assert people.unreached(town.office_id) is Unreached.AWAY


@pytest.mark.usefixtures("post")
def test_a_reminder_that_waits_is_not_sent_to_her(town: Town) -> None:
    activity = town.add("1.2", 40, due=town.now.date())
    with town.database.transaction() as session:
        item = a_told_reminder(
            session, activity, town.marta_id, channel="email", recipient=MARTA,
            state=ItemState.PENDING, sent_at=None, created_at=town.now, not_before=town.now,
        )  # fmt: skip
        holder = a_holder(session)
    mark(town)
    with town.database.transaction() as session:
        assert take(session, town.context, holder_id=holder, now=town.now) is None
    (row,) = town.rows(select(OutboxItem).where(OutboxItem.id == item))
    assert (row.state, row.error) == (ItemState.CANCELLED, "she is away")


def test_what_she_asks_herself_is_answered(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 40))
    mark(town)
    assert post.answer(item, "vamos en 60 %") == "recorded"
    ((_, receipt),) = post.mailbox(MARTA)
    assert not isinstance(receipt, Note)


@pytest.fixture
def policy(town: Town) -> int:
    """Two activities of Marta's; return that of the policy."""
    town.add("1.3", 20, title="Elaborar el plan anual de vacaciones", product="")
    return town.add("2.3", 10, title="Actualizar la política de datos personales", product="")


@pytest.mark.parametrize(
    ("text", "headers", "away"),
    [
        ("La política de datos está en revisión jurídica. Estoy de vacaciones hasta el 22.", {}, 1),
        ("Estoy de vacaciones hasta el 22 de mayo. La política de datos quedó lista", {}, 1),
        (
            "La política de datos ya va en 40 %. La compañera está de vacaciones. Estaré ausente.",
            {"X_Auto_Response_Suppress": "All"},
            1,
        ),
        ("La política de datos ya va en 40 %", {"Subject": "Vacaciones de la compañera"}, 0),
    ],
)
@pytest.mark.usefixtures("policy")
def test_words_about_her_activity_are_an_answer_though_somebody_is_away(
    town: Town, post: Post, text: str, headers: dict[str, str], away: int
) -> None:
    assert post.answer(None, text, proof=PROVEN, **headers) in {"recorded", "asked"}
    assert [one.details["own"] for one in notices(town)] == [1] * away


@pytest.mark.parametrize(
    ("text", "headers"),
    [
        (SAYS, {}),
        ("Estoy de vacaciones hasta el 22 de mayo. Mis temas los atiende Jorge.", {}),
        ("Estaré ausente hasta el 22 de mayo. Para la política de datos escriba a Jorge.", {}),
        ("El 100 % se recibe por ventanilla.", {"Subject": "Respuesta automática: Recordatorio"}),
        (
            "La política de datos ya va en 40 %. Estoy de vacaciones hasta el 22 de mayo",
            {"Auto_Submitted": "auto-replied"},
        ),
    ],
)
def test_what_a_machine_says_or_only_tells_who_is_away_is_no_answer(
    town: Town, post: Post, policy: int, text: str, headers: dict[str, str]
) -> None:
    assert post.answer(None, text, proof=PROVEN, **headers) == "auto_reply"
    assert town.figure(policy)[0] == 10
    assert len(notices(town)) == 1


@pytest.mark.parametrize(
    ("text", "subject", "own"),
    [
        ("Cordial saludo, les informo que estaré en comisión de servicios en Bogotá del 18 al 20 "
         "de mayo. Quedo atento.", "Comisión de servicios", True),
        ("Buenas, estaré de vacaciones del 18 al 29 de mayo, me reemplaza Ana", "Vacaciones", True),
        ("Doctora, le cuento que me encuentro incapacitada hasta el 20 de mayo. Estaré ausente.",
         "", True),
        ("Buenos días. Les informo que me encuentro incapacitada desde hoy hasta el martes 19 de "
         "mayo. Cualquier cosa con Camilo Ortega. Marta", "Incapacidad", True),
        ("Informo que sigo incapacitada hasta el 20 de mayo, me cubre Ana.", "Incapacidad", True),
        ("Quería avisar que voy a estar en licencia desde el lunes 18 hasta el 22 de mayo",
         "Re: Recordatorio", True),
        ("Le informo que estaré de vacaciones del 18 al 29 de mayo.", "Respuesta automática: x",
         False),
        ("Le informo que estoy de vacaciones hasta el 29 de mayo. Responderé su correo después.",
         "Re: Recordatorio", False),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("policy")
def test_what_she_tells_us_is_hers_and_what_speaks_of_the_mail_it_answers_her_mailboxes(
    town: Town, post: Post, text: str, subject: str, own: bool
) -> None:
    outcome = post.answer(None, text, proof=PROVEN, Subject=subject)

    assert (outcome == "auto_reply") is not own
    assert post.notes(MARTA) == ["away_told"] * own
    assert [one.details["own"] for one in notices(town)] == [int(own)]


@pytest.mark.parametrize("automatic", [False, True])
def test_what_she_attaches_to_such_an_answer_is_evidence_and_a_machines_is_not(
    town: Town, post: Post, policy: int, *, automatic: bool
) -> None:
    body, kind = with_a_document("La política de datos ya va en 40 %")
    header = "auto-replied" if automatic else ""
    subject = "Vacaciones de la compañera"
    post.receive(None, body, proof=PROVEN, Content_Type=kind, Subject=subject,
                 Auto_Submitted=header)  # fmt: skip
    come(town)
    town.handle()

    files = town.rows(select(ReceivedFile).where(ReceivedFile.state == FileState.KEPT))
    evidence = town.rows(select(Evidence.activity_id))
    assert (len(files), evidence) == ((0, []) if automatic else (1, [policy]))


@pytest.mark.parametrize("delegate", [False, True])
def test_the_notice_names_a_delegate_only_where_there_is_one(
    town: Town, post: Post, delegate: bool
) -> None:
    if delegate:
        with town.database.transaction() as session:
            a_person(
                session, town.context.entity_id, "Nelson", role=Role.DELEGATE,
                office=town.office_id, email="nelson@puertoesperanza.example",
            )  # fmt: skip
    is_away(post)
    (told,) = notices(town)
    assert bool(told.details["alone"]) is not delegate


@pytest.mark.parametrize(
    "words",
    [
        "Rosa Elvira me va a cubrir el jueves y viernes q tengo cita medica",
        "jueves y viernes no estoy, queda Rosa Elvira",
    ],
)
def test_an_absence_of_two_named_days_begins_on_the_first(
    town: Town, marta: Chat, words: str
) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)
    a_delegate(town)
    a_ramp(town)
    marta.says(words)
    (told,) = notices(town)
    days = [town.now.date() + timedelta(days=n) for n in range(1, 8)]
    thursday, friday = (next(d for d in days if d.weekday() == n) for n in (3, 4))
    assert (told.details["first"], told.details["until"]) == (str(thursday), str(friday))
    (said,) = (one for one in marta.heard() if isinstance(one, Note))
    assert (said.name, said.values["deputy"]) == ("away_told", "Rosa Elvira Tapia")
