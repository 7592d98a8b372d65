"""How the clients head what they quote, in many languages: invented people, real forms."""
# ruff: noqa: E501  # headings stand as the clients write them

from __future__ import annotations

NAME = "Culmina - Seguimiento"
ADDRESS = "seguimiento@puertoesperanza.example"

# (client, language, heading); what follows is quoted with marks.
ABOVE_MARKS = (
    ("gmail", "es", f"El mar, 21 abr 2026 a las 10:03, {NAME} (<\n{ADDRESS}>) escribió:"),
    ("gmail", "es-CO", f"El mar, 21 abr 2026 a la(s) 10:03 a.m., {NAME} ({ADDRESS}) escribió:"),
    ("gmail", "es, old", f"El 21 de abril de 2026, 10:03, {NAME} <{ADDRESS}>\nescribió:"),
    ("gmail", "es, older", f"2026-04-21 10:03 GMT-05:00 {NAME} <{ADDRESS}>:"),
    (
        "gmail android",
        "es",
        f"El mar., 21 de abr. de 2026, 10:03 a. m., {NAME} <\n{ADDRESS}> escribió:",
    ),
    ("apple", "es", f"El 21/04/2026, a la(s) 10:03 a. m., {NAME} <{ADDRESS}> escribió:"),
    ("apple", "es, short", f"El 21 abr 2026, a las 10:03, {NAME} <{ADDRESS}> escribió:"),
    ("thunderbird", "es", f"El 21/04/26 a las 10:03, {NAME} escribió:"),
    ("thunderbird", "es, old", f"El mar, 21-04-2026 a las 10:03 -0500, {NAME} escribió:"),
    ("evolution", "es", f"El mar, 21-04-2026 a las 10:03 -0500, {NAME} escribió:"),
    ("roundcube", "es", f"El 2026-04-21 10:03, {NAME} escribió:"),
    ("squirrelmail", "es", f"El Mar, 21 de Abril de 2026, 10:03, {NAME} escribió:"),
    ("horde", "es", f"{NAME} <{ADDRESS}> escribió:"),
    ("horde", "es, quoted", f'"{NAME}" <{ADDRESS}> escribió:'),
    (
        "protonmail",
        "es",
        f"El martes, 21 de abril de 2026 a las 10:03, {NAME} <{ADDRESS}> escribió:",
    ),
    ("protonmail", "en", f"On Tuesday, April 21st, 2026 at 10:03 AM, {NAME} <{ADDRESS}> wrote:"),
    ("k-9", "es", f"El 21 de abril de 2026 10:03:12 GMT-05:00, {NAME} <{ADDRESS}> escribió:"),
    ("k-9", "en", f"On 21 April 2026 10:03:12 GMT-05:00, {NAME} <{ADDRESS}> wrote:"),
    ("gmail", "en", f"On Tue, Apr 21, 2026 at 10:03 AM {NAME} <\n{ADDRESS}> wrote:"),
    ("gmail", "en, narrow", f"On Tue, Apr 21, 2026 at 10:03\u202fAM {NAME} <{ADDRESS}>\nwrote:"),
    ("apple", "en", f"On Apr 21, 2026, at 10:03 AM, {NAME} <{ADDRESS}> wrote:"),
    ("thunderbird", "en", f"On 4/21/26 10:03, {NAME} wrote:"),
    ("mutt", "en", f"On Tue, Apr 21, 2026 at 10:03:12AM -0500, {NAME} wrote:"),
    ("gmail", "pt", f"Em ter., 21 de abr. de 2026 às 10:03, {NAME} <\n{ADDRESS}> escreveu:"),
    ("gmail", "pt-PT", f"{NAME} <{ADDRESS}> escreveu (terça, 21/04/2026 à(s) 10:03):"),
    ("thunderbird", "pt", f"Em 21/04/2026 10:03, {NAME} escreveu:"),
    ("apple", "pt", f"No dia 21/04/2026, às 10:03, {NAME} <{ADDRESS}> escreveu:"),
    ("gmail", "fr", f"Le mar. 21 avr. 2026 à 10:03, {NAME} <{ADDRESS}>\na écrit :"),
    ("apple", "fr", f"Le 21 avr. 2026 à 10:03, {NAME} <{ADDRESS}> a écrit :"),
    ("thunderbird", "fr", f"Le 21/04/2026 à 10:03, {NAME} a écrit :"),
    ("gmail", "de", f"Am Di., 21. Apr. 2026 um 10:03 Uhr schrieb {NAME} <\n{ADDRESS}>:"),
    ("gmail", "de, new", f"{NAME} <{ADDRESS}> schrieb am Di., 21. Apr. 2026,\n10:03:"),
    ("apple", "de", f"Am 21.04.2026 um 10:03 schrieb {NAME} <{ADDRESS}>:"),
    ("thunderbird", "de", f"Am 21.04.26 um 10:03 schrieb {NAME}:"),
    ("gmail", "it", f"Il giorno mar 21 apr 2026 alle ore 10:03 {NAME} <\n{ADDRESS}> ha scritto:"),
    ("apple", "it", f"Il giorno 21 apr 2026, alle ore 10:03, {NAME} <{ADDRESS}> ha scritto:"),
    ("thunderbird", "it", f"Il 21/04/2026 10:03, {NAME} ha scritto:"),
    ("gmail", "nl", f"Op di 21 apr 2026 om 10:03 schreef {NAME} <\n{ADDRESS}>:"),
    ("apple", "nl", f"Op 21 apr. 2026 om 10:03 heeft {NAME} <{ADDRESS}> het volgende geschreven:"),
    ("thunderbird", "nl", f"Op 21-04-2026 om 10:03 schreef {NAME}:"),
    ("gmail", "pl", f"wt., 21 kwi 2026 o 10:03 {NAME} <{ADDRESS}>\nnapisał(a):"),
    (
        "apple",
        "pl",
        f"Wiadomość napisana przez {NAME} <{ADDRESS}> w dniu 21.04.2026, o godz. 10:03:",
    ),
    ("thunderbird", "pl", f"W dniu 21.04.2026 o 10:03, {NAME} pisze:"),
    ("gmail", "sv", f"Den tis 21 apr. 2026 kl 10:03 skrev {NAME} <\n{ADDRESS}>:"),
    ("apple", "sv", f"21 apr. 2026 kl. 10:03 skrev {NAME} <{ADDRESS}>:"),
    ("gmail", "no", f"tir. 21. apr. 2026 kl. 10:03 skrev {NAME} <\n{ADDRESS}>:"),
    ("gmail", "da", f"Den tirs. 21. apr. 2026 kl. 10.03 skrev {NAME} <\n{ADDRESS}>:"),
    ("gmail", "fi", f"ti 21. huhtik. 2026 klo 10.03 {NAME} ({ADDRESS})\nkirjoitti:"),
    ("thunderbird", "fi", f"{NAME} kirjoitti 21.4.2026 klo 10.03:"),
    ("gmail", "cs", f"út 21. 4. 2026 v 10:03 odesílatel {NAME} <{ADDRESS}>\nnapsal:"),
    ("apple", "cs", f"21. 4. 2026 v 10:03, {NAME} <{ADDRESS}>:"),
    ("gmail", "sk", f"ut 21. 4. 2026 o 10:03 {NAME} <{ADDRESS}>\nnapísal(a):"),
    ("gmail", "hu", f"{NAME} <{ADDRESS}> ezt írta (időpont: 2026.\nápr. 21., K, 10:03):"),
    ("gmail", "ro", f"În mar., 21 apr. 2026 la 10:03, {NAME} <{ADDRESS}>\na scris:"),
    ("gmail", "ru", f"вт, 21 апр. 2026 г. в 10:03, {NAME} <{ADDRESS}>:"),
    ("thunderbird", "ru", f"21.04.2026 10:03, {NAME} пишет:"),
    ("apple", "ru", f"21 апр. 2026 г., в 10:03, {NAME} <{ADDRESS}> написал(а):"),
    ("gmail", "uk", f"вт, 21 квіт. 2026 р. о 10:03 {NAME} <{ADDRESS}>\nпише:"),
    ("gmail", "bg", f"На вт, 21.04.2026 г. в 10:03 {NAME} <{ADDRESS}>\nнаписа:"),
    ("gmail", "el", f"Στις Τρί 21 Απρ 2026 στις 10:03 π.μ., ο/η {NAME} <\n{ADDRESS}> έγραψε:"),
    ("gmail", "tr", f"{NAME} <{ADDRESS}>, 21 Nis 2026 Sal, 10:03\ntarihinde şunu yazdı:"),
    ("gmail", "zh-CN", f"{NAME} <{ADDRESS}> 于2026年4月21日周二 10:03写道："),
    ("apple", "zh-CN", f"在 2026年4月21日，10:03，{NAME} <{ADDRESS}> 写道："),
    ("gmail", "zh-TW", f"{NAME} <{ADDRESS}> 於 2026年4月21日 週二 上午10:03寫道："),
    ("gmail", "ja", f"2026年4月21日(火) 10:03 {NAME} <{ADDRESS}>:"),
    ("apple", "ja", f"2026/04/21 10:03、{NAME} <{ADDRESS}>のメール:"),
    ("gmail", "ko", f"2026년 4월 21일 (화) 오전 10:03, {NAME} <{ADDRESS}>님이 작성:"),
    ("gmail", "ca", f"El dt., 21 d’abr. 2026, 10:03, {NAME} <{ADDRESS}> va\nescriure:"),
    ("gmail", "gl", f"O mar, 21 abr 2026 ás 10:03, {NAME} (<{ADDRESS}>)\nescribiu:"),
    ("gmail", "vi", f"Vào Th 3, 21 thg 4, 2026 vào lúc 10:03 {NAME} <\n{ADDRESS}> đã viết:"),
    ("gmail", "id", f"Pada Sel, 21 Apr 2026 pukul 10.03 {NAME} <{ADDRESS}>\nmenulis:"),
)

# What follows is quoted without any mark: the heading alone has to be enough.
ABOVE_NOTHING = (
    (
        "outlook",
        "es",
        f"De: {NAME} <{ADDRESS}>\nEnviado el: martes, 21 de abril de 2026 10:03 a. m.\n"
        "Para: Liliana Herazo\nAsunto: Recordatorio: 3 actividades",
    ),
    (
        "outlook",
        "es, original",
        f"-----Mensaje original-----\nDe: {NAME} [mailto:{ADDRESS}] \n"
        "Enviado el: martes, 21 de abril de 2026 10:03 a.m.\nPara: Liliana Herazo\nCC: Jorge Padilla\n"
        "Asunto: Recordatorio: 3 actividades",
    ),
    (
        "owa",
        "es",
        f"________________________________\nDe: {NAME} <{ADDRESS}>\n"
        "Enviado: martes, 21 de abril de 2026 10:03 a. m.\nPara: Liliana Herazo <l@x.example>\n"
        "Cc: Jorge\nAsunto: Recordatorio",
    ),
    (
        "outlook mac",
        "es",
        f"De: {NAME} <{ADDRESS}>\nFecha: martes, 21 de abril de 2026, 10:03\n"
        "Para: Liliana Herazo <l@x.example>\nAsunto: Recordatorio",
    ),
    (
        "outlook, bold",
        "es",
        f"*De:* {NAME} <{ADDRESS}>\n*Enviado el:* martes, 21 de abril de 2026\n"
        "*Para:* Liliana Herazo\n*Asunto:* Recordatorio",
    ),
    (
        "zimbra",
        "es",
        f'----- Mensaje original -----\nDe: "{NAME}" <{ADDRESS}>\n'
        'Para: "Liliana" <l@x.example>\nEnviados: Martes, 21 de Abril 2026 10:03:12\nAsunto: Recordatorio',
    ),
    (
        "samsung",
        "es",
        f"-------- Mensaje original --------\nDe: {NAME} <{ADDRESS}>\n"
        "Fecha: 21/4/26 10:03 a. m. (GMT-05:00)\nA: Liliana Herazo <l@x.example>\nAsunto: Recordatorio",
    ),
    (
        "yahoo",
        "es",
        f"En martes, 21 de abril de 2026, 10:03:12 GMT-5, {NAME} <{ADDRESS}> escribió:",
    ),
    (
        "yahoo",
        "es, phone",
        "Enviado desde Yahoo Mail para Android \n \n"
        f"  El mar., 21 de abr. de 2026 a la(s) 10:03 a. m., {NAME}<{ADDRESS}> escribió:",
    ),
    (
        "notes",
        "es",
        f"De:\t{NAME} <{ADDRESS}>\nPara:\tLiliana Herazo/GOB/PE@PE\nFecha:\t21/04/2026 10:03\n"
        "Asunto:\tRecordatorio",
    ),
    ("groupwise", "es", f'>>> "{NAME}" <{ADDRESS}> 21/04/2026 10:03 >>>'),
    (
        "outlook",
        "en",
        f"From: {NAME} <{ADDRESS}>\nSent: Tuesday, April 21, 2026 10:03 AM\n"
        "To: Liliana Herazo <l@x.example>\nSubject: Reminder",
    ),
    (
        "outlook, old",
        "en",
        f"-----Original Message-----\nFrom: {NAME} [mailto:{ADDRESS}]\n"
        "Sent: Tuesday, April 21, 2026 10:03 AM\nTo: Liliana Herazo\nSubject: Reminder",
    ),
    (
        "outlook ios",
        "en",
        "Get Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\n"
        f"From: {NAME} <{ADDRESS}>\nSent: Tuesday, April 21, 2026 10:03:12 AM\nTo: L <l@x.example>\nSubject: Reminder",
    ),
    (
        "outlook",
        "pt",
        f"De: {NAME} <{ADDRESS}>\nEnviada em: terça-feira, 21 de abril de 2026 10:03\n"
        "Para: Liliana Herazo\nAssunto: Lembrete",
    ),
    (
        "outlook",
        "fr",
        f"De : {NAME} <{ADDRESS}>\nEnvoyé : mardi 21 avril 2026 10:03\n"
        "À : Liliana Herazo <l@x.example>\nObjet : Rappel",
    ),
    (
        "outlook",
        "de",
        f"Von: {NAME} <{ADDRESS}>\nGesendet: Dienstag, 21. April 2026 10:03\n"
        "An: Liliana Herazo\nBetreff: Erinnerung",
    ),
    (
        "outlook, old",
        "de",
        f"-----Ursprüngliche Nachricht-----\nVon: {NAME} [mailto:{ADDRESS}] \n"
        "Gesendet: Dienstag, 21. April 2026 10:03\nAn: Liliana Herazo\nBetreff: Erinnerung",
    ),
    (
        "outlook",
        "it",
        f"Da: {NAME} <{ADDRESS}>\nInviato: martedì 21 aprile 2026 10:03\n"
        "A: Liliana Herazo <l@x.example>\nOggetto: Promemoria",
    ),
    (
        "outlook",
        "nl",
        f"Van: {NAME} <{ADDRESS}>\nVerzonden: dinsdag 21 april 2026 10:03\n"
        "Aan: Liliana Herazo\nOnderwerp: Herinnering",
    ),
    (
        "outlook",
        "pl",
        f"Od: {NAME} <{ADDRESS}>\nWysłano: wtorek, 21 kwietnia 2026 10:03\n"
        "Do: Liliana Herazo\nTemat: Przypomnienie",
    ),
    (
        "outlook",
        "sv",
        f"Från: {NAME} <{ADDRESS}>\nSkickat: den 21 april 2026 10:03\n"
        "Till: Liliana Herazo\nÄmne: Påminnelse",
    ),
    (
        "outlook",
        "da",
        f"Fra: {NAME} <{ADDRESS}>\nSendt: 21. april 2026 10:03\nTil: Liliana Herazo\nEmne: Påmindelse",
    ),
    (
        "outlook",
        "no",
        f"Fra: {NAME} <{ADDRESS}>\nSendt: tirsdag 21. april 2026 10:03\nTil: Liliana\nEmne: Påminnelse",
    ),
    (
        "outlook",
        "fi",
        f"Lähettäjä: {NAME} <{ADDRESS}>\nLähetetty: tiistai 21. huhtikuuta 2026 10.03\n"
        "Vastaanottaja: Liliana\nAihe: Muistutus",
    ),
    (
        "outlook",
        "cs",
        f"Od: {NAME} <{ADDRESS}>\nOdesláno: úterý 21. dubna 2026 10:03\nKomu: Liliana\nPředmět: Připomínka",
    ),
    (
        "outlook",
        "ru",
        f"От: {NAME} <{ADDRESS}>\nОтправлено: вторник, 21 апреля 2026 г. 10:03\n"
        "Кому: Liliana\nТема: Напоминание",
    ),
    (
        "outlook",
        "tr",
        f"Kimden: {NAME} <{ADDRESS}>\nGönderildi: 21 Nisan 2026 Salı 10:03\nKime: Liliana\nKonu: Hatırlatma",
    ),
    (
        "outlook",
        "zh-CN",
        f"发件人: {NAME} <{ADDRESS}>\n发送时间: 2026年4月21日 10:03\n收件人: Liliana\n主题: 提醒",
    ),
    (
        "outlook",
        "zh-TW",
        f"寄件者: {NAME} <{ADDRESS}>\n寄件日期: 2026年4月21日 10:03\n收件者: Liliana\n主旨: 提醒",
    ),
    (
        "outlook",
        "ja",
        f"差出人: {NAME} <{ADDRESS}>\n送信日時: 2026年4月21日 10:03\n宛先: Liliana\n件名: リマインダー",
    ),
    (
        "outlook",
        "ko",
        f"보낸 사람: {NAME} <{ADDRESS}>\n보낸 날짜: 2026년 4월 21일 화요일 오전 10:03\n받는 사람: Liliana\n제목: 알림",
    ),
    (
        "qq",
        "zh-CN",
        f'------------------ 原始邮件 ------------------\n发件人: "{NAME}" <{ADDRESS}>;\n'
        "发送时间: 2026年4月21日(星期二) 上午10:03\n收件人: Liliana;\n主题: 提醒",
    ),
    (
        "orange",
        "fr",
        f"> Message du 21/04/26 10:03\n> De : {NAME} <{ADDRESS}>\n> A : l@x.example\n> Objet : Rappel",
    ),
    ("hey", "en", f"On April 21, 2026, {NAME} <{ADDRESS}> wrote:"),
    ("zoho", "en", f"---- On Tue, 21 Apr 2026 10:03:12 -0500 {NAME} <{ADDRESS}> wrote ----"),
    ("yahoo", "en", f"On Tuesday, April 21, 2026 at 10:03:12 AM GMT-5, {NAME} <{ADDRESS}> wrote:"),
    ("spark", "en", f"On 21 Apr 2026, 10:03 -0500, {NAME} <{ADDRESS}>, wrote:"),
    ("apple, bare", "es", f"El 21 abr 2026, a la(s) 10:03, {NAME} <{ADDRESS}> escribió:"),
)
