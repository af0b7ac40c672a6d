import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { coverageOf } from './font-coverage.ts';

/**
 * The fonts documents are set in, static files of the design's families. Noto Sans is there for what these lack: Greek,
 * Cyrillic, Devanagari, and the mark that stands for everything else.
 */
const ownFiles = [
  'public-sans/400Regular/PublicSans_400Regular.ttf',
  'public-sans/500Medium/PublicSans_500Medium.ttf',
  'public-sans/600SemiBold/PublicSans_600SemiBold.ttf',
  'newsreader/500Medium/Newsreader_500Medium.ttf',
  'newsreader/600SemiBold/Newsreader_600SemiBold.ttf',
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
];

/** Fonts of other scripts, twenty megabytes of them: read when a text needs one, in this order. */
const otherScripts = [
  { family: 'Noto Sans Arabic', folder: 'noto-sans-arabic', file: 'NotoSansArabic' },
  { family: 'Noto Sans Hebrew', folder: 'noto-sans-hebrew', file: 'NotoSansHebrew' },
  { family: 'Noto Sans Thai', folder: 'noto-sans-thai', file: 'NotoSansThai' },
  { family: 'Noto Sans SC', folder: 'noto-sans-sc', file: 'NotoSansSC' },
  { family: 'Noto Sans KR', folder: 'noto-sans-kr', file: 'NotoSansKR' },
] as const;
const otherWeights = ['400Regular', '600SemiBold'];

type Fonts = { blobs: Buffer[]; covers: (codePoint: number) => boolean };
export type ScriptFont = Fonts & { family: string };

const resolve = createRequire(import.meta.url).resolve;
const read = (file: string) => readFileSync(resolve(`@expo-google-fonts/${file}`));

let own: Fonts | undefined;
const others = new Map<string, ScriptFont>();

/** The font files every document is set with, and which characters they can print; read once. */
export function fonts(): Fonts {
  if (!own) {
    const blobs = ownFiles.map(read);
    const sets = blobs.map(coverageOf);
    own = { blobs, covers: (codePoint) => sets.some((set) => set.has(codePoint)) };
  }
  return own;
}

/** The font that prints a character which the fonts of every document lack, or null. */
export function scriptFontOf(codePoint: number): ScriptFont | null {
  for (const each of otherScripts) {
    const font = others.get(each.family) ?? readScript(each);
    if (font.covers(codePoint)) return font;
  }
  return null;
}

function readScript({ family, folder, file }: (typeof otherScripts)[number]): ScriptFont {
  const blobs = otherWeights.map((weight) => read(`${folder}/${weight}/${file}_${weight}.ttf`));
  const sets = blobs.map(coverageOf);
  // A character must be in every weight, as it may be set in any.
  const font = { family, blobs, covers: (codePoint: number) => sets.every((set) => set.has(codePoint)) };
  others.set(family, font);
  return font;
}
