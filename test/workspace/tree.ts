/** Real temporary directories for the tests of the workspace layer. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Makes a directory with these files (a name that ends in `/` makes a directory); removed after the test. */
export function makeTree(files: Record<string, string | Buffer>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'cpgd-workspace-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const absolutePath = join(root, path);
    mkdirSync(path.endsWith('/') ? absolutePath : dirname(absolutePath), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(absolutePath, content);
  }
  return root;
}

/** A tree of empty files. */
export function makeEmptyTree(...paths: string[]): string {
  return makeTree(Object.fromEntries(paths.map((path) => [path, ''])));
}
