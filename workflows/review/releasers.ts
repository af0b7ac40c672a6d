/** Roles whose own drafts go to the owner at once, and who read those of others first where the office asks for it. */
export const releasers = ['admin', 'supervisor'] as const;
