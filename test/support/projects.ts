/** Workspaces on disk, opened and indexed as the product does it, and everything their tables say as text. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createOnDemandSources } from '../../server/src/daemon/on-demand-sources.ts';
import { openProject } from '../../server/src/daemon/open-project.ts';
import type { IndexOptions, IndexReport, Project, ProjectOptions } from '../../server/src/daemon/project.ts';
import { encodeTable } from '../../server/src/relations/encode.ts';
import type { Snapshot } from '../../server/src/relations/snapshot.ts';
import { TableReader, tableContract, tableNames } from '../../server/src/relations/tables.ts';

export type Files = Readonly<Record<string, string | Buffer>>;

/** An empty folder, removed after the test. */
export function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cpgd-daemon-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeFiles(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** A workspace of these files, written in the order given. Its folder is called `demo`, and so is the project. */
export function makeWorkspace(files: Files = {}): string {
  const root = join(makeFolder(), 'demo');
  mkdirSync(root);
  writeFiles(root, files);
  return root;
}

/** Opens a project that is closed after the test (closing it earlier is fine). */
export async function open(
  root: string,
  options: Partial<Omit<ProjectOptions, 'root'>> = {},
): Promise<Project> {
  const project = await openProject({ root, cacheDir: makeFolder(), ...options });
  onTestFinished(() => project.close());
  return project;
}

/** Opens and indexes a workspace of these files. */
export async function indexed(
  files: Files,
  options: Partial<Omit<ProjectOptions, 'root'>> = {},
): Promise<{ root: string; project: Project; report: IndexReport }> {
  const root = makeWorkspace(files);
  const project = await open(root, options);
  return { root, project, report: await project.index() };
}

/** Opens, indexes, reads with `look` and closes, as one run of a command does. */
export async function run<T>(
  root: string,
  cacheDir: string,
  look: (project: Project, report: IndexReport) => T | Promise<T>,
  options: IndexOptions & { readonly workers?: number } = {},
): Promise<T> {
  const { workers, ...indexOptions } = options;
  const project = await openProject({ root, cacheDir, ...(workers === undefined ? {} : { workers }) });
  try {
    return await look(project, await project.index(indexOptions));
  } finally {
    await project.close();
  }
}

/** Every contract table as JSON lines, by name; those computed on demand too. Rows the gate refused are an error. */
export async function dumpTables(snapshot: Snapshot): Promise<ReadonlyMap<string, string>> {
  const reader = new TableReader(snapshot, await createOnDemandSources());
  const dumps = new Map<string, string>();
  for (const name of tableNames()) {
    // The history says when things happened; everything else must not.
    if (name.startsWith('inc_')) continue;
    // Flow is a function of evidence and text; its own tests look at it.
    if (tableContract(name).lens === 'flow') continue;
    const { rows, errors } = reader.rows(name);
    if (errors.length > 0) throw new Error(`${name} refuses ${JSON.stringify(errors[0])}`);
    dumps.set(name, [...encodeTable(tableContract(name), [rows], 'jsonl')].map(String).join(''));
  }
  return dumps;
}

/** What a new cache says about the same files: the truth that any other way must arrive at. */
export async function freshTables(root: string): Promise<ReadonlyMap<string, string>> {
  return run(root, makeFolder(), (project) => dumpTables(project.snapshot()));
}

/** The first difference of each table that differs, for a readable failure; empty when they are the same. */
export function tableDifferences(
  actual: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
): string[] {
  const found: string[] = [];
  for (const [name, text] of expected) {
    const other = actual.get(name);
    if (other === text) continue;
    const lines = new Set((other ?? '').split('\n'));
    const missing = text.split('\n').find((line) => !lines.has(line));
    const known = new Set(text.split('\n'));
    const extra = (other ?? '').split('\n').find((line) => !known.has(line));
    found.push(`${name}: missing ${missing ?? 'nothing'}, extra ${extra ?? 'nothing'}`);
  }
  return found;
}
