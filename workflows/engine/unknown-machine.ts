const code = 'UNKNOWN_MACHINE';

/**
 * A workflow belongs to a machine or a version that this process does not have: while a release is rolled out, the newer
 * processes take care of it. Asked again in a moment, the same request may reach one of them.
 */
export const unknownMachine = (machine: string) =>
  Object.assign(new Error(`unknown machine ${machine}`), { code });

/** By its code: the class of an error is not the same in every bundle of the web process. */
export const isUnknownMachine = (error: unknown): boolean =>
  error instanceof Error && (error as { code?: unknown }).code === code;
