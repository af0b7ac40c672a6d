import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { coverageOf } from './font-coverage.ts';

/**
 * The fonts documents are set in, static files of the design's families. Noto Sans is there for what these lack: Greek,
 * Cyrillic, Devanagari, and the mark that stands for everything else.
 */
const files = [
  'public-sans/400Regular/PublicSans_400Regular.ttf',
  'public-sans/500Medium/PublicSans_500Medium.ttf',
  'public-sans/600SemiBold/PublicSans_600SemiBold.ttf',
  'newsreader/500Medium/Newsreader_500Medium.ttf',
  'newsreader/600SemiBold/Newsreader_600SemiBold.ttf',
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
];

let loaded: { blobs: Buffer[]; covers: (codePoint: number) => boolean } | undefined;

/** The font files, and which characters they can print; read once. */
export function fonts(): { blobs: Buffer[]; covers: (codePoint: number) => boolean } {
  if (!loaded) {
    const resolve = createRequire(import.meta.url).resolve;
    const blobs = files.map((file) => readFileSync(resolve(`@expo-google-fonts/${file}`)));
    const sets = blobs.map(coverageOf);
    loaded = { blobs, covers: (codePoint) => sets.some((set) => set.has(codePoint)) };
  }
  return loaded;
}
