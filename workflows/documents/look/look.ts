/** How a business's documents look and what follows them; all of it may be absent. */
export type Look = {
  /** "#1f4e79"; dark enough to be read on white. Null: ink. */
  colour: string | null;
  logo: LogoFile | null;
  terms: TermsFile | null;
};

/** A picture that a PDF/A may hold as it is. */
export type LogoFile = { sha256: string; format: LogoFormat; bytes: Uint8Array };
export type LogoFormat = 'png' | 'jpg';

/** Terms of sale: each page as a drawing (SVG), with its words for who can't see it. */
export type TermsFile = { sha256: string; pages: TermsPage[] };
export type TermsPage = { drawing: Uint8Array; words: string };

export const plainLook: Look = { colour: null, logo: null, terms: null };

/** A look as a business keeps it: files by their SHA-256 in the blob store. `terms.sha256` is that of the PDF. */
export type StoredLook = {
  colour?: string | null;
  logo?: { sha256: string; format: LogoFormat; name: string } | null;
  terms?: { sha256: string; name: string; pages: { sha256: string; words: string }[] } | null;
};
