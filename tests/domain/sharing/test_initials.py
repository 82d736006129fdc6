"""Names of others as initials, and what may still be a name."""

from datetime import UTC, datetime

from recovery_journal.domain.circle import Contact
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.sharing.initials import Initials, NameMark, split_marks

AT = datetime(2026, 11, 18, 12, tzinfo=UTC)


def hidden(text: str, *circle: str, reader: str = "Sam Lee") -> str:
    return split_marks(Initials(circle, [], reader).mark(text))[0]


def left(text: str, *circle: str, is_prose: bool = True, no_names: tuple[str, ...] = ()) -> str:
    """What may still be names, with spaces between."""
    initials = Initials(circle, [], "Sam Lee", no_names)
    marks = split_marks(initials.mark(text, is_prose=is_prose))[1]
    return " ".join(one.name for one in marks if not one.replaced)


def test_full_names_and_each_of_their_words_become_initials() -> None:
    for text, shown in (
        ("Mara Klein came.", "M. came."),
        ("Mara came, with Klein.", "M. came, with K."),
        ("MARA and mara called", "M. and M. called"),
        ("Maradona, Tamara, Mara's, Mara’s", "Maradona, Tamara, M.'s, M.’s"),
        ("_Mara_ *Mara* (Mara) “Mara” Mara-Lena", "_M._ *M.* (M.) “M.” M.-Lena"),
        ("Mara\nKlein and mara  klein", "M. and M."),
        ("Sam, Sam Lee, Lee and Mara", "Sam, Sam Lee, Lee and M."),
        ("Nobody.", "Nobody."),
        ("I saw Mara. And Mara…", "I saw M. And M…"),
        ("Was it Mara? Mara!", "Was it M.? M.!"),
    ):
        assert hidden(text, "Mara Klein", "Sam Lee") == shown, text
    assert hidden("Mara", "Jo") == "Mara"
    assert hidden("Mara") == "Mara"


def test_a_name_may_be_written_in_any_way() -> None:
    for name, text, shown in (
        ("Zoë", "zoe, ZOË and Zoe\u0308 came", "Z., Z. and Z. came"),
        ("Weiß", "WEISS saw Weiß", "W. saw W."),
        ("Dr. Schmidt", "dr. schmidt, and Schmidt's wife", "D., and S.'s wife"),
        ("Liam O'Brien", "O'Brien or Liam O'Brien", "O. or L."),
        ("Олена", "Зустріла Олена, ОЛЕНА", "Зустріла О., О."),
        ("小明", "昨天小明来了", "昨天小.来了"),
        ("J", "I saw J and I left", "I saw J and I left"),
        ("I", "and I left", "and I left"),
    ):
        assert hidden(text, name) == shown, name


def test_a_word_that_is_also_english_is_a_name_only_with_a_capital_inside_a_sentence() -> None:
    for name, text, shown in (
        ("The counsellor", "At the end of the day", "At the end of the day"),
        ("The counsellor", "I told the counsellor, and The Counsellor", "I told T., and T."),
        ("Will", "Will I? I will. I saw Will, with Will's dog.", ""),
        ("Grace Kelly", "Say grace, Grace! Thank Grace. “Grace” Kelly grace", ""),
        ("May", "It may rain in the may of May", "It may rain in the may of M."),
        ("Mark", "mark it; Mark\nMark\n- Mark", "mark it; M.\nMark\n- Mark"),
        ("Hope", "I hope. Hope is here: Hope", "I hope. Hope is here: H."),
        ("Rose", "She rose; dear Dr. Rose, ROSE", "She rose; dear Dr. R., ROSE"),
        ("Bill", "We paid the bill with Bill", "We paid the bill with B."),
        ("My sponsor", "my car, my Sponsor, sponsor", "my car, M., sponsor"),
        ("Change", "Change the room, change it", "Change the room, change it"),
    ):
        shown = (
            shown
            or {
                "Will": "Will I? I will. I saw W., with W.'s dog.",
                "Grace Kelly": "Say grace, G.! Thank G. “Grace” K. grace",
            }[name]
        )
        assert hidden(text, name) == shown, name


def test_names_on_entries_are_hidden_too() -> None:
    entries = (
        Contact(at=AT, people=("Ida Holm",)),
        Craving(at=AT, intensity=3, company=("Lea Kim", "friends"), places=("Oslo",)),
    )
    initials = Initials(["Ana"], entries, "Ana")
    text, _ = split_marks(initials.mark("Ida, holm, lea kim, friends, Oslo, Ana"))
    assert text == "I., H., L., friends, Oslo, Ana"


def test_what_may_still_be_a_name_is_found() -> None:
    for text, found in (
        ("I met Tomasz and Oslo’s mayor.", "Tomasz Oslo’s"),
        ("Tomasz called. Walking home. Yesterday I slept.", "Tomasz"),
        ("Ramen. I like ramen.", ""),
        ("In December on Monday, an English AA meeting, with Sam.", ""),
        ("Will called. The bill is paid. I will.", "Will"),
        ("Mara and MARA", ""),
    ):
        assert left(text, "Will", "Mara", "The counsellor") == found, text
    assert left("Trigger: Ramen, Tomasz", is_prose=False) == "Ramen Tomasz"
    assert left("Nutella: 3 days", is_prose=False) == ""
    assert left("For: Nutella", no_names=("Nutella",)) == ""


def test_marks_say_where_and_what_it_was() -> None:
    marked = Initials(["Mara Klein"], [], "Sam").mark("I saw mara \ufdd0with\ufdd2 Tomasz.")
    text, marks = split_marks(marked)
    assert text == "I saw M. with Tomasz."
    assert marks == (NameMark(6, 8, "mara", True), NameMark(14, 20, "Tomasz", False))
    assert split_marks("plain") == ("plain", ())
