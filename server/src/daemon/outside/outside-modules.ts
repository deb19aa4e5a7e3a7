/**
 * Where modules of the outside world are on disk: typeshed's copy, else what is installed, else typeshed's stubs of it.
 * Looks at names and stamps of files, never into them, except for which distribution a package belongs to.
 */
import { basename, dirname, join } from 'node:path';
import type { OutsideModule } from '../../linker/outside.ts';
import { changedMsOf, statusOf } from '../../workspace/file-status.ts';
import { namesIn, readText } from '../../workspace/interpreter-files.ts';
import { type Distribution, distributionsOf, installedNames } from './distributions.ts';
import type { OutsideFile } from './outside-evidence.ts';
import { isPartialDistribution, StandardStubs, thirdPartyStubs } from './typeshed.ts';
import type { TargetPython } from './version-branches.ts';

/** Where to look. Plain data. */
export interface OutsidePlaces {
  /** Absolute folder of typeshed; null: there is none. */
  readonly typeshed: string | null;
  /** Absolute folders, strongest first. */
  readonly sitePackages: readonly string[];
  readonly python: TargetPython;
}

/** By dotted name, what was found of a module; to be compared, not read. */
export type OutsideFinds = Readonly<Record<string, string>>;

interface Place {
  /** See `OutsideModule`. */
  readonly path: string | null;
  /** Null for a folder without `__init__`, and for what is compiled. */
  readonly file: OutsideFile | null;
  readonly isPackage: boolean;
  /** See `OutsideModule`. */
  readonly isPartial: boolean;
  /** The `site-packages` folder it is in; null for typeshed. */
  readonly installedIn: string | null;
}

export interface FoundModule extends OutsideModule {
  /** Null for a folder without `__init__`, and for what is compiled. */
  readonly file: OutsideFile | null;
  readonly module: string;
}

/** Size and time of a file; empty for one that is gone. */
export function stampOf(absolutePath: string): string {
  const status = statusOf(absolutePath);
  return status ? `${changedMsOf(status)} ${status.size}` : '';
}

export class OutsideModules {
  private readonly places: OutsidePlaces;
  private readonly standard: StandardStubs | null;
  private readonly installed: string;
  private readonly distributions = new Map<string, ReadonlyMap<string, Distribution>>();
  private stubs: ReadonlyMap<string, readonly string[]> | null = null;
  /** What has been found so far of modules that installing something could change. */
  readonly finds = new Map<string, string>();

  constructor(places: OutsidePlaces) {
    this.places = places;
    this.standard = places.typeshed === null ? null : new StandardStubs(places.typeshed, places.python);
    this.installed = installedNames(places.sitePackages).join('\n');
  }

  find(module: string): FoundModule | null {
    const place = this.place(module);
    const top = topOf(module);
    if (!this.standard?.has(top) && !this.finds.has(module)) this.finds.set(module, textOf(place));
    if (place === null) return null;
    const { path, file, isPackage, isPartial } = place;
    const { name, version } = this.distributionOf(top, place);
    return { path, file, isPackage, isPartial, packageName: name, packageVersion: version, module };
  }

  /** Takes in what somebody else has found, whose links are taken over: where it differs, nothing is current. */
  expect(finds: OutsideFinds): void {
    for (const [module, found] of Object.entries(finds)) this.finds.set(module, found);
  }

  /** Whether what is installed, and each module that was looked for, is what it was. */
  isCurrent(): boolean {
    return (
      installedNames(this.places.sitePackages).join('\n') === this.installed &&
      [...this.finds].every(([module, found]) => textOf(this.place(module)) === found)
    );
  }

  private place(module: string): Place | null {
    const { typeshed } = this.places;
    const top = topOf(module);
    if (typeshed !== null && this.standard?.has(module))
      return placeIn(join(typeshed, 'stdlib'), module, '<typeshed>/stdlib');
    if (typeshed !== null && this.standard?.has(top)) return null;
    let withoutText: Place | null = null;
    for (const found of this.placesOf(module)) {
      if (found?.file) return found;
      withoutText ??= found;
    }
    return withoutText;
  }

  /**
   * Strongest first: what is installed, its stubs before its sources (PEP 561), then typeshed's stubs of it. One with a file
   * goes before one without: folders without `__init__` lose to packages further on (PEP 420), and stubs of a part of a
   * package hide nothing of the rest.
   */
  private *placesOf(module: string): Iterable<Place | null> {
    const { typeshed, sitePackages } = this.places;
    for (const folder of sitePackages)
      for (const suffix of ['-stubs', '']) {
        const found = placeIn(folder, module, '<site-packages>', suffix);
        const isPartial =
          suffix !== '' && found?.file != null && isPartialStub(found.file.absolutePath, folder);
        yield found && { ...found, isPartial, installedIn: folder };
      }
    for (const folder of sitePackages)
      if (isCompiledIn(folder, module)) yield { ...WITHOUT_TEXT, installedIn: folder };
    if (typeshed === null) return;
    this.stubs ??= thirdPartyStubs(typeshed);
    for (const distribution of this.stubs.get(topOf(module)) ?? []) {
      const folder = join(typeshed, 'stubs', distribution);
      const found = placeIn(folder, module, `<typeshed>/stubs/${distribution}`);
      yield found && { ...found, isPartial: isPartialDistribution(folder) };
    }
  }

  /** What is installed in the folder, else what is elsewhere and may lead to it: editable installs leave their names there. */
  private distributionOf(top: string, { installedIn }: Place): Distribution {
    const { python, sitePackages } = this.places;
    if (this.standard?.has(top)) return { name: 'python-stdlib', version: `${python.major}.${python.minor}` };
    for (const folder of installedIn === null ? [] : [installedIn, ...sitePackages]) {
      const found = this.distributionsIn(folder).get(top);
      if (found) return found;
    }
    return { name: top, version: '' };
  }

  private distributionsIn(folder: string): ReadonlyMap<string, Distribution> {
    let found = this.distributions.get(folder);
    if (!found) this.distributions.set(folder, (found = distributionsOf(folder)));
    return found;
  }
}

/** Whether somebody who looks for the modules now finds what was found. */
export function isFoundAgain(places: OutsidePlaces, finds: OutsideFinds): boolean {
  const modules = new OutsideModules(places);
  modules.expect(finds);
  return modules.isCurrent();
}

const topOf = (module: string): string => module.split('.', 1)[0]!;

/** Typeshed's files are never edited, and its commit says which they are. */
function textOf(place: Place | null): string {
  if (place?.file == null) return place === null ? '' : '/';
  const partial = place.isPartial ? ' partial' : '';
  return place.installedIn === null
    ? place.file.path
    : `${place.file.path} ${stampOf(place.file.absolutePath)}${partial}`;
}

/** The file of a dotted module below a folder; stubs go before sources, packages before modules. */
function placeIn(folder: string, module: string, label: string, suffix = ''): Place | null {
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
    return { path, file: { path, absolutePath }, isPackage, isPartial: false, installedIn: null };
  }
  return statusOf(join(folder, relative))?.isDirectory() ? { ...WITHOUT_TEXT, isPackage: true } : null;
}

const WITHOUT_TEXT: Place = {
  path: null,
  file: null,
  isPackage: false,
  isPartial: false,
  installedIn: null,
};

/** Whether a folder between the file of a stub and the folder that all is installed in says so (PEP 561). */
function isPartialStub(file: string, installedIn: string): boolean {
  for (let folder = dirname(file); folder !== installedIn; folder = dirname(folder))
    if (/^partial$/m.test(readText(join(folder, 'py.typed')))) return true;
  return false;
}

/** Whether a module is there compiled: `fast.cpython-313-x86_64-linux-gnu.so`, `fast.abi3.so`, `fast.cp313-win_amd64.pyd`. */
function isCompiledIn(folder: string, module: string): boolean {
  const file = join(folder, ...module.split('.'));
  const start = `${basename(file)}.`;
  return namesIn(dirname(file)).some((name) => name.startsWith(start) && /\.(?:so|pyd)$/.test(name));
}
