/** What an account of a business is for; those of VAT are by rate. */
export const accountUses = [
  'customers',
  'retentions',
  'services',
  'goods',
  'mixed',
  'deposits',
  'vat20',
  'vat10',
  'vat55',
  'vat21',
  'vat85',
  'vatOther',
  'bank',
  'cheques',
  'cash',
  'penalties',
  'differences',
  'writeOffs',
  'suspense',
] as const;
export type AccountUse = (typeof accountUses)[number];

/** Number of an account by what it is for. */
export type Accounts = Record<AccountUse, string>;
