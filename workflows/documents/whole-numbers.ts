/** Text in pieces: plain, kept whole, plain, kept whole… as the template sets it. */
export type Pieces = string[];

/** Numbers of documents, contracts and articles ("VPC-2026-0118", "L. 441-10"): a line never ends inside of one. */
const numbered = /([\p{Lu}\d]{1,12}(?:-[\p{Lu}\d]{1,12}){1,4})/u;

/** Cuts a text around its numbers. Found here, as a search inside the template costs as much as the whole document. */
export const wholeNumbers = (text: string): Pieces => text.split(numbered);
