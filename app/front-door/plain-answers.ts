/** What the server says by itself, before or instead of the application: short, bilingual, without any data. */
const sentences: Record<number, string> = {
  400: 'Cette adresse est illisible. / This address can’t be read.',
  403: 'Cette demande ne vient pas d’une page de Tacite. / This request does not come from a page of Tacite.',
  404: 'Rien à cette adresse. / Nothing at this address.',
  405: 'Méthode non prise en charge. / Method not supported.',
  413: 'Fichier trop lourd. / File too large.',
  421: 'Ce nom n’est pas celui de ce service. / This name is not the one of this service.',
  500: 'Une erreur est survenue, rien n’a été changé. / Something failed, nothing was changed.',
};

/** The text for a status, with the request's number so that support can find the log line. */
export const plainAnswer = (status: number, requestId: string) =>
  `${sentences[status] ?? sentences[500]}\n${requestId}\n`;
