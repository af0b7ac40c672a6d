import type { Identifier, InvoiceContent, Line, Party } from '#db/shapes/content.ts';
import { endpointSchemes, identifierSchemes } from '#workflows/invoice/codes/identifier-schemes.ts';
import { hasSirenShape, hasSiretShape } from '#workflows/invoice/identifiers.ts';
import { withoutRepeats } from './cii-party.ts';
import { listed } from './texts.ts';
import type { Warning } from './warning.ts';
import { warning } from './warning.ts';

/** Names that software writes where a code of ISO 6523 stands, without their signs. */
const names = new Map<string, string>(
  Object.entries({ SIREN: '0002', SIRENE: '0002', SIRET: '0009', DUNS: '0060', GLN: '0088', GTIN: '0160' }),
);

/** What was found out about schemes, to be told in one sentence each. */
type Found = { renamed: string[]; unknown: string[]; unreachable: string[] };

/**
 * The schemes of all identifiers as ISO 6523 and EAS name them (BR-CL-10, -11, -21, -25, -26). A scheme that is on no list
 * is never written: its value stays without one, where one can, and is told.
 */
export function withKnownSchemes(draft: InvoiceContent, warnings: Warning[]): InvoiceContent {
  const found: Found = { renamed: [], unknown: [], unreachable: [] };
  const party = (each: Party) => partyWith(each, found);
  const { payer, payee, taxRepresentative, deliverTo } = draft;
  const known = {
    ...draft,
    seller: party(draft.seller),
    buyer: withoutMailEndpoint(party(draft.buyer), warnings),
    ...(payer && { payer: party(payer) }),
    ...(payee && { payee: party(payee) }),
    ...(taxRepresentative && { taxRepresentative: party(taxRepresentative) }),
    deliverTo: deliverTo?.id ? { ...deliverTo, id: known6523(deliverTo.id, found) } : deliverTo,
    lines: draft.lines.map((line) => lineWith(line, found)),
  };
  const told = {
    renamed: 'scheme.renamed',
    unknown: 'scheme.unknown',
    unreachable: 'scheme.endpoint',
  } as const;
  for (const kind of ['renamed', 'unknown', 'unreachable'] as const) {
    const list = [...new Set(found[kind])];
    if (list.length > 0) warnings.push(warning(told[kind], { list: listed(list) }));
  }
  return known;
}

function partyWith(party: Party, found: Found): Party {
  let { siren, siret } = party;
  const otherIds: Identifier[] = [];
  for (const id of party.otherIds) {
    const [, prefix = '', scheme = ''] = /^(legal:|uri:|tax:)?(.*)$/s.exec(id.scheme) ?? [];
    if (prefix === 'tax:' || id.scheme === 'trading') otherIds.push(id);
    else if (prefix === 'uri:') otherIds.push(...endpointWith(scheme, id.value, found));
    else {
      const known = known6523({ scheme, value: id.value }, found);
      if (known.scheme === '0009' && !siret) siret = compactDigits(id.value);
      else if (known.scheme === '0002' && !siren) siren = compactDigits(id.value);
      else otherIds.push({ scheme: prefix + known.scheme, value: id.value });
    }
  }
  return withoutRepeats({ ...party, siren: siren || siret.slice(0, 9), siret, otherIds });
}

/** An electronic address needs its scheme: where that is on no list, nothing can be sent to it. */
function endpointWith(scheme: string, value: string, found: Found): Identifier[] {
  const plain = scheme.trim().toUpperCase();
  const isMail = !endpointSchemes.has(plain) && /^[^@\s]+@[^@\s]+$/.test(value);
  const known = isMail ? 'EM' : codeOf(plain, value);
  if (!endpointSchemes.has(known)) found.unreachable.push(`${scheme || '?'} (${value})`);
  else if (known !== scheme) found.renamed.push(`${scheme || '?'} → ${known} (${value})`);
  return endpointSchemes.has(known) ? [{ scheme: `uri:${known}`, value }] : [];
}

function lineWith(line: Line, found: Found): Line {
  const { article } = line;
  const standard = article?.standardId;
  if (!article || !standard) return line;
  const { standardId: _, ...others } = article;
  const { scheme } = known6523(standard, found);
  if (scheme) return { ...line, article: { ...others, standardId: { scheme, value: standard.value } } };
  // BT-157 needs its scheme: without one it is a property of the article.
  const property = { name: standard.scheme || 'ID', value: standard.value };
  return { ...line, article: { ...others, attributes: [...(others.attributes ?? []), property] } };
}

/** The identifier with its scheme of ISO 6523, or with none. */
function known6523({ scheme, value }: Identifier, found: Found): Identifier {
  const code = codeOf(scheme, value);
  if (code === scheme && (scheme === '' || identifierSchemes.has(scheme))) return { scheme, value };
  if (identifierSchemes.has(code)) {
    found.renamed.push(`${scheme} → ${code} (${value})`);
    return { scheme: code, value };
  }
  found.unknown.push(`${scheme} (${value})`);
  return { scheme: '', value };
}

/**
 * A scheme as the lists have it: by a name, with the zeros that a spreadsheet took, without the words some put before it.
 * Chorus Pro numbers its kinds of identifiers from 1: 1 is a SIRET, 2 the VAT number of a business of the Union.
 */
function codeOf(scheme: string, value: string): string {
  const plain = scheme
    .slice(0, 64)
    .trim()
    .toUpperCase()
    .replace(/^.*(?:ISO\s?6523|ICD|::?)[\s:_-]*(?=[0-9A-Z]+$)/, '');
  if (plain === '1' && hasSiretShape(compactDigits(value))) return '0009';
  if (plain === '2' && /^(?!FR)[A-Z]{2}[0-9A-Z]{2,16}$/.test(value.replace(/\s/g, ''))) return '0223';
  const named = names.get(plain) ?? (/^\d{1,3}$/.test(plain) ? plain.padStart(4, '0') : plain);
  const fits = shapes.get(named)?.(compactDigits(value)) ?? true;
  return fits || named === scheme ? named : scheme;
}

/** Where a scheme was only guessed, its value has to look like it. */
const shapes = new Map<string, (digits: string) => boolean>(
  Object.entries({
    '0002': hasSirenShape,
    '0009': hasSiretShape,
    '0060': (digits: string) => /^\d{9}$/.test(digits),
    '0088': (digits: string) => /^\d{13}$/.test(digits),
  }),
);

/** A business with a SIREN is reached by it (BR-FR-21): a mail address as BT-49 is its e-mail, if it has no other. */
function withoutMailEndpoint(buyer: Party, warnings: Warning[]): Party {
  const mail = buyer.otherIds.find(({ scheme }) => scheme === 'uri:EM');
  if (!mail || !buyer.siren) return buyer;
  warnings.push(warning('endpoint.mail', { found: mail.value, siren: buyer.siren }));
  return {
    ...buyer,
    email: buyer.email || mail.value,
    otherIds: buyer.otherIds.filter((each) => each !== mail),
  };
}

const compactDigits = (text: string) => text.replace(/\s/g, '');
