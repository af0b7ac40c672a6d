/** A telephone number as a browser dials it. */
export const dial = (phone: string) => `tel:${phone.replace(/[^+\d]/g, '')}`;
