"""The sentences in which a text or its data is refused, each with a remedy."""
