/** Paragraphs as they were written; nothing in them is markup. */
export const MessageWords = ({ words, lang }: { words: string; lang?: string }) => (
  <div className="letter__words" lang={lang}>
    {words.split(/\n\s*\n/).map((paragraph, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text, never reordered.
      <p key={index}>{paragraph}</p>
    ))}
  </div>
);
