import type { InvoiceContent } from '#db/shapes/content.ts';

/** Every path into a content, of values and of what holds them; '*' is each entry of a list: 'lines.*.vat.rate'. */
export type ContentPath = Paths<InvoiceContent>;

type Paths<T> = T extends readonly (infer Entry)[]
  ? '*' | `*.${Paths<Entry>}`
  : T extends object
    ? { [Key in keyof T & string]-?: Key | `${Key}.${Paths<NonNullable<T[Key]>>}` }[keyof T & string]
    : never;

/** What stands at a path, where something does. */
export type ValueAt<T, Path extends string> = Path extends `${infer Step}.${infer Rest}`
  ? ValueAt<NonNullable<At<T, Step>>, Rest>
  : NonNullable<At<T, Path>>;

type At<T, Step extends string> = T extends readonly (infer Entry)[]
  ? Step extends '*'
    ? Entry
    : never
  : T extends object
    ? Step extends keyof T
      ? T[Step]
      : never
    : never;

/** The values of a content that no path among `Known` leads to, or on the way to. */
export type Uncovered<Known extends string, T = InvoiceContent, Here extends string = ''> = Here extends Known
  ? never
  : T extends readonly (infer Entry)[]
    ? Uncovered<Known, NonNullable<Entry>, `${Here}.*`>
    : T extends object
      ? {
          [Key in keyof T & string]-?: Uncovered<
            Known,
            NonNullable<T[Key]>,
            Here extends '' ? Key : `${Here}.${Key}`
          >;
        }[keyof T & string]
      : Here;
