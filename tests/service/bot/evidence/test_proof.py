"""What 100 % should come with is asked for in the receipt, and the report counts all the same."""

from __future__ import annotations

import pytest

from core.messages import Receipt
from core.words import Proof
from models.answers import evidence
from models.answers.evidence import Filing, Item
from tests.service.bot.chat import Chat, Town
from tests.support.builders import an_inbound


def lacks(chat: Chat) -> str:
    receipt = next(one for one in chat.heard() if isinstance(one, Receipt))
    return receipt.records[0].lacks


@pytest.mark.parametrize(
    ("proof", "text", "asked"),
    [
        (Proof.NONE, "la 2.4 en 100 %", ""),
        (Proof.FILE, "la 2.4 en 100 %, quedó el informe", "file"),
        (Proof.LINK, "la 2.4 en 100 %", "link"),
        (Proof.LINK, "la 2.4 en 100 %: https://puertoesperanza.example/acta", ""),
        (Proof.REMARK, "la 2.4 en 100 %", "remark"),
        (Proof.REMARK, "la 2.4 en 100 %, se publicó el informe en la página", ""),
        (Proof.FILE, "la 2.4 en 80 %", ""),
    ],
)
@pytest.mark.every_case
def test_the_receipt_asks_for_what_lacks_and_the_report_counts(
    town: Town, marta: Chat, proof: Proof, text: str, asked: str
) -> None:
    activity = town.add("2.4", 40, proof=proof)

    assert marta.says(text) == "recorded"
    assert lacks(marta) == asked
    assert town.figure(activity)[0] == (80 if "80" in text else 100)


def test_a_file_that_stands_already_is_enough(town: Town, marta: Chat) -> None:
    activity = town.add("2.4", 40, proof=Proof.FILE)
    with town.database.transaction() as session:
        inbound = an_inbound(session, town.context.entity_id, person_id=town.marta_id)
        filing = Filing(town.context.entity_id, activity, town.marta_id, inbound, "el acta")
        file = Item(0, "document", "acta.pdf", sha256="ab" * 32, size=10)
        evidence.attach(session, filing, [file], now=town.now)

    marta.says("la 2.4 en 100 %")
    assert lacks(marta) == ""
