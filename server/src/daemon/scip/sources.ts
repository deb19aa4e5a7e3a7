/**
 * Which index files there are: those that people imported, and every `index.scip` beside indexed code. Brings the
 * cache to what they contain now. A file that cannot be used changes nothing: what was imported from it before
 * still counts, and the registry says what is wrong.
 */
import { createReadStream, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { ScipFormatError } from '../../evidence/scip/scip-format-error.ts';
import type { ScipCache } from '../../store/scip-cache.ts';
import { importIndex, storedManifest } from './manifest.ts';

/** Names under which indexes are picked up. `index.scip` is what scip-python and its siblings write. */
export const INDEX_NAMES = ['index.scip', 'index.scip.gz'] as const;

/** Whether a workspace path names an index that is picked up. */
export const isIndexName = (path: string): boolean =>
  (INDEX_NAMES as readonly string[]).includes(posix.basename(path));

/** A file as new as its import may have changed again within the clock's grain, in ms. */
const RACY_MS = 2000;

export interface ScipSource {
  /** Relative to the workspace (POSIX) when it is inside, else absolute. */
  readonly path: string;
  /** Picked up in the workspace rather than imported by somebody. */
  readonly isAutomatic: boolean;
  /** The last usable content; null when there has been none. */
  readonly sha256: string | null;
  /** The file as it was looked at: size in bytes, modification time and time of the look, in ms since 1970. */
  readonly bytes: number;
  readonly mtimeMs: number;
  readonly lookedAtMs: number;
  /** Why the file as it is now cannot be used; null when it can. */
  readonly problem: string | null;
}

export interface SourcesInput {
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly cache: ScipCache;
  /** Paths of indexed files: indexes are looked for in their folders, up to the root. */
  readonly files: Iterable<string>;
}

/** The registry as it is on disk; empty where there is none or it is damaged. */
export function readSources(cache: ScipCache): ScipSource[] {
  try {
    return JSON.parse(cache.readRegistry() ?? '[]') as ScipSource[];
  } catch {
    return [];
  }
}

/** Looks at every index file again and imports those that changed. Throws errors of the store. */
export async function refreshSources(input: SourcesInput): Promise<ScipSource[]> {
  const known = new Map(readSources(input.cache).map((source) => [source.path, source]));
  const paths = new Set([
    ...[...known.values()].filter(({ isAutomatic }) => !isAutomatic).map(({ path }) => path),
    ...automaticPaths(input),
  ]);
  const sources: ScipSource[] = [];
  for (const path of [...paths].sort()) {
    const source = await lookAt(input, path, known.get(path) ?? null, known.get(path)?.isAutomatic ?? true);
    if (source) sources.push(source);
  }
  save(input.cache, sources, known);
  return sources;
}

/**
 * Imports a file (absolute path) because somebody asked for it; `accept` may refuse it by throwing, and only then is
 * it remembered. Throws `ScipFormatError` when it is no index, system errors when it cannot be read.
 */
export async function addSource(
  input: Pick<SourcesInput, 'root' | 'cache'>,
  file: string,
  accept: (source: ScipSource) => void,
): Promise<ScipSource> {
  const path = storedPath(input.root, file);
  const known = new Map(readSources(input.cache).map((source) => [source.path, source]));
  const source: ScipSource = {
    path,
    isAutomatic: false,
    ...(await imported(file, statSync(file), input.cache)),
    problem: null,
  };
  accept(source);
  const others = [...known.values()].filter((other) => other.path !== path);
  save(
    input.cache,
    [...others, source].sort((a, b) => (a.path < b.path ? -1 : 1)),
    known,
  );
  return source;
}

/** Forgets an imported file. False when nobody imported it. */
export function removeSource(input: Pick<SourcesInput, 'root' | 'cache'>, file: string): boolean {
  const path = storedPath(input.root, file);
  const known = new Map(readSources(input.cache).map((source) => [source.path, source]));
  if (known.get(path)?.isAutomatic !== false) return false;
  const others = [...known.values()].filter((other) => other.path !== path);
  save(input.cache, others, known);
  return true;
}

function storedPath(root: string, file: string): string {
  const inside = relative(root, file);
  const isInside = inside !== '' && !inside.startsWith(`..${sep}`) && inside !== '..' && !isAbsolute(inside);
  return isInside ? inside.split(sep).join('/') : resolve(file);
}

/** Indexes in the folders of the indexed files and in those around them. */
function automaticPaths({ root, files }: SourcesInput): string[] {
  const folders = new Set(['']);
  for (const file of files) {
    for (
      let folder = posix.dirname(file);
      folder !== '.' && !folders.has(folder);
      folder = posix.dirname(folder)
    )
      folders.add(folder);
  }
  return [...folders].flatMap((folder) =>
    INDEX_NAMES.map((name) => posix.join(folder, name)).filter(
      (path) => fileStatus(join(root, path)) !== null,
    ),
  );
}

function fileStatus(absolutePath: string): Stats | null {
  try {
    const status = statSync(absolutePath, { throwIfNoEntry: false });
    return status?.isFile() ? status : null;
  } catch {
    return null;
  }
}

async function lookAt(
  { root, cache }: SourcesInput,
  path: string,
  known: ScipSource | null,
  isAutomatic: boolean,
): Promise<ScipSource | null> {
  const file = isAbsolute(path) ? path : join(root, path);
  const status = fileStatus(file);
  const isKept = known?.sha256 != null && storedManifest(known.sha256, cache) !== null;
  if (status === null) {
    // What somebody imported counts until they say otherwise; the file was only the way it came.
    return known !== null && isKept
      ? { ...known, problem: 'the file is gone; what was imported still counts' }
      : null;
  }
  const isSame = known !== null && known.bytes === status.size && known.mtimeMs === status.mtimeMs;
  const isRacy = known !== null && known.mtimeMs > known.lookedAtMs - RACY_MS;
  if (isSame && !isRacy && (isKept || known.problem !== null)) return known;
  try {
    return { path, isAutomatic, ...(await imported(file, status, cache)), problem: null };
  } catch (error) {
    if (!(error instanceof ScipFormatError) && (error as NodeJS.ErrnoException).syscall === undefined)
      throw error;
    const sha256 = isKept ? known.sha256 : null;
    return { path, isAutomatic, sha256, ...seen(status), problem: (error as Error).message };
  }
}

const seen = (status: Stats) => ({ bytes: status.size, mtimeMs: status.mtimeMs, lookedAtMs: Date.now() });

async function imported(file: string, status: Stats, cache: ScipCache) {
  // The time of the look is that of its beginning: what is written meanwhile makes the file new again.
  const look = seen(status);
  const { sha256 } = await importIndex(createReadStream(file, { highWaterMark: 1024 * 1024 }), cache);
  return { sha256, ...look };
}

function save(
  cache: ScipCache,
  sources: readonly ScipSource[],
  before: ReadonlyMap<string, ScipSource>,
): void {
  if (sources.length === 0 && before.size === 0) return;
  const text = JSON.stringify(sources);
  if (text !== cache.readRegistry()) cache.writeRegistry(text);
  cache.collectGarbage(new Set(sources.flatMap(({ sha256 }) => sha256 ?? [])));
}
