"""Help lines by country.

Each was seen on the operator's own page, or on two lists that agree; nobody dialled them. A number
that nobody answers can cost a life, so each release begins with checking them all again.
"""

LINES_CHECKED_ON = "2026-11-27"
"""The day these rows were last compared with the lists below, unless they end with a later day."""

HELPLINE_LISTS = {
    "A": "Akana, support lines, each read on the operator's own page on 1 October 2026",
    "F": "Find A Helpline, copies of 2023 and of April 2026 (findahelpline.com)",
    "G": "the operator's or the government's own page, copy of 2025 or 2026",
    "H": "a public directory of crisis lines, July 2026",
    "N": "Anneal, support lines, checked with the providers on 12 August 2026",
    "O": "open-helplines, verified on 2 June 2026",
    "P": "two or more other public pages of 2025 and 2026 that agree",
    "T": "a public directory of crisis lines in 195 countries, 2026",
    "W": "Wikipedia, List of suicide crisis lines, copies of 2021 and 2026",
}
"""What the letters in the last column stand for."""
OPERATORS_OWN_PAGE = "AGNO"
"""The lists made from the operators' own pages; one of them is enough."""

HELP_LINES = """\
[US AS GU MP PR VI]
988 Suicide & Crisis Lifeline | call or text 988 | crisis | 24/7 |
    free; English, Spanish (press 2) | 988lifeline.org | AFNOPT
[GB IE GG IM JE]
Samaritans | call 116 123 | crisis | 24/7 | free | samaritans.org | AFGNT
[FR BL GF GP MF MQ PM RE YT]
3114 | call 3114 | crisis | 24/7 | free; French | 3114.fr | GHNPT
[US]
Crisis Text Line | text HOME to 741741 | crisis | 24/7 | free | crisistextline.org | FNO
SAMHSA National Helpline | call 1-800-662-4357 | drugs | 24/7 | free; English, Spanish |
    samhsa.gov | A
Never Use Alone | call 877-696-1996, or 800-484-3731 | drugs | 24/7 | free | neverusealone.com | P
National Problem Gambling Helpline | call or text 1-800-697-3738 | gambling | 24/7 | free |
    ncpgambling.org | A
[CA]
9-8-8 Suicide Crisis Helpline | call or text 988 | crisis | 24/7 | free; English, French | 988.ca |
    AFNO
Health Canada, get help with substance use | look at canada.ca | drugs | 24/7 | free | canada.ca | A
Gambling helplines of the provinces | look at responsiblegambling.org | gambling | 24/7 | free |
    responsiblegambling.org | A
[GB]
Shout | text SHOUT to 85258 | crisis | 24/7 | free | giveusashout.org | ANT
NHS 111, then choose mental health (option 2) | call 111 | crisis | 24/7 | free | nhs.uk | AN
Lifeline (Northern Ireland) | call 0808 808 8000 | crisis | 24/7 | free | lifelinehelpline.info |
    A | 2026-11-28
FRANK | call 0300 123 6600, or text 82111 | drugs | 24/7 | | talktofrank.com | A
AA helpline | call 0800 917 7650 | drugs, meetings | 24/7 | free | alcoholics-anonymous.org.uk | P
Drinkline | call 0300 123 1110 | drugs | Mon-Fri 9:00-20:00, Sat-Sun 11:00-16:00 |
    | drinkaware.co.uk | P
NA helpline | call 0300 999 1212 | drugs, meetings | 10:00-24:00 | | ukna.org | P | 2026-11-28
National Gambling Helpline (GamCare) | call 0808 8020 133 | gambling | 24/7 | free |
    gamcare.org.uk | A
Al-Anon | call 0800 0086 811 | family | 10:00-22:00 | free | al-anonuk.org.uk | AP | 2026-11-28
Nacoa (for children of people who drink) | call 0800 358 3456 | family | ? | free | nacoa.org.uk |
    P | 2026-11-28
Nar-Anon | look at nar-anon.co.uk | family, meetings | 24/7 | free | nar-anon.co.uk | A | 2026-11-28
[IE]
Text About It | text HELLO to 50808 | crisis | 24/7 | free | textaboutit.ie | ANW
HSE Drugs and Alcohol Helpline | call 1800 459 459 | drugs | Mon-Fri 9:30-17:30 | free | hse.ie | A
GamblingCare.ie | call 1800 936 725 | gambling | 24/7 | free | gamblingcare.ie | A
Gamblers Anonymous | call 01 872 1133 | gambling, meetings | 10:00-22:00 | | gamblersanonymous.ie |
    A
Al-Anon | call 01 873 2699 | family | ? | | al-anonuk.org.uk | A
[AU]
Lifeline | call 13 11 14, or text 0477 13 11 14 | crisis | 24/7 | | lifeline.org.au | AFNW
National Alcohol and Other Drug Hotline | call 1800 250 015 | drugs |
    24/7, in South Australia 8:30-22:00 | free | health.gov.au | AG
Gambling Help Online | call 1800 858 858 | gambling | 24/7 | free | gamblinghelponline.org.au | AP
Al-Anon | call 1300 252 666 | family | ? | | al-anon.org.au | A
Family Drug Support | call 1300 368 186 | family | 24/7 | | fds.org.au | P | 2026-11-28
Nar-Anon | look at naranon.com.au | family, meetings | 24/7 | free | naranon.com.au | A | 2026-11-28
[NZ]
1737, need to talk? | call or text 1737 | crisis, drugs | 24/7 | free | 1737.org.nz | AFGN
Alcohol Drug Helpline | call 0800 787 797, or text 8681 | drugs | 24/7 | free |
    alcoholdrughelp.org.nz | A
Gambling Helpline | call 0800 654 655, or text 8006 | gambling | 24/7 | free |
    gamblinghelpline.co.nz | AP
Nar-Anon | look at nar-anon.org.nz | family, meetings | 24/7 | free | nar-anon.org.nz | A |
    2026-11-28
[AE]
National Mental Support Line | call 800 4673 | crisis | 8:00-20:00 | free | two public lists | PT
[AR]
Línea Nacional de Salud Mental | call 0800 999 0091 | crisis | 24/7 | free | two public lists | FN
Centro de Asistencia al Suicida | call 135, or (011) 5275-1135 | crisis | 8:00-24:00 |
    | asistenciaalsuicida.org.ar | FHPTW | 2026-11-28
Línea 141 (SEDRONAR) | call 141 | drugs | 24/7 | free | two public lists | P
[AT]
Telefonseelsorge | call 142 | crisis | 24/7 | free | telefonseelsorge.at | FGNW
[BB]
Samaritans of Barbados | call 246 429 9999 | crisis | ? | | findahelpline.com | FTW
[BD]
Kaan Pete Roi | call 09612 119911 | crisis | ? | | shuni.org | FP
[BE]
Zelfmoordlijn 1813 | call 1813 | crisis | 24/7 | free; Dutch | zelfmoord1813.be | FHNW
Centre de Prévention du Suicide | call 0800 32 123 | crisis | 24/7 | free; French |
    preventionsuicide.be | FNW
Tele-Onthaal | call 106 | crisis | 24/7 | Dutch | tele-onthaal.be | FP
Télé-Accueil | call 107 | crisis | 24/7 | French | tele-accueil.be | FPT
De DrugLijn | call 078 15 10 20 | drugs | Mon-Fri 10:00-20:00 | Dutch | druglijn.be | P | 2026-11-28
SOS Jeux, Gokhulp | call 0800 35 777 | gambling | ? | free; French, Dutch | two public lists | P |
    2026-11-28
[BN]
Talian Harapan 145 | call 145 | crisis | 24/7 | | findahelpline.com | FTW
[BR]
CVV | call 188 | crisis | 24/7 | free; Portuguese | cvv.org.br | FHNW
[BS]
Bahamas Crisis Centre | call 242 328 0922 | crisis | ? | | bahamascrisiscentre.org | FT
[CH]
Die Dargebotene Hand, La Main Tendue, Telefono Amico | call 143 | crisis | 24/7 |
    free or CHF 0.20 a call; German, French, Italian | 143.ch | FGNW
SOS Spielsucht | call 0800 040 080 | gambling | ? | free; German | sos-spielsucht.ch | P |
    2026-11-28
[CL]
Línea *4141 (No estás solo, no estás sola) | call *4141 | crisis | 24/7 | free; Spanish |
    minsal.cl | GT
Salud Responde | call 600 360 7777 | crisis | 24/7 | Spanish | minsal.cl | FP
[CN]
Beijing Suicide Research and Prevention Center | call 010-8295-1332, or 400-161-9995 | crisis |
    24/7 | Chinese | crisis.org.cn | FOTW
[CO]
Línea 106 (Bogotá) | call 106 | crisis | 24/7 | free; Spanish | saludcapital.gov.co | FTW
[CR]
Línea Aquí Estoy | call 2272-3774 | crisis | ? | Spanish | psicologiacr.com | FP
[CY]
Cyprus Samaritans | call 8000 7773 | crisis | 16:00-24:00 | free; Greek, English |
    cyprussamaritans.org | FPTW | 2026-11-28
[CZ]
Linka první psychické pomoci | call 116 123 | crisis | 24/7 | free; Czech |
    linkapsychickepomoci.cz | PT
Pražská linka důvěry | call 222 580 697 | crisis | 24/7 | Czech | csspraha.cz | FPT
[DE]
TelefonSeelsorge | call 0800 1110111, or 0800 1110222 or 116 123 | crisis | 24/7 | free; German |
    telefonseelsorge.de | FHNW
Sucht & Drogen Hotline | call 01806 313031 | drugs | ? | 20 cents a call; German |
    two public lists | P
Helpline on gambling (BZgA) | call 0800 1372700 | gambling |
    Mon-Thu 10:00-22:00, Fri-Sun 10:00-18:00 | free; German | bzga.de | GP | 2026-11-28
[DK]
Livslinien | call 70 201 201 | crisis | 9:00-5:00 | Danish | livslinien.dk | FHNW
Alkolinjen | call 80 200 500 | drugs | ? | free; Danish | two public lists | P | 2026-11-28
StopSpillet | call 70 22 28 25 | gambling | ? | Danish | stopspillet.dk | P | 2026-11-28
[EC]
Línea 171, then option 6 | call 171 | crisis | 24/7 | free; Spanish | two public lists | PT |
    2026-11-28
[EE]
Eluliin | call 655 8088 | crisis | 19:00-7:00 | Estonian | eluliin.ee | FTW
[ES]
Línea 024 | call 024 | crisis | 24/7 | free; Spanish | sanidad.gob.es/linea024 | GHN
Teléfono de la Esperanza | call 717 003 717 | crisis | 24/7 | Spanish | telefonodelaesperanza.org |
    FNW
Fad | call 900 16 15 15 | drugs | ? | free; Spanish | fad.es | P | 2026-11-28
FEJAR | call 900 200 225 | gambling | ? | free; Spanish | fejar.org | P | 2026-11-28
[FI]
MIELI Kriisipuhelin | call 09 2525 0111 | crisis | 24/7 |
    Finnish, and at some hours other languages | mieli.fi | FHN
Päihdeneuvonta | call 0800 900 45 | drugs | ? | free; Finnish | ehyt.fi | G | 2026-11-28
Peluuri | call 0800 100 101 | gambling | Mon-Fri 12:00-18:00 | free; Finnish, Swedish | peluuri.fi |
    P | 2026-11-28
[FJ]
Empower Pacific | call 5626 | crisis | 24/7 | | empowerpacific.com | FP
[FR]
Drogues Info Service | call 0 800 23 13 13 | drugs | 8:00-2:00 | free; French |
    drogues-info-service.fr | P
Alcool Info Service | call 0 980 980 930 | drugs | 8:00-2:00 | French | alcool-info-service.fr | P
Joueurs Info Service | call 09 74 75 13 13 | gambling | 8:00-2:00 | French |
    joueurs-info-service.fr | P
[GH]
Mental Health Authority helpline | call 0800 678 678 | crisis | 24/7 | free | two public lists | PT
[GR]
1018 | call 1018 | crisis | 24/7 | Greek | suicide-help.gr | FTW
[GY]
Inter-agency Suicide Prevention Helpline | call 600-7896, or 623-4444 | crisis | 24/7 |
    | findahelpline.com | FPTW | 2026-11-28
[HK]
Samaritan Befrienders | call 2389 2222 | crisis | 24/7 | Cantonese | sbhk.org.hk | FNT
The Samaritans | call 2896 0000 | crisis | 24/7 | several languages | samaritans.org.hk | FN
Ping Wo Fund hotline | call 1834 633 | gambling | ? | | two public lists | P | 2026-11-28
[HU]
Lelki Elsősegély | call 116 123 | crisis | 24/7 | free; Hungarian | sos116-123.hu | FTW
[ID]
SEJIWA, then extension 8 | call 119 | crisis | 24/7 | free; Indonesian | kemenkes.go.id | OPT
[IL]
ERAN | call 1201 | crisis | 24/7 | Hebrew, Arabic, Russian, English | eran.org.il | FHNW
[IN]
Tele-MANAS | call 14416, or 1-800-891-4416 | crisis | 24/7 | free; more than 20 languages |
    telemanas.mohfw.gov.in | GN
National de-addiction helpline | call 14446 | drugs | ? | free | cbcindia.gov.in | G
[IR]
1480 | call 1480 | crisis | ? | Persian | two public lists | PT
[IS]
Hjálparsími Rauða krossins 1717 | call 1717 | crisis | 24/7 | free; Icelandic, English |
    raudikrossinn.is | FTW
[IT]
Telefono Amico Italia | call 02 2327 2327 | crisis | 10:00-24:00 | Italian | telefonoamico.it | HNT
Samaritans Onlus | call 800 86 00 22, or 06 77208977 | crisis | 13:00-22:00 | Italian |
    samaritansonlus.org | NW
Telefono Verde (Istituto Superiore di Sanità) | call 800 558 822 | gambling | ? | free; Italian |
    iss.it | P | 2026-11-28
[JP]
Yorisoi Hotline | call 0120-279-338 | crisis | 24/7 | free; Japanese | since2011.net | NP
Inochi no Denwa | call 0570-783-556 | crisis | 10:00-22:00 | Japanese | inochinodenwa.org | HN
TELL Lifeline | call 03-5774-0992 | crisis | 9:00-23:00 | English | telljp.com | FHPT | 2026-11-28
[KE]
Befrienders Kenya | call +254 722 178 177 | crisis | ? | English, Swahili | befrienderskenya.org |
    FHTW
[KH]
TPO Cambodia | call 017 222 372 | crisis | ? | Khmer | tpocambodia.org | FP
[KR]
109 | call 109 | crisis | 24/7 | free; Korean | mohw.go.kr | NOT
[KZ]
150 | call 150 | crisis | 24/7 | free; Kazakh, Russian | telefon150.kz | FPT
[LB]
Embrace Lifeline | call 1564 | crisis | 24/7 | Arabic, English, French | embracelebanon.org |
    FPTW | 2026-11-28
[LK]
National Mental Health Helpline | call 1926 | crisis | 24/7 | free; Sinhala, Tamil, English |
    two public lists | PT
[LT]
Vilties linija | call 116 123 | crisis | 24/7 | free; Lithuanian | viltieslinija.lt | FPTW
[LU]
SOS Détresse | call 45 45 45 | crisis | Sun-Thu 11:00-23:00, Fri-Sat 11:00-3:00 |
    Luxembourgish, French, German | 454545.lu | FW
[LV]
Skalbes | call 116 123, or 67222922 | crisis | 24/7 | free; Latvian, Russian | skalbes.lv | FPT
[MT]
Supportline 179 | call 179 | crisis | 24/7 | free | fsws.gov.mt | FW
[MX]
Línea de la Vida | call 800 911 2000 | crisis, drugs | 24/7 | free; Spanish |
    gob.mx/salud/conasama | FNT
SAPTEL | call 55 5259 8121 | crisis | 24/7 | Spanish | saptel.org.mx | FHW
[MY]
Befrienders KL | call 03-7627 2929 | crisis | 24/7 | Malay, English, Chinese | befrienders.org.my |
    HP
Talian HEAL | call 15555 | crisis | ? | Malay, English | two public lists | PT
[NL]
113 Zelfmoordpreventie | call 113, or 0800-0113 | crisis | 24/7 | free; Dutch | 113.nl | FHNW
Drugs Infolijn (Trimbos) | call 0900-1995 | drugs | ? | not free; Dutch | drugsinfo.nl | P |
    2026-11-28
Loket Kansspel | call 0800 24 000 22 | gambling | ? | free; Dutch | loketkansspel.nl | P |
    2026-11-28
[NO]
Mental Helse Hjelpetelefonen | call 116 123 | crisis | 24/7 | free; Norwegian | mentalhelse.no |
    FHNW
Kirkens SOS | call 22 40 00 40 | crisis | 24/7 | Norwegian | kirkens-sos.no | FNW
Hjelpelinjen | call 800 800 40 | gambling | ? | free; Norwegian | hjelpelinjen.no | P | 2026-11-28
[NP]
National Suicide Prevention Helpline | call 1166 | crisis | 24/7 | free; Nepali |
    findahelpline.com | FPT
[PE]
Línea 113, then option 5 | call 113 | crisis | 24/7 | free; Spanish | gob.pe/minsa | PT
[PH]
NCMH Crisis Hotline | call 1553, or 0917 899 8727 | crisis | 24/7 | Filipino, English |
    ncmh.gov.ph | OT
In Touch Crisis Line | call 02 8893 7603 | crisis | 24/7 | Filipino, English | in-touch.org | FP
[PK]
Umang | call 0311 7786264 | crisis | 24/7 | Urdu, English | umang.com.pk | PT
[PL]
Centrum Wsparcia | call 800 70 2222 | crisis | 24/7 | free; Polish | centrumwsparcia.pl | FN
Kryzysowy Telefon Zaufania | call 116 123 | crisis | 24/7 | free; Polish | two public lists | HPT
Telefon Zaufania (KCPU) | call 800 199 990 | drugs | ? | free; Polish | kcpu.gov.pl | P | 2026-11-28
Telefon Zaufania, uzależnienia behawioralne | call 801 889 880 | gambling | 17:00-22:00 |
    not free; Polish | kcpu.gov.pl | P | 2026-11-28
[PT]
SNS 24, then option 4 | call 808 24 24 24 | crisis | 24/7 | Portuguese | sns24.gov.pt | NT
Linha Vida | call 1414 | drugs, gambling | ? | free; Portuguese | two public lists | P | 2026-11-28
SOS Voz Amiga | call 213 544 545 | crisis | 15:30-0:30 | Portuguese | sosvozamiga.org | FHW
[RO]
TelVerde Antisuicid | call 0800 801 200 | crisis | Fri-Sun 19:00-7:00 | free; Romanian |
    antisuicid.ro | FPTW | 2026-11-28
[RS]
Centar Srce | call 0800 300 303 | crisis | 14:00-23:00 | free; Serbian | centarsrce.org | FW
[RU]
Psychological Help, Emergencies Ministry | call 8 495 989-50-50 | crisis | 24/7 | Russian |
    psi.mchs.gov.ru | FP
[SA]
National Center for Mental Health Promotion | call 920033360 | crisis | ? | Arabic | ncmh.org.sa |
    FPT
[SE]
Mind Självmordslinjen | call 90101 | crisis | 24/7 | Swedish | mind.se | FHN
Alkoholhjälpen | call 020-84 44 48 | drugs | ? | free; Swedish | alkoholhjalpen.se | P | 2026-11-28
Droghjälpen | call 020-91 91 91 | drugs | ? | free; Swedish | two public lists | P | 2026-11-28
Stödlinjen | call 020-81 91 00 | gambling | ? | free; Swedish | stodlinjen.se | P | 2026-11-28
[SG]
Samaritans of Singapore | call 1767, or WhatsApp 9151 1767 | crisis | 24/7 | | sos.org.sg | HNT
national mindline | call 1771, or WhatsApp 6669 1771 | crisis | 24/7 | free | two public lists | P
National Problem Gambling Helpline | call 1800-6-668-668 | gambling | ? | free | ncpg.org.sg | P |
    2026-11-28
[SI]
Zaupni telefon Samarijan | call 116 123 | crisis | 24/7 | free; Slovenian | telefon-samarijan.si |
    FPT
[SK]
Linka dôvery Nezábudka | call 0800 800 566 | crisis | 24/7 | free; Slovak | linkanezabudka.sk | FPT
IPčko | call 0800 500 333 | crisis | 24/7 | free; Slovak | ipcko.sk | FPT
[TH]
1323 | call 1323 | crisis | 24/7 | free; Thai | two public lists | PT
[TW]
1925 | call 1925 | crisis | 24/7 | free; Chinese | mohw.gov.tw | PTW
Lifeline | call 1995 | crisis | 24/7 | Chinese | life1995.org.tw | FPW
[UA]
Lifeline Ukraine | call 7333 | crisis | 24/7 | free; Ukrainian | lifelineukraine.com | FTW
[UY]
Línea Vida | call 0800 0767, or *0767 | crisis | 24/7 | free; Spanish | gub.uy | GPT
[WS]
Fa'ataua Le Ola | call 800-5433 | crisis | ? | free; Samoan, English | findahelpline.com | FPT
[ZA]
Suicide Crisis Helpline (SADAG) | call 0800 567 567 | crisis | 24/7 | free | sadag.org | FHN
Social Development substance helpline | call 0800 12 13 14, or text 32312 | drugs | 24/7 | free |
    sadag.org | G
Responsible Gambling Foundation | call 0800 006 008 | gambling | ? | free |
    responsiblegambling.org.za | P | 2026-11-28
"""
"""Countries and their lines: name, how, for what, hours, cost; languages, page, where it was seen,
and the day it was, if that was later than LINES_CHECKED_ON.

Hours are in the country's own time, "?" if they are not known, or lists differ. The first crisis
line of a country is the one in the sentence at the bottom of Right now. An indented line goes on
with the one above.
"""

ANYWHERE = """\
Find a helpline | look at findahelpline.com | crisis | 24/7 | free | findahelpline.com | AG
AA | look at aa.org | meetings | 24/7 | free | aa.org | P
NA | look at na.org | meetings | 24/7 | free | na.org | P
SMART Recovery | look at smartrecovery.org | meetings | 24/7 | free | smartrecovery.org | G
Recovery Dharma | look at recoverydharma.org | meetings | 24/7 | free | recoverydharma.org | P
LifeRing | look at lifering.org | meetings | 24/7 | free | lifering.org | P
Women for Sobriety | look at womenforsobriety.org | meetings | 24/7 | free | womenforsobriety.org |
    P
Gamblers Anonymous | look at gamblersanonymous.org | gambling, meetings | 24/7 | free |
    gamblersanonymous.org | P
Al-Anon (family and friends) | look at al-anon.org | family, meetings | 24/7 | free |
    al-anon.org | A
Nar-Anon (family and friends) | look at nar-anon.org | family, meetings | 24/7 | free |
    nar-anon.org | A
"""
"""Directories that are there for every country, in the same columns."""
