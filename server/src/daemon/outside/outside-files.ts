/**
 * The outside world on disk: finds the stub or source of a module in typeshed and in `site-packages`, and
 * parses, extracts and binds it when somebody looks into it, at once and in the thread that asks. Facts are
 * kept for the life of the thread and their evidence in a cache that all workspaces share.
 */
import { join } from 'node:path';
import type { Evidence } from '../../evidence/evidence.ts';
import { FileFacts } from '../../linker/file-facts.ts';
import type { OutsideModule, OutsideWorld } from '../../linker/outside.ts';
import { packagePrefix } from '../../linker/scip-symbol.ts';
import { createPythonParser, type PythonParser } from '../../syntax/parser.ts';
import { LineIndex } from '../../text/line-index.ts';
import { changedMsOf, statusOf } from '../../workspace/file-status.ts';
import { readSource } from '../../workspace/source-file.ts';
import { type Distribution, distributionsOf } from './distributions.ts';
import {
  MAX_OUTSIDE_BYTES,
  OutsideEvidence,
  type OutsideEvidenceSettings,
  type OutsideFile,
} from './outside-evidence.ts';
import { StandardStubs, thirdPartyStubs } from './typeshed.ts';
import { selectBranches } from './version-branches.ts';

/** Plain data, so that it crosses threads. */
export interface OutsideSettings extends OutsideEvidenceSettings {
  /** Absolute folder of typeshed; null: there is none. */
  readonly typeshed: string | null;
  /** Absolute folders, strongest first. */
  readonly sitePackages: readonly string[];
}

interface FoundModule extends OutsideModule {
  /** Null for a folder without `__init__`. */
  readonly file: OutsideFile | null;
  readonly module: string;
}

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

/** Size and time of a file; empty for one that is gone. */
function stampOf(absolutePath: string): string {
  const status = statusOf(absolutePath);
  return status ? `${changedMsOf(status)} ${status.size}` : '';
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

/** The world that `openOutside` has opened for equal settings in this thread. */
export function openedOutside(settings: OutsideSettings): OutsideWorld {
  const world = worlds.get(worldKey(settings));
  if (!world) throw new Error('the outside world is opened before modules are looked for');
  return world;
}

export class OutsideFiles implements OutsideWorld {
  private readonly settings: OutsideSettings;
  private readonly evidence: OutsideEvidence;
  private readonly standard: StandardStubs | null;
  private readonly modules = new Map<string, FoundModule | null>();
  private readonly byPath = new Map<string, FoundModule>();
  private readonly known = new Map<string, FileFacts | undefined>();
  /** By path, the one used last at the end. */
  private readonly sources = new Map<string, KnownSource>();
  private readonly distributions = new Map<string, ReadonlyMap<string, Distribution>>();
  private stubs: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(settings: OutsideSettings, parser: PythonParser) {
    this.settings = settings;
    this.evidence = new OutsideEvidence(settings, parser);
    this.standard = settings.typeshed === null ? null : new StandardStubs(settings.typeshed, settings.python);
  }

  /** Whether there is an environment to say what is installed. */
  get hasPackages(): boolean {
    return this.settings.sitePackages.length > 0;
  }

  locate(module: string): FoundModule | null {
    let found = this.modules.get(module);
    if (found === undefined) {
      found = /^[A-Za-z_][\w.]*$/.test(module) ? this.find(module) : null;
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

  private find(module: string): FoundModule | null {
    const { typeshed, sitePackages, python } = this.settings;
    const top = module.split('.', 1)[0]!;
    if (typeshed !== null && this.standard?.has(module)) {
      const package_ = { name: 'python-stdlib', version: `${python.major}.${python.minor}` };
      return find(module, join(typeshed, 'stdlib'), '<typeshed>/stdlib', '', package_);
    }
    if (typeshed !== null && this.standard?.has(top)) return null;
    for (const folder of sitePackages) {
      const package_ = this.distributionOf(top, folder) ?? { name: top, version: '' };
      const found =
        find(module, folder, '<site-packages>', '-stubs', package_) ??
        find(module, folder, '<site-packages>', '', package_);
      if (found?.path) return found;
    }
    if (typeshed === null) return null;
    this.stubs ??= thirdPartyStubs(typeshed);
    for (const distribution of this.stubs.get(top) ?? []) {
      const folder = join(typeshed, 'stubs', distribution);
      const label = `<typeshed>/stubs/${distribution}`;
      const found = find(module, folder, label, '', { name: top, version: '' });
      if (found) return found;
    }
    return null;
  }

  /** What is installed in a folder, else what is elsewhere and may lead to it: editable installs leave their names there. */
  private distributionOf(top: string, folder: string): Distribution | undefined {
    for (const each of [folder, ...this.settings.sitePackages]) {
      const found = this.distributionsIn(each).get(top);
      if (found) return found;
    }
    return undefined;
  }

  private distributionsIn(folder: string): ReadonlyMap<string, Distribution> {
    let found = this.distributions.get(folder);
    if (!found) this.distributions.set(folder, (found = distributionsOf(folder)));
    return found;
  }
}

/** The file of a dotted module below a folder; stubs go before sources, packages before modules. */
function find(
  module: string,
  folder: string,
  label: string,
  suffix: string,
  { name: packageName, version: packageVersion }: Distribution,
): FoundModule | null {
  const [top, ...rest] = module.split('.');
  const relative = [top! + suffix, ...rest].join('/');
  for (const [ending, isPackage] of [
    ['/__init__.pyi', true],
    ['.pyi', false],
    ['/__init__.py', true],
    ['.py', false],
  ] as const) {
    const absolutePath = join(folder, relative + ending);
    if (!statusOf(absolutePath)?.isFile()) continue;
    const path = `${label}/${relative}${ending}`;
    return { path, file: { path, absolutePath }, isPackage, packageName, packageVersion, module };
  }
  if (statusOf(join(folder, relative))?.isDirectory())
    return { path: null, file: null, isPackage: true, packageName, packageVersion, module };
  return null;
}
