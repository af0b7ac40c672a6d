const head = /<head[^>]*>/i;

/**
 * The HTML of a mail for the mailbox's frame: its links take the whole window. A window of their own, as mail programs
 * open them, would inherit the sandbox of the frame.
 */
export function framed(html: string): string {
  const base = '<base target="_top">';
  const within = html.replaceAll(' target="_blank"', '');
  return head.test(within) ? within.replace(head, (tag) => tag + base) : base + within;
}
