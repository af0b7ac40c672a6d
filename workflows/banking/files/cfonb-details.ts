import { ibanFrom } from './rib.ts';
import type { ReadLine } from './statement.ts';

/** What a 05 record says of the movement before it, by its kind; kinds that nobody knows are words like the others. */
export function addDetail(line: ReadLine, kind: string, text: string): ReadLine {
  if (text === '') return line;
  const said = {
    ...line,
    label: line.label.split('\n').includes(text) ? line.label : `${line.label}\n${text}`,
  };
  switch (kind) {
    case 'NPY':
      return line.cents > 0 ? named(said, text) : said;
    case 'NBE':
      return line.cents < 0 ? named(said, text) : said;
    case 'IPY':
    case 'IBE':
      return { ...said, counterpartyIban: ibanFrom(text) ?? line.counterpartyIban };
    case 'RCN': {
      const reference = text.slice(0, 35).trim();
      return { ...said, endToEndId: /^NOT ?PROVIDED$/i.test(reference) ? '' : reference };
    }
    case 'REF':
      return { ...said, bankReference: line.bankReference || text };
    default:
      return said;
  }
}

const named = (line: ReadLine, text: string): ReadLine => ({
  ...line,
  counterpartyName: line.counterpartyName || text,
});
