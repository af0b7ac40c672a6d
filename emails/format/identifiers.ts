import { NBSP } from './spaces.ts';

/** Digits in groups as they are read aloud: SIREN 3 3 3, SIRET 3 3 3 5, IBAN by four. Anything else stays as typed. */
export function formatIdentifier(value: string): string {
  const compact = value.replace(/\s/g, '');
  if (/^\d{9}$/.test(compact)) return compact.replace(/(\d{3})(?=\d)/g, `$1${NBSP}`);
  if (/^\d{14}$/.test(compact)) return `${formatIdentifier(compact.slice(0, 9))}${NBSP}${compact.slice(9)}`;
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact)) return compact.replace(/(.{4})(?=.)/g, `$1${NBSP}`);
  const french = /^(FR[A-Z0-9]{2})(\d{9})$/.exec(compact);
  return french ? `${french[1]}${NBSP}${formatIdentifier(french[2] ?? '')}` : value;
}
