"""The dialogue with one person: state, transitions, and the use case that records."""
