/**
 * Measures the store with data of Django's shape. Run it by hand:
 * `npx node test/store/support/measure.ts [DIRECTORY]`. Prints milliseconds; nothing is asserted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EvidenceCache } from '../../../server/src/store/evidence-cache.ts';
import { packLinks } from '../../../server/src/store/packed-links.ts';
import { openStore, type Store } from '../../../server/src/store/store.ts';
import { DJANGO, madeLookup, madeSymbol, makeFile, random } from './workload.ts';

const directory = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'cpgd-measure-'));
const STATS = { changedFiles: 0, impactedFiles: 0, relinkedChunks: 0 };

function time<T>(what: string, work: () => T): T {
  const start = performance.now();
  const result = work();
  console.log(`${what.padEnd(48)} ${(performance.now() - start).toFixed(1)} ms`);
  return result;
}

const open = (): Store => openStore({ directory, mode: 'readwrite', fingerprint: 'measure' });

const files = Array.from({ length: DJANGO.files }, (_, index) => makeFile(DJANGO, index));
const packed = time('pack links (workers do this)', () =>
  files.map((file) => packLinks(file.evidence, file.links)),
);

let store = time('open, empty', open);
time('cold load, all', () => {
  const revision = time('  begin', () => store.beginRevision('index'));
  const ids = time('  put files', () => files.map((file) => revision.putFile(file.record).fileId));
  time('  replace chunk links', () => {
    for (const [i, id] of ids.entries()) revision.replaceChunkLinks(id, packed[i]!);
  });
  time('  commit', () => revision.commit(STATS));
});
console.log(time('counts', () => store.read((reader) => reader.counts())));
time('close', () => store.close());
store = time('open, after an orderly close', open);
time('files, first time', () => store.read((reader) => reader.files().length));
time('chunks by lookup, first time', () => store.read((r) => r.chunksByLookup(madeLookup(0, 0)).length));
time('links of all files', () =>
  files.forEach((file, i) => void store.read((reader) => reader.fileLinks(i + 1, file.evidence))),
);
time('integrity problems', () => console.log(store.integrityProblems()));

const next = random(7);
const symbols = Array.from({ length: 500 }, () => madeSymbol(Math.floor(next() ** 3 * DJANGO.terms)));
const durations = symbols.map((symbol) => {
  const start = performance.now();
  store.read((reader) => reader.linksByTarget(symbol));
  return performance.now() - start;
});
durations.sort((a, b) => a - b);
console.log(`linksByTarget: p50 ${durations[250]!.toFixed(3)} ms, p99 ${durations[495]!.toFixed(3)} ms`);
console.log(`most popular: ${store.read((r) => r.linksByTarget(madeSymbol(0)).length)} links`);
time('most popular symbol', () => store.read((reader) => reader.linksByTarget(madeSymbol(0))));
time('find symbols', () => store.read((reader) => reader.findSymbols({ text: 'Class17.method_17' })));
time('find symbols, prefix', () =>
  store.read((r) => r.findSymbols({ text: 'method_1', match: 'prefix' }).length),
);

const edits: number[] = [];
for (let i = 0; i < 50; i++) {
  const edited = makeFile(DJANGO, i * 3, 2 + i);
  const all = packLinks(edited.evidence, edited.links.slice(0, 1));
  const start = performance.now();
  const revision = store.beginRevision('edit');
  const { fileId } = revision.putFile(edited.record);
  revision.replaceChunkLinks(fileId, all);
  revision.commit(STATS);
  edits.push(performance.now() - start);
}
edits.sort((a, b) => a - b);
console.log(`an edit of one chunk: p50 ${edits[25]!.toFixed(2)} ms, max ${edits[49]!.toFixed(2)} ms`);
time('linksByTarget after an edit', () =>
  store.read((reader) => reader.linksByTarget(madeSymbol(5000)).length),
);
time('collect garbage', () => console.log(store.collectGarbage()));
time('close', () => store.close());

const cache = new EvidenceCache(directory);
const bytes = new Uint8Array(60_000).map((_, i) => (i * 31) & 255);
const keys = files.map((file) => file.record.evidenceKey!);
time('write 859 evidence files of 60 kB', () => {
  for (const key of keys) cache.write(key, bytes);
});
time('read 859 evidence files of 60 kB', () => {
  for (const key of keys) cache.read(key);
});
rmSync(directory, { recursive: true });
