"""One entity: its days and its settings."""
