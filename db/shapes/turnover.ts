/** By what turnover is put together. */
export const turnoverKeys = ['month', 'business', 'customer', 'vat'] as const;
export type TurnoverKey = (typeof turnoverKeys)[number];
