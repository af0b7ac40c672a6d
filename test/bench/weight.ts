import { type PageKind, pageKinds, weightOf } from '../support/page-weight.ts';
import { serverBuild } from '../support/server-build.ts';
import type { Figure } from './figures.ts';

/**
 * What a browser is sent for a page of each kind, gzipped, beside the document itself: its script, and that with the style and
 * the two typefaces that every page asks for first. Read from what the build left.
 */
export async function weight(): Promise<Figure[]> {
  const build = await serverBuild();
  const kinds = Object.keys(pageKinds) as PageKind[];
  return kinds.flatMap((subject) => {
    const { script, all } = weightOf(build, subject);
    const of = (metric: string, unit: string, value: number) => ({
      bench: 'weight',
      subject,
      metric,
      unit,
      value,
      ratio: null,
      against: null,
    });
    return [of('script', 'kB gzip', script), of('all', 'kB', all)];
  });
}
