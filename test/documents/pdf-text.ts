import { extractText, extractTextItems } from 'unpdf';

/** The text of each page of a PDF, every run of spaces, whatever their kind, as one ordinary space. */
export async function pdfPages(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(pdf.slice(), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ' '));
}

export async function pdfText(pdf: Uint8Array): Promise<string> {
  return (await pdfPages(pdf)).join(' ');
}

/** The right end of the text that reaches furthest on any page, in points; a sheet of A4 is 595.28 wide. */
export async function pdfTextWidth(pdf: Uint8Array): Promise<number> {
  const { items } = await extractTextItems(pdf.slice());
  return Math.max(...items.flat().map((item) => item.x + item.width));
}

/** What stands on one line without a gap, as it was set: a word that goes on over the end of a line comes in two. */
export async function pdfWords(pdf: Uint8Array): Promise<string[]> {
  const { items } = await extractTextItems(pdf.slice());
  return items.flat().map((item) => item.str);
}
