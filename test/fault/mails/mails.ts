import { inParts, partsOf } from '../support/in-parts.ts';
import type { Scenario } from '../support/scenario.ts';
import { resendFaults, resendOutage } from './resend.ts';
import { smtpFaults } from './smtp.ts';

/** A provider's faults reach as many mails with SMTP, and in an outage, as this part of the rest. */
const part = 5;

const all = 10_000;
/** So many are on one database. */
const perDatabase = 2500;

export const mails: Scenario = {
  name: 'mails',
  says: 'mail providers put off, break, lie and go away',
  unit: `mails through Resend; SMTP and the outage take one in ${part} of it`,
  sizes: { short: 40, long: all },
  parts: [
    ...partsOf(all, perDatabase, 150),
    { only: 'outage', seconds: 120 },
    { only: 'smtp', seconds: 120 },
  ],
  run: async function* (lab) {
    const fewer = { ...lab, size: Math.max(15, Math.floor(lab.size / part)) };
    const { only } = lab;
    if (only !== 'outage' && only !== 'smtp') yield* inParts(lab, perDatabase, resendFaults);
    if (!only || only === 'outage') yield await resendOutage(fewer);
    if (!only || only === 'smtp') yield await smtpFaults(fewer);
  },
};
