/**
 * The `Content-Disposition` of a file under the name somebody gave it, which can neither end the header nor name a
 * folder: a plain form for old readers, and the whole name in UTF-8 (RFC 6266, RFC 8187).
 */
export function contentDisposition(how: 'inline' | 'attachment', name: string): string {
  const whole = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .trim();
  const safe = whole.replace(/^\.+/, '') || 'document';
  const plain = safe.normalize('NFKD').replace(/[^\w. -]/g, '');
  const encoded = encodeURIComponent(safe).replace(
    /['()*!]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain || 'document'}"; filename*=UTF-8''${encoded}`;
}
