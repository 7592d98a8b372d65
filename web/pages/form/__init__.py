"""The lead's form: her open activities on one page, opened by a signed link, without an account."""
