"""What comes in with a message: mails, files, albums, and what waits for a person."""
