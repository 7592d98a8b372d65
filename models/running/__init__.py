"""What the processes that run keep of themselves: who lives, what each has in hand, what fails."""
