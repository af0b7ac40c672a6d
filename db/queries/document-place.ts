/** Where a document stands in the order of all offices' documents. */
export type DocumentPlace = { officeId: string; id: string };

const nil = '00000000-0000-0000-0000-000000000000';

/** Before all of them. */
export const beforeAll: DocumentPlace = { officeId: nil, id: nil };
