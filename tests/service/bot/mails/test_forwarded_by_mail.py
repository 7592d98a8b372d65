"""A mail that passes an office's words on is recorded for it, or its sender is told why not."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from models.audit import Actor, Change
from models.incoming import tray
from tests.service.bot.chat import Town
from tests.service.bot.post import (
    DOMAIN,
    MAILBOX,
    MARTA,
    PEDRO,
    PROVEN,
    STRANGER,
    Post,
    with_a_document,
)
from tests.support.builders import a_person, an_address

HERNAN = f"hernan@{DOMAIN}"


@pytest.fixture
def hernan(town: Town) -> int:
    """Hernán Díaz, of control, who has nothing but mail."""
    with town.database.transaction() as session:
        person = a_person(session, town.context.entity_id, "Hernán Díaz", role=Role.CONTROL)
        an_address(session, person, channel="email", value=HERNAN)
    return person


def passing_on(said: str, *, above: str = "", author: str = MARTA) -> str:
    """Return the text of a mail with a message below the words of whoever passes it on."""
    return (
        f"{above}\r\n\r\nDe: Marta Rincón <{author}>\r\nEnviado: lunes, 2 de marzo de 2026 9:15\r\n"
        f"Para: Hernán Díaz <{HERNAN}>\r\nAsunto: avance\r\n\r\n{said}\r\n"
    )


def sends(post: Post, text: str, sender: str = HERNAN) -> str:
    """Let a forwarded mail come in; return what came of it."""
    return post.answer(None, text, sender=sender, proof=PROVEN, Subject="RV: avance 1.2")


def assign(town: Town, person_id: int) -> None:
    """Give the one message of the tray to a person, and handle it."""
    entity = town.context.entity_id
    with town.database.transaction() as session:
        (one,) = tray.waiting(session, entity)
        tray.assign(Change(session, entity, Actor("technician", "cli"), town.now), one, person_id)
    town.handle()


@pytest.mark.parametrize(
    "above",
    [
        "",
        "Para registrar",
        "reenvío lo de Marta",
        "FYI",
        "Buenos días, reenvío lo que me mandó la compañera de contratación.",
        "Remito el avance que me compartió el funcionario encargado, para lo pertinente.",
    ],
)
def test_it_is_recorded_for_its_author_and_its_sender_is_told(
    town: Town, post: Post, hernan: int, above: str
) -> None:
    activity = town.add("1.2", 10)
    sends(post, passing_on("la 1.2 va en 40 %, faltan 12 personas", above=above))

    assert post.notes(HERNAN) == ["forward_recorded"]
    (report,) = town.reports()
    assert (report.person_id, report.recorded_by_id) == (town.marta_id, hernan)
    assert town.figure(activity) == (40, "faltan 12 personas")
    assert post.set_aside() == []


@pytest.mark.usefixtures("hernan")
def test_of_several_activities_each_figure_is_told(town: Town, post: Post) -> None:
    town.add("1.2", 10)
    town.add("2.3", 20)
    sends(post, passing_on("la 1.2 va en 40 %, la 2.3 ya quedó"))

    ((_, said),) = post.mailbox(HERNAN)
    assert isinstance(said, Note)
    told = [said.values[f"{what}{at}"] for at in (1, 2) for what in ("handle", "percent", "before")]
    assert told == ["1.2", "40", "10", "2.3", "100", "20"]
    assert said.values["name"] == "Marta Lucía Rincón"


@pytest.mark.usefixtures("hernan")
@pytest.mark.parametrize(
    ("said", "author", "told"),
    [("la 1.2 va muy bien", MARTA, "forward_owes"),
     ("la 1.2 va en 40", STRANGER, "forward_unknown"), ("", MARTA, "forward_owes")],
)  # fmt: skip
def test_what_is_not_recorded_is_told(
    town: Town, post: Post, said: str, author: str, told: str
) -> None:
    town.add("1.2", 10)
    sends(post, passing_on(said, author=author).replace("Marta Rincón", "Marta R."))
    assert (post.notes(HERNAN), town.reports()) == ([told], [])


@pytest.mark.usefixtures("hernan")
def test_words_of_his_own_wait_for_somebody_and_he_is_told(town: Town, post: Post) -> None:
    town.add("1.2", 10)
    sends(post, passing_on("va en 80 %", above="la 1.2 sigue sin firma, según me dicen"))

    assert (post.notes(HERNAN), town.reports()) == (["forward_waits"], [])
    (why,) = post.set_aside()
    assert "words of its own" in str(why)


@pytest.mark.usefixtures("hernan")
def test_what_is_assigned_to_its_author_is_what_she_wrote(town: Town, post: Post) -> None:
    activity = town.add("1.2", 10)
    sends(post, passing_on("la 1.2 va en 80 %", above="ojo con la 1.2"))
    assign(town, town.marta_id)

    assert town.figure(activity)[0] == 80
    assert post.notes(MARTA) == []
    assert post.notes(HERNAN) == ["forward_waits", "forward_recorded"]


@pytest.mark.usefixtures("hernan")
def test_what_is_assigned_and_not_clear_comes_back_to_the_tray_and_not_to_her(
    town: Town, post: Post
) -> None:
    town.add("1.2", 10)
    sends(post, passing_on("la 1.2 va muy bien", above="ojo con la 1.2"))
    assign(town, town.marta_id)

    assert (post.mailbox(MARTA), town.reports()) == ([], [])
    (why,) = post.set_aside()
    assert "percent" in str(why)


@pytest.mark.parametrize("above", ["ojo con la 1.2", "la 1.2 la vemos el lunes con usted"])
def test_what_a_lead_passes_on_and_says_no_figure_of_waits_for_somebody(
    town: Town, post: Post, above: str
) -> None:
    town.add("1.2", 10)
    sends(post, passing_on("Quedo atenta.", above=above, author=f"pedro@{DOMAIN}"), MARTA)
    assert (post.notes(MARTA), town.reports()) == (["forward_waits"], [])
    assert len(post.set_aside()) == 1


def test_what_is_assigned_to_its_sender_is_what_he_wrote_above(town: Town, post: Post) -> None:
    activity = town.add("1.2", 10)
    sends(post, passing_on("Quedo atenta.", above="la 1.2 la vemos el lunes"), MARTA)
    assign(town, town.marta_id)
    assert town.figure(activity)[0] == 10
    assert post.set_aside() == []


@pytest.mark.usefixtures("hernan")
def test_a_forged_mail_that_passes_something_on_is_asked_about_first(
    town: Town, post: Post
) -> None:
    town.add("1.2", 10)
    outcome = post.answer(
        None, passing_on("la 1.2 va en 80 %"), sender=HERNAN, Subject="RV: avance 1.2"
    )
    assert (outcome, town.reports()) == ("held", [])
    assert all(isinstance(one, Note) for _, one in post.mailbox(HERNAN))


@pytest.mark.parametrize(
    "above", ["Para su conocimiento", "por favor responder", "te encargo esto", "Muchas gracias"]
)
def test_words_of_passing_on_to_a_reply_address_are_no_answer(
    town: Town, post: Post, above: str
) -> None:
    item = post.remind(town.add("1.2", 10))
    text = passing_on("la 1.2 va en 80 %", above=above, author=f"pedro@{DOMAIN}")
    assert post.answer(item, text, proof=PROVEN, Subject="RV: avance 1.2") == "asked"
    assert town.reports() == []


@pytest.mark.parametrize("above", ["Pedro, te encargo esto", "Pedrito, ayúdame con esto", ""])
@pytest.mark.parametrize("answers", [False, True])
@pytest.mark.parametrize("sender", [MARTA, HERNAN])
@pytest.mark.usefixtures("hernan")
def test_our_reminder_handed_to_a_colleague_is_no_answer(
    town: Town, post: Post, sender: str, *, answers: bool, above: str
) -> None:
    activity = town.add("1.2", 10)
    item = post.remind(activity)
    text = passing_on("La 1.2 vence el 30 de junio. Avance: 80 %", above=above, author=MAILBOX)
    to = {} if answers else {"To": f"Pedro Rueda <{PEDRO}>", "Cc": MAILBOX}
    text = text.replace("Marta Rincón", "Alcaldía de Puerto Esperanza")
    outcome = post.answer(item, text, sender=sender, proof=PROVEN, Subject="RV: Vence la 1.2", **to)
    told = "forward_not_read" if sender == MARTA else "forward_unknown"
    assert (outcome, post.notes(sender), town.reports()) == ("answered", [told], [])
    assert (post.set_aside(), town.figure(activity)[0]) == ([], 10)


def test_what_says_more_there_is_an_answer(town: Town, post: Post) -> None:
    activity = town.add("1.2", 10)
    item = post.remind(activity)
    text = passing_on("la 1.2 va en 80 %", above="va en 60 %", author=f"pedro@{DOMAIN}")
    assert post.answer(item, text, proof=PROVEN, Subject="RV: avance 1.2") == "recorded"
    assert town.figure(activity)[0] == 60


def test_a_file_that_is_sent_there_with_words_of_passing_on_is_hers(town: Town, post: Post) -> None:
    item = post.remind(town.add("1.2", 10))
    text, media_type = with_a_document("Remito el acta adjunta")
    read = post.receive(item, text, proof=PROVEN, Subject="RV: acta", Content_Type=media_type)
    assert (read.forwarded, len(read.files)) == (None, 1)


@pytest.mark.parametrize("above", ["", "Reenvío el avance de su dependencia"])
def test_an_auditor_who_passes_words_on_is_told_that_he_only_consults(
    town: Town, post: Post, above: str
) -> None:
    with town.database.transaction() as session:
        person = a_person(session, town.context.entity_id, "Elena Prada", role=Role.AUDITOR)
        an_address(session, person, channel="email", value=HERNAN)
    town.add("1.2", 10)
    assert sends(post, passing_on("La 1.2 va en 60", above=above)) == "answered"
    assert (post.notes(HERNAN), town.reports()) == (["reads_only"], [])


OWN = "la 1.2 va en 40 %, faltan 12 personas"


@pytest.mark.parametrize("subject", ["RV: avance", "Fwd: seguimiento", "RV: RE: plan"])
@pytest.mark.parametrize(
    "said", [OWN, f"Buenos días.\r\n\r\n{OWN[0].upper()}{OWN[1:]}\r\n\r\nMarta Lucía Rincón"]
)
def test_where_nothing_is_passed_on_her_words_are_hers(
    town: Town, post: Post, subject: str, said: str
) -> None:
    activity = town.add("1.2", 10)
    assert post.answer(None, said, proof=PROVEN, Subject=subject) == "recorded"
    assert town.figure(activity) == (40, "faltan 12 personas")


@pytest.mark.parametrize(
    "said",
    ["", "Para registrar", "Reenvío lo de Pedro, la 1.2 va en 40 %",
     f"Pedro <{PEDRO}> me escribió: la 1.2 va en 40 %", f"De: Pedro Rueda\r\n\r\n{OWN}"],
)  # fmt: skip
def test_what_may_be_anothers_is_not_recorded_as_hers(town: Town, post: Post, said: str) -> None:
    town.add("1.2", 10)
    post.answer(None, said, proof=PROVEN, Subject="RV: avance")
    assert town.reports() == []


def test_a_file_below_such_a_subject_makes_no_words_hers(town: Town, post: Post) -> None:
    town.add("1.2", 10)
    text, media_type = with_a_document(OWN)
    read = post.receive(None, text, proof=PROVEN, Subject="RV: avance", Content_Type=media_type)
    assert read.forwarded is not None
