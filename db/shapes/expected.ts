/** How an open part stands: as it is due, promised, or contested. */
export const expectedKinds = ['due', 'promised', 'disputed'] as const;
export type ExpectedKind = (typeof expectedKinds)[number];
