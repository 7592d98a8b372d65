"""One entity: its days and hours, what it has set, who may do what, and all of it together."""
