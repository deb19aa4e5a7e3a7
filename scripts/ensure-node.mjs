/**
 * Makes sure that the commands after it in an npm script run under a Node that can run this project. Node 24
 * comes as an optional dependency with one package per platform (see docs/decisions/0004). npm 10 removes the
 * link `node_modules/.bin/node` again while it discards the other platforms' packages; this puts it back.
 * Plain JavaScript, because the Node that runs it may be too old to read anything else.
 */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const isNewEnough = major > 22 || (major === 22 && minor >= 18);

const modules = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');
const link = join(modules, '.bin', 'node');

if (!isNewEnough && !existsSync(link)) {
  const pinned = [
    `node-${process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ].find((name) => existsSync(join(modules, name, 'bin', 'node')));
  if (pinned === undefined) {
    process.stderr.write(
      `This is Node ${process.versions.node}; building the project needs 22.18 or newer.\n` +
        'Run "npm ci" without leaving out optional dependencies (one of them is Node 24), or install a newer Node.\n',
    );
    process.exit(2);
  }
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join('..', pinned, 'bin', 'node'), link);
}
