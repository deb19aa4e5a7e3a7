/**
 * Random edits of real code on a disk, with things going wrong all the time: events are lost, revisions fail half way
 * at a random write, stores and evidence are damaged, engines start again. Now and then, and in the end, what is
 * stored must be what a fresh index gives. The same with a SCIP index by scip-python beside the code, which may also
 * be replaced, damaged or gone. `CPGD_FAULT_EDITS` sets the number of edits, `CPGD_SEED` the first seed.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { DATABASE_FILE } from '../../server/src/store/connection.ts';
import { INDEX_FILE } from '../scip/import-support.ts';
import { DJANGO_INDEX, hasDjangoIndex, indexOfPaths } from '../scip/support.ts';
import { hasDjango, unpackDjango } from '../support/corpora.ts';
import { Random } from '../support/random.ts';
import { EditedProject } from './edited-project.ts';
import { editTexts, fitsOnDisk, readTexts, type Texts } from './semantic-edits.ts';

const EDITS = Number(process.env.CPGD_FAULT_EDITS ?? 18);
const SEED = Number(process.env.CPGD_SEED ?? 1);
/** Edits between two comparisons with a fresh index. */
const COMPARED = Number(process.env.CPGD_COMPARED ?? 6);

const WRITES = ['putFile', 'replaceChunkLinks', 'setMeta', 'setDetail', 'commit'] as const;

type Fault = (project: EditedProject, random: Random, changed: readonly string[]) => Promise<void>;

const FAULTS: Readonly<Record<string, Fault>> = {
  none: async (project, _random, changed) => {
    await project.tell(...changed);
  },
  'the event is lost': async (project) => {
    await project.post({ kind: 'reconcile' });
  },
  'a write fails': async (project, random, changed) => {
    const { store } = project;
    const begin = store.beginRevision.bind(store);
    store.beginRevision = (...args) => {
      const revision = begin(...args);
      revision[WRITES[random.below(WRITES.length)]!] = () => {
        throw new Error('no space left on device');
      };
      return revision;
    };
    await project.tell(...changed).catch(() => {});
    store.beginRevision = begin;
    await project.post({ kind: 'reconcile' });
  },
  'nobody watches': async (project) => {
    await project.stop();
    await project.start();
  },
  'the database is damaged': async (project, random) => {
    await project.stop();
    const file = join(project.cache, DATABASE_FILE);
    const bytes = readFileSync(file);
    bytes.fill(random.below(256), random.below(bytes.length));
    writeFileSync(file, bytes);
    await project.start();
  },
  'evidence is lost': async (project) => {
    await project.stop();
    for (const entry of readdirSync(project.cache, { recursive: true, withFileTypes: true }))
      if (entry.isFile() && entry.name.endsWith('.pack'))
        writeFileSync(join(entry.parentPath, entry.name), '');
    await project.start();
  },
};

/** What may happen to an index beside the code. */
const INDEX_FAULTS: Readonly<Record<string, Fault>> = {
  'the index goes': async (project) => {
    rmSync(join(project.root, INDEX_FILE), { force: true });
    await project.tell(INDEX_FILE);
  },
  'the index is cut': async (project, random) => {
    const bytes = indexOfOriginals();
    project.write(INDEX_FILE, bytes.subarray(0, random.below(bytes.length)));
    await project.tell(INDEX_FILE);
    // What was imported before still counts, which a fresh index cannot know of; so somebody writes it again.
    project.write(INDEX_FILE, bytes);
    await project.tell(INDEX_FILE);
  },
  'the index comes': async (project) => {
    project.write(INDEX_FILE, indexOfOriginals());
    await project.tell(INDEX_FILE);
  },
  'the cached index is lost': async (project) => {
    await project.stop();
    rmSync(join(project.cache, 'scip'), { recursive: true, force: true });
    await project.start();
  },
};

let originals: Texts = new Map();
let index: Buffer | null = null;
const indexOfOriginals = (): Buffer =>
  (index ??= indexOfPaths(readFileSync(DJANGO_INDEX), new Set(originals.keys())));

async function live(faults: Readonly<Record<string, Fault>>, files: Record<string, string | Buffer>) {
  const project = await EditedProject.of(files);
  const random = new Random(SEED);
  const names = Object.keys(faults);
  const history: string[] = [];
  let texts = originals;
  for (let i = 1; i <= EDITS; i++) {
    const edit = editTexts(texts, originals, SEED * 1_000_003 + i);
    if (!fitsOnDisk(edit.texts)) continue;
    const changed = project.save(texts, edit.texts);
    texts = edit.texts;
    const fault = names[random.below(names.length)]!;
    history.push(`${edit.what} (${fault})`);
    await faults[fault]!(project, random, changed);
    // A fault of the index says nothing of the edit.
    if (Object.hasOwn(INDEX_FAULTS, fault)) await project.tell(...changed);
    if (i % COMPARED !== 0 && i !== EDITS) continue;
    await project.expectFresh().catch((error: unknown) => {
      const what = error instanceof Error ? error.message : error;
      expect.fail(`${history.slice(-12).join('; ')}: ${what}`);
    });
  }
}

describe.skipIf(!hasDjango())(`${EDITS} edits of Django while things go wrong (seed ${SEED})`, () => {
  const timeout = 300_000 + EDITS * 10_000;

  beforeAll(() => {
    const corpus = unpackDjango(['django/dispatch', 'django/http', 'django/__init__.py']);
    originals = readTexts(corpus, 'django/**/*.py');
  });

  test('natively', { timeout }, () => live(FAULTS, Object.fromEntries(originals)));

  test.skipIf(!hasDjangoIndex())('with an index loaded', { timeout }, () =>
    live(
      { ...FAULTS, ...INDEX_FAULTS },
      { ...Object.fromEntries(originals), [INDEX_FILE]: indexOfOriginals() },
    ),
  );
});
