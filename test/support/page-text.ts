/** What a reader sees of a page: no markup, every kind of space as one. */
export const textOf = (html: string): string =>
  spaced(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' '));

/** A text of the interface as `textOf` shows it. */
export const spaced = (text: string): string => text.replace(/\s+/g, ' ');
