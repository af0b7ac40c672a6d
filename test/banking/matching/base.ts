import type { BookInput } from '#workflows/banking/matching/types.ts';

/** Who owes a business what: `key names…` and under it `number cents issued`. An « = » is settled, a « - » is a credit note. */
type Base = { name: string; text: string };

export const bases: Record<string, Base> = {
  /** A builder, whose numbers have a year. */
  B: {
    name: 'Maçonnerie Ferrand',
    text: `morel SARL Morel Frères
FA-2026-0412 123456 2026-08-03
FA-2026-0431 50000 2026-08-20
FA-2026-0447 78912 2026-09-02
=FA-2026-0377 65040 2026-06-30
-AV-2026-0009 15000 2026-09-05
vertou Commune de Vertou
FA-2026-0415 1234000 2026-08-05
FA-2026-0440 91733 2026-08-28
dupontj M. Dupont Jean
FA-2026-0418 80000 2026-08-07
FA-2026-0452 80000 2026-09-07
dupontm Mme Dupont Marie
FA-2026-0421 145000 2026-08-10
bellevue SCI Bellevue
FA-2026-0425 275000 2026-08-13
FA-2026-0449 33045 2026-09-03
lecoq Étude Lecoq & Associés Notaires
FA-2026-0428 62017 2026-08-17
garnier Ets Garnier SAS
FA-2026-0433 999999 2026-08-21
FA-2026-0434 41230 2026-08-21
FA-2026-0435 18770 2026-08-22
FA-2026-0436 22508 2026-08-22
petit Menuiserie Petit
FA-2026-0438 350000 2026-08-25
oceane Résidence Océane Syndic Nexia
FA-2026-0443 212500 2026-08-30
=FA-2026-0390 212500 2026-07-15
durand Durand et Fils
FA-2026-0445 54321 2026-09-01`,
  },
  /** A consultant, with short numbers without a year. */
  C: {
    name: 'Cabinet Aubry Conseil',
    text: `lumen Lumen Studio SAS
1201 240000 2026-07-31
1207 240000 2026-08-31
1213 240000 2026-09-30
kraft Kraft Industrie
1202 613280 2026-08-01
1209 87000 2026-09-02
helios Hélios Énergie SA
1203 157740 2026-08-03
-A031 20000 2026-08-25
nantes Nantes Métropole
1204 480000 2026-08-04
1211 126000 2026-09-12
martin1 Cabinet Martin
1205 99000 2026-08-06
martin2 Martin Cabinet SARL
1206 45500 2026-08-09
zephyr Zéphyr Voile
=1198 30000 2026-07-10
1210 71250 2026-09-04`,
  },
  /** An electrician: thirty customers, half of them private persons, some of the same family name. */
  D: {
    name: 'Électricité Bonnard',
    text: `lefebvrep M. Lefebvre Pascal
F26-0117 128400 2026-05-04
F26-0163 38500 2026-09-03
lefebvrec Mme Lefebvre Claire
F26-0142 21780 2026-07-13
lefebvres M. et Mme Lefebvre Stéphane
F26-0158 128400 2026-08-27
bernardm M. Bernard Michel
F26-0121 64350 2026-05-18
bernardm2 M. Bernard Michel
F26-0149 91200 2026-07-30
F26-0166 64350 2026-09-09
nguyen Mme Nguyen Thi Lan
F26-0125 17600 2026-06-01
lebihan M. Le Bihan Yann
F26-0129 245000 2026-06-11
fontaine Mme Fontaine Élodie
F26-0133 8950 2026-06-22
girard M. Girard Bruno
F26-0137 54000 2026-06-29
F26-0170 54000 2026-09-18
girarda Mme Girard Anne
F26-0151 76230 2026-08-03
rousseau M. et Mme Rousseau-Picard
F26-0154 189900 2026-08-18
lacroix M. de la Croix Hubert
F26-0140 33660 2026-07-08
benali M. Ben Ali Karim
F26-0146 112000 2026-07-24
oliveira Mme Oliveira da Silva Maria
F26-0161 47520 2026-09-01
perrot Mme Perrot Jeanne
=F26-0119 29700 2026-05-11
F26-0168 29700 2026-09-14
boulangerie Boulangerie Au Bon Pain d'Antan
F26-0118 87450 2026-05-06
F26-0155 13200 2026-08-20
platanes Syndicat des copropriétaires Les Platanes
=F26-0111 42240 2026-04-14
F26-0122 356000 2026-05-21
F26-0150 42240 2026-07-31
moulin SCI du Moulin
F26-0126 198000 2026-06-03
moulins SCI des Moulins
F26-0134 198000 2026-06-23
mairie Commune de Saint-Aubin-sur-Mer
F26-0127 742500 2026-06-05
F26-0162 118800 2026-09-02
college Collège Jean Moulin
F26-0130 96360 2026-06-15
btp Bâti Ouest Construction SARL
F26-0123 1450000 2026-05-26
F26-0144 623000 2026-07-20
F26-0171 87600 2026-09-21
pharm Pharmacie Lemaire
F26-0128 67890 2026-06-09
garagev Garage Vallée
F26-0135 155000 2026-06-24
-AV26-004 12500 2026-07-02
hotel Hôtel de la Plage SAS
F26-0138 410000 2026-07-01
F26-0157 36500 2026-08-26
F26-0172 36500 2026-09-24
notaire Office notarial Tessier-Blanc
F26-0141 24750 2026-07-10
morvan Cabinet dentaire Dr Morvan
F26-0145 88110 2026-07-22
leroyimmo Leroy Immobilier
F26-0131 15400 2026-06-17
F26-0148 22600 2026-07-28
F26-0156 18300 2026-08-24
F26-0164 15400 2026-09-04
F26-0173 27500 2026-09-28
esat ESAT Les Genêts
F26-0152 73920 2026-08-06
camping Camping Le Grand Large
=F26-0115 120000 2026-04-27
F26-0153 502300 2026-08-11`,
  },
  /** A translator: few customers, abroad and in France. */
  E: {
    name: 'Helen Marchetti Traductions',
    text: `brook Brook & Hale LLP
2026/118 156000 2026-06-30
2026/124 42000 2026-08-31
sonnenberg Sonnenberg Verlag GmbH
2026/119 88050 2026-07-06
2026/126 88050 2026-09-07
acme Acme Biotech Inc.
2026/120 310000 2026-07-15
phare Éditions du Phare
2026/121 64000 2026-07-20
2026/127 51200 2026-09-10
roche Cabinet Roche Avocats
2026/122 23750 2026-07-31
2026/128 37500 2026-09-15
pernelle Laboratoires Pernelle
2026/123 120000 2026-08-20
-A2026/03 15000 2026-09-02
rossi Rossi Traduzioni S.r.l.
=2026/112 29900 2026-05-29
2026/125 29900 2026-09-01
interlangue Interlangue Agence SARL
2026/117 9600 2026-06-26
2026/129 14400 2026-09-21
2026/130 9600 2026-09-30`,
  },
  /** A wholesaler: many open invoices of equal amounts, firms of similar names. */
  F: {
    name: 'Comptoir Lorrain des Pièces',
    text: `garagec Garage du Centre
FC2026-07-0142 24000 2026-07-06
FC2026-08-0161 24000 2026-08-04
FC2026-09-0188 24000 2026-09-02
FC2026-09-0203 57320 2026-09-15
garagecs Garage du Centre Sud
FC2026-07-0143 24000 2026-07-06
FC2026-08-0162 31450 2026-08-04
FC2026-09-0204 57320 2026-09-15
garagecn SARL Garage du Centre Nord
FC2026-08-0163 18960 2026-08-05
FC2026-10-0231 88415 2026-10-01
muller Ets Müller et Cie
=FC2026-06-0131 98740 2026-06-10
FC2026-07-0144 145600 2026-07-07
FC2026-08-0164 98740 2026-08-05
FC2026-09-0189 145600 2026-09-03
FC2026-09-0205 12000 2026-09-16
FC2026-10-0232 66012 2026-10-01
-AC2026-09-0011 8740 2026-09-10
henry Sté Henry Fils
FC2026-07-0145 33300 2026-07-07
FC2026-09-0190 47850 2026-09-03
FC2026-09-0206 33300 2026-09-16
autolux Auto-Lux SAS
FC2026-07-0146 210000 2026-07-08
FC2026-08-0165 76480 2026-08-06
FC2026-09-0191 5990 2026-09-04
FC2026-09-0207 12000 2026-09-16
FC2026-09-0221 43215 2026-09-23
FC2026-10-0233 18960 2026-10-01
autoluxp Auto Lux Pièces EURL
FC2026-07-0147 76480 2026-07-08
FC2026-09-0222 9115 2026-09-23
thiebaut Transports Thiébaut
FC2026-07-0148 312450 2026-07-09
FC2026-08-0166 287300 2026-08-06
FC2026-09-0192 301120 2026-09-04
FC2026-09-0223 12000 2026-09-24
-AC2026-08-0008 12450 2026-08-12
thiebautf Transports Thiébaut Frères SAS
FC2026-07-0149 156225 2026-07-09
FC2026-09-0193 301120 2026-09-04
rosieres Carrosserie Rosières
=FC2026-06-0132 64800 2026-06-10
FC2026-07-0150 64800 2026-07-10
FC2026-08-0167 64800 2026-08-10
FC2026-09-0194 64800 2026-09-10
FC2026-09-0224 64800 2026-09-24
zenith SCI Zénith
FC2026-07-0151 39600 2026-07-10
FC2026-09-0195 39600 2026-09-10
centrale Centrale Auto Est
FC2026-07-0152 1204500 2026-07-13
FC2026-08-0168 986430 2026-08-10
FC2026-08-0169 45075 2026-08-11
FC2026-08-0170 18960 2026-08-11
FC2026-09-0196 1120000 2026-09-10
FC2026-09-0208 73390 2026-09-17
FC2026-09-0225 24000 2026-09-25
FC2026-10-0234 560780 2026-10-02
-AC2026-09-0012 64500 2026-09-18
precis Précision Mécanique Nancéienne
FC2026-07-0153 84210 2026-07-13
FC2026-09-0197 27640 2026-09-11
FC2026-09-0209 111850 2026-09-17
gehin Motoculture Géhin
FC2026-07-0154 15780 2026-07-15
FC2026-08-0171 15780 2026-08-12
FC2026-09-0210 22345 2026-09-18
eclair Lavage Éclair EURL
FC2026-07-0155 7200 2026-07-15
FC2026-08-0172 7200 2026-08-13
FC2026-09-0198 7200 2026-09-11
FC2026-09-0211 7200 2026-09-18
FC2026-09-0226 7200 2026-09-25
taxis Taxis Réunis de Metz
=FC2026-06-0133 50400 2026-06-12
FC2026-07-0156 50400 2026-07-16
FC2026-08-0173 61275 2026-08-13
FC2026-09-0199 50400 2026-09-11
eloi Ambulances Saint-Éloi
FC2026-07-0157 129990 2026-07-17
FC2026-09-0200 43330 2026-09-14
agri Agri-Service Vosges
FC2026-07-0158 275500 2026-07-20
FC2026-08-0174 31450 2026-08-17
FC2026-09-0212 12000 2026-09-18
ferme GAEC de la Haute Ferme
FC2026-07-0159 91360 2026-07-21
FC2026-09-0213 40850 2026-09-21
hoffmann Dépannage Hoffmann
FC2026-07-0160 56700 2026-07-22
FC2026-08-0175 22980 2026-08-18
FC2026-09-0214 56700 2026-09-21
weber Dépannage Weber
FC2026-08-0176 22980 2026-08-18
FC2026-09-0215 34410 2026-09-21
lycee Lycée professionnel Héré
FC2026-08-0177 68220 2026-08-20
FC2026-09-0216 19080 2026-09-22
ville Ville de Pont-à-Mousson
FC2026-08-0178 154320 2026-08-21
FC2026-09-0201 87640 2026-09-14
FC2026-09-0227 41280 2026-09-28
-AC2026-09-0013 4320 2026-09-22
epinal Pneus Express Épinal
FC2026-08-0179 403200 2026-08-24
FC2026-08-0180 201600 2026-08-24
FC2026-09-0217 598800 2026-09-22
boulon Boulon & Cie
FC2026-08-0181 8445 2026-08-25
FC2026-09-0202 16890 2026-09-14
FC2026-09-0218 25335 2026-09-22`,
  },
  /** A training association, whose numbers are two or three digits. */
  G: {
    name: "Association Coiff'Avenir",
    text: `chic Salon Chic & Mèche
87 35000 2026-06-08
98 35000 2026-09-07
emilie L'Atelier d'Émilie
88 72000 2026-06-12
barber Barber Shop 54
89 18000 2026-06-19
ophelie Mme Ophélie Marchal
90 12000 2026-06-26
kevin M. Kévin Marchal
91 12000 2026-06-26
annie Tif'Annie EURL
=84 48000 2026-05-22
92 48000 2026-07-03
101 24000 2026-09-18
cfa CFA de Toul
93 150000 2026-07-06
102 87500 2026-09-21
lena Mme Léna Zimmermann
94 9000 2026-07-10
103 9000 2026-09-25
prestige Hair Prestige SAS
95 64000 2026-07-17
-A7 8000 2026-08-03
studio Studio 87
96 51000 2026-08-28
haddad Mme Yasmine Haddad
=86 15000 2026-05-29
97 15000 2026-09-04
maison Maison de quartier Haussonville
99 23000 2026-09-09
franck Franck Coiffure
100 35000 2026-09-14`,
  },
};

export const bookOf = ({ name, text }: Base): BookInput => {
  const input = {
    businessNames: [name],
    ownIbans: ['FR7630001007941234567890185'],
    items: [] as BookInput['items'][number][],
    settled: [] as BookInput['settled'][number][],
    credits: [] as BookInput['credits'][number][],
    payments: [],
    customers: [] as BookInput['customers'][number][],
    ibans: [] as BookInput['ibans'][number][],
    chargeLimitCents: 0,
  };
  let [customerId, buyerName] = ['', ''];
  for (const row of text.split('\n')) {
    const [first = '', amount = '', issuedOn = ''] = row.split(' ');
    const cents = Number(amount);
    const number = first.replace(/^[=-]/, '');
    if (!/^\d{4}-\d\d-\d\d$/.test(issuedOn)) {
      customerId = first;
      buyerName = row.slice(first.length + 1);
      input.customers.push({ id: customerId, names: [buyerName] });
      input.ibans.push({ iban: `IBAN-${customerId}`, customerId });
    } else if (first.startsWith('=')) {
      input.settled.push({ invoiceId: number, number, customerId, totalCents: cents, currency: 'EUR' });
    } else if (first.startsWith('-')) {
      input.credits.push({ kind: 'creditNote', id: number, number, customerId, cents, currency: 'EUR' });
    } else {
      const dates = { issuedOn, dueOn: null, parts: [] };
      input.items.push({
        invoiceId: number,
        number,
        customerId,
        buyerName,
        balanceCents: cents,
        currency: 'EUR',
        ...dates,
      });
    }
  }
  return input;
};
