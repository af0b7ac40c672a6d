import { inParts, partsOf } from '../support/in-parts.ts';
import type { Lab, Row, Scenario } from '../support/scenario.ts';
import { dunningFaults } from './dunnings.ts';
import { resendFaults, resendOutage } from './resend.ts';
import { smtpFaults } from './smtp.ts';

/** A provider's faults reach as many mails with SMTP, and in an outage, as this part of the rest. */
const part = 5;

const all = 10_000;
/** So many are on one database. */
const perDatabase = 2500;
/** Of messages that ask for money, each for a customer with an invoice of his own. */
const perAsking = 500;
/** Of mails that are tried again for a day, fewer: each is a hundred requests. */
const perOutage = 250;

const others = { outage: resendOutage, smtp: smtpFaults };
type Other = keyof typeof others;
const names = Object.keys(others) as Other[];

export const mails: Scenario = {
  name: 'mails',
  says: 'mail providers put off, break, lie and go away',
  unit: `mails through Resend; SMTP and the outage take one in ${part} of it`,
  sizes: { short: 40, long: all },
  parts: [
    ...partsOf(all, perDatabase, 100),
    ...partsOf(all, perAsking, 150).map(({ only, seconds }) => ({ only: `dunnings/${only}`, seconds })),
    ...names.flatMap((name) =>
      partsOf(all / part, perOutage, 120).map(({ only, seconds }) => ({ only: `${name}/${only}`, seconds })),
    ),
  ],
  run: async function* (lab) {
    const { only = '' } = lab;
    const isNamed = only !== '' && !/^\d/.test(only);
    if (!isNamed) yield* inParts(lab, perDatabase, resendFaults);
    if (!isNamed || only.startsWith('dunnings')) yield* asking(lab);
    for (const name of names) if (only === '' || only.startsWith(name)) yield* other(name, lab);
  },
};

async function* asking({ only, ...lab }: Lab): AsyncGenerator<Row> {
  const place = only?.slice('dunnings/'.length);
  for await (const row of inParts({ ...lab, ...(place && { only: place }) }, perAsking, dunningFaults))
    yield { ...row, broken: row.broken.map((each) => ({ ...each, case: `dunnings/${each.case}` })) };
}

/** `--only` names a part of it as `outage/250`. */
async function* other(name: Other, { only, ...lab }: Lab): AsyncGenerator<Row> {
  const place = only?.slice(name.length + 1);
  const size = Math.max(15, Math.floor(lab.size / part));
  for await (const row of inParts({ ...lab, size, ...(place && { only: place }) }, perOutage, others[name]))
    yield { ...row, broken: row.broken.map((each) => ({ ...each, case: `${name}/${each.case}` })) };
}
