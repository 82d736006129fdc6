"""Everything that leaves the journal or comes in from outside, only on request."""
