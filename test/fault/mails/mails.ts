import type { Scenario } from '../support/scenario.ts';
import { resendFaults, resendOutage } from './resend.ts';
import { smtpFaults } from './smtp.ts';

/** A provider's faults reach as many mails with SMTP, and in an outage, as this part of the rest. */
const part = 5;

export const mails: Scenario = {
  name: 'mails',
  says: 'mail providers put off, break, lie and go away',
  unit: `mails through Resend; SMTP and the outage take one in ${part} of it`,
  sizes: { short: 40, long: 10_000 },
  run: async function* (lab) {
    const fewer = { ...lab, size: Math.max(15, Math.floor(lab.size / part)) };
    yield await resendFaults(lab);
    yield await resendOutage(fewer);
    yield await smtpFaults(fewer);
  },
};
