/**
 * The places a value passes, as a tree of lines: what comes straight after one another stays at one depth, where a
 * value goes several ways the ways are indented. Knows nothing of how values are followed.
 */
import type { FlowAnswer, FlowPlace } from '@cpgd/shared';
import type { Project } from '../../daemon/project.ts';
import type { Context } from '../context.ts';
import { printable } from '../render/text.ts';

/** What each step says for people. */
const STEPS: Readonly<Record<string, string>> = {
  start: '',
  reaches: '',
  captured: 'captured',
  assigned: 'assigned',
  part: 'part of',
  attribute: 'attribute of',
  stored_in: 'stored in',
  mutated: 'used after that',
  default: 'default of',
  returned: 'returned by',
  variable: 'module variable',
  argument: 'argument of',
  receiver: 'method of',
  result: 'result of',
  constructed: 'object made with it',
  through_call: 'through a call that is not followed',
  member: 'member',
};

export async function printFlow(
  context: Context,
  project: Project,
  { items }: FlowAnswer,
  direction: 'forward' | 'backward',
): Promise<void> {
  const { colors, out } = context;
  const after = new Map<number, number[]>();
  for (const [i, { from }] of items.entries()) {
    const known = after.get(from);
    if (known) known.push(i);
    else after.set(from, [i]);
  }
  const arrow = direction === 'forward' ? '→' : '←';
  const open: { item: number; depth: number }[] = [{ item: 0, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const place = items[next.item]!;
    const mark = next.item === 0 ? '' : `${arrow} `;
    const where = colors.location(context.location(project.root, place.location));
    await out.writeLine(
      `${'  '.repeat(next.depth)}${mark}${where}  ${colors.name(printable(place.code))}${colors.muted(noteOf(place, items[place.from]))}`,
    );
    const ways = after.get(next.item) ?? [];
    const depth = ways.length > 1 ? next.depth + 1 : next.depth;
    for (const way of ways.toReversed()) open.push({ item: way, depth });
  }
}

/** `  in get_host · result of, 0.80`; the container only where the way enters it. */
function noteOf({ container, step, confidence }: FlowPlace, before: FlowPlace | undefined): string {
  const how = [STEPS[step] ?? step, confidence < 1 ? confidence.toFixed(2) : ''].filter(
    (part) => part !== '',
  );
  const where = before?.container === container ? '' : `  in ${printable(container)}`;
  return where + (how.length > 0 ? `  · ${how.join(', ')}` : '');
}
