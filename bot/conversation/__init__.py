"""The dialogue with one person, on whatever channel.

The way of an answer: `handle` (the use case, one transaction) → `orders` (the list of those who
take a message that reports nothing, in their order) → `hearing` (what was said, and which activity
is meant: `pending` is her desk, `thread` what the message replies to) → `transitions` (pure, the
list of those who take reports, requests and answers; `state` is what is stored, `steps` the values)
→ `acting` (which writes) and `speech` (which says).

What belongs to one kind of message has a room: `receiving` (whose message it is), `speaking` (what
is said, and answers to our questions), `joining` (enrolment, consent), `reporting` (drafts,
recording, corrections, receipts), `filing` (evidence), `requesting` (more time, another office,
decisions), `away` (delegates and absences), `for_others` (what is recorded for an office),
`overseeing` (overviews, history, broadcasts).
"""
