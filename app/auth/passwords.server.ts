import { hash, verify } from '@node-rs/argon2';
import { isCommonPassword } from './common-passwords.ts';

/** argon2id (2 in the library's enum) with the parameters OWASP gives as its first choice: 19 MiB, two passes. */
export const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const passwordLength = { least: 12, most: 128 };

/** One text however a keyboard composed it: « é » is one character or two (NIST SP 800-63B, 5.1.1.2). */
const normal = (password: string) => password.normalize('NFKC');

export type PasswordProblem = 'short' | 'long' | 'common' | 'personal';

/**
 * Why a password is refused, or null. Length and a list of common passwords, no rule on kinds of characters
 * (OWASP ASVS 5.0, 6.2). `personal`: name and address of its owner, as whole words.
 */
export const passwordProblem = (
  password: string,
  personal: readonly string[] = [],
): PasswordProblem | null => {
  const text = normal(password);
  const length = [...text].length;
  if (length < passwordLength.least) return 'short';
  if (length > passwordLength.most) return 'long';
  if (isCommonPassword(text)) return 'common';
  const words = personal
    .flatMap((each) =>
      normal(each)
        .toLowerCase()
        .split(/[\s@.+_-]+/),
    )
    .filter((word) => word.length > 3);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), text.toLowerCase());
  return [...rest].length < passwordLength.least / 2 ? 'personal' : null;
};

export const hashPassword = (password: string): Promise<string> => hash(normal(password), argon2id);

/** The hash of a password nobody has; made once, with the parameters of the others. */
let nobody: Promise<string> | undefined;

/** Whether a password is the one behind a hash. Without a hash the same work is done, and the answer is no. */
export const verifyPassword = async (passwordHash: string | null, password: string): Promise<boolean> => {
  nobody ??= hash(crypto.randomUUID(), argon2id);
  // Longer ones were never accepted; hashing them would be work for free.
  const isRight = await verify(
    passwordHash ?? (await nobody),
    normal(password.slice(0, 4 * passwordLength.most)),
  );
  return isRight && passwordHash !== null;
};
