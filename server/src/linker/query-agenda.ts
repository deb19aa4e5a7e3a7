/** Steps that a replay has to look at, the earliest first. Knows nothing of what they mean. */
export class Agenda<T extends { readonly startedAt: number }> {
  /** A binary heap. */
  private readonly items: T[] = [];

  put(item: T): void {
    const { items } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (items[above]!.startedAt <= item.startedAt) break;
      items[at] = items[above]!;
      at = above;
    }
    items[at] = item;
  }

  /** The earliest; undefined when there is none. */
  take(): T | undefined {
    const { items } = this;
    const first = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = at * 2 + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && items[below + 1]!.startedAt < items[below]!.startedAt) below++;
      if (last.startedAt <= items[below]!.startedAt) break;
      items[at] = items[below]!;
      at = below;
    }
    items[at] = last;
    return first;
  }
}
