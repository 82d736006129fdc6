"""Every sentence the program shows, and the data that ships with it."""
