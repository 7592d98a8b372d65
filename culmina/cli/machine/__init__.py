"""Commands about the installation: its files, database, service, entities and mailboxes."""
