"""The control office's pages and the lead's form: server-rendered, over the same functions as
command and chat; no SQL and no decision here."""
