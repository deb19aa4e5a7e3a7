/**
 * Pages of lists that are made file by file. The cursor names the file and the item in it, so that the next page
 * begins there and not at the first file.
 */
import { type PageAnswer, PageItems, type PageRequest } from '../page.ts';

/** Those of requests that read much. */
interface FileRequest extends PageRequest {
  readonly params: PageRequest['params'] & { readonly timeLimitMs: number };
}

/**
 * `itemsOf` gives the items of a file in their order; only those of the page are made. It awaits `turn` now and then:
 * a large file takes longer than a request may go unheard.
 */
export async function pageByFile<Item>(
  request: FileRequest,
  files: readonly string[],
  itemsOf: (path: string, turn: () => Promise<void> | null) => Promise<readonly (() => Item)[]>,
): Promise<PageAnswer<Item>> {
  const { cursors, params } = request;
  const [firstFile = 0, firstItem = 0] = cursors.decode(params.cursor) ?? [];
  const endMs = performance.now() + params.timeLimitMs;
  const items = new PageItems<Item>(request);
  const stopAt = (file: number, item: number): PageAnswer<Item> => ({
    items: items.finish(),
    total: null,
    truncated: true,
    next: cursors.encode([file, item]),
  });
  let count = 0;
  for (let file = firstFile; file < files.length; file++) {
    const makers = await itemsOf(files[file]!, () => items.turn());
    for (let item = file === firstFile ? firstItem : 0; item < makers.length; item++) {
      if (items.isFull) return stopAt(file, item);
      items.add(makers[item]!());
      count++;
    }
    const wait = items.turn();
    if (wait) await wait;
    if (performance.now() > endMs && file + 1 < files.length) return stopAt(file + 1, 0);
  }
  const isWhole = params.cursor === undefined;
  return { items: items.finish(), total: isWhole ? count : null, truncated: false, next: null };
}
