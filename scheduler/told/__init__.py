"""What is told besides reminders, each once: absences, leads that follow, parts that are done."""
