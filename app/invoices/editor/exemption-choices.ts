/** Reasons for exemption that a French billing service meets, by their VATEX code; others can still be typed as a text. */
export const exemptionChoices = [
  'VATEX-FR-FRANCHISE',
  'VATEX-FR-CGI261-4',
  'VATEX-FR-CGI261-1',
  'VATEX-FR-CGI261-2',
  'VATEX-FR-CGI261-3',
  'VATEX-FR-CGI261-5',
  'VATEX-FR-CGI261-7',
  'VATEX-FR-CGI261-8',
  'VATEX-FR-CGI261C-1',
  'VATEX-FR-CGI261C-2',
  'VATEX-FR-CGI261D-1',
  'VATEX-FR-CGI261E-1',
  'VATEX-FR-CGI275',
  'VATEX-FR-CGI295',
  'VATEX-FR-CNWVAT',
] as const;
