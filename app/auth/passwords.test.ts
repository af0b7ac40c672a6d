import { expect, test } from 'vitest';
import { hashPassword, passwordProblem, verifyPassword } from './passwords.server.ts';

test('short, endless and common passwords are refused, whatever decorates them', () => {
  expect(passwordProblem('onze lettre')).toBe('short');
  expect(passwordProblem('é'.repeat(11))).toBe('short');
  expect(passwordProblem('long '.repeat(40))).toBe('long');
  for (const common of [
    'aaaaaaaaaaaa',
    'abababababab',
    '123456789012',
    '197803141978',
    'abcdefghijklm',
    'motdepasse2026',
    'M0tDeP@sse!!!!',
    'P4$$w0rd2026',
    'Azertyuiop123',
    'Password123!',
    'qwertyuiopqwertyuiop',
    'Bienvenue2026!',
    'Facturation2026!',
    'iloveyou1234',
    'été2026été2026',
  ])
    expect(passwordProblem(common), common).toBe('common');
});

test('name and address of the person do not make a password', () => {
  const ines = ['Inès Rouvière', 'ines.rouviere@calame.example'];
  expect(passwordProblem('InèsRouvière26', ines)).toBe('personal');
  expect(passwordProblem('calame rouviere', ines)).toBe('personal');
});

test('sentences and what a password manager makes are taken', () => {
  for (const good of [
    'trois gabians sur le port',
    'correct horse battery staple',
    'kX9$vbT2!qLm',
    'пароль из слов моря',
    'le 14 on mange des cerises',
  ])
    expect(passwordProblem(good, ['Inès Rouvière', 'ines@calame.example']), good).toBeNull();
});

test('a password is kept as argon2id and recognised however its accents were typed', async () => {
  const kept = await hashPassword('trois été sur le port');
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(kept, 'trois été sur le port'.normalize('NFD'))).toBe(true);
  expect(await verifyPassword(kept, 'trois ete sur le port')).toBe(false);
  expect(await verifyPassword(null, 'trois été sur le port')).toBe(false);
});
