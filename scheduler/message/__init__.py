"""The message of the day: open rows of the ledger become one message to each person."""
