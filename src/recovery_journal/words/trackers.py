"""What the tracker dialog says."""

NAME = "What do you stay away from, or cut down?"
KIND = "What is it, so that the right safety lines are shown?"
VERB = "Which word do you use?"
GOAL = "What is your goal?"
GOALS = ("stay away", "cut down")
LIMIT = "At most how much, in a day or a week?"
SINCE = "Since when?"
SINCE_HINT = "The first day without use. Today, a date, or “3 weeks ago”. A day ahead is a plan."
SINCE_YOURS = "You decide what your date is."
HEADLINE = "Which number stands large on Today?"
HEADLINES = {
    "current": "days since the last first day",
    "total": "days in all",
    "last 90": "days of the last 90",
    "none": "no number",
}
PRIVATE = "Private: left out of every page, and not named in a shell prompt."
MONEY = "Money and time not spent, counted over all days"

KINDS = {
    "alcohol": "alcohol",
    "benzodiazepine": "benzodiazepines",
    "opioid": "opioids",
    "stimulant": "stimulants",
    "nicotine": "nicotine",
    "cannabis": "cannabis",
    "gambling": "gambling",
    "other": "something else",
}
"""How each kind is called in a list."""
