/** How a business's documents look and what follows them; all of it may be absent. */
export type Look = {
  /** "#1f4e79"; dark enough to be read on white. Null: ink. */
  colour: string | null;
  logo: LogoFile | null;
  terms: TermsFile | null;
};

/** A picture that a PDF/A may hold as it is. */
type LogoFile = { sha256: string; format: LogoFormat; bytes: Uint8Array };
export type LogoFormat = 'png' | 'jpg';

/** Terms of sale: each page as a drawing (SVG), with its words for who can't see it. */
type TermsFile = { sha256: string; pages: TermsPage[] };
export type TermsPage = { drawing: Uint8Array; words: string };

export const plainLook: Look = { colour: null, logo: null, terms: null };
