/** How somebody of the office spoke with a customer about money; a note is a word to colleagues. */
export const contactKinds = ['call', 'message', 'visit', 'note'] as const;
export type ContactKind = (typeof contactKinds)[number];
