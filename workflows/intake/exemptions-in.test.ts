import { expect, test } from 'vitest';
import { type Exemption, exemptionsIn } from './exemptions-in.ts';
import type { Warning } from './warning.ts';

const e = (reason: string, code: string): Exemption => ({ category: 'E', reason, code });
const read = (...all: Exemption[]) => {
  const warnings: Warning[] = [];
  return { exemptions: exemptionsIn(all, warnings), codes: warnings.map(({ code }) => code) };
};

test('two reasons of one category are one text, and the code that has no place stands in it', () => {
  expect(read(e('Formation', 'VATEX-FR-CGI261-4'), e('Assurance', 'VATEX-FR-CGI261C-2'))).toEqual({
    exemptions: [
      { category: 'E', reason: 'Formation\u202f; Assurance (VATEX-FR-CGI261C-2)', code: 'VATEX-FR-CGI261-4' },
    ],
    codes: ['exemption.several'],
  });
});

test('a second code without words of its own is kept as well', () => {
  expect(read(e('', 'VATEX-FR-CGI261-4'), e('', 'VATEX-FR-CGI261C-2')).exemptions).toEqual([
    { category: 'E', reason: '(VATEX-FR-CGI261C-2)', code: 'VATEX-FR-CGI261-4' },
  ]);
});

test('what only repeats says nothing more: in the breakdown, on each line, as a code alone', () => {
  const whole = e('Formation', 'VATEX-FR-CGI261-4');
  for (const all of [
    [whole, whole],
    [whole, e('', whole.code)],
    [e('Formation', ''), whole],
    [whole, e('', '')],
  ])
    expect(read(...all)).toEqual({ exemptions: [whole], codes: [] });
});

test('each category has its own', () => {
  const other: Exemption = { category: 'AE', reason: 'Autoliquidation', code: 'VATEX-EU-AE' };
  expect(read(e('Formation', ''), other, e('Assurance', ''))).toEqual({
    exemptions: [{ category: 'E', reason: 'Formation\u202f; Assurance', code: '' }, other],
    codes: [],
  });
});
