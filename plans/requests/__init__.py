"""What offices ask of the plan: who is told, who decides, what a decision changes, what lapses."""
