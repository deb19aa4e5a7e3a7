/**
 * Lists that are left after a page and gone on with for the next one, so that a page costs what it has and not what
 * comes before it. Few are remembered, each as long as its revision is the newest; whoever comes later, or asks for
 * the same page twice, has the list made again from its beginning. Knows no list.
 */
import { Attached } from '../../text/attached.ts';
import type { AnswerContext } from '../questions/answer-context.ts';

/** Lists that wait for their next page: each holds what it has seen. */
const MAX_KEPT = 8;

/** Items that are made one by one. A loop over it may end anywhere; the next one goes on there. */
export class Resumable<Item> implements Iterable<Item> {
  /** How many of the items that are counted have been taken; the reader's to change. */
  position = 0;
  private readonly items: Iterator<Item>;
  private putBackItem: { readonly item: Item } | null = null;

  constructor(items: Iterable<Item>) {
    this.items = items[Symbol.iterator]();
  }

  /** Without `return`, which would end what makes the items when a loop is left. */
  [Symbol.iterator](): Iterator<Item> {
    return { next: () => this.next() };
  }

  /** The item that was given last comes first in the next loop. */
  putBack(item: Item): void {
    this.putBackItem = { item };
  }

  private next(): IteratorResult<Item> {
    const { putBackItem } = this;
    if (putBackItem === null) return this.items.next();
    this.putBackItem = null;
    return { done: false, value: putBackItem.item };
  }
}

export class LeftLists<List extends object> {
  private readonly byContext = new Attached<AnswerContext, Map<string, List>>();

  /** The list that was left where a cursor leads to, once; undefined when it is not remembered. */
  take(context: AnswerContext, cursor: string | undefined): List | undefined {
    const lists = this.byContext.get(context);
    if (cursor === undefined || !lists) return undefined;
    const list = lists.get(cursor);
    lists.delete(cursor);
    return list;
  }

  leave(context: AnswerContext, cursor: string, list: List): void {
    let lists = this.byContext.get(context);
    if (!lists) this.byContext.set(context, (lists = new Map()));
    lists.set(cursor, list);
    if (lists.size > MAX_KEPT) lists.delete(lists.keys().next().value!);
  }
}
