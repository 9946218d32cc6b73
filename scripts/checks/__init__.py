"""What is checked about the handbook's built site; the tests call the same functions."""
