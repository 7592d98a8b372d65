"""How the activities of a plan stand on a day, stood before, and will probably stand."""
