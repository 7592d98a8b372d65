"""The dialogue with one person, on whatever channel.

The way of an answer: `handle` (the use case, one transaction) → `beside` (takes out what stands
beside a report: agreement, absence, leaving, a withdrawal) → `taking` (who takes what reports
nothing) → `deciding_on` (the activities are held) → `hearing` (what was said, and which activity is
meant: `pending` is her desk, `thread` what the message replies to, `among` reads the text among the
activities it may be about) → `doubts` (a model is asked where one is there) → `transitions` (pure;
`state` is what is stored, `steps` what is done, `view` what may be known) → `acting` (which writes)
and `speech` (which says).

Who may take a message, in their order; the first that answers has it:

1. `handle` sends apart what goes no further: a group's own events, letters that no person wrote,
   codes of invitations, strangers, who has not agreed to be written to, answers about held mails.
2. `taking.HANDLERS`: who only looks, answers to a voice note, voice notes, the choice of an option,
   doubts about a decision, another day of a request, of what a date is,
   orders (in words `orders.ORDERS`, by a button `orders.PRESSES`), a wrong date, questions.
3. `transitions.WAYS`: the place of a file, of a report or of its words, presses, edits, another's
   words, which report is taken back, files, the walk, a period left open, a report opened again.
4. `takers.TAKERS`: words; the last of them takes all that is left.

What belongs to one kind of message has a room: `receiving` (whose message it is), `speaking` (what
is said, and answers to our questions), `joining` (enrolment, consent), `reporting` (drafts,
recording, receipts), `correcting` (what was reported is put right, moved, taken back), `filing`
(evidence), `requesting` (more time, another office, not applicable), `deciding` (requests granted
or denied, decisions changed), `away` (delegates and absences), `for_others` (what is recorded for
an office), `overseeing` (overviews, history, questions, broadcasts).
"""
