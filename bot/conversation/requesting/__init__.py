"""More time, another office, not applicable: asked for, shown, sent, withdrawn."""
