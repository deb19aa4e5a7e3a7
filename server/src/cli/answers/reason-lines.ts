/** Chains of reasons as lines of text, each place as editors make it clickable. */
import type { ReasonStep } from '@cpgd/shared';
import type { Context } from '../context.ts';
import { printable } from '../render/text.ts';

/** The place and the reason of one step. */
export function reasonLine(context: Context, root: string, step: ReasonStep): string {
  const { kind, ref, path, location, container } = step;
  const place = location ? context.location(root, location) : context.path(root, path);
  const inside = container === '' ? '' : ` in ${container}`;
  const what = kind === 'changed_file' ? (ref === path ? kind : `${kind} ${ref}`) : `${kind} ${ref}${inside}`;
  return `${place} ${context.colors.muted(printable(what))}`;
}

/** A chain, each step indented below the one it explains. */
export function chainLines(
  context: Context,
  root: string,
  chain: readonly ReasonStep[],
  indent = '',
): string[] {
  return chain.map((step, depth) => `${indent}${'  '.repeat(depth)}${reasonLine(context, root, step)}`);
}
