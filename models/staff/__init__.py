"""People and offices: rights and addresses, what they agreed to, when they are away or leave."""
