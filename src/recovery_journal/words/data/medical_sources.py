"""The public guidance behind each medical sentence, with the day it was last read."""

from datetime import date

from recovery_journal.domain.dataclass import dataclass

CHECKED_ON = date(2026, 11, 27)
"""Read in stored copies of the pages, which may be older."""
READ_LATER = date(2026, 11, 28)
"""The same, for the sources added since."""


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    page: str
    """The publisher's own page."""
    checked: date = CHECKED_ON


@dataclass(frozen=True, slots=True)
class Fact:
    """One or two sentences, or a few words, and who says so."""

    text: str
    source: Source


SAMHSA = Source(
    "SAMHSA, Overdose Prevention and Response Toolkit",
    "store.samhsa.gov",
)
WHO = Source(
    "World Health Organization, fact sheet on opioid overdose",
    "who.int/news-room/fact-sheets/detail/opioid-overdose",
)
UNODC = Source(
    "UNODC and WHO, Stop Overdose Safely (S-O-S)",
    "syntheticdrugs.unodc.org/syntheticdrugs/en/treatment/opioidoverdose",
)
HARM_REDUCTION = Source(
    "National Harm Reduction Coalition, on responding to an opioid overdose",
    "harmreduction.org/issues/overdose-prevention",
)
FENTANYL = Source("OD Free Marin, on fentanyl", "odfreemarin.org/fentanyl")
NHS_ALCOHOL = Source("NHS, on alcohol poisoning", "nhs.uk/conditions/alcohol-poisoning")
DRINKAWARE = Source(
    "Drinkaware and Alcohol Change UK, on stopping drinking",
    "drinkaware.co.uk and alcoholchange.org.uk",
)
EASL = Source(
    "European Association for the Study of the Liver, guideline on alcohol, 2018",
    "easl.eu/clinical-practice-guidelines",
)
BJGP = Source("British Journal of General Practice, on alcohol withdrawal", "bjgp.org")
FDA_BENZODIAZEPINES = Source(
    "US Food and Drug Administration, on benzodiazepines, 23 September 2020",
    "fda.gov/drugs/drug-safety-and-availability",
)
FDA_NALTREXONE = Source(
    "US prescribing information of naltrexone, on opioid overdose", "dailymed.nlm.nih.gov"
)
GHB = Source(
    "McDonough and others, on GHB withdrawal, Drug and Alcohol Dependence, 2004",
    "Drug and Alcohol Dependence 75, 3-9",
)
GABAPENTINOIDS = Source(
    "NHS and others, on gabapentin, pregabalin and baclofen", "nhs.uk/medicines"
)
PENINGTON = Source(
    "Penington Institute, fact sheet on stimulant overdose",
    "penington.org.au/resources/ioad_overdose-factsheet-stimulants",
)
OHRDP = Source(
    "Ontario Harm Reduction Distribution Program, Connecting, on stimulant overdose", "ohrdp.ca"
)
LIFELINE = Source(
    "988 Suicide & Crisis Lifeline and NIMH, five steps to help someone", "bethe1to.com"
)
AUSTRALIA_METHADONE = Source(
    "Australian Department of Health, guideline on methadone, missed doses", "health.gov.au"
)
PREGNANCY = Source(
    "New York State Department of Health, substance use in pregnancy, with ACOG and SAMHSA",
    "ncbi.nlm.nih.gov/books/NBK572854",
)
ALCOHOL_PREGNANCY = Source(
    "Australian alcohol treatment guidelines, chapter 14, on pregnancy",
    "alcoholtreatmentguidelines.com.au",
)
PENN_STATE = Source(
    "Penn State Evidence-to-Impact Collaborative, on overdose after treatment",
    "evidence2impact.psu.edu",
)
DOSE = Source("Alcoholism & Drug Abuse Weekly, on dose and overdose", "onlinelibrary.wiley.com")
CDC = Source(
    "US Centers for Disease Control and Prevention, what to do if someone is overdosing",
    "cdc.gov/stop-overdose/response",
    READ_LATER,
)
PUBLIC_HEALTH = Source(
    "Wellington-Dufferin-Guelph Public Health, on preventing an overdose",
    "wdgpublichealth.ca/your-health/opioids-and-naloxone/preventing-opioid-overdose",
    READ_LATER,
)
TOWARD_THE_HEART = Source(
    "Toward the Heart (British Columbia), on stimulant overdose",
    "towardtheheart.com/stimulant-od-awareness",
    READ_LATER,
)
CHILDREN = Source(
    "Lavonas and others 2013 (HealthDay) and New Jersey, on medicines that can kill a child",
    "health.usnews.com and viewer.joomag.com/the-nj-police-chief-magazine-vol-28-number-9",
    READ_LATER,
)
PEDIATRICS = Source(
    "American Academy of Pediatrics, on naloxone for children",
    "publications.aap.org/aapnews/news/24716",
    READ_LATER,
)
LULLABY = Source(
    "The Lullaby Trust and NHS Humber, on safer sleep for babies",
    "humber.nhs.uk/news/Information-about-safer-sleep.htm",
    READ_LATER,
)
PARACETAMOL = Source(
    "NHS Greater Glasgow and Clyde, on paracetamol overdose",
    "mypsych.nhsggc.org.uk/medicines-companion/emergencies-2222/paracetamol-overdose",
    READ_LATER,
)
SMOKING_MEDICINES = Source(
    "UK Medicines Information (NHS), medicines whose dose changes after stopping smoking",
    "studylib.net/doc/7540878",
    READ_LATER,
)
EPILEPSY = Source(
    "Epilepsy New Zealand, first aid for seizures",
    "epilepsyfoundation.org.nz/learn/first-aid",
    READ_LATER,
)
ALCOHOL_CHANGE = Source(
    "Alcohol Change UK, on alcohol withdrawal", "alcoholchange.org.uk", READ_LATER
)
NHS_MENTAL_HEALTH = Source(
    "NHS, on a mental health crisis", "nhs.uk/nhs-services/mental-health-services", READ_LATER
)
GAMBLING_BLOCKS = Source(
    "University of Bristol, on gambling blocks of banks, and Kotter and others, on self-exclusion",
    "bristol.ac.uk/geography/research/pfrc and doi.org/10.1007/s10899-018-9777-8",
    READ_LATER,
)
GAMBLING_MONEY = Source(
    "Gambling Help Online (Australia) and gamblingaddiction.org.uk, on money",
    "gamblinghelponline.org.au and gamblingaddiction.org.uk/debts",
    READ_LATER,
)
GAMBLING_LOSSES = Source(
    "GameSense, on chasing losses", "gamesense.com/play-better/take-back-your-control", READ_LATER
)
GAMBLING_SUICIDE = Source(
    "Karlsson and Håkansson 2018, Sundqvist and Wennberg 2021, on gambling and suicide",
    "doi.org/10.1556/2006.7.2018.112 and doi.org/10.1007/s10899-020-09996-5",
    READ_LATER,
)
