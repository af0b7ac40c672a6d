import { domainToASCII } from 'node:url';

export type AddressProblem =
  | 'empty'
  | 'tooLong'
  | 'oneAtSign'
  | 'forbiddenCharacter'
  | 'localPart'
  | 'domain';
export type ParsedAddress = { ok: true; address: string } | { ok: false; problem: AddressProblem };

/** Letters, digits and the specials of a dot-atom (RFC 5322 §3.2.3). Quoted local parts are legal and never real. */
const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const forbidden = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp},;"<>()[\]\\:]/u;

/**
 * One mail address as typed by a person → the form that is stored and sent to: NFKC, domain in lower case and in ASCII
 * (IDNA). Spaces around it are dropped, nothing else is repaired. Lengths: RFC 5321 §4.5.3.1.
 */
export function parseMailAddress(text: string): ParsedAddress {
  const address = text.normalize('NFKC').trim();
  if (address === '') return { ok: false, problem: 'empty' };
  if (address.length > 254) return { ok: false, problem: 'tooLong' };
  if (forbidden.test(address)) return { ok: false, problem: 'forbiddenCharacter' };
  const [local, domain, ...more] = address.split('@');
  if (local === undefined || domain === undefined || more.length > 0)
    return { ok: false, problem: 'oneAtSign' };
  if (local.length > 64 || !localPart.test(local)) return { ok: false, problem: 'localPart' };
  const ascii = domainToASCII(domain.toLowerCase());
  if (!isHostName(ascii)) return { ok: false, problem: 'domain' };
  const whole = `${local}@${ascii}`;
  return whole.length > 254 ? { ok: false, problem: 'tooLong' } : { ok: true, address: whole };
}

export function isMailAddress(text: string): boolean {
  return parseMailAddress(text).ok;
}

/** `"Name" <address>` for a provider that parses it: the name quoted (RFC 5322 §3.2.4), so that it stays a name. */
export function formatMailbox({ name, address }: { name: string; address: string }): string {
  return name ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>` : address;
}

/** A name of at least two labels (`localhost` alone is for demonstrations and passes too), none all digits at the end. */
function isHostName(domain: string): boolean {
  const labels = domain.split('.');
  if (domain.length > 253 || !labels.every((part) => label.test(part))) return false;
  return domain === 'localhost' || (labels.length >= 2 && !/^\d+$/.test(labels.at(-1) ?? ''));
}
