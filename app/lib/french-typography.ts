const NARROW = '\u202F';
const NBSP = '\u00A0';

/**
 * Sets French as French printers do, so that the texts can be typed with ordinary spaces and apostrophes: a narrow
 * no-break space before `; : ! ? » %` and `€` and after `«`, a no-break space after `n°` and between a number and its
 * unit of time, the curved apostrophe. Where a value follows « de » or « que », its beginning decides between « de » and
 * « d’ » (`elision`): the text asks the value for both. Source: Lexique des règles typographiques, Imprimerie nationale.
 */
export const frenchTypography = (text: string): string =>
  text
    .replaceAll("'", '’')
    .replace(/ (?=[;:!?»%€])/g, NARROW)
    .replace(/« /g, `«${NARROW}`)
    .replace(/\b([Nn])° (?=\S)/g, `$1°${NBSP}`)
    .replace(/(\d|\}\}) (?=(h|min|jours?|mois|Ko|Mo)\b)/g, `$1${NARROW}`)
    .replace(elidable, '{{$3, $1}}$2{{$3}}');

const elidable = /\b([Dd]e|[Qq]ue|[Jj]usque|[Ll]orsque|[Pp]uisque) ((?:<[^>]+>)*)\{\{(\w+)\}\}/g;

/** The same on every text of a tree of texts. */
export const typesetFrench = <Tree extends object>(tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? frenchTypography(value) : typesetFrench(value as object),
    ]),
  ) as Tree;
