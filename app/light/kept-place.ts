/** Where the words of a report, or the tick of an objection, lie: `about` is what it is about, never the secret that opens it. */
export const placeOfReport = (about: string) => `tacite:report:${about}`;

/** Where the words of one question lie until they are sent: in this tab alone, and gone with it (keep-answers.ts). */
export const placeOfAnswer = (invoiceId: string, ask: string, about = '') =>
  `tacite:answer:${invoiceId}:${ask}:${about}`;
