/** A field that is absent when there is nothing in it. */
export function given<Key extends string>(key: Key, text: string): { [K in Key]?: string } {
  return (text ? { [key]: text } : {}) as { [K in Key]?: string };
}
