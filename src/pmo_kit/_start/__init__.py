"""What Python makes dear at each start, in a way that costs less: records and patterns."""
