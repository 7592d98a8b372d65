"""The days to come: played without sending, shown by commands and pages."""
