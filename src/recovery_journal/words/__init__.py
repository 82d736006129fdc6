"""What the program says, and the data that comes with it."""
