"""What a text decides of requests: granted, denied or left for later. It only reads words; which
requests wait, and what then becomes of them, is `bot.conversation.deciding`, which calls it.

`words` has the verbs and the patterns of a clause, `clauses` finds the clauses of a text, `of_each`
what is decided of each request that is named, `of_all` of all or of those shown last. A request is
named by number, by code, by its place in a list (`places`) or by words of it (`called_requests`);
`known` has those there are. `beside` reads the words beside a decision, `granted` what is granted,
`regretted` a decision that is to be another one. `everyday` puts what is said otherwise in
the words of decisions: "hágale con la 5.2".
"""
