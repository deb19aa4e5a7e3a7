/**
 * Random edits of real code on a disk, with things going wrong all the time: events are lost, revisions fail half way
 * at a random write, stores and evidence are damaged, engines start again. Now and then, and in the end, what is
 * stored must be what a fresh index gives. `CPGD_FAULT_EDITS` sets the number of edits, `CPGD_SEED` the first seed.
 */
import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DATABASE_FILE } from '../../server/src/store/connection.ts';
import { hasDjango, unpackDjango } from '../support/corpora.ts';
import { Random } from '../support/random.ts';
import { EditedProject } from './edited-project.ts';
import { editTexts, type Texts } from './semantic-edits.ts';

const EDITS = Number(process.env.CPGD_FAULT_EDITS ?? 30);
const SEED = Number(process.env.CPGD_SEED ?? 1);
/** Edits between two comparisons with a fresh index. */
const COMPARED = 6;

const WRITES = ['putFile', 'replaceChunkLinks', 'setMeta', 'setDetail', 'commit'] as const;

/** Brings the texts to disk and gives the paths that changed. */
function save(project: EditedProject, before: Texts, after: Texts): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  const changed = [...paths].filter((path) => before.get(path) !== after.get(path));
  for (const path of changed) if (!after.has(path)) project.remove(path);
  for (const path of changed) if (after.has(path)) project.write(path, after.get(path)!);
  return changed;
}

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

test.skipIf(!hasDjango())(
  `${EDITS} edits of Django's dispatcher and HTTP classes while things go wrong (seed ${SEED})`,
  { timeout: 60_000 + EDITS * 5_000 },
  async () => {
    const corpus = unpackDjango(['django/dispatch', 'django/http', 'django/__init__.py']);
    const paths = globSync('django/**/*.py', { cwd: corpus }).sort();
    const originals: Texts = new Map(paths.map((path) => [path, readFileSync(join(corpus, path), 'utf8')]));
    const project = await EditedProject.of(Object.fromEntries(originals));
    const random = new Random(SEED);
    const names = Object.keys(FAULTS);
    const history: string[] = [];
    let texts = originals;
    for (let i = 1; i <= EDITS; i++) {
      const edit = editTexts(texts, originals, SEED * 1_000_003 + i);
      // A path cannot be a file and a folder at once on a disk.
      const clashes = [...edit.texts.keys()].some((path) =>
        edit.texts.has(path.split('/').slice(0, -1).join('/')),
      );
      if (clashes) continue;
      const changed = save(project, texts, edit.texts);
      texts = edit.texts;
      const fault = names[random.below(names.length)]!;
      history.push(`${edit.what} (${fault})`);
      await FAULTS[fault]!(project, random, changed);
      if (i % COMPARED !== 0 && i !== EDITS) continue;
      await project.expectFresh().catch((error: unknown) => {
        expect.fail(
          `${history.slice(-COMPARED).join('; ')}: ${error instanceof Error ? error.message : error}`,
        );
      });
    }
  },
);
