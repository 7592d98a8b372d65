"""Mail servers: how they are reached, with which credentials, and whether they can be used."""
