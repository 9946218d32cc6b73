"""What every room needs for files: written whole, sets of them all or none, the user's own."""
