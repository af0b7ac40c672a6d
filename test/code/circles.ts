/** The circles among things that point at one another (Tarjan): every set in which each reaches each other. */
export function circles(arrows: Iterable<{ from: string; to: string }>): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (each: string): number => {
    const mine = index.size;
    index.set(each, mine);
    low.set(each, mine);
    open.push(each);
    for (const to of next.get(each) ?? []) {
      if (!index.has(to)) low.set(each, Math.min(low.get(each)!, visit(to)));
      else if (open.includes(to)) low.set(each, Math.min(low.get(each)!, index.get(to)!));
    }
    if (low.get(each) === mine) {
      const circle = open.splice(open.indexOf(each));
      if (circle.length > 1) found.push(circle);
    }
    return low.get(each)!;
  };
  for (const each of next.keys()) if (!index.has(each)) visit(each);
  return found;
}
