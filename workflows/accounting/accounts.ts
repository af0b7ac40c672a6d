import { type Accounts, type AccountUse, accountUses } from '#db/shapes/accounts.ts';

/** What each is in the French chart of accounts (PCG, règlement ANC 2022-06): its usual number, how it begins, its name. */
const chart: Record<AccountUse, { usual: string; begins: readonly string[]; name: string }> = {
  customers: { usual: '411000', begins: ['411'], name: 'Clients' },
  retentions: { usual: '411700', begins: ['411'], name: 'Clients, retenues de garantie' },
  services: { usual: '706000', begins: ['70'], name: 'Prestations de services' },
  goods: { usual: '707000', begins: ['70'], name: 'Ventes de marchandises' },
  mixed: { usual: '706000', begins: ['70'], name: 'Prestations de services' },
  deposits: { usual: '419100', begins: ['419'], name: 'Clients, avances et acomptes reçus' },
  vat20: { usual: '445712', begins: ['4457', '4458'], name: 'TVA collectée 20 %' },
  vat10: { usual: '445711', begins: ['4457', '4458'], name: 'TVA collectée 10 %' },
  vat55: { usual: '445713', begins: ['4457', '4458'], name: 'TVA collectée 5,5 %' },
  vat21: { usual: '445714', begins: ['4457', '4458'], name: 'TVA collectée 2,1 %' },
  vat85: { usual: '445715', begins: ['4457', '4458'], name: 'TVA collectée 8,5 %' },
  vatOther: { usual: '445719', begins: ['4457', '4458'], name: 'TVA collectée, autres taux' },
  bank: { usual: '512000', begins: ['512'], name: 'Banque' },
  cheques: { usual: '511200', begins: ['511', '512'], name: 'Chèques à encaisser' },
  cash: { usual: '530000', begins: ['53'], name: 'Caisse' },
  penalties: { usual: '658100', begins: ['65', '67', '70'], name: 'Pénalités sur marchés' },
  differences: { usual: '658800', begins: ['65', '75'], name: 'Écarts de règlement et d’arrondi' },
  writeOffs: { usual: '654000', begins: ['65', '67'], name: 'Pertes sur créances irrécouvrables' },
  suspense: { usual: '471000', begins: ['47'], name: 'Compte d’attente' },
};

export const usualAccounts = Object.fromEntries(
  accountUses.map((use) => [use, chart[use].usual]),
) as Accounts;

/** How the number of an account has to begin. */
export const beginsOf = (use: AccountUse): readonly string[] => chart[use].begins;

/** Whether it may be the account for that: three to twelve figures or capitals, in the right class. */
export const isAccount = (use: AccountUse, account: string): boolean =>
  /^\d{3}[0-9A-Z]{0,9}$/.test(account) && chart[use].begins.some((each) => account.startsWith(each));

/** What each account is called, by its number; one that is for two things has the name of the first. */
export function namesOf(accounts: Accounts): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const use of accountUses) if (!names.has(accounts[use])) names.set(accounts[use], chart[use].name);
  return names;
}
