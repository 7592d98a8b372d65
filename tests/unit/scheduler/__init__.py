"""What is due, escalated and tried again, as tables and properties."""
