/** Text in pieces: plain, kept whole, plain, kept whole… as the template sets it; a text of one piece stays a text. */
export type Pieces = string | string[];

/**
 * What a line never ends inside of: numbers of documents, contracts and articles ("VPC-2026-0118", "L. 441-10"), and words
 * whose hyphen stands one or two letters from an end ("Factur-X", "e-mail", "payez-le").
 */
const numbered =
  /([\p{Lu}\d]{1,12}(?:-[\p{Lu}\d]{1,12}){1,4}(?![\p{L}\d])|(?<![\p{L}\d’-])(?:\p{L}{1,2}-\p{L}{1,20}|\p{L}{3,20}-\p{L}{1,2})(?![\p{L}\d’-]))/u;

/** Cuts a text around its numbers. Found here, as a search inside the template costs as much as the whole document. */
export function wholeNumbers(text: string): Pieces {
  if (!text.includes('-')) return text;
  const pieces = text.split(numbered);
  return pieces.length === 1 ? text : pieces;
}
