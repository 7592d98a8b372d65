"""The suite: unit, service, channels, journeys, contracts."""
