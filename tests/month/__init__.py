"""A month with culmina, played against simulated time: `python -m tests.month NAME …`."""
