/**
 * Where modules of the outside world are on disk: typeshed's copy, else what is installed, else typeshed's stubs of it.
 * Looks at names and stamps of files, never into them, except for which distribution a package belongs to.
 */
import { join } from 'node:path';
import type { OutsideModule } from '../../linker/outside.ts';
import { changedMsOf, statusOf } from '../../workspace/file-status.ts';
import { type Distribution, distributionsOf, installedNames } from './distributions.ts';
import type { OutsideFile } from './outside-evidence.ts';
import { StandardStubs, thirdPartyStubs } from './typeshed.ts';
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
  /** Null for a folder without `__init__`. */
  readonly file: OutsideFile | null;
  readonly isPackage: boolean;
  /** The `site-packages` folder it is in; null for typeshed. */
  readonly installedIn: string | null;
}

export interface FoundModule extends OutsideModule {
  /** Null for a folder without `__init__`. */
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
    const { path, file, isPackage } = place;
    const { name, version } = this.distributionOf(top, place);
    return { path, file, isPackage, packageName: name, packageVersion: version, module };
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
    const { typeshed, sitePackages } = this.places;
    const top = topOf(module);
    if (typeshed !== null && this.standard?.has(module))
      return placeIn(join(typeshed, 'stdlib'), module, '<typeshed>/stdlib');
    if (typeshed !== null && this.standard?.has(top)) return null;
    for (const folder of sitePackages) {
      const found =
        placeIn(folder, module, '<site-packages>', '-stubs') ?? placeIn(folder, module, '<site-packages>');
      if (found?.path) return { ...found, installedIn: folder };
    }
    if (typeshed === null) return null;
    this.stubs ??= thirdPartyStubs(typeshed);
    for (const distribution of this.stubs.get(top) ?? []) {
      const found = placeIn(
        join(typeshed, 'stubs', distribution),
        module,
        `<typeshed>/stubs/${distribution}`,
      );
      if (found) return found;
    }
    return null;
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
  return place.installedIn === null
    ? place.file.path
    : `${place.file.path} ${stampOf(place.file.absolutePath)}`;
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
    return { path, file: { path, absolutePath }, isPackage, installedIn: null };
  }
  return statusOf(join(folder, relative))?.isDirectory()
    ? { path: null, file: null, isPackage: true, installedIn: null }
    : null;
}
