/** The machines whose logs have words, in the order in which an invoice meets them. */
export const toldMachines = ['review', 'dispatch', 'settlement'] as const;
export type ToldMachine = (typeof toldMachines)[number];
