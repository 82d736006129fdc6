"""What the quick log asks, and the quiet line that says what was saved."""

CRAVING = "How strong is the craving?"
CRAVING_SCALE = "0 is none, 10 is the strongest ever. Press a number; 1 and 0 make 10."
MOOD = "How are you?"
MOOD_SCALE = "1 is very low, 5 is very good."
NOTE = "What do you want to write down?"

TRIGGER = "What set it off?"
SITUATION = "What kind of moment was it?"
PLACE = "Where were you?"
COMPANY = "Who was there?"
FEELINGS = "What did you feel?"
HALT = "Hungry, angry, lonely, tired?"
TRIED = "What did you try?"
OUTCOME = "How did it end?"
OPTIONAL = "Only the number is needed."

COUNT_AS_RETURN = "You wrote that you used. Shall it count as a return to use? Your total stays."


def saved(what: str) -> str:
    """The quiet line after saving: "Saved: craving 7. u takes it back, ! is help now."."""
    return f"Saved: {what}. u takes it back, ! is help now."
