import { z } from 'zod';

/** A plain decimal number: up to 15 digits before the point, 10 after it. Never a float. */
export const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,10})?$/);
/** An amount in integer cents of the document's currency. */
export const cents = z.number().int().safe();
/** YYYY-MM-DD in Europe/Paris. */
export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const text = z.string().max(4000);

/** From when to when; either may be open. */
export const periodSchema = z.object({ from: isoDate.nullable(), to: isoDate.nullable() });

/** An identifier and the scheme it belongs to ('' when none is known). */
export const identifierSchema = z.object({ scheme: text, value: text });

/** VAT category codes of EN 16931 (UNTDID 5305). */
export const vatCategories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'] as const;
export const vatSchema = z.object({ category: z.enum(vatCategories), rate: decimal });

export type Period = z.infer<typeof periodSchema>;
export type Identifier = z.infer<typeof identifierSchema>;
export type VatCategory = (typeof vatCategories)[number];
export type Vat = z.infer<typeof vatSchema>;
