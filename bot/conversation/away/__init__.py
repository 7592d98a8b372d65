"""Who does the work: delegates, who stands in for whom, absences, leaving."""
