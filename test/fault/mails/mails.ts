import { inParts, partsOf } from '../support/in-parts.ts';
import type { Lab, Row, Scenario } from '../support/scenario.ts';
import { resendFaults, resendOutage } from './resend.ts';
import { smtpFaults } from './smtp.ts';

/** A provider's faults reach as many mails with SMTP, and in an outage, as this part of the rest. */
const part = 5;

const all = 10_000;
/** So many are on one database. */
const perDatabase = 2500;
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
    ...names.flatMap((name) =>
      partsOf(all / part, perOutage, 120).map(({ only, seconds }) => ({ only: `${name}/${only}`, seconds })),
    ),
  ],
  run: async function* (lab) {
    const { only = '' } = lab;
    if (!names.some((name) => only.startsWith(name))) yield* inParts(lab, perDatabase, resendFaults);
    for (const name of names) if (only === '' || only.startsWith(name)) yield* other(name, lab);
  },
};

/** `--only` names a part of it as `outage/250`. */
async function* other(name: Other, { only, ...lab }: Lab): AsyncGenerator<Row> {
  const place = only?.slice(name.length + 1);
  const size = Math.max(15, Math.floor(lab.size / part));
  for await (const row of inParts({ ...lab, size, ...(place && { only: place }) }, perOutage, others[name]))
    yield { ...row, broken: row.broken.map((each) => ({ ...each, case: `${name}/${each.case}` })) };
}
