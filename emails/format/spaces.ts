/** U+202F, which French sets inside numbers and before high punctuation and units. */
export const NARROW = '\u202f';
/** U+00A0, inside dates and after "n°". */
export const NBSP = '\u00a0';
