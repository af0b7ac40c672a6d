/** What the buttons of the editor that send are called: to ask first where another document asks the same, or not any more. */
export const sendAct = 'submit-review';
export const sendAnywayAct = 'submit-anyway';

export const isSendAct = (act: unknown): boolean => act === sendAct || act === sendAnywayAct;
