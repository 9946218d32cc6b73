"""Many projects as one: the board's list, what is gathered for it, and what that adds up to."""
