"""What is shown who asks: pages of the plan, of offices and of activities; each question."""
