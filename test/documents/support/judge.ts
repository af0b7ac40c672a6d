import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { serializeCii, serializeFacturX } from '#workflows/documents/cii/serialize-cii.ts';
import type { ElectronicDocument } from '#workflows/documents/electronic/electronic-document.ts';
import { serializeUbl } from '#workflows/documents/ubl/serialize-ubl.ts';
import { extendedRules, facturXRules } from './factur-x-rules.ts';

/** Where the official rules, schemas and samples stand; tests that need them skip without. */
export const validation = resolve('../shared/validation');
export const hasValidation = existsSync(validation);

/** CII by itself, UBL, and CII as a Factur-X PDF embeds it. */
export const syntaxes = ['cii', 'ubl', 'facturX'] as const;
export type Syntax = (typeof syntaxes)[number];

/** A document as each syntax writes it. */
export const written: Record<Syntax, (document: ElectronicDocument) => string> = {
  cii: serializeCii,
  ubl: serializeUbl,
  facturX: (document) => serializeFacturX(document).xml,
};

export type Verdict = { rule: string; text: string };

type Schematron = {
  compile: (rules: string, cache?: string) => object;
  validate: (compiled: object, xml: string) => { id: string; flag: string; at: string; text: string }[];
};

const rules = {
  cii: ['EN16931-CII.sch', 'BR-FR-Flux2-Schematron-CII.sch'],
  ubl: ['EN16931-UBL.sch', 'BR-FR-Flux2-Schematron-UBL.sch'],
  facturX: ['EN16931-CII.sch', 'BR-FR-Flux2-Schematron-CII.sch'],
};
const d22b = 'xsd/cii-d22b/CrossIndustryInvoice_100pD22B.xsd';
const isEn16931 = (xml: string) => xml.includes('<ram:ID>urn:cen.eu:en16931:2017</ram:ID>');
const schemas: Record<Syntax, (xml: string) => string[]> = {
  cii: () => [d22b],
  ubl: (xml) => [`xsd/ubl-2.1/maindoc/UBL-${/<(Invoice|CreditNote)\b/.exec(xml)?.[1]}-2.1.xsd`],
  facturX: (xml) => (isEn16931(xml) ? [d22b, 'xsd/factur-x-en16931/Factur-X_EN16931.xsd'] : [d22b]),
};

/** What the official schema and rules reject in a document; warnings are no rejection. Slow: 50 to 400 ms a document. */
export async function officialJudge(syntax: Syntax): Promise<(xml: string) => Verdict[]> {
  const { compile, validate } = (await import(join(validation, 'tools/schematron.mjs'))) as Schematron;
  const cache = resolve('node_modules/.cache/schematron');
  const compiled = rules[syntax].map((name) => compile(withSharedVariables(name, cache), cache));
  const facturX =
    syntax === 'facturX' ? facturXRules(join(validation, 'rules/FACTUR-X_EN16931.xslt'), cache) : () => [];
  const profile = (xml: string) => (isEn16931(xml) ? facturX(xml) : extendedRules(xml));
  xmlRegisterFsInputProviders();
  const validators = new Map<string, XsdValidator>();
  const validatorOf = (path: string) => {
    const known = validators.get(path);
    if (known) return known;
    const url = join(validation, path);
    const made = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(url), { url }));
    validators.set(path, made);
    return made;
  };
  return (xml) => [
    ...schemas[syntax](xml).flatMap((path) => bySchema(validatorOf(path), xml)),
    ...(syntax === 'facturX' ? profile(xml) : []),
    ...compiled.flatMap((each) =>
      validate(each, xml)
        .filter((failure) => failure.flag !== 'warning')
        .map((failure) => ({ rule: failure.id, text: `${failure.text} (${failure.at})` })),
    ),
  ];
}

/**
 * The French rules for UBL define `invoiceID` in one pattern and read it in others, which strict Schematron does not
 * allow: it is defined for all of them, in a copy.
 */
function withSharedVariables(name: string, cache: string): string {
  const path = join(validation, 'rules', name);
  if (name !== 'BR-FR-Flux2-Schematron-UBL.sch') return path;
  const definition = '<let name="invoiceID" value="(/ubl:Invoice|/cn:CreditNote)/cbc:ID"/>';
  const text = readFileSync(path, 'utf8').replace(/<pattern\b/, `${definition}\n<pattern`);
  mkdirSync(cache, { recursive: true });
  const copy = join(cache, name);
  writeFileSync(copy, text);
  return copy;
}

function bySchema(validator: XsdValidator, xml: string): Verdict[] {
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    return [{ rule: 'schema', text: error instanceof Error ? error.message : String(error) }];
  } finally {
    document.dispose();
  }
}
