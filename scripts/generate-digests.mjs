/**
 * Digests of the sources that decide what is kept: caches made by other sources are made anew, and nobody has to
 * remember to count a version. Part of `npm run build`; the result is not committed. Plain JavaScript, because it
 * must run before anything is compiled.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, writeGenerated } from './generated-file.mjs';

/** What is kept, and the folders and files whose text it depends on. */
const KEPT = {
  EVIDENCE_DIGEST: [
    'server/src/text',
    'server/src/syntax',
    'server/src/evidence',
    'server/src/binder',
    'node_modules/tree-sitter-python/package.json',
    'node_modules/web-tree-sitter/package.json',
  ],
  LINKS_DIGEST: [
    'server/src/workspace',
    'server/src/linker',
    'server/src/relations/scip-import',
    'server/src/store',
    'node_modules/pyright/package.json',
  ],
};

const lines = Object.entries(KEPT).map(([name, places]) => `export const ${name} = '${digest(places)}';\n`);
writeGenerated(
  'server/src/text/generated/source-digests.ts',
  `/** Made by scripts/generate-digests.mjs. */\n${lines.join('')}`,
);

function digest(places) {
  const hash = createHash('sha256');
  for (const path of places.flatMap(sourcesOf).sort()) {
    hash.update(`${path}\0`);
    // A checkout on another system may end its lines otherwise.
    hash.update(readFileSync(join(checkout, path), 'utf8').replaceAll('\r\n', '\n'));
  }
  return hash.digest('hex').slice(0, 16);
}

function sourcesOf(place) {
  if (/\.\w+$/.test(place)) return [place];
  return readdirSync(join(checkout, place), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'generated') return [];
    const path = `${place}/${entry.name}`;
    return entry.isDirectory() ? sourcesOf(path) : path.endsWith('.ts') ? [path] : [];
  });
}
