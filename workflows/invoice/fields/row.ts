import type { Article, Identifier, InvoiceContent, Line, Party, Period } from '#db/shapes/content.ts';
import type { Step } from '#db/shapes/kept.ts';
import type { ContentPath, ValueAt } from './content-paths.ts';

/** The same words in both languages. */
export type Words = { fr: string; en: string };

type Payment = InvoiceContent['payment'];
type Entry<List> = NonNullable<List> extends readonly (infer Each)[] ? Each : never;

/** The types of fields, and what each has as its value: how it is compared and worded follows from them. */
export type FieldValues = {
  text: string;
  /** One of a few that have words; those are named by `codes`. */
  code: string;
  yes: boolean;
  date: string;
  cents: number;
  decimal: string;
  /** A whole number: days. */
  count: number;
  percent: string;
  /** Read with the unit of its line. */
  quantity: string;
  /** In the document's currency, and with more decimals than an amount where it has them. */
  price: string;
  country: string;
  frame: NonNullable<InvoiceContent['frame']>;
  /** UNTDID 4461. */
  means: string;
  identifier: Identifier;
  party: Party;
  address: Party['address'];
  period: Period;
  debit: NonNullable<Payment['directDebit']>;
  card: NonNullable<Payment['card']>;
  account: Entry<Payment['more']>;
  instalment: Entry<Extract<InvoiceContent['dueRule'], { parts: unknown }>['parts']>;
  attachment: Entry<InvoiceContent['attachments']>;
  preceding: Entry<InvoiceContent['precedingDocuments']>;
  specialCase: InvoiceContent['specialCases'][number];
  recovery: NonNullable<Line['recovers']>;
  class: Entry<Article['classes']>;
  attribute: Entry<Article['attributes']>;
  adjustment: Line['adjustments'][number];
  note: InvoiceContent['notes'][number];
  exemption: InvoiceContent['exemptions'][number];
  vat: InvoiceContent['totals']['vat'][number];
};
export type FieldType = keyof FieldValues;

/** Where the words of a code are found: those of documents, or of changes alone. */
export type CodeWords =
  | 'title'
  | 'operations'
  | 'special'
  | 'dueRule'
  | 'buyerKind'
  | 'dwelling'
  | 'yesNo'
  | 'vatCategory'
  | 'unit';

/**
 * Who shows a field. `editor`: a control. `kept`: none; it came with a file, is told as kept, and may be taken away.
 * `follows`: how something that has a control was computed, told as kept and gone with it. `computed`: from the rest.
 * `within`: what holds it. `elsewhere`: the page of the business, or nothing at all.
 */
export type Shown = 'editor' | 'kept' | 'follows' | 'computed' | 'within' | 'elsewhere';

/** Where a value stands: its path with what its entries are found by, and the line it is of. */
type Where = { path: Step[]; line: Line | undefined };

type Common = {
  /** What a person calls it wherever it is told alone, with a capital: 'Titulaire du compte'. */
  name: Words;
  /** Of a list that is kept: what one entry is called. */
  each?: Words;
  shown: Shown;
  /** BT or BG of EN 16931, where it has one. */
  bt?: `${'BT' | 'BG'}-${number}`;
  /** The element of CII that is this field and nothing more, by which a file's own words for it are told. */
  element?: string;
  codes?: CodeWords;
  /** One control of the editor shows it as it is: what is read and written of it follows from its type, its label is its name. */
  isTyped?: true;
  /** Of a text that is typed: as many characters as it may have. */
  longest?: number;
  /** Whether a change of it is told: `sum` when it follows from others, and is recorded without being told. */
  told?: false | 'sum';
  /** Of what is kept: told before the parties, as when and how the VAT is owed. */
  isFirst?: true;
  /** Of what is kept: printed on the sheet, or to be seen by whoever approves, as who is paid and where. */
  beside?: 'printed' | 'matters';
  /** Of what is kept: the business's own, unless a file said so. */
  ofBusiness?: true;
  /** The field of the editor where its problems are told, when that is not the one of its own path. */
  at?: string;
};

type TypeOf<Value> = {
  [Type in FieldType]: Value extends FieldValues[Type] ? Type : never;
}[FieldType];

/** One field, by what the content has there. */
export type Row<Value> = Common &
  (
    | {
        type: TypeOf<Value>;
        isList?: never;
        /** What is left when it is taken away, or nothing typed: nothing unless said. */
        absent?: Value | null;
        /** Of what is kept: whether a value says more than what is usual, or what a control shows. */
        says?(value: Value, where: Where): boolean;
      }
    | (Value extends readonly (infer Each)[]
        ? { type: TypeOf<Each>; isList: true; says?(value: Each, where: Where): boolean }
        : never)
  );

/** What holds fields and has a name of its own; with `isTold`, its values change as one. */
type Group = {
  type: 'group';
  name: Words;
  shown: 'editor' | 'kept' | 'computed' | 'elsewhere';
  isTold?: true;
  at?: string;
};

/** Rows by their paths, each fit for what the content has there. */
export type Rows = { [Path in ContentPath]?: Row<ValueAt<ContentOf, Path>> | Group };
type ContentOf = InvoiceContent;

/** A row as those read it that take each the same way. */
export type AnyRow = Omit<Common, 'shown'> & {
  type: FieldType | 'group';
  shown: Shown;
  isList?: true;
  isTold?: true;
  absent?: unknown;
  says?(value: unknown, where: Where): boolean;
};
