"""The dialogue without a database: tables of what is heard and what follows."""
