"""What the letters of meeting types mean.

AA: the Meeting Guide specification, github.com/code4recovery/spec (types.json, 2026). NA: letters
that BMLT servers have in common; each server may add its own.
"""

AA_TYPES = """\
11 11th Step Meditation
12x12 12 Steps & 12 Traditions
A Secular
ABSI As Bill Sees It
AF Afrikaans
AL Concurrent with Alateen
AL-AN Concurrent with Al-Anon
AM Amharic
AR Arabic
ASL American Sign Language
B Big Book
BA Babysitting Available
BE Newcomer
BG Bulgarian
BI Bisexual
BRK Breakfast
BV-I Blind / Visually Impaired
C Closed
CAN Candlelight
CF Child-Friendly
D Discussion
D-HOH Deaf / Hard of Hearing
DA Danish
DB Digital Basket
DD Dual Diagnosis
DE German
DR Daily Reflections
EL Greek
EN English
FA Persian
FF Fragrance Free
FI Finnish
FR French
G Gay
GR Grapevine
H Birthday
HE Hebrew
HI Hindi
HR Croatian
HU Hungarian
IS Icelandic
ITA Italian
JA Japanese
KA Georgian
KOR Korean
L Lesbian
LGBTQ LGBTQ
LIT Literature
LO-I Loners / Isolationists
LS Living Sober
LT Lithuanian
M Men
MED Meditation
ML Malayalam
MT Maltese
N Native American
NB Non-Binary
NDG Indigenous
NE Nepali
NL Dutch
NO Norwegian
O Open
ONL Online
OUT Outdoor
P Professionals
POA Proof of Attendance
POC People of Color
POL Polish
POR Portuguese
PUN Punjabi
QSL Quebec Sign Language
RSL Russian Sign Language
RUS Russian
S Spanish
SEN Seniors
SK Slovak
SL Slovenian
SM Smoking Permitted
SP Speaker
ST Step Study
SV Swedish
T Transgender
TC Location Temporarily Closed
TH Thai
TL Tagalog
TR Tradition Study
TUR Turkish
UK Ukrainian
W Women
X Wheelchair Access
XB Wheelchair-Accessible Bathroom
XT Cross Talk Permitted
Y Young People
"""
NA_TYPES = """\
C Closed
HY Hybrid
M Men
O Open
TC Location Temporarily Closed
VM Online
W Women
"""


def names_of(table: str) -> dict[str, str]:
    """Return the name of each type by its letters."""
    return dict(line.split(" ", 1) for line in table.splitlines())
