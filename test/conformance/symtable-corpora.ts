/** The Python files that the conformance suites compare, in a fixed order. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Absolute paths of the `.py` files under a folder, without what is installed into it, in sorted order. */
export function pythonFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.py') && !path.includes('site-packages'))
    .sort()
    .map((path) => join(root, path));
}

/** `count` different items, the same ones for the same seed (a linear congruential generator). */
export function pick<T>(items: readonly T[], count: number, seed: number): T[] {
  const rest = [...items];
  const picked: T[] = [];
  let state = seed >>> 0;
  while (picked.length < count && rest.length > 0) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    picked.push(...rest.splice(state % rest.length, 1));
  }
  return picked;
}
