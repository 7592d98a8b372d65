"""A lead's own spreadsheet: sent, compared when it comes back, recorded after one yes."""
