"""The months as phones write them in some languages."""

_NAMES = (
    "january januar jänner janvier enero gennaio janeiro januari",
    "february februar février febrero febbraio fevereiro februari",
    "march märz mrz mars marzo março maart mrt",
    "april avril abril aprile",
    "may mai mayo maggio maio mei",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august août agosto augustus",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember décembre diciembre dicembre dezembro",
)
MIN_LETTERS = 3


def month_number(word: str) -> int:
    """Return the number of a month by its name, or the beginning of it; 0 if it's none."""
    folded = word.casefold()
    if len(folded) < MIN_LETTERS:
        return 0
    for number, names in enumerate(_NAMES, start=1):
        if any(name.startswith(folded) for name in names.split()):
            return number
    return 0
