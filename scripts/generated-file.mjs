/** Where the scripts that run before anything is compiled find the checkout and put what they make. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Writes a file below the checkout. An unchanged one keeps its time stamp, so that nothing is compiled anew. */
export function writeGenerated(target, text) {
  const path = join(checkout, target);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
