type AddressProblem = 'empty' | 'tooLong' | 'oneAtSign' | 'forbiddenCharacter' | 'localPart' | 'domain';
export type ParsedAddress = { ok: true; address: string } | { ok: false; problem: AddressProblem };

/** Letters, digits and the specials of a dot-atom (RFC 5322 §3.2.3). Quoted local parts are legal and never real. */
const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const forbidden = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp},;"<>()[\]\\:]/u;

/**
 * One mail address as typed by a person → the form that is stored and sent to: NFKC, domain in lower case and in ASCII
 * (IDNA). Spaces around it are dropped, nothing else is repaired. Lengths: RFC 5321 §4.5.3.1. A domain has two labels at
 * least; of this machine's own, only those in `alone` pass.
 */
export function parseMailAddress(text: string, alone: readonly string[] = []): ParsedAddress {
  const address = text.normalize('NFKC').trim();
  if (address === '') return { ok: false, problem: 'empty' };
  if (address.length > 254) return { ok: false, problem: 'tooLong' };
  if (forbidden.test(address)) return { ok: false, problem: 'forbiddenCharacter' };
  const [local, domain, ...more] = address.split('@');
  if (local === undefined || domain === undefined || more.length > 0)
    return { ok: false, problem: 'oneAtSign' };
  if (local.length > 64 || !localPart.test(local)) return { ok: false, problem: 'localPart' };
  const ascii = domainToAscii(domain);
  if (!isHostName(ascii) && !alone.includes(ascii)) return { ok: false, problem: 'domain' };
  const whole = `${local}@${ascii}`;
  return whole.length > 254 ? { ok: false, problem: 'tooLong' } : { ok: true, address: whole };
}

export const isMailAddress = (text: string): boolean => parseMailAddress(text).ok;

/** What is kept of an address that was typed; what is none stays as it is, for a check to say so beside its field. */
export function asMailAddress(typed: string): string {
  const parsed = parseMailAddress(typed);
  return parsed.ok ? parsed.address : typed;
}

/** IDNA as addresses of pages have it, in browsers and in Node; '' for what is no name. */
function domainToAscii(domain: string): string {
  const address = `http://${domain}`;
  const isName = /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) && URL.canParse(address);
  return isName ? new URL(address).hostname : '';
}

/** Last labels that no mail of the world leads to (RFC 6761, 6762, 7686; ICANN's .internal); documents have `.example`. */
const reserved = ['localhost', 'localdomain', 'local', 'internal', 'invalid', 'test', 'onion', 'arpa'];

/** A name of at least two labels, none all digits at the end, that may lead somewhere. */
function isHostName(domain: string): boolean {
  const labels = domain.split('.');
  const isWhole = domain.length <= 253 && labels.every((part) => label.test(part));
  const last = labels.at(-1) ?? '';
  return isWhole && labels.length >= 2 && !/^\d+$/.test(last) && !reserved.includes(last);
}
