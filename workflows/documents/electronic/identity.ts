import type { Identifier, Party } from '#db/shapes/content.ts';

/** A party's identifiers, each in the place EN 16931 has for it. */
export type Identity = {
  /** BT-29, BT-46: without a scheme, and with one (ISO 6523). */
  plain: string[];
  global: Identifier[];
  /** BT-30, BT-47: the registration, scheme 0002 for a SIREN. */
  legal: Identifier | null;
  /** BT-28, BT-45. */
  tradingName: string;
  /** BT-31, BT-48. */
  vatNumber: string;
  /** BT-32: another number the tax office knows the seller by. */
  taxNumber: string;
};

/** Sorts what a party is known by; `routingCode` is the service of a public buyer (scheme 0224). */
export function identityOf(party: Party, routingCode = ''): Identity {
  const siret = party.siret.trim();
  const siren = party.siren.trim() || siret.slice(0, 9);
  const of = (test: (scheme: string) => boolean) =>
    party.otherIds.filter((id) => test(id.scheme) && id.value.trim());
  const global = [
    { scheme: '0009', value: siret },
    ...of((scheme) => /^[0-9A-Z]{4}$/.test(scheme)),
    { scheme: '0224', value: routingCode.trim() },
  ].filter((id) => id.value !== '');
  // BR-FR-CO-10: one identifier of each scheme; a second one is kept without it.
  const isFirst = (id: Identifier, at: number) =>
    global.findIndex((each) => each.scheme === id.scheme) === at;
  const others = global.filter((id, at) => !isFirst(id, at));
  const registered = of((scheme) => scheme.startsWith('legal:'))[0];
  return {
    plain: [...of((scheme) => scheme === ''), ...others].map((id) => id.value),
    global: global.filter(isFirst),
    legal: siren
      ? { scheme: '0002', value: siren }
      : registered
        ? { scheme: registered.scheme.slice('legal:'.length), value: registered.value }
        : null,
    tradingName: of((scheme) => scheme === 'trading')[0]?.value ?? '',
    vatNumber: party.vatNumber.trim(),
    taxNumber: of((scheme) => scheme.startsWith('tax:'))[0]?.value ?? '',
  };
}
