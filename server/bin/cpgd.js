#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

// Launcher: checks the Node version before anything that needs it is loaded (better-sqlite3 13 crashes
// the process under Node 20, so a plain import could never report it).
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `cpgd needs Node 22.12 or newer, but this is Node ${process.versions.node} (${process.execPath}).\n` +
      'In a checkout of cpgd, "npx cpgd" uses the Node 24 that "npm ci" installed; elsewhere install a newer Node.\n',
  );
  process.exit(2);
}
// V8 lets a heap grow to several times what lives in it before it collects; an index run has one heap per thread.
setFlagsFromString('--heap-growing-percent=40');
const { main } = await import('../dist/cli/main.js');
await main(process.argv.slice(2));
