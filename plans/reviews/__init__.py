"""Control's own judgement of what an office reported: accepted, or returned with a reason."""
