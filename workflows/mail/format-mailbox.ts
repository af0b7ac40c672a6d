/** `"Name" <address>` for a provider that parses it: the name quoted (RFC 5322 §3.2.4), so that it stays a name. */
export function formatMailbox({ name, address }: { name: string; address: string }): string {
  return name ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>` : address;
}
