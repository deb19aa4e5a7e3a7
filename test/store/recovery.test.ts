import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StoreError } from '../../server/src/store/errors.ts';
import { databaseChecksum, readState, writeState } from '../../server/src/store/state-file.ts';
import { openStore, type Store } from '../../server/src/store/store.ts';
import { closedStore, contents, open, putFiles, smallFiles, temporaryFolder } from './support/folder.ts';
import { random } from './support/workload.ts';

const FILES = smallFiles();

/** A copy of a closed store to damage. */
function copyOf(folder: string): string {
  const copy = join(temporaryFolder(), 'store');
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Opens the folder, expects a rebuild for a reason like `reason`, and that the new store works. */
function expectRebuild(folder: string, reason: RegExp): void {
  const store = open(folder);
  expect(store.recovery.rebuilt).toBe(true);
  expect(store.recovery.reason).toMatch(reason);
  expect(store.read((reader) => reader.files())).toEqual([]);
  putFiles(store, FILES);
  expect(store.integrityProblems()).toEqual([]);
  store.close();
  expect(open(folder).recovery.rebuilt).toBe(false);
}

function changeDatabase(folder: string, sql: string): void {
  const db = new Database(join(folder, 'index.db'));
  db.exec(sql);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** Makes the state file agree with a changed database, as another version of the program would have left it. */
function sign(folder: string): void {
  writeState(folder, { state: 'closed', ...databaseChecksum(folder), revision: 1 });
}

describe('a closed store', () => {
  for (const name of ['index.db', 'index.db-wal', 'index.db.building', 'state.json', 'writer.lock']) {
    test(`works again where a folder stands in the place of ${name}`, () => {
      const folder = copyOf(closedStore());
      rmSync(join(folder, name), { force: true });
      mkdirSync(join(folder, name, 'inner'), { recursive: true });
      const isNeeded = name === 'index.db' || name === 'state.json';
      if (isNeeded) expectRebuild(folder, /missing/);
      else expect(open(folder).recovery.rebuilt).toBe(false);
    });
  }

  test('caches evidence again where a file stands in the place of its folder', () => {
    const folder = copyOf(closedStore());
    rmSync(join(folder, 'evidence'), { recursive: true, force: true });
    writeFileSync(join(folder, 'evidence'), 'no folder');
    const store = open(folder);
    store.evidence.write('a'.repeat(32), Buffer.from('evidence'));
    expect(store.evidence.read('a'.repeat(32))).not.toBeNull();
  });

  test('is rebuilt when it is truncated anywhere', () => {
    const folder = closedStore();
    const size = readFileSync(join(folder, 'index.db')).length;
    const next = random(3);
    const lengths = [
      0,
      1,
      15,
      16,
      99,
      100,
      4095,
      4096,
      size - 1,
      ...Array.from({ length: 8 }, () => next() * size),
    ];
    for (const length of lengths) {
      const copy = copyOf(folder);
      truncateSync(join(copy, 'index.db'), Math.floor(length));
      expectRebuild(copy, /damaged/);
    }
  });

  test('is rebuilt when a bit flips anywhere', () => {
    const folder = closedStore();
    const bytes = readFileSync(join(folder, 'index.db'));
    const next = random(4);
    for (let i = 0; i < 15; i++) {
      const copy = copyOf(folder);
      const damaged = Buffer.from(bytes);
      damaged[Math.floor(next() * bytes.length)]! ^= 1 << Math.floor(next() * 8);
      writeFileSync(join(copy, 'index.db'), damaged);
      expectRebuild(copy, /damaged/);
    }
  });

  test.each([
    ['garbage instead of a database', (f: string) => writeFileSync(join(f, 'index.db'), 'hello'), /damaged/],
    ['no database', (f: string) => rmSync(join(f, 'index.db')), /missing/],
    ['no state file', (f: string) => rmSync(join(f, 'state.json')), /state file/],
    [
      'a state file of nonsense',
      (f: string) => writeFileSync(join(f, 'state.json'), '{"state":'),
      /state file/,
    ],
    ['a log that is not its own', (f: string) => writeFileSync(join(f, 'index.db-wal'), 'x'), /log appeared/],
  ])('is rebuilt when there is %s', (_what, damage, reason) => {
    const folder = closedStore();
    damage(folder);
    expectRebuild(folder, reason);
  });

  test('is rebuilt for another version of the program', () => {
    const folder = closedStore();
    const store = open(folder, { fingerprint: 'other' });
    expect(store.recovery).toMatchObject({ rebuilt: true, reason: expect.stringMatching(/another version/) });
    store.close();
  });

  test('is rebuilt for another version of the schema', () => {
    const folder = closedStore();
    changeDatabase(folder, 'PRAGMA user_version = 4711');
    sign(folder);
    expectRebuild(folder, /another version/);
  });

  test('is rebuilt when a table is missing', () => {
    const folder = closedStore();
    changeDatabase(folder, 'DROP TABLE links');
    sign(folder);
    expectRebuild(folder, /damaged/);
  });

  test('is rebuilt, and the file kept, when the database is somebody else’s', () => {
    const folder = closedStore();
    changeDatabase(folder, 'PRAGMA application_id = 1');
    sign(folder);
    const theirs = readFileSync(join(folder, 'index.db'));
    expectRebuild(folder, /another program/);
    expect(readFileSync(join(folder, 'index.db.foreign'))).toEqual(theirs);
  });

  test('can be read by a reader, which never repairs', () => {
    const folder = closedStore();
    const reader = openStore({ directory: folder, mode: 'readonly', fingerprint: 'test' });
    expect(contents(reader, FILES)).toHaveLength(FILES.length);
    expect(() => reader.beginRevision('edit')).toThrow(/read-only/);
    reader.close();
    expect(open(folder).recovery.rebuilt).toBe(false);
    truncateSync(join(folder, 'index.db'), 5000);
  });

  test('that is damaged is no index to a reader', () => {
    const folder = closedStore();
    truncateSync(join(folder, 'index.db'), 5000);
    const read = (): Store => openStore({ directory: folder, mode: 'readonly', fingerprint: 'test' });
    expect(read).toThrow(
      expect.objectContaining({ code: 'no-index', message: expect.stringMatching(/cpgd index/) }),
    );
    const empty = (): Store =>
      openStore({ directory: temporaryFolder(), mode: 'readonly', fingerprint: 'test' });
    expect(empty).toThrow(expect.objectContaining({ code: 'no-index' }));
  });
});

describe('a store that was not closed', () => {
  /** The files of a store as a killed process leaves them, with one revision in the write-ahead log. */
  function unclosedStore(): string {
    const folder = temporaryFolder();
    const store = openStore({ directory: folder, mode: 'readwrite', fingerprint: 'test' });
    onTestFinished(() => store.close());
    putFiles(store, FILES);
    putFiles(store, FILES.slice(0, 3), 'edit');
    return copyOf(folder);
  }

  test('keeps its committed revisions', () => {
    const store = open(unclosedStore());
    expect(store.recovery.rebuilt).toBe(false);
    expect(store.read((reader) => reader.revision())).toBe(2);
    expect(store.integrityProblems()).toEqual([]);
  });

  test('is rebuilt when its write-ahead log is missing or has lost revisions', () => {
    const missing = unclosedStore();
    rmSync(join(missing, 'index.db-wal'));
    expectRebuild(missing, /log is missing/);
    const cut = unclosedStore();
    truncateSync(join(cut, 'index.db-wal'), 40);
    expectRebuild(cut, /lost committed revisions/);
  });

  test('is rebuilt or right, whatever happens to its pages', () => {
    const folder = unclosedStore();
    const whole = open(copyOf(folder));
    const right = contents(whole, FILES);
    const next = random(11);
    for (let i = 0; i < 40; i++) {
      const copy = copyOf(folder);
      const path = join(copy, i % 3 === 0 ? 'index.db-wal' : 'index.db');
      const bytes = readFileSync(path);
      const from = Math.floor(next() * bytes.length);
      bytes.fill(Math.floor(next() * 256), from, Math.min(bytes.length, from + 2048));
      writeFileSync(path, bytes);
      const store = open(copy);
      if (store.recovery.rebuilt) expect(store.read((reader) => reader.files())).toEqual([]);
      else {
        // What SQLite's own check cannot see, decoding does.
        try {
          expect(contents(store, FILES)).toEqual(right);
        } catch (error) {
          expect(error).toMatchObject({ code: 'damaged' });
        }
      }
      store.close();
    }
  });
});

test('damage found while reading is an error that says what to do, and the next start rebuilds', () => {
  const folder = closedStore();
  changeDatabase(folder, "UPDATE links SET facts = x'ff01'");
  sign(folder);
  const store = open(folder);
  expect(store.recovery.rebuilt).toBe(false);
  const read = (): unknown => contents(store, FILES);
  expect(read).toThrow(StoreError);
  expect(read).toThrow(expect.objectContaining({ code: 'damaged', message: expect.stringMatching(/again/) }));
  expect(store.integrityProblems().length).toBeGreaterThan(0);
  store.close();
  expect(readState(folder)).toMatchObject({ state: 'damaged' });
  expectRebuild(folder, /while reading/);
});

test('a dangling term is found by the integrity check and by reading', () => {
  const folder = closedStore();
  changeDatabase(folder, 'DELETE FROM terms WHERE id = 2');
  sign(folder);
  const store = open(folder);
  expect(store.integrityProblems().join()).toMatch(/term 2/);
  expect(() => contents(store, FILES)).toThrow(expect.objectContaining({ code: 'damaged' }));
});

test('codes mean what the database says, and a name this program does not know is damage', () => {
  const folder = closedStore();
  // The same links under other numbers, as a program with its arrays in another order would have written.
  changeDatabase(folder, "UPDATE codes SET name = 'class_base' WHERE name = 'def_symbol'");
  sign(folder);
  const store = open(folder);
  const symbol = FILES[0]!.links[0]!.links[0]!.target;
  const relations = (): string[] =>
    store.read((reader) => reader.linksByTarget(symbol)).map(({ relation }) => relation);
  expect(relations()).toContain('class_base');
  expect(relations()).not.toContain('def_symbol');
  store.close();
  changeDatabase(folder, "UPDATE codes SET name = 'from_the_future' WHERE name = 'class_base'");
  sign(folder);
  expect(() => contents(open(folder), FILES)).toThrow(expect.objectContaining({ code: 'damaged' }));
});

test('a store moved to another folder works, and leftovers of a first index are removed', () => {
  const folder = closedStore();
  writeFileSync(join(folder, 'index.db.building'), 'half');
  const moved = `${folder}-moved`;
  renameSync(folder, moved);
  onTestFinished(() => rmSync(moved, { recursive: true, force: true }));
  const store = open(moved);
  expect(store.recovery.rebuilt).toBe(false);
  expect(readdirSync(moved)).not.toContain('index.db.building');
});

describe('when the disk is full', () => {
  test('a first index fails with advice and leaves an empty store', () => {
    const store = open(temporaryFolder(), { maxDatabaseBytes: 80_000 });
    const put = (): void => putFiles(store, FILES);
    expect(put).toThrow(
      expect.objectContaining({ code: 'full', message: expect.stringMatching(/--cache-dir/) }),
    );
    expect(store.read((reader) => reader.files())).toEqual([]);
  });

  test('an edit fails and leaves the revision before', () => {
    const folder = closedStore();
    const store = open(folder, { maxDatabaseBytes: readFileSync(join(folder, 'index.db')).length + 8192 });
    const before = contents(store, FILES);
    expect(() => putFiles(store, smallFiles(2), 'edit')).toThrow(expect.objectContaining({ code: 'full' }));
    expect(contents(store, FILES)).toEqual(before);
    putFiles(store, FILES.slice(0, 1), 'edit');
    expect(store.integrityProblems()).toEqual([]);
  });
});
