import { placeOfReport } from '#app/light/kept-place.ts';
import { tokenSha256 } from '#workflows/access/links.ts';

/** Where what is typed on the page of a link lies: the same once the link opens nothing else any more. */
export const placeOfLink = (token = ''): string => placeOfReport(tokenSha256(token));
