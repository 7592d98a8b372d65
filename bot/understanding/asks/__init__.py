"""What a text wants beside reporting: more time, another office, a reminder, an answer, absence."""
