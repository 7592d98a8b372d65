"""culmina person invite: who is invited, by mail in office hours or by hand, and who is not."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
import zxingcpp
from sqlalchemy import select, update

from core.clock import local_day
from core.messages import Note, load_content
from core.spanish import short_plan
from core.unreached import Unlinked
from core.words import Role
from models.organisation import Address, Entity, Invitation
from models.outbox import OutboxItem
from models.plan import Plan
from models.staff.invitations import Outcome, redeem_invitation
from tests.contracts.cli.conftest import Place, Ran
from tests.month.opening import links_of
from tests.support.builders import BOGOTA, a_person, an_activity, an_address, an_office
from tests.support.rows import NOW

Cli = Callable[..., Ran]
ANA = ("Ana Gómez", "--email", "Ana@PuertoEsperanza.example")


def test_an_invitation_prints_a_link_and_puts_the_mail_into_the_outbox(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        ana = a_person(session, place.entity, "Ana Gómez", email="ana@puertoesperanza.example")

    ran = culmina("person", "invite", "ana gomez")

    link = ran.out.splitlines()[0]
    code = re.fullmatch(r"https://t\.me/culmina_bot\?start=([A-Za-z0-9_-]{22,64})", link)
    assert code is not None
    with place.database.transaction() as session:
        item = session.scalars(select(OutboxItem)).one()
        kept = session.scalars(select(Invitation.code_hash)).one()
        redeemed = redeem_invitation(
            session,
            entity_id=place.entity,
            code=code[1],
            channel="telegram",
            value="5551001",
            now=item.created_at,
        )
    note = load_content(item.content)
    assert isinstance(note, Note)
    # Whoever opens the link of the mail reads that mailbox: only this one carries the mark.
    assert (note.name, note.values["name"], note.values["link"]) == (
        "invitation",
        "Ana Gómez",
        f"{link}-mail",
    )
    assert (item.channel, item.recipient, item.opens) == (
        "email",
        "ana@puertoesperanza.example",
        True,
    )
    assert code[1] not in kept
    assert (redeemed.outcome, redeemed.person_id) == (Outcome.ENROLLED, ana)


def test_an_invitation_says_who_asks_for_which_plan_and_until_when_it_is_good(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Ana Gómez", email="ana@puertoesperanza.example")
        a_person(session, place.entity, "Luz Díaz", role=Role.PLANNING)
        an_activity(session, place.entity)

    culmina("person", "invite", "ana gomez")

    with place.database.reading() as session:
        note = load_content(session.scalars(select(OutboxItem.content)).one())
        title, year = session.execute(select(Plan.title, Plan.year)).one()
        ends = session.scalars(select(Invitation.expires_at)).one()
    assert isinstance(note, Note)
    said = {name: note.values.get(name) for name in ("who", "role", "plan", "until")}
    assert said == {
        "who": "Luz Díaz", "role": "planning", "plan": short_plan(title, year),
        "until": local_day(ends, BOGOTA).isoformat(),
    }  # fmt: skip


def test_an_invitation_is_mailed_in_office_hours_only(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Ana", email="ana@puertoesperanza.example")

    culmina("person", "invite", "Ana")

    with place.database.reading() as session:
        waits_until = session.scalars(select(OutboxItem.not_before)).one()
    hour = (waits_until.hour - 5) % 24  # Bogotá is five hours behind UTC all year
    assert 8 <= hour < 17
    assert waits_until.weekday() < 5


@pytest.mark.parametrize(
    ("email", "why"),
    [
        ("zoe@puertoesperanza.example", "a prueba solo se escribe a las personas de [trial]"),
        (None, "no hay un correo que funcione"),
    ],
)
def test_who_may_not_or_cannot_get_mail_is_invited_by_hand(
    place: Place, culmina: Cli, email: str | None, why: str
) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Zoe", email=email)

    ran = culmina("person", "invite", "Zoe")

    assert ran.code == 0
    assert f"Sin correo: {why}." in ran.out
    with place.database.reading() as session:
        assert session.scalars(select(OutboxItem)).all() == []


@pytest.mark.parametrize("is_hers", [True, False])
def test_who_is_of_the_trial_by_any_of_her_addresses_is_mailed_in_it(
    place: Place, culmina: Cli, is_hers: bool
) -> None:
    with place.database.transaction() as session:
        zoe = a_person(session, place.entity, "Zoe", email="zoe@puertoesperanza.example")
        if is_hers:
            an_address(session, zoe, channel="email", value="ana@puertoesperanza.example")

    ran = culmina("person", "invite", "Zoe")

    assert ("Se le mandará por correo a zoe@puertoesperanza.example." in ran.out) is is_hers


def test_after_the_trial_everybody_is_mailed(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        session.execute(update(Entity).values(live_since=NOW))
        a_person(session, place.entity, "Zoe", email="zoe@puertoesperanza.example")

    ran = culmina("person", "invite", "Zoe")

    assert "Se le mandará por correo a zoe@puertoesperanza.example." in ran.out


def test_everybody_without_a_chat_is_invited_once(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Ana", email="ana@puertoesperanza.example")
        a_person(session, place.entity, "Zoe", email="zoe@puertoesperanza.example")
        a_person(session, place.entity, "Luz", email="luz@puertoesperanza.example", telegram="55")
        left = a_person(session, place.entity, "Iván", telegram="56")
        gone = session.scalars(select(Address).where(Address.person_id == left)).one()
        gone.dead_since, gone.dead_reason = NOW, Unlinked.NO_CONSENT

    ran = culmina("person", "invite", "--all")

    assert len(re.findall(r"https://t\.me/culmina_bot\?start=", ran.out)) == 2
    assert "para Ana." in ran.out
    assert "para Zoe." in ran.out
    assert "Se le mandará por correo a ana@puertoesperanza.example." in ran.out
    assert "Sin correo: a prueba solo se escribe a las personas de [trial]." in ran.out
    assert "Se invitó a 2 personas; 0 enlaces" in ran.out

    again = culmina("person", "invite", "--all").out
    assert "t.me" not in again
    assert "Se invitó a 0 personas; 2 enlaces anteriores todavía sirven." in again
    assert "Para hacer otra vez uno de esos: culmina person invite CORREO" in again


@pytest.mark.parametrize(
    "words", [(), ("Ana", "--all"), ("Ana", "--office", "TIC"), ("--office", "TIC", "--all")]
)
def test_a_person_an_office_or_everybody_is_invited(culmina: Cli, words: tuple[str, ...]) -> None:
    ran = culmina("person", "invite", *words)

    assert (ran.code, "hace falta una persona, --office, --all o --new-bot" in ran.error) == (
        2,
        True,
    )


def test_that_only_one_may_be_named_is_said(culmina: Cli) -> None:
    assert "es una sola: " in culmina("person", "invite", "Ana", "--all").error
    assert "es una sola" not in culmina("person", "invite").error


def test_without_the_bots_name_nobody_is_invited(place: Place, culmina: Cli) -> None:
    place.configure(username="")
    with place.database.transaction() as session:
        a_person(session, place.entity, "Ana", email="ana@puertoesperanza.example")

    ran = culmina("person", "invite", "Ana")

    assert ran.code == 2
    assert "[telegram] username" in ran.error
    with place.database.reading() as session:
        assert session.scalars(select(Invitation)).all() == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [("yolima", ""), ("Ruiz Yolima", ""), ("Ruiz", "más de una"), ("Yol", "no hay")],
)
def test_a_part_of_a_name_that_is_one_persons_is_enough(
    place: Place, culmina: Cli, typed: str, said: str
) -> None:
    with place.database.transaction() as session:
        yolima = a_person(session, place.entity, "Yolima Ruiz", email="yolima@correo.example")
        a_person(session, place.entity, "Ana Ruiz", email="ana@correo.example")

    ran = culmina("person", "invite", typed)

    with place.database.reading() as session:
        invited = session.scalars(select(Invitation.person_id)).all()
    assert (invited, said in ran.error) == ([] if said else [yolima], True)


def test_an_invitation_for_two_people_of_one_name_is_asked_about(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Ana", email="ana1@correo.example")
        a_person(session, place.entity, "Ana", email="ana2@correo.example")

    ran = culmina("person", "invite", "ana")

    assert ran.code == 2
    assert "Ana (ana1@correo.example); Ana (ana2@correo.example)" in ran.error
    with place.database.reading() as session:
        assert session.scalars(select(Invitation)).all() == []


TIC, HACIENDA = "Oficina TIC", "Secretaría de Hacienda"


@pytest.fixture
def offices(place: Place) -> None:
    """Give the entity two offices: of one Ana, Zoe (no mail) and Luz, who has a chat."""
    with place.database.transaction() as session:
        tic = an_office(session, place.entity, TIC)
        hacienda = an_office(session, place.entity, HACIENDA)
        email = "ana@puertoesperanza.example"
        a_person(session, place.entity, "Ana Gómez", office=tic, email=email)
        a_person(session, place.entity, "Zoe", office=tic)
        a_person(session, place.entity, "Luz", office=tic, telegram="55")
        a_person(session, place.entity, "Iván", office=hacienda)


def links_on(sheet: Path) -> list[tuple[str, set[str]]]:
    """Return the first words of each page, and the links that a reader of squares finds there."""
    found = []
    with pdfplumber.open(sheet) as paper:
        for page in paper.pages:
            drawn = page.to_image(resolution=150).original.convert("L")
            links = {one.text for one in zxingcpp.read_barcodes(drawn)}
            found.append(((page.extract_text() or "").splitlines()[0], links))
    return found


def redeemed(place: Place, link: str, chat: str) -> tuple[Outcome, int | None]:
    """Send the code of a link from a chat."""
    with place.database.transaction() as session:
        made = session.scalars(select(Invitation.created_at)).first()
        assert made is not None
        done = redeem_invitation(
            session, entity_id=place.entity, code=link.partition("=")[2],
            channel="telegram", value=chat, now=made,
        )  # fmt: skip
        return done.outcome, done.person_id


@pytest.mark.usefixtures("offices")
def test_a_sheet_has_a_page_for_each_office_with_links_that_are_good(
    place: Place, culmina: Cli, tmp_path: Path
) -> None:
    sheet = tmp_path / "enlaces.pdf"

    ran = culmina("person", "invite", "--all", "--sheet", str(sheet))

    assert "t.me" not in ran.out
    assert f"Escrito: {sheet}" in ran.out
    assert "Sirve una vez" in ran.out
    assert "Se le mandará por correo a ana@puertoesperanza.example." in ran.out
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    pages = links_on(sheet)
    assert [(office, len(links)) for office, links in pages] == [(TIC, 2), (HACIENDA, 1)]
    (ivan,) = pages[1][1]
    assert redeemed(place, ivan, "5551001")[0] is Outcome.ENROLLED
    assert redeemed(place, ivan, "5551002")[0] is Outcome.USED


@pytest.mark.usefixtures("offices")
def test_of_an_office_those_without_a_chat_are_invited_and_former_links_are_void(
    place: Place, culmina: Cli, tmp_path: Path
) -> None:
    first, second = tmp_path / "uno.pdf", tmp_path / "dos.pdf"
    culmina("person", "invite", "--office", "oficina tic", "--sheet", str(first))

    ran = culmina("person", "invite", "--office", TIC, "--sheet", str(second))

    assert "Se invitó a 2 personas.\nYa tiene o tuvo chat: " in ran.out
    assert "Para invitar a alguien otra vez: culmina person invite NOMBRE" in ran.out
    ((office, old),), ((_, new),) = links_on(first), links_on(second)
    assert (office, len(old), len(new), old & new) == (TIC, 2, 2, set())
    assert {redeemed(place, link, "91")[0] for link in old} == {Outcome.EXPIRED}
    assert Outcome.ENROLLED in {redeemed(place, link, "92")[0] for link in new}


@pytest.mark.usefixtures("offices")
def test_an_office_that_there_is_not_or_without_people_invites_nobody(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Archivo")

    unknown = culmina("person", "invite", "--office", "Cartera")
    empty = culmina("person", "invite", "--office", "Archivo")

    assert (unknown.code, empty.code) == (2, 2)
    assert "no hay ninguna oficina con ese nombre" in unknown.error
    assert "esa oficina no tiene a nadie" in empty.error


@pytest.mark.usefixtures("offices")
@pytest.mark.parametrize(
    ("name", "why"),
    [("hoja.txt", "debe terminar en .pdf"), ("no hay/hoja.pdf", "no se puede escribir")],
)
def test_where_a_sheet_cannot_be_written_no_link_changes(
    place: Place, culmina: Cli, tmp_path: Path, name: str, why: str
) -> None:
    good = culmina("person", "invite", "Zoe").out.splitlines()[0]

    ran = culmina("person", "invite", "Zoe", "--sheet", str(tmp_path / name))

    assert ran.code in {1, 2}
    assert why in ran.error
    assert redeemed(place, good, "93")[0] is Outcome.ENROLLED


@pytest.mark.usefixtures("offices")
def test_a_sheet_that_is_there_is_kept_and_without_anybody_none_is_written(
    culmina: Cli, tmp_path: Path
) -> None:
    sheet, other = tmp_path / "enlaces.pdf", tmp_path / "otra.pdf"
    culmina("person", "invite", "--all", "--sheet", str(sheet))
    before = sheet.read_bytes()

    again = culmina("person", "invite", "Zoe", "--sheet", str(sheet))
    nobody = culmina("person", "invite", "--all", "--sheet", str(other))

    assert (again.code, "el archivo ya existe" in again.error) == (2, True)
    assert sheet.read_bytes() == before
    assert "no se escribió ningún archivo" in nobody.out
    assert not other.exists()


def test_a_game_finds_the_link_of_everybody_in_what_is_printed(place: Place, culmina: Cli) -> None:
    long = "Marta Cecilia del Socorro Rojas de la Espriella y Bustamante"
    with place.database.transaction() as session:
        a_person(session, place.entity, "Ana Gómez", email="ana@puertoesperanza.example")
        a_person(session, place.entity, long)

    ran = culmina("person", "invite", "--all")

    links = [one for one in ran.out.splitlines() if one.startswith("https://t.me/")]
    assert links_of(ran.out) == dict(zip(["Ana Gómez", long], links, strict=True))


def test_without_a_bot_no_link_is_proposed_that_could_only_fail(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Tesorería")
    said: dict[bool, str] = {}
    for number, named in enumerate((True, False)):
        place.configure(username="culmina_bot" if named else "")
        line = f"nombre,correo,dependencia\nAna {number},a{number}@x.example,Tesorería\n"
        told = culmina("person", "import", place.file("p.csv", line)).out
        told += culmina("person", "add", f"Zoe {number}", "--office", "Tesorería").out
        said[named] = told + culmina("person", "unlink", f"Ana {number}").out

    assert "1 persona agregada" in said[False]
    assert "culmina person invite --all" in said[True]
    assert "Para llegarle a Zoe 0 por Telegram" in said[True]
    assert "person invite" not in said[False]
    assert "Sigue:" not in said[False]
