import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/** Where the official rules, schemas and samples stand; tests that need them skip without. */
export const validation = resolve('../shared/validation');
export const hasValidation = existsSync(validation);

export type Syntax = 'cii' | 'ubl';
export type Verdict = { rule: string; text: string };

type Schematron = {
  compile: (rules: string, cache?: string) => object;
  validate: (compiled: object, xml: string) => { id: string; flag: string; at: string; text: string }[];
};

const rules = {
  cii: ['EN16931-CII.sch', 'BR-FR-Flux2-Schematron-CII.sch'],
  ubl: ['EN16931-UBL.sch', 'BR-FR-Flux2-Schematron-UBL.sch'],
};
const schemas = {
  cii: () => 'xsd/cii-d22b/CrossIndustryInvoice_100pD22B.xsd',
  ubl: (xml: string) => `xsd/ubl-2.1/maindoc/UBL-${/<(Invoice|CreditNote)\b/.exec(xml)?.[1]}-2.1.xsd`,
};

/** What the official schema and rules reject in a document; warnings are no rejection. Slow: 50 to 400 ms a document. */
export async function officialJudge(syntax: Syntax): Promise<(xml: string) => Verdict[]> {
  const { compile, validate } = (await import(join(validation, 'tools/schematron.mjs'))) as Schematron;
  const cache = resolve('node_modules/.cache/schematron');
  const compiled = rules[syntax].map((name) => compile(withSharedVariables(name, cache), cache));
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
    ...bySchema(validatorOf(schemas[syntax](xml)), xml),
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
