/** What a report can be taken away as. */
export const fileForms = ['csv', 'xlsx'] as const;
export type FileForm = (typeof fileForms)[number];
