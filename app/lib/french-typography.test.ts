import { expect, it } from 'vitest';
import { frenchTypography } from './french-typography.ts';

it.each([
  ["Vous n'êtes pas d'accord ?", 'Vous n’êtes pas d’accord\u202F?'],
  ['Échéance : jeu. à 14:05', 'Échéance\u202F: jeu. à 14:05'],
  ['« Bon pour accord »', '«\u202FBon pour accord\u202F»'],
  ['TVA 20 %, 12 €', 'TVA 20\u202F%, 12\u202F€'],
  ['{{count}} % du total', '{{count}}\u202F% du total'],
  ['en 48 h, 10 min, sous 3 jours', 'en 48\u202Fh, 10\u202Fmin, sous 3\u202Fjours'],
  ['le n° 12', 'le n°\u00A012'],
  ['{{label}} : <b>{{x}}</b>', '{{label}}\u202F: <b>{{x}}</b>'],
  ['deux hommes', 'deux hommes'],
  ['Rôle de {{name}}', 'Rôle {{name, de}}{{name}}'],
  ['plus que <b>{{name}}</b>', 'plus {{name, que}}<b>{{name}}</b>'],
  ['le mode {{name}}', 'le mode {{name}}'],
])('%s', (typed, expected) => expect(frenchTypography(typed)).toBe(expected));
