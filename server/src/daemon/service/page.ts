/** Cuts the page a client asked for out of a list that is made item by item, and passes items on early. */
import type { Cursors } from './cursor.ts';
import type { Pace } from './pace.ts';
import { Resumable } from './resumable.ts';

/** Items sent together as a partial result at most. */
const MAX_BATCH = 500;

/** Says that nothing was found yet and that there may be work without end: a moment to give others a turn. */
export const PAUSE: unique symbol = Symbol('pause');

export interface PageRequest {
  readonly params: { readonly limit: number; readonly cursor?: string | undefined };
  readonly pace: Pace;
  readonly cursors: Cursors;
  readonly emit: ((items: readonly unknown[]) => void) | null;
}

export interface PageAnswer<Item> {
  readonly items: readonly Item[];
  readonly total: number | null;
  readonly truncated: boolean;
  readonly next: string | null;
}

/** Items of a page, and whether there are more. */
export class PageItems<Item> {
  private readonly request: PageRequest;
  private readonly kept: Item[] = [];
  private batch: Item[] = [];
  private count = 0;

  constructor(request: PageRequest) {
    this.request = request;
  }

  get isFull(): boolean {
    return this.count >= this.request.params.limit;
  }

  add(item: Item): void {
    this.count++;
    if (!this.request.emit) this.kept.push(item);
    else if (this.batch.push(item) >= MAX_BATCH) this.flush();
  }

  /** Gives way to others where it is time, after passing on what was found. */
  turn(): Promise<void> | null {
    const wait = this.request.pace.turn();
    if (wait) this.flush();
    return wait;
  }

  /** All items, or none when they were passed on. */
  finish(): readonly Item[] {
    this.flush();
    return this.kept;
  }

  private flush(): void {
    if (this.batch.length === 0) return;
    this.request.emit!(this.batch);
    this.batch = [];
  }
}

/**
 * The page of a list whose items come in a fixed order, from the first one of all or from where a `Resumable` was left;
 * only those of the page are made. `total`: how many there are, where that is known without finding them.
 */
export async function pageOf<Item>(
  request: PageRequest,
  source: Iterable<(() => Item) | typeof PAUSE>,
  total: number | null = null,
): Promise<PageAnswer<Item>> {
  const { cursors, params } = request;
  const start = cursors.decode(params.cursor)?.[0] ?? 0;
  const items = new PageItems<Item>(request);
  let position = source instanceof Resumable ? source.position : 0;
  let hasMore = false;
  for (const make of source) {
    const wait = items.turn();
    if (wait) await wait;
    if (make === PAUSE) continue;
    if (position >= start && items.isFull) {
      hasMore = true;
      if (source instanceof Resumable) source.putBack(make);
      break;
    }
    if (position >= start) items.add(make());
    position++;
  }
  if (source instanceof Resumable) source.position = position;
  return {
    items: items.finish(),
    total: total ?? (hasMore ? null : position),
    truncated: hasMore,
    next: hasMore ? cursors.encode([position]) : null,
  };
}
