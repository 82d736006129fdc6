"""Contacts files (vCard): RFC 2426 (3.0), RFC 6350 (4.0) and vCard 2.1."""
