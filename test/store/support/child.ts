/**
 * A process of its own for tests that need one: `node child.ts COMMAND DIRECTORY`. Prints one JSON line per
 * step.
 */
import { packLinks } from '../../../server/src/store/packed-links.ts';
import { openStore } from '../../../server/src/store/store.ts';
import { makeFile, type Shape } from './workload.ts';

const SHAPE: Shape = { files: 12, chunksPerFile: 6, linksPerChunk: 9, lookupsPerChunk: 5, terms: 300 };
const STATS = { changedFiles: 1, impactedFiles: 1, relinkedChunks: 1 };

const [command, directory] = process.argv.slice(2) as [string, string];
const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

try {
  const mode = command === 'read' ? 'readonly' : 'readwrite';
  const store = openStore({ directory, mode, fingerprint: 'test' });
  if (command === 'write') {
    // Revision n holds the files of seed n. A chain of turns of the event loop, so that output gets out.
    const write = (): void => {
      const seed = store.read((reader) => reader.revision()) + 1;
      store.transaction('edit', (revision) => {
        for (let index = 0; index < SHAPE.files; index++) {
          const file = makeFile(SHAPE, index, seed);
          const { fileId } = revision.putFile(file.record);
          revision.replaceChunkLinks(fileId, packLinks(file.evidence, file.links));
        }
        return { result: undefined, stats: STATS };
      });
      say({ revision: seed });
      setTimeout(write, 0);
    };
    write();
  } else {
    say({ files: store.read((reader) => reader.files().length), recovery: store.recovery });
    if (command === 'hold') setInterval(() => {}, 1000);
    else store.close();
  }
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  say({ code, message });
}
