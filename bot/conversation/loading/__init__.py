"""Plans and lists of people that planning sends: told apart from evidence, shown, stored."""
