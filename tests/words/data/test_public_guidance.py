"""Each step of the public guidance is said by a shipped sentence that names who says so.

Facts only: what each publisher asks a bystander, or the person, to do. The words of a step have to
be in one sentence, and its source has to be one of those named with it.
"""

from recovery_journal.words.data import emergencies, medical
from recovery_journal.words.data.medical_sources import Fact
from support.each import each

OVERDOSE = {
    "someone who can't be woken is in danger": ("wake", "SAMHSA"),
    "breathing slow, uneven or absent": ("breathing, stopped", "SAMHSA"),
    "gurgling and snoring are not sleep": ("gurgling, snoring", "CDC"),
    "blue or grey lips and nails": ("blue, grey", "SAMHSA"),
    "pinpoint pupils": ("pinpoint", "UNODC"),
    "try to wake them first": ("shout, breastbone", "SAMHSA"),
    "call, and say where": ("{call}, where you are", "SAMHSA"),
    "naloxone, which harms nobody": ("give naloxone if there is any, no harm", "WHO"),
    "support the breathing": ("help them breathe", "SAMHSA"),
    "on the side": ("onto their side", "SAMHSA"),
    "a second dose": ("2 to 3 minutes, again", "SAMHSA"),
    "stay until help is there": ("stay until help comes", "HARM"),
    "it wears off": ("wears off, 30 to 90 minutes", "HARM"),
    "not again right after naloxone": ("after naloxone, using again", "HARM"),
    "no shower, no coffee, no sleeping it off": ("sleep it off, coffee, cold shower", "NHS"),
    "no vomiting on purpose": ("vomit, choke", "SAMHSA"),
    "keep them warm": ("side, warm", "SAMHSA"),
    "very drunk but awake": ("awake, sitting up, water", "NHS"),
    "if unsure, treat it as an overdose": ("something nobody knows", "UNODC"),
    "lost tolerance": ("after time off, same amount", "WHO"),
    "mixing with alcohol and sedatives": ("opioids with alcohol, breathing", "UNODC"),
    "never alone, and naloxone": ("don't use alone, naloxone at hand", "PUBLIC"),
    "children who swallowed some": ("child, swallowed, at once", "LAVONAS"),
    "naloxone for children": ("naloxone can be given, babies", "PEDIATRICS"),
    "locked away": ("locked away from children", "NEW JERSEY"),
    "babies": ("baby, after alcohol, sleep beside", "LULLABY"),
    "fentanyl in other drugs": ("can contain fentanyl, whatever you use", "OD FREE"),
}
WITHDRAWAL = {
    "heavy drinkers don't stop alone": ("every day, stop all at once", "ALCOHOL CHANGE"),
    "when it begins": ("6 to 8 hours", "BRITISH JOURNAL"),
    "when seizures come": ("seizures, 48 hours", "EUROPEAN"),
    "when delirium comes, and how long it lasts": ("48 to 72 hours, ten days", "BRITISH JOURNAL"),
    "seizures, hallucinations and shaking are emergencies": ("severe shaking", "DRINKAWARE"),
    "benzodiazepines are tapered": ("slowly, prescribes", "US FOOD"),
    "ghb": ("ghb, alcohol, sooner", "MCDONOUGH"),
    "head and surroundings in a seizure": ("hard things, soft, head", "EPILEPSY"),
    "no holding, nothing in the mouth": ("don't hold, nothing in their mouth", "EPILEPSY"),
    "on the side afterwards": ("afterwards, side, stay", "EPILEPSY"),
}
STIMULANTS = {
    "chest pain": ("chest pain", "PENINGTON"),
    "signs of a stroke": ("one side, drooping", "ONTARIO"),
    "overheating": ("hot, confused", "PENINGTON"),
    "fast pulse": ("fast heartbeat", "TOWARD"),
    "quiet, cool, calm": ("cool, quiet, calmly", "PENINGTON"),
    "cool the body": ("wet cloths", "PENINGTON"),
    "water only when awake": ("sips of water, passed out", "TOWARD"),
    "naloxone when in doubt": ("not sure, naloxone", "TOWARD"),
}
SUICIDE = {
    "ask": ("are you thinking of suicide, plant the idea", "988"),
    "be there": ("listen, stay with them", "988"),
    "keep them safe": ("take away", "988"),
    "no secret": ("secret", "988"),
    "help them connect": ("help them call", "988"),
    "follow up": ("again in the next few days", "988"),
    "an injury or an overdose is an emergency": ("hurt yourself already, {call} now", "NHS"),
    "don't be alone": ("don't stay alone", "988"),
    "poisons that show late": ("too many pills, even if you feel fine", "GREATER GLASGOW"),
    "means out of reach": ("away, keep pills or weapons for you", "988"),
}
TREATMENT = {
    "pregnancy": ("pregnant, on your own, care today", "AUSTRALIAN"),
    "medication in pregnancy": ("methadone, recommended treatment", "NEW YORK"),
    "stay on medication": ("methadone or buprenorphine, stay on it", "PENN"),
    "missed doses": ("missed methadone, three days", "AUSTRALIAN DEPARTMENT"),
    "to everyone on them": ("prescribed methadone, stay on it, overdose", "PENN"),
    "medicines after smoking": ("clozapine, stop smoking, doctor", "UK MEDICINES"),
    "after naltrexone": ("naltrexone, strongly", "US PRESCRIBING"),
    "stopping ghb": ("ghb, suddenly", "MCDONOUGH"),
    "pregabalin and others": ("pregabalin, baclofen, suddenly", "NHS"),
    "blocks against gambling": ("self-exclusion, bank", "UNIVERSITY OF BRISTOL"),
    "gambling and suicide": ("thoughts of ending your life, crisis line", "KARLSSON"),
    "no chasing": ("win it back, more losses", "GAMESENSE"),
}


def shipped() -> list[Fact]:
    kinds = medical.MEDICAL.values()
    known = [fact for kind in kinds for fact in (*kind.stopping, *kind.after_use)]
    return [*emergencies.all_facts(), *known]


@each("guidance", [OVERDOSE, WITHDRAWAL, STIMULANTS, SUICIDE, TREATMENT])
def test_each_step_has_a_sentence_with_its_source(guidance: dict[str, tuple[str, str]]) -> None:
    for step, (words, source) in guidance.items():
        found = [
            fact
            for fact in shipped()
            if all(word in fact.text.lower() for word in words.split(", "))
        ]
        assert found, step
        named = [fact.source.name.upper() for fact in found]
        publishers = {"CDC": "CENTERS FOR DISEASE", "HARM": "HARM REDUCTION", "WHO": "WORLD HEALTH"}
        publishers["PUBLIC"] = "PUBLIC HEALTH"
        assert any(publishers.get(source, source) in name for name in named), (step, named)


def test_every_sentence_can_be_read_alone() -> None:
    """They are listed by source, too, where no other sentence stands before them."""
    for fact in shipped():
        assert not fact.text.startswith(("Nor ", "Or ", "And ", "Either "))
        assert " either." not in fact.text
