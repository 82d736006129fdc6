"""What a person's own entries show: one small module a question, each with its gate.

All of them take a `told.Written`: one light tuple a craving and a mood, and the days on which
anything was written. Below its gate a question answers with `gates.TooFew`, never with a number.
"""
