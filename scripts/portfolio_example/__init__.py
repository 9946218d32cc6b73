"""The projects of the example portfolio: what each is, how its work goes, and its repository."""
