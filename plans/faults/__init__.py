"""What is odd in a plan: each fault with its place, what was read and what to do."""
