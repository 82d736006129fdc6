"""What the entries show: one small module per question, each with its minimum of data.

They all take a `History`: one light tuple per craving and mood, and the days with any entry. Below
its minimum a question answers `TooFew`, never a number.
"""
