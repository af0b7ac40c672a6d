import type { errors as french } from '../fr/errors.ts';
import type { Texts } from '../texts.ts';

export const errors: Texts<typeof french> = {
  notFound: {
    title: 'This page does not exist',
    body: 'The address may have changed, or this document is not yours. Nothing was changed.',
  },
  forbidden: {
    title: 'This page is not open to you',
    body: 'Your role does not allow it. The person who administers your office can give you access.',
  },
  badRequest: {
    title: 'This request can’t be read',
    body: 'It is incomplete or out of date. Nothing was changed. Go back to the previous page and try again.',
  },
  conflict: {
    title: 'This page has changed since you read it',
    body: 'Nothing was saved. Read the new version, then try again.',
  },
  tooMany: {
    title: 'Too many attempts in a short time',
    body: 'For safety, please wait a little before you try again.',
  },
  unavailable: {
    title: 'The service will be back in a moment',
    body: 'Your request was not sent. Nothing was changed. You can safely try again.',
  },
  unsure: {
    title: 'The service will be back in a moment',
    body: 'The connection was cut during your request: it may have been recorded. Open the page again and check before you repeat it.',
  },
  broken: {
    title: 'Something did not work',
    body: 'The error is on our side and has been recorded. If you were sending an answer, check its state before you try again.',
  },
  offline: { title: 'The connection was cut', body: 'Your request was not sent. Nothing was changed.' },
  reference: 'Reference for support: {{id}}',
  home: 'Back to the home page',
  askLink: 'Get a link by e-mail',
  form_one: '{{count}} field to correct',
  form_other: '{{count}} fields to correct',
};
