/** Failures of ours that the page of failures has words for; what is kept of one ends with its code in brackets. */
export const faultCodes = [
  'draftChanged',
  'ledgerHeld',
  'clockBehind',
  'ledgerKey',
  'newerRelease',
  'fileMissing',
] as const;

export type FaultCode = (typeof faultCodes)[number];

/** An error that is told apart by its code, however its sentence, which is for who operates this, may be worded. */
export const fault = (code: FaultCode, sentence: string, options?: ErrorOptions): Error =>
  Object.assign(new Error(sentence, options), { code });
