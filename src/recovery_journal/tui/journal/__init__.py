"""The Journal screen: the list, the entry, search and filter."""
