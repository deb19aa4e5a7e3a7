/**
 * The outside world on disk: finds the stub or source of a module in typeshed and in `site-packages`, and
 * parses, extracts and binds it when somebody looks into it, at once and in the thread that asks. Facts are
 * kept for the life of the thread and their evidence in a cache that all workspaces share.
 */
import { basename } from 'node:path';
import type { Evidence } from '../../evidence/evidence.ts';
import { FileFacts } from '../../linker/file-facts.ts';
import type { OutsideWorld } from '../../linker/outside.ts';
import { packagePrefix } from '../../linker/scip-symbol.ts';
import { createPythonParser, type PythonParser } from '../../syntax/parser.ts';
import { LineIndex } from '../../text/line-index.ts';
import { readSource } from '../../workspace/source-file.ts';
import {
  MAX_OUTSIDE_BYTES,
  OutsideEvidence,
  type OutsideEvidenceSettings,
  type OutsideFile,
} from './outside-evidence.ts';
import {
  type FoundModule,
  type OutsideFinds,
  OutsideModules,
  type OutsidePlaces,
  stampOf,
} from './outside-modules.ts';
import { selectBranches } from './version-branches.ts';

/** Plain data, so that it crosses threads. */
export interface OutsideSettings extends OutsideEvidenceSettings, OutsidePlaces {}

/** Text of a file outside the workspace. */
export interface OutsideSource {
  readonly absolutePath: string;
  readonly text: LineIndex;
  /** Only what holds for the Python version and platform. */
  readonly selected: LineIndex;
}

/** Texts of stubs and packages that stay at hand: most questions are about the same few. */
const MAX_SOURCES = 16;

/** A text, and what its file looked like when it was read. */
interface KnownSource extends OutsideSource {
  readonly stamp: string;
}

const worlds = new Map<string, OutsideFiles>();

/** Where the cache is changes no answer. */
const worldKey = ({ typeshed, sitePackages, python }: OutsideSettings): string =>
  JSON.stringify([typeshed, sitePackages, python]);

/** One world per settings and thread: what one session has read, the next one finds. */
export async function openOutside(settings: OutsideSettings): Promise<OutsideFiles> {
  const key = worldKey(settings);
  let world = worlds.get(key);
  if (!world) worlds.set(key, (world = new OutsideFiles(settings, await createPythonParser())));
  return world;
}

/** As `openOutside`, with a new world in the place of one that is not what is installed any more. */
export function openCurrentOutside(settings: OutsideSettings): Promise<OutsideFiles> {
  const key = worldKey(settings);
  if (worlds.get(key)?.isCurrent() === false) worlds.delete(key);
  return openOutside(settings);
}

export class OutsideFiles implements OutsideWorld {
  private readonly settings: OutsideSettings;
  private readonly evidence: OutsideEvidence;
  private readonly places: OutsideModules;
  private readonly modules = new Map<string, FoundModule | null>();
  private readonly byPath = new Map<string, FoundModule>();
  private readonly known = new Map<string, FileFacts | undefined>();
  /** By path, the one used last at the end. */
  private readonly sources = new Map<string, KnownSource>();

  constructor(settings: OutsideSettings, parser: PythonParser) {
    this.settings = settings;
    this.evidence = new OutsideEvidence(settings, parser);
    this.places = new OutsideModules(settings);
  }

  /** Whether there is an environment to say what is installed: what a Linux distribution installs for itself says nothing of it. */
  get hasPackages(): boolean {
    return this.settings.sitePackages.some((path) => basename(path) !== 'dist-packages');
  }

  /** What answers depend on of what is installed, to be kept with them: see `isFoundAgain`. */
  get finds(): ReadonlyMap<string, string> {
    return this.places.finds;
  }

  /** See `OutsideModules.expect`. */
  expect(finds: OutsideFinds): void {
    this.places.expect(finds);
  }

  /** Whether answers are those of a world that is opened now. Looks at the disk. */
  isCurrent(): boolean {
    return this.places.isCurrent();
  }

  locate(module: string): FoundModule | null {
    let found = this.modules.get(module);
    if (found === undefined) {
      found = /^[A-Za-z_][\w.]*$/.test(module) ? this.places.find(module) : null;
      this.modules.set(module, found);
      if (found?.path) this.byPath.set(found.path, found);
    }
    return found;
  }

  facts(path: string): FileFacts | undefined {
    if (this.known.has(path)) return this.known.get(path);
    const found = this.byPath.get(path);
    return found?.file ? this.keep(found, this.evidence.read(found.file)?.evidence ?? null) : undefined;
  }

  /** The file that facts of a module will be read from; null when they are there already, or there is none. */
  unread(module: string): OutsideFile | null {
    const file = this.locate(module)?.file ?? null;
    return file !== null && this.known.has(file.path) ? null : file;
  }

  /** Takes in what another thread has read of a file that `unread` has named. */
  take(path: string, evidence: Evidence): FileFacts {
    return this.keep(this.byPath.get(path)!, evidence)!;
  }

  /**
   * The text behind the facts of a file that `locate` has named, as it is on disk and as it was read: lines are the
   * same, columns of what a decided `if` holds are not. Null when it cannot be read.
   */
  source(path: string): OutsideSource | null {
    const absolutePath = this.byPath.get(path)?.file?.absolutePath;
    if (absolutePath === undefined) return null;
    const stamp = stampOf(absolutePath);
    const known = this.sources.get(path);
    this.sources.delete(path);
    if (known?.stamp === stamp) {
      this.sources.set(path, known);
      return known;
    }
    const source = readSource(absolutePath, { maxFileBytes: MAX_OUTSIDE_BYTES });
    if (source.status !== 'ok') return null;
    const selected = path.endsWith('.pyi') ? selectBranches(source.text, this.settings.python) : source.text;
    const text = LineIndex.ofFile(source.text);
    const found = { absolutePath, text, selected: LineIndex.ofFile(selected), stamp };
    this.sources.set(path, found);
    if (this.sources.size > MAX_SOURCES) this.sources.delete(this.sources.keys().next().value!);
    return found;
  }

  /** Gives back what was opened of the evidence of files; see `Evidence.release`. */
  release(): void {
    for (const facts of this.known.values()) facts?.evidence.release?.();
  }

  private keep(
    { path, module, isPackage, packageName, packageVersion }: FoundModule,
    evidence: Evidence | null,
  ): FileFacts | undefined {
    const info = { path: path!, moduleFqn: module, isPackage };
    const facts = evidence
      ? new FileFacts(info, evidence, packagePrefix(packageName, packageVersion))
      : undefined;
    this.known.set(path!, facts);
    return facts;
  }
}
