import { typesetFrench } from '#app/lib/french-typography.ts';

/** Intl knows a third French plural (« un million de factures »); our texts read there as they do for two. */
const withMany = <Tree extends object>(tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]): [string, unknown][] => {
      if (typeof value !== 'string') return [[key, withMany(value as object)]];
      const own: [string, unknown] = [key, value];
      return key.endsWith('_other') ? [own, [key.replace(/_other$/, '_many'), value]] : [own];
    }),
  ) as Tree;

/** French texts as they are read. */
export const setFrench = <Tree extends object>(texts: Tree): Tree => withMany(typesetFrench(texts));
