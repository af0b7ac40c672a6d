import type { Line, Party } from '#db/shapes/content.ts';
import { countryCodes } from './codes/country-codes.ts';
import { classSchemes, endpointSchemes, identifierSchemes } from './codes/identifier-schemes.ts';
import { meansCodes } from './codes/means-codes.ts';
import { noteCodes } from './codes/note-codes.ts';
import { objectSchemes } from './codes/object-schemes.ts';
import { type Problem, problem } from './problem.ts';
import type { ContentWithoutTotals } from './totals.ts';

/** DGFiP: what an attached document may be described as (BR-FR-17). */
const attachmentKinds: readonly string[] = [
  'RIB',
  'LISIBLE',
  'FEUILLE_DE_STYLE',
  'PJA',
  'BORDEREAU_SUIVI',
  'DOCUMENT_ANNEXE',
  'BON_LIVRAISON',
  'BON_COMMANDE',
  'BORDEREAU_SUIVI_VALIDATION',
  'ETAT_ACOMPTE',
  'FACTURE_PAIEMENT_DIRECT',
  'RECAPITULATIF_COTRAITANCE',
];

/** Codes that only a list knows: those a file brought along, as the editor offers none outside of them. */
export function checkCodes(content: ContentWithoutTotals): Problem[] {
  const found: Problem[] = [];
  const unknown = (path: string, code: string) => found.push(problem(path, 'code.unknown', { found: code }));
  for (const [index, { code }] of content.notes.entries()) {
    if (code && !noteCodes.has(code)) unknown(`notes.${index}.code`, code);
  }
  const { payment, references, attachments = [] } = content;
  if (payment.meansCode && !meansCodes.has(payment.meansCode))
    unknown('payment.meansCode', payment.meansCode);
  if (references.object?.scheme && !objectSchemes.has(references.object.scheme)) {
    unknown('references.object', references.object.scheme);
  }
  const place = content.deliverTo?.id?.scheme;
  if (place && !identifierSchemes.has(place)) unknown('deliverTo.id', place);
  for (const [index, { description, uri }] of attachments.entries()) {
    if (uri && !isWebAddress(uri)) {
      found.push(problem(`attachments.${index}.uri`, 'attachment.address', { found: uri.slice(0, 80) }));
    }
    if (!attachmentKinds.includes(description)) unknown(`attachments.${index}.description`, description);
  }
  if (attachments.filter((each) => each.description === 'LISIBLE').length > 1) {
    found.push(problem('attachments', 'attachment.readable.many'));
  }
  found.push(...content.lines.flatMap(checkArticle));
  for (const name of ['seller', 'buyer', 'payer', 'payee', 'taxRepresentative'] as const) {
    const party = content[name];
    if (party) found.push(...checkSchemes(party, name));
  }
  return found;
}

/** A whole address of a web page or file: nothing that a program would run, and no password in it (BT-124). */
function isWebAddress(uri: string): boolean {
  if (!/^https?:\/\/[^\s\\]+$/i.test(uri) || !URL.canParse(uri)) return false;
  const { username, password } = new URL(uri);
  return username === '' && password === '';
}

function checkArticle({ article, object }: Line, index: number): Problem[] {
  const path = `lines.${index}.article`;
  const found: Problem[] = [];
  const check = (scheme: string | undefined, known: ReadonlySet<string>) => {
    if (scheme !== undefined && !known.has(scheme))
      found.push(problem(path, 'code.unknown', { found: scheme }));
  };
  check(article?.standardId?.scheme, identifierSchemes);
  check(article?.origin, countryCodes);
  check(object?.scheme || undefined, objectSchemes);
  for (const each of article?.classes ?? []) check(each.list, classSchemes);
  if (article?.attributes?.some((each) => !each.name.trim() || !each.value.trim())) {
    found.push(problem(path, 'article.attribute.incomplete'));
  }
  return found;
}

/** Schemes of identifiers and of electronic addresses, and addresses that the French directory can't have. */
function checkSchemes(party: Party, path: string): Problem[] {
  const found: Problem[] = [];
  const siren = party.siren || party.siret.slice(0, 9);
  for (const { scheme, value } of party.otherIds) {
    const at = `${path}.otherIds`;
    if (/^[0-9A-Z]{4}$/.test(scheme) && !identifierSchemes.has(scheme)) {
      found.push(problem(at, 'code.unknown', { found: scheme }));
    }
    if (scheme === '0224' && !/^[A-Za-z0-9+_.-]{1,100}$/.test(value)) {
      found.push(problem(at, 'endpoint.format', { found: value }));
    }
    if (!scheme.startsWith('uri:')) continue;
    const kind = scheme.slice('uri:'.length);
    if (!endpointSchemes.has(kind)) found.push(problem(at, 'code.unknown', { found: kind }));
    const isWrong = kind === '0225' ? !/^[A-Za-z0-9+_.-]{1,125}$/.test(value) : value.length > 125;
    const isOthers = path === 'buyer' && siren !== '' && (kind !== '0225' || !value.startsWith(siren));
    if (isWrong || isOthers) found.push(problem(at, 'endpoint.format', { found: value }));
  }
  return found;
}
