"""What control says of the reports of offices: accepted, returned, verified at another figure, or
left for later. It only reads words; which reports there are, and what then becomes of them, is
`bot.conversation.overseeing`, which calls it.

`review_words` has the verbs and names as patterns, `reviewed` finds what is judged of each report
that is named, as `read_review` has it. Other wordings are put as orders before: `everyday`,
`looked_through`, `said_of_whose`, `found_figures`, `spelled_out`. `put_off` reads what is judged
later.
"""
