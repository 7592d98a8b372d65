"""What is said to a person and how her answer to it is told: receipts, questions, yes and no."""
