"""HTML as the clients write it around an answer and what it quotes."""
# ruff: noqa: E501  # pages stand as the clients write them

from __future__ import annotations

WHO = "Culmina - Seguimiento"
MAIL = "seguimiento@puertoesperanza.example"
DAY = "martes, 21 de abril de 2026 10:03 a. m."
REMINDER = (
    "<p>Buenos días:</p><p>Estas actividades están por vencer:</p>"
    "<p>1.2 Actualizar el mapa de riesgos. Último avance: 40 %</p>"
    "<p>2.1 Registrar en el SUIT. Último avance: 80 %</p>"
    "<p>Responda a este correo. Por ejemplo: 1.2 60 %, 2.1 terminada</p>"
)
HEADERS = (
    f"<b>De:</b> {WHO} &lt;{MAIL}&gt;<br><b>Enviado:</b> {DAY}<br>"
    "<b>Para:</b> Liliana Herazo &lt;l@x.example&gt;<br><b>Asunto:</b> Recordatorio"
)
WROTE = f"El mar, 21 abr 2026 a las 10:03, {WHO} (&lt;{MAIL}&gt;) escribió:"

# Each takes the answer's HTML where {answer} stands.
PAGES = {
    "gmail": (
        '<div dir="ltr">{answer}</div><br><div class="gmail_quote gmail_quote_container">'
        f'<div dir="ltr" class="gmail_attr">{WROTE}<br></div>'
        f'<blockquote class="gmail_quote" style="margin:0">{REMINDER}</blockquote></div>'
    ),
    "gmail signature": (
        '<div dir="ltr">{answer}<div><br></div><span class="gmail_signature_prefix">-- </span><br>'
        '<div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div>Liliana</div>'
        '<div>Tel 604 555 0110</div></div></div><br><div class="gmail_quote">'
        f'<div class="gmail_attr">{WROTE}</div><blockquote>{REMINDER}</blockquote></div>'
    ),
    "outlook": (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p {{margin:0}} '
        '--></style></head><body lang="ES-CO"><div class="WordSection1">{answer}'
        '<p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">Cordialmente,<o:p></o:p></p>'
        '<p class="MsoNormal"><b>Liliana Herazo</b><o:p></o:p></p>'
        '<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        f'<p class="MsoNormal">{HEADERS}<o:p></o:p></p></div></div>{REMINDER}</div></body></html>'
    ),
    "outlook on the web": (
        "<html><body><div>{answer}</div>"
        '<div id="Signature"><p>Liliana Herazo</p><p>Secretaria de Gobierno</p></div>'
        '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">'
        f'<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">{HEADERS}</font><div>&nbsp;</div>'
        f"</div><div>{REMINDER}</div></body></html>"
    ),
    "outlook, x_": (
        "<div>{answer}</div><div id='x_appendonsend'></div><hr>"
        f"<div id='x_divRplyFwdMsg'>{HEADERS}</div><div>{REMINDER}</div>"
    ),
    "outlook android": (
        '<div dir="auto">{answer}</div><div id="ms-outlook-mobile-signature">Obtener '
        '<a href="https://aka.ms/AAb9ysg">Outlook para Android</a></div>'
        f'<hr><div id="divRplyFwdMsg" dir="ltr">{HEADERS}</div>{REMINDER}'
    ),
    "outlook mac": (
        "<div>{answer}</div><p>Saludos,</p><p>Liliana</p>"
        '<div id="mail-editor-reference-message-container"><div><div style="border-top:solid">'
        f"<p>{HEADERS}</p></div></div>{REMINDER}</div>"
    ),
    "hotmail": f"<div>{{answer}}</div><hr id='stopSpelling'>{HEADERS}<br>{REMINDER}",
    "apple": (
        '<body style="word-wrap:break-word"><div>{answer}<br id="lineBreakAtBeginningOfMessage">'
        f'<div><br><blockquote type="cite"><div>{WROTE}</div>'
        f'<br class="Apple-interchange-newline"><div>{REMINDER}</div></blockquote></div></div></body>'
    ),
    "iphone": (
        '<div dir="ltr">{answer}</div><div id="AppleMailSignature"><br>Enviado desde mi iPhone</div>'
        f'<div><br>{WROTE}<br><br></div><blockquote type="cite"><div>{REMINDER}</div></blockquote>'
    ),
    "yahoo": (
        '<div class="yahoo-style-wrap"><div dir="ltr">{answer}</div><div><br></div></div>'
        '<div id="yahoo_quoted_1042" class="yahoo_quoted"><div>'
        f"<div>En martes, 21 de abril de 2026, 10:03 GMT-5, {WHO} &lt;{MAIL}&gt; escribió:</div>"
        f"<div><br></div>{REMINDER}</div></div>"
    ),
    "zimbra": (
        '<div style="font-family: arial"><div>{answer}</div><div data-marker="__SIG_POST__">'
        "Atentamente,<br>EFRAÍN CAUSIL<br>Auxiliar</div><br>"
        f'<hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">{HEADERS}</div>'
        f'<div data-marker="__QUOTED_TEXT__">{REMINDER}</div></div>'
    ),
    "thunderbird": (
        "{answer}<br><br><div class='moz-cite-prefix'>El 21/04/26 a las 10:03, Culmina escribió:<br>"
        f"</div><blockquote type='cite' cite='mid:r@x.example'>{REMINDER}</blockquote>"
        "<div class='moz-signature'>-- <br>Liliana</div>"
    ),
    "roundcube": (
        "<p>{answer}</p><p id='reply-intro'>El 2026-04-21 10:03, Culmina escribió:</p>"
        f"<blockquote type='cite' style='padding: 0'><div id='replybody1'>{REMINDER}</div></blockquote>"
    ),
    "protonmail": (
        "<div>{answer}</div><div class='protonmail_signature_block'>Enviado con Proton Mail.</div>"
        f"<div class='protonmail_quote'>{WROTE}<br><blockquote type='cite'>{REMINDER}</blockquote></div>"
    ),
    "samsung": (
        "<div dir='auto'>{answer}</div><div id='composer_signature' dir='auto'>Enviado desde mi Galaxy"
        "</div><div><br></div><div>-------- Mensaje original --------</div>"
        f"<div>De: {WHO} &lt;{MAIL}&gt; </div><div>Fecha: 21/4/26  10:03 a. m.  (GMT-05:00) </div>"
        f"<div>A: Liliana &lt;l@x.example&gt; </div><div>Asunto: Recordatorio </div><div>{REMINDER}</div>"
    ),
    "notes": (
        "<font size=2 face='sans-serif'>{answer}</font><br><br><font>De:&nbsp; &nbsp; "
        f"&quot;{WHO}&quot; &lt;{MAIL}&gt;</font><br><font>Para:&nbsp; Liliana/GOB/PE@PE</font><br>"
        f"<font>Fecha:&nbsp; 21/04/2026 10:03</font><br><font>Asunto:&nbsp; Recordatorio</font><br><hr>{REMINDER}"
    ),
    "zoho": (
        "<div>{answer}</div><div class='zmail_extra'><div>---- En Tue, 21 Apr 2026 10:03:12 -0500 "
        f"<b>{WHO} &lt;{MAIL}&gt;</b> escribió ----</div><blockquote>{REMINDER}</blockquote></div>"
    ),
    "tables": (
        "<table><tr><td>{answer}</td></tr></table><table><tr><td><hr></td></tr><tr><td>"
        f"{HEADERS}</td></tr><tr><td>{REMINDER}</td></tr></table>"
    ),
    "unclosed": f"<div>{{answer}}<div><br><blockquote>{WROTE}{REMINDER}",
}
