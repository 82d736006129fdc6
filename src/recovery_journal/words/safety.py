"""My safety plan: six steps from the first signs to a safer place, for one's own words.

The six steps follow the idea of Stanley and Brown (2012); headings and layout are our own.
"""

TITLE = "My safety plan"

STEPS = (
    "How I notice that it is getting dangerous",
    "What I can do by myself to get through the next hour",
    "Where I can go and who I can be with, to think of something else",
    "Who I can tell that I need help",
    "Doctors, services and lines I can call",
    "How I make the place around me safer",
)
"""The heading of each step, the first one first."""

WITH_SOMEONE = "It is best made together: with a doctor, a counsellor, or someone you trust."
CREDIT = "The six steps are an idea of Barbara Stanley and Gregory K. Brown (2012)."
