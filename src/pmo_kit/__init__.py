"""pmo-kit: a PMO's standard as data, and everything that follows from it."""
