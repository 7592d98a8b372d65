"""What people ask of the plan: who decides it, what a decision changes, and what lapses."""
