"""Letters of Colombian offices: greeting, words and thanks stay, all that was added goes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.email.parse import Kind, read_mail
from tests.support.mails import a_mail, bare, marked, squeezed
from tests.unit.bot.email.reading.headings import ABOVE_MARKS, ABOVE_NOTHING

GREETINGS = (
    "", "Buenos días,\n\n", "Cordial saludo.\n\n", "Cordial saludo:\n\n", "Hola,\n", "Saludos.\n\n",
    "Señores Control Interno\nAlcaldía de Puerto Esperanza\n\n", "Respetada doctora:\n\n",
    "Buenas tardes, reciban un cordial saludo.\n\n",
)  # fmt: skip
WORDS = (
    "60%",
    "Ya está",
    "1.2 va en 60 %. Falta Tránsito.",
    "1.2 60 %\n2.1 terminada\n6.3 sin avance",
    "- 1.2: 60 %\n- 2.1: terminada\n- 6.3: sin avance",
    "La 2.1 ya quedó, el certificado se lo paso mañana",
    "Eso no es de nosotros, es de Hacienda.",
    "Todavía no hemos empezado, nos llegó la circular apenas el viernes.",
    "Se solicita ampliar el plazo hasta el 15 de mayo, el contratista renunció.",
    'El lunes escribió el alcalde:\n"hay que terminarlo"\nVa en 80 %.',
    "La matriz tiene:\n\nRiesgos de gestión: 12\nRiesgos de corrupción: 4\n\nAvance 70 %",
    "El informe va en 45 %: falta “Inspección y vigilancia”.\n\nLo del SUIT sigue igual.",
)
THANKS = ("", "\n\nGracias.", "\n\nMuchas gracias,", "\n\nQuedo atenta.", "\n\nFeliz día.")
LEAVES = (
    "\n\nCordialmente,", "\n\nAtentamente,", "\n\nAtte.", "\n\nSaludos,", "\n\nSaludos cordiales",
    "\nAtt:", "\n\nUn abrazo,", "\n\nCordial saludo,", "\n\nRespetuosamente,",
)  # fmt: skip
NAMES = (
    "Liliana Herazo Mendoza",
    "LILIANA HERAZO MENDOZA",
    "Liliana Herazo",
    "Dra. Liliana Herazo",
)
CHARGES = (
    "",
    "\nSecretaria de Gobierno",
    "\nProfesional universitario, grado 02\nSecretaría de Gobierno",
    "\nTécnica administrativa\nAlcaldía de Puerto Esperanza\nTel. 604 555 0110 ext. 214",
    "\nCarrera 3 No. 12-45, piso 2 | PBX 604 555 0110\nwww.puertoesperanza.example\n[cid:a.png@01]",
    "\nCel. 300 555 0147\nliliana@puertoesperanza.example",
)
APPS = (
    "", "\n\nEnviado desde mi iPhone", "\n\nEnviado desde mi Samsung Mobile de Claro",
    "\n\nObtener Outlook para iOS<https://aka.ms/o0ukef>", "\n\nEnviado desde Correo para Windows",
    "\n\nEnviado con el correo seguro de Proton Mail.",
)  # fmt: skip
NOTICES = (
    "",
    "\n\nAVISO LEGAL: Este mensaje es para uso exclusivo del destinatario, según la Ley "
    "1581 de 2012. Antes de imprimir piense en el 100 % de su compromiso.",
    "\n\nLa información contenida en este correo es confidencial. Si usted no es el destinatario, "
    "le agradecemos borrarlo.",
    "\n\nP Antes de imprimir, piense en el medio ambiente",
    "\n\nLibre de virus.www.avast.com",
)
SPANISH_MARKED = [heading for _, language, heading in ABOVE_MARKS if language.startswith("es")]
SPANISH_BARE = [heading for _, language, heading in ABOVE_NOTHING if language.startswith("es")]
QUOTES = [f"{heading}\n\n{marked()}" for heading in SPANISH_MARKED]
QUOTES += [f"{heading}\n\n{bare()}" for heading in SPANISH_BARE]


@settings(max_examples=400, deadline=None)
@given(
    st.tuples(*map(st.sampled_from, (GREETINGS, WORDS, THANKS))),
    st.tuples(*map(st.sampled_from, (LEAVES, ("\n", "\n\n"), NAMES, CHARGES, APPS, NOTICES))),
    st.sampled_from(QUOTES),
)
def test_of_a_letter_what_was_written_is_read(
    written: tuple[str, str, str], added: tuple[str, ...], quote: str
) -> None:
    body = f"{''.join(written)}{''.join(added)}\n\n{quote}\n"
    mail = read_mail(a_mail(body), authserv_id=None)
    assert squeezed(mail.text) == squeezed("".join(written))
    assert mail.kind is Kind.REPLY


@settings(deadline=None)
@given(st.sampled_from(GREETINGS), st.sampled_from(WORDS), st.sampled_from(THANKS))
def test_a_letter_without_anything_added_stays_whole(
    greeting: str, words: str, thanks: str
) -> None:
    text = f"{greeting}{words}{thanks}"
    mail = read_mail(a_mail(text), authserv_id=None)
    assert squeezed(mail.text) == squeezed(text)
    assert mail.kind is Kind.REPLY
