import { z } from 'zod';
import { identifierSchema, text } from './content-atoms.ts';

const addressSchema = z.object({
  line1: text,
  line2: text,
  /** BT-162 and its like: a third line, where there is one. */
  line3: text.optional(),
  postcode: text,
  city: text,
  /** BT-39 and its like: state, county, canton; absent in France. */
  region: text.optional(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2),
});

export const partySchema = z.object({
  name: text,
  /** "SARL au capital de 8 000 €": legal form and capital as printed. */
  legalForm: text,
  address: addressSchema,
  siren: text,
  siret: text,
  vatNumber: text,
  /** "RCS Amiens". */
  registration: text,
  email: text,
  phone: text,
  /** Person or department to write to. */
  contact: text,
  /** Identifiers this model has no name for, kept as received: scheme and value. */
  otherIds: z.array(identifierSchema),
});

/** BG-13: where it was delivered, when that is not the buyer's address. */
export const deliverToSchema = z.object({
  name: text,
  address: addressSchema,
  /** BT-71. */
  id: identifierSchema.optional(),
});

export type Address = z.infer<typeof addressSchema>;
export type Party = z.infer<typeof partySchema>;
