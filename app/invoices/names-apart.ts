type Named = { id: string; name: string; city?: string | null };

/** Names for a list to choose from: two of one name are told apart by their towns. */
export function namesApart(list: readonly Named[]): { id: string; label: string }[] {
  const times = new Map<string, number>();
  for (const { name } of list) times.set(name, (times.get(name) ?? 0) + 1);
  return list.map(({ id, name, city }) => ({
    id,
    label: city && (times.get(name) ?? 0) > 1 ? `${name}, ${city}` : name,
  }));
}
