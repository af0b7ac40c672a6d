import { z } from 'zod';

/** As much of what an authenticator answers as has to be there before the library looks at it. */
const credential = z.looseObject({
  id: z.string().min(1).max(2000),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string() }),
});

/** The field `response` of a passkey's form; null when it is none. */
export function readCredential<Shape>(form: FormData): Shape | null {
  try {
    const parsed = credential.safeParse(JSON.parse(String(form.get('response') ?? '')));
    return parsed.success ? (parsed.data as unknown as Shape) : null;
  } catch {
    return null;
  }
}
