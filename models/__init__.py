"""Tables and transactions; no rule of the domain."""
