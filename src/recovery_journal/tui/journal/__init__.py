"""The Journal screen: list, entry, search and filter."""
