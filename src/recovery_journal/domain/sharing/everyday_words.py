"""Common English words, many of which are names, too: "Will", "Grace", "the" in "The counsellor".

In lower case they aren't names. The list is made by hand; it leaves out words that are hardly
anything but a name.
"""

from recovery_journal.domain.calendar_names import MONTHS, WEEKDAYS

ARTICLES = frozenset(("a", "an", "the", "my", "your", "his", "her", "our", "their", "this", "that"))
"""Words that come before a name and aren't names themselves."""

_GRAMMAR = """
about above across after again against ago all almost along already also although always am among
and another any anybody anyone anything anyway apart are around as at away back be because been
before behind being below beneath beside besides between beyond both but by bye can can't could
couldn't despite did didn't do does doing don't done down during each eight either else enough
even ever every everybody everyone everything except few first five for forward four from had half
has have having he hello here hers herself hey hi him himself how however hundred i i'd i'll i'm
i've if in indeed inside instead into is isn't it it's itself just last later least less let's
like many may maybe me meanwhile might mine more most much must myself near need neither never
next nine no nobody none nor not nothing now of off often oh ok okay on once one only onto or
other ought ours ourselves out outside over past per perhaps please quite rather really same
second seven shall she should since six so some somebody someone something sometimes soon sorry
still such ten than thank thanks that's theirs them themselves then there therefore they third
though thousand three through throughout till to today together tomorrow tonight too toward
towards twice two under unless until up upon us very via was wasn't we well were what when where
which while who whole whom whose why will with within without won't would wouldn't yes yesterday
yet you yours yourself
"""
_PEOPLE = """
abbot al aunt auntie baby baker baron ben big bin bishop boss boy boyfriend brother buddy butler
captain carter chancellor chaplain child children clinician coach colleague cook cooper counsellor
counselor count cousin coworker customer da dad daddy daughter de dean del della den dentist der
di doctor dr driver du duchess duke earl el ex family father fiance fisher flatmate friend friends
gardener general girl girlfriend gran grandad granddad grandfather grandma grandmother grandpa
granny group guest guide guy helper home host hunter husband ibn imam judge kid kids king knight
la lady landlord lawyer le leader little lord mac madam major mama man manager marshal mason mate
mc meeting men mentor midwife miller minister miss mom mommy monk mother mr mrs ms mum mummy mx
nan nana nanny neighbor neighbour nephew new niece nun nurse officer old page pal papa parents
parker partner pastor peer people person pharmacist police pope porter potter priest prince
princess private probation prof professor psychiatrist psychologist queen rabbi roommate
saint san santa sergeant shepherd short sir sister smith social son sponsee sponsor spouse st
stranger student tall tanner taylor teacher team therapist trainer turner tyler uncle van von
walker ward weaver wife woman women worker young
"""
_ALSO_NAMES = """
amber angel apple archer arrow art ash autumn bay bear belle berry bill birch bird blaze bliss
blossom blue bob bond brandy breeze brick bright brook buck bud bunny candy cash cedar chance
charity chase cherry chip christian clay cliff clove clover coral cotton crew crystal daisy dale
dawn dick dove drake drew dusty earnest ebony ember faith felicity fern flora flower ford forest
fox frank freedom frost garland garnet gay gem gene genesis ginger glory golden grace grant gray
green grey grove guy happy harmony harp haven hawk hazel heath heather heaven hero holly honesty
honey hope hunt iris ivory ivy jack jade jasmine jay jet jewel joy justice kale keen kit lace lake
lance lane lark laurel lavender law leaf legend liberty lilac lily lime lotus love lucky maple
march marina mark marsh mat max meadow melody mercy merit merry mile miles mint misty moon moss
nest nick noble north oak ocean olive opal orchid otter pace pat patience peace pearl peg penny
pepper pierce pine plum poppy precious pride promise prudence quest rain rainbow raven ray red
reed rich ridge ring rise river rob robin rock rocky rod rose rosemary rosy ruby rue rush rusty
sable sage sailor sandy savage scarlet scout sea season serene serenity shade shadow shell silver
skip sky snow solace song spark spike spirit spring star sterling stone storm stormy sue sugar
summer sun sunny sunshine swan temple thorn tiger timber true truth tulip unity valor velvet
victor victory violet virtue wade wave west wheat willow win wind winter wise wolf wood woods
woody worth wren zeal zen zest
"""
_COMMON = """
aa able accept act add adhd afraid age agree air alcohol alive allow alone also amount anger angry
answer anxiety anxious appointment argue argument arm ask asleep bad bag ball bank bar bath beach
beautiful became become bed beer began begin believe best bet better birthday bit black body book
bored bottle bought bowl box bread break breakfast breath breathe breathing bring broke brought
bus busy buy cafe cake call called calls calm came car care careful carry casino certain chair
change cheap check choice choose christmas church cigarette city class clear clinic clock close
closed club coffee cold come comes coming contact contacts cope corner cost country course court
craving cravings cried cry cup cut daily dance danger dark date days dead deal dear decide decided
deep detox die different difficult dinner dishes diwali dog doing done door doubt drank dream
dressed drink drinking drinks drive drove drug drugs dry early easter easy eat eid ended energy
english enjoy evening exam exercise eye face facebook fair fall far fast fat fear feel feeling
feelings feels feet fell felt fight fill film find fine finish fire fish fit flat fly food foot
forget forgive forgiving forgot found friday full fun funny future ga gambled gambling game garden
gave get gets getting gift give glad go goal god goes going gone good got gp grateful great grief
ground grow guilt gym hair halloween hand hands hang hanukkah hard hate head health hear heard
heart heavy held help helped helps high hike hold holiday holidays hospital hot hotel hour hours
house hungry hurt idea ill important insomnia instagram intention intentions internet job journal
journey jump keep kept kind kitchen knew know known late laugh laughed lay leave led left letter
lie life light line list listen listened live lonely long look lost lot loud low lunch mad made
make making meal mean means meant medicine meet meetings mess message met middle mind mine minute
minutes miss missed mistake mistakes moment monday money month months mood moods morning mouth
move movie music na name nap nature nervous netflix news nice night noise noon note notes number
office old open opened outing pack paid pain panic paper part party passed pay payday phone pick
picture pills pint place plan plans play point poor practice pray prayer problem promises proud
ptsd pub public pulled push put quick quiet quit ramadan ran read ready reason reasons recovery
relax relief remember rent rest restless review reviews right road room rough round rule run
running sad safe said sat save saw say says scared school see seem seen sent set shame share
shared shift shock shoes shop shopping shot show shower shut sick side sign sit sitting situation
sky sleep slept slow small smart smell smile smoke smoked smoking snack sober sobriety soft sore
sort soul sound space speak spent spoke sport stand start started station stay stayed step steps
stood stop stopped strange street stress strong stuck stupid such sudden support sure surprised
swam swim table take taking talk talked task taste tea tears tell temptation tempted terrible test
text thanksgiving therapy thing things think thinking thought thoughts threw time tired told took
top total touch tough town train travel treatment tried trigger triggers true trust try trying
turn tv ugly understand upset urge urges use used using usual visit vodka voice wait waited wake
walk walked walking wall want wanted warm wash watch watched water way weak week weekend weeks
weight went whatsapp whiskey wine wish woke word words work worked working world worried worry
worse worst write writing wrong wrote year years youtube
"""

_NAMES_OF_DAYS = [name.casefold() for name in (*MONTHS, *WEEKDAYS)]
_SHORT_NAMES_OF_DAYS = [name[:3] for name in _NAMES_OF_DAYS]

EVERYDAY_WORDS = ARTICLES.union(
    _GRAMMAR.split(),
    _PEOPLE.split(),
    _ALSO_NAMES.split(),
    _COMMON.split(),
    _NAMES_OF_DAYS,
    _SHORT_NAMES_OF_DAYS,
)
"""In lower case; with the names of weekdays and months, and their short forms."""
