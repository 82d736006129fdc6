"""The emergency number of each country: whom to call for an ambulance.

Two lists had to agree on a number. Where they did not, or only one had it, the row ends in "?" and
people are told so. Nobody dialled the numbers.
"""

EMERGENCY_SOURCES = {
    "g": "GOV.UK, foreign travel advice, copy of 22 April 2026 (gov.uk/foreign-travel-advice)",
    "w": (
        "Wikipedia, List of emergency telephone numbers, copies of September 2024 and April 2026 "
        "(en.wikipedia.org/wiki/List_of_emergency_telephone_numbers)"
    ),
    "e": "European Commission, Decision 2007/116/EC and pages on 112 (ec.europa.eu)",
    "o": "Emergency numbers by country in other public lists of 2025 and 2026",
    "p": "Public pages of the country itself",
}
"""What the letters in the last column stand for."""

COUNTRIES = """\
AD Andorra | 116 | or 112 | gw
AE United Arab Emirates | 998 | or 999, the police | gw
AF Afghanistan | 119 | the police; 112 for an ambulance | gw
AG Antigua and Barbuda | 999 | or 911 | gw
AI Anguilla | 911 | | gw
AL Albania | 127 | or 112 | gw
AM Armenia | 911 | or 112 | gw
AO Angola | 112 | | gw
AQ Antarctica | | |
AR Argentina | 107 | or 911 | gw
AS American Samoa | 911 | | wo
AT Austria | 112 | or 144 | ew
AU Australia | 000 | | pw
AW Aruba | 911 | | gw
AX Åland Islands | 112 | | wo
AZ Azerbaijan | 103 | or 112 | gw
BA Bosnia and Herzegovina | 124 | or 112 | gw
BB Barbados | 511 | or 211, the police | gw
BD Bangladesh | 999 | | gw
BE Belgium | 112 | | gwe
BF Burkina Faso | 18 | or 112 | gw
BG Bulgaria | 112 | | ge
BH Bahrain | 999 | | gw
BI Burundi | 112 | | gw
BJ Benin | 118 | or 112 | gw ?
BL Saint Barthélemy | 112 | or 15 | wo
BM Bermuda | 911 | | gw
BN Brunei | 991 | | gw
BO Bolivia | 118 | or 911 | go
BQ Caribbean Netherlands | 911 | | wo
BR Brazil | 192 | SAMU, the ambulance | gw
BS Bahamas | 911 | or 919 | gw
BT Bhutan | 112 | | gw
BV Bouvet Island | | |
BW Botswana | 997 | or 112 from a mobile phone | gw
BY Belarus | 103 | | gw
BZ Belize | 911 | | gw
CA Canada | 911 | | gwp
CC Cocos (Keeling) Islands | 000 | | wo
CD Democratic Republic of the Congo | 112 | the police; no ambulance number is known | wo
CF Central African Republic | 117 | or 1220 for an ambulance | go ?
CG Republic of the Congo | 118 | the fire brigade; 117 for the police | wo
CH Switzerland | 112 | or 144, the ambulance | gw
CI Côte d'Ivoire | 185 | SAMU, the ambulance; or 180, the fire brigade | wo
CK Cook Islands | 999 | or 998 | wo
CL Chile | 131 | | gw
CM Cameroon | 112 | | gw
CN China | 120 | | gw
CO Colombia | 123 | | gw
CR Costa Rica | 911 | | gw
CU Cuba | 104 | | gw
CV Cape Verde | 130 | | gw
CW Curaçao | 912 | or 911 | gw
CX Christmas Island | 000 | | wo
CY Cyprus | 112 | | gwe
CZ Czechia | 112 | or 155 | we
DE Germany | 112 | | gwe
DJ Djibouti | 18 | the fire brigade; or 19 for an ambulance | gw
DK Denmark | 112 | | gwe
DM Dominica | 999 | | gw
DO Dominican Republic | 911 | | gw
DZ Algeria | 14 | or 1021 | gw
EC Ecuador | 911 | | gw
EE Estonia | 112 | | gwe
EG Egypt | 123 | | gw
EH Western Sahara | 150 | | gw
ER Eritrea | 114 | or 113, the police | gw ?
ES Spain | 112 | | we
ET Ethiopia | 911 | the police; or 907 for an ambulance | gw
FI Finland | 112 | | gwe
FJ Fiji | 911 | | gw
FK Falkland Islands | 999 | | gw
FM Micronesia | 911 | | gw
FO Faroe Islands | 112 | | wo
FR France | 112 | or 15 | gwe
GA Gabon | 1300 | or 177, the police | gw ?
GB United Kingdom | 999 | 111 if it is urgent and nobody's life is in danger | pw
GD Grenada | 911 | | gw
GE Georgia | 112 | | gw
GF French Guiana | 112 | or 15 | gw
GG Guernsey | 999 | or 112 | wo
GH Ghana | 112 | or 193, the ambulance; or 999 | wo
GI Gibraltar | 999 | or 112 | gw
GL Greenland | 112 | from a mobile phone; from a landline, the nearest hospital | wo
GM Gambia | 116 | or 117, the police | o ?
GN Guinea | 18 | or 117, the police | wo ?
GP Guadeloupe | 112 | or 15 | gw
GQ Equatorial Guinea | 115 | or 112 | w ?
GR Greece | 112 | or 166, the ambulance | gwe
GS South Georgia | 999 | | wo
GT Guatemala | 122 | the fire brigade, which sends ambulances; or 128 | gw
GU Guam | 911 | | wp
GW Guinea-Bissau | 1313 | or 112 | gw ?
GY Guyana | 913 | or 911 | gw
HK Hong Kong | 999 | | gw
HM Heard and McDonald Islands | | |
HN Honduras | 911 | or 195 for an ambulance | go
HR Croatia | 112 | or 194 | gwe
HT Haiti | 116 | or 114, the police | gw
HU Hungary | 112 | or 104 | gwe
ID Indonesia | 118 | or 119, or 112 | gw
IE Ireland | 112 | or 999 | gwp
IL Israel | 101 | | gw
IM Isle of Man | 999 | or 112 | wo
IN India | 112 | | gw
IO British Indian Ocean Territory | 999 | or 112 | wo
IQ Iraq | 122 | or 112 | gw
IR Iran | 115 | | gw
IS Iceland | 112 | | gw
IT Italy | 112 | or 118, the ambulance | gwe
JE Jersey | 999 | or 112 | wo
JM Jamaica | 110 | or 119, the police | gw
JO Jordan | 911 | | gw
JP Japan | 119 | | gw
KE Kenya | 999 | or 112 | gw
KG Kyrgyzstan | 103 | or 112 | gw
KH Cambodia | 119 | | wo
KI Kiribati | 999 | | gw
KM Comoros | 117 | the police; or 17 | gw ?
KN Saint Kitts and Nevis | 911 | | gw
KP North Korea | | |
KR South Korea | 119 | | gw
KW Kuwait | 112 | | gw
KY Cayman Islands | 911 | | gw
KZ Kazakhstan | 103 | or 112 | gw
LA Laos | 1195 | or 195 | go
LB Lebanon | 140 | the Red Cross; or 112 | gw
LC Saint Lucia | 911 | or 999 | gw
LI Liechtenstein | 144 | or 112 | gw
LK Sri Lanka | 1990 | the ambulance; or 119, the police | po
LR Liberia | 911 | | wo
LS Lesotho | 112 | or 121 for an ambulance | go
LT Lithuania | 112 | | gwe
LU Luxembourg | 112 | | gwe
LV Latvia | 112 | or 113, the ambulance | gwe
LY Libya | 1515 | or 193 | wo ?
MA Morocco | 150 | or 15 | gw ?
MC Monaco | 112 | or 18 | gw
MD Moldova | 112 | | gw
ME Montenegro | 112 | or 124 | gw
MF Saint Martin | 112 | or 15 | wo
MG Madagascar | 117 | or 17 | gw ?
MH Marshall Islands | 911 | or 625 4142 on Majuro | wo
MK North Macedonia | 194 | or 112 | gw
ML Mali | 15 | | gw
MM Myanmar | 192 | or 999 | wo
MN Mongolia | 103 | or 105 | gw
MO Macau | 999 | | gw
MP Northern Mariana Islands | 911 | | wo
MQ Martinique | 112 | or 15 | gw
MR Mauritania | 101 | | gw
MS Montserrat | 911 | or 999 | gw
MT Malta | 112 | | gwe
MU Mauritius | 114 | SAMU, the ambulance; or 999 | gw ?
MV Maldives | 102 | | go
MW Malawi | 998 | | gw
MX Mexico | 911 | | gw
MY Malaysia | 999 | | gw
MZ Mozambique | 117 | or 112, the police | gw ?
NA Namibia | 10111 | the police; ambulance numbers differ from town to town | gw
NC New Caledonia | 15 | or 112 | gw
NE Niger | 15 | | gw
NF Norfolk Island | 000 | | o ?
NG Nigeria | 112 | | gw
NI Nicaragua | 128 | the Red Cross; or 911 | gw ?
NL Netherlands | 112 | | gwe
NO Norway | 113 | or 112, the police | gw
NP Nepal | 102 | | gw
NR Nauru | 111 | | gw
NU Niue | 999 | | o ?
NZ New Zealand | 111 | | gwp
OM Oman | 9999 | | gw
PA Panama | 911 | | gw
PE Peru | 106 | SAMU, the ambulance; or 105, the police | gw
PF French Polynesia | 15 | or 112 | gw
PG Papua New Guinea | 111 | | gw
PH Philippines | 911 | | gw
PK Pakistan | 1122 | or 115 | gw
PL Poland | 112 | or 999, the ambulance | gwe
PM Saint Pierre and Miquelon | 112 | or 15 | gw
PN Pitcairn Islands | | |
PR Puerto Rico | 911 | | wo
PS Palestine | 101 | | gw
PT Portugal | 112 | | gwe
PW Palau | 911 | | gw
PY Paraguay | 141 | or 911 | gw
QA Qatar | 999 | | gw
RE Réunion | 112 | or 15 | gw
RO Romania | 112 | | gwe
RS Serbia | 194 | or 112 | gw
RU Russia | 112 | or 103 | go
RW Rwanda | 112 | or 912, the ambulance | go
SA Saudi Arabia | 911 | or 997, the ambulance | gw
SB Solomon Islands | 111 | or 999 | gw
SC Seychelles | 999 | or 112 | gw
SD Sudan | 999 | | gw
SE Sweden | 112 | | gwe
SG Singapore | 995 | the ambulance | gw
SH Saint Helena, Ascension and Tristan da Cunha | 999 | | wo
SI Slovenia | 112 | | we
SJ Svalbard and Jan Mayen | 113 | or 112 | o ?
SK Slovakia | 112 | or 155 | gwe
SL Sierra Leone | 117 | or 999 | gw ?
SM San Marino | 118 | or 112 | gw
SN Senegal | 15 | or 18, the fire brigade | go
SO Somalia | 999 | | gw
SR Suriname | 115 | or 113 for an ambulance | gw
SS South Sudan | 999 | | wo
ST São Tomé and Príncipe | 112 | | gw
SV El Salvador | 911 | or 132 for an ambulance | go
SX Sint Maarten | 912 | or 911 | wo
SY Syria | 110 | or 112 | wo
SZ Eswatini | 977 | or 999, the police | gw
TC Turks and Caicos Islands | 911 | | gw
TD Chad | 1212 | or 2020, the police | gw ?
TF French Southern Territories | | |
TG Togo | 8200 | | gw
TH Thailand | 1669 | or 191, the police | gw
TJ Tajikistan | 103 | or 112 | gw
TK Tokelau | 2112 | the hospital; or 111 | wo ?
TL Timor-Leste | 112 | | wo
TM Turkmenistan | 103 | or 03 | gw
TN Tunisia | 190 | | gw
TO Tonga | 911 | or 933 | gw
TR Türkiye | 112 | | gw
TT Trinidad and Tobago | 811 | or 999, the police | gw
TV Tuvalu | 999 | or 911 | gw
TW Taiwan | 119 | | gw
TZ Tanzania | 112 | or 114 | go
UA Ukraine | 103 | or 112 | gw
UG Uganda | 999 | or 112 | go
UM United States Minor Outlying Islands | | |
US United States | 911 | | gwp
UY Uruguay | 911 | or 105 for an ambulance | wo
UZ Uzbekistan | 103 | or 112 | wo
VA Vatican City | 112 | or 118 | wo
VC Saint Vincent and the Grenadines | 911 | or 999 | gw
VE Venezuela | 911 | | gw
VG British Virgin Islands | 911 | or 999 | gw
VI US Virgin Islands | 911 | | wo
VN Vietnam | 115 | | gw
VU Vanuatu | 112 | | wo
WF Wallis and Futuna | 15 | or 112 | gw
WS Samoa | 911 | or 996 | go
XK Kosovo | 112 | or 194, the ambulance | go
YE Yemen | 191 | | wo
YT Mayotte | 112 | or 15 | gw
ZA South Africa | 112 | from a mobile phone; or 10177 for an ambulance, 10111 for the police | gw
ZM Zambia | 992 | or 999 | gw
ZW Zimbabwe | 112 | from a mobile phone; or 994 for an ambulance, 999 for the police | gw
"""
"""The 249 codes of ISO 3166 and Kosovo: code, name, number, what else to know, where it was seen.

No number: none is known, and few or no people live there all year, or only local numbers exist.
"""

OTHER_NAMES = {
    "america": "US",
    "usa": "US",
    "u.s.": "US",
    "uk": "GB",
    "great britain": "GB",
    "britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "eire": "IE",
    "republic of ireland": "IE",
    "holland": "NL",
    "deutschland": "DE",
    "österreich": "AT",
    "schweiz": "CH",
    "españa": "ES",
    "brasil": "BR",
    "czech republic": "CZ",
    "macedonia": "MK",
    "turkey": "TR",
    "burma": "MM",
    "ivory coast": "CI",
    "swaziland": "SZ",
    "cabo verde": "CV",
    "east timor": "TL",
    "korea": "KR",
    "drc": "CD",
    "dr congo": "CD",
    "congo-kinshasa": "CD",
    "congo-brazzaville": "CG",
    "congo": "CG",
    "macao": "MO",
    "holy see": "VA",
    "emirates": "AE",
    "uae": "AE",
    "russian federation": "RU",
    "viet nam": "VN",
    "falklands": "FK",
    "bonaire": "BQ",
    "tahiti": "PF",
}
"""Other names people type, in small letters."""
