"""People and offices: where they are reached, what they agreed to, when they are away or leave."""
