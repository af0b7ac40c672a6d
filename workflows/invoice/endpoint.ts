import type { Identifier, Party } from '#db/shapes/content.ts';

/** Schemes of VAT numbers as electronic addresses (EAS), by the prefix of the number. */
const vatSchemes = new Map<string, string>(
  Object.entries({
    AT: '9914',
    BE: '9925',
    BG: '9926',
    CH: '9927',
    CY: '9928',
    CZ: '9929',
    DE: '9930',
    EE: '9931',
    EL: '9933',
    ES: '9920',
    FR: '9957',
    GB: '9932',
    HR: '9934',
    HU: '9910',
    IE: '9935',
    LI: '9936',
    LT: '9937',
    LU: '9938',
    LV: '9939',
    MC: '9940',
    MT: '9943',
    NL: '9944',
    PL: '9945',
    PT: '9946',
    RO: '9947',
    SI: '9949',
    SK: '9950',
    SM: '9951',
  }),
);

/**
 * BT-34 and BT-49, where a party receives electronic documents: the address on its record; else its SIREN, the address
 * that everybody in the French directory has (scheme 0225, BR-FR-21); else its VAT number abroad; else its mail address.
 * Null when there is none.
 */
export function endpointOf(party: Party): Identifier | null {
  const own = party.otherIds.find((id) => id.scheme.startsWith('uri:') && id.value.trim() !== '');
  if (own) return { scheme: own.scheme.slice('uri:'.length), value: own.value };
  const siren = party.siren.trim() || party.siret.trim().slice(0, 9);
  if (siren) return { scheme: '0225', value: siren };
  const scheme = vatSchemes.get(party.vatNumber.slice(0, 2));
  if (scheme) return { scheme, value: party.vatNumber };
  return party.email.trim() ? { scheme: 'EM', value: party.email.trim() } : null;
}
