/** Where the words of one question lie until they are sent: in this tab alone, and gone with it (light/keep-answers.ts). */
export const placeOfAnswer = (invoiceId: string, ask: string, about = '') =>
  `tacite:answer:${invoiceId}:${ask}:${about}`;
