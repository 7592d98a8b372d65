"""What a person answers on her own page: read as a reply, tried before it is sent, written once."""
