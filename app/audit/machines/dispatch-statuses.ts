/** What an invoice is, by where one of its copies is. */
export const dispatchStatuses = {
  planned: 'issued',
  sending: 'issued',
  sent: 'sent',
  delivered: 'delivered',
  opened: 'opened',
  needsAttention: 'undelivered',
} as const;
