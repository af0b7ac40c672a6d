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
