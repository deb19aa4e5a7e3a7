/**
 * Texts brought through changes in memory, with what each change is said to reach and what it really changed, by the
 * links that a program made from nothing gives before and after.
 */
import { bind } from '../../server/src/binder/bind.ts';
import { Resident } from '../../server/src/daemon/engine/resident.ts';
import { finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { ChangeReach } from '../../server/src/impact/change-reach.ts';
import { FileFacts } from '../../server/src/linker/file-facts.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import { ModuleIndex } from '../../server/src/linker/module-index.ts';
import type { OutsideWorld } from '../../server/src/linker/outside.ts';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { buildModuleManifest } from '../../server/src/workspace/modules.ts';
import type { SourceRoot } from '../../server/src/workspace/source-roots.ts';
import { linksDigest, reallyDifferent } from '../support/real-difference.ts';

export type Texts = ReadonlyMap<string, string>;

const NAMES = { projectName: 'changed', projectVersion: '', pythonVersion: '3.13' };
const PYTHON_VERSION = { major: 3, minor: 13 };

export const ROOT: SourceRoot = { directory: '', prefix: '', label: '.', origin: 'root' };

export interface Step {
  readonly reach: ChangeReach;
  /** Files whose text or links differ, sorted. */
  readonly different: readonly string[];
}

export class LinkedChanges {
  private readonly parser: PythonParser;
  private readonly roots: readonly SourceRoot[];
  private readonly outside: OutsideWorld | null;
  private resident: Resident | null = null;
  private texts: Texts = new Map();
  private facts = new Map<string, FileFacts>();
  private modules: ModuleIndex | null = null;
  private modulesText = '';
  private digests = new Map<string, string>();

  constructor(
    parser: PythonParser,
    roots: readonly SourceRoot[] = [ROOT],
    outside: OutsideWorld | null = null,
  ) {
    this.parser = parser;
    this.roots = roots;
    this.outside = outside;
  }

  /** Facts of a file as it is now. */
  file(path: string): FileFacts | undefined {
    return this.facts.get(path);
  }

  /** Null for the first texts, which nothing changed to. */
  async step(texts: Texts): Promise<Step | null> {
    const changes = this.changesTo(texts);
    const before = new Map([...changes.facts.keys()].map((path) => [path, this.facts.get(path)]));
    for (const [path, facts] of changes.facts) {
      if (facts) this.facts.set(path, facts);
      else this.facts.delete(path);
    }
    if (changes.modules) this.modules = changes.modules;
    const old = this.digests;
    const edited = [...changes.facts.keys()].filter((path) => this.texts.get(path) !== texts.get(path));
    this.texts = texts;
    this.digests = this.freshDigests();
    if (!this.resident) {
      this.resident = new Resident(this.facts, this.modules!);
      await this.resident.linkAll(() => null);
      return null;
    }
    const { update, chunks } = this.resident.apply(changes.facts, changes.modules);
    const reach = await ChangeReach.of({ before, update, chunks, linked: this.resident }, () => null);
    return { reach, different: reallyDifferent(edited, old, this.digests) };
  }

  private changesTo(texts: Texts): { facts: Map<string, FileFacts | null>; modules: ModuleIndex | null } {
    const manifest = buildModuleManifest([...texts.keys()].sort(), this.roots);
    const files = new Map<string, readonly string[]>();
    for (const { moduleFqn, source, stub } of manifest.modules.values())
      files.set(
        moduleFqn,
        [source, stub].filter((path) => path !== null),
      );
    const facts = new Map<string, FileFacts | null>();
    for (const path of this.texts.keys()) if (!texts.has(path)) facts.set(path, null);
    for (const row of manifest.rows) {
      const text = texts.get(row.path)!;
      const known = this.facts.get(row.path);
      if (known?.moduleFqn === row.moduleFqn && this.texts.get(row.path) === text) continue;
      const builder = extract({ tree: this.parser.parseFlat(text), text, path: row.path });
      bind(builder, { pythonVersion: PYTHON_VERSION });
      const { workspacePackage } = new ModuleIndex(new Map(), NAMES);
      facts.set(row.path, new FileFacts(row, finishEvidence(builder), workspacePackage));
    }
    const modulesText = JSON.stringify([...files].sort());
    const areModulesNew = modulesText !== this.modulesText;
    this.modulesText = modulesText;
    return { facts, modules: areModulesNew ? new ModuleIndex(files, NAMES, this.outside) : null };
  }

  /**
   * One digest of the links of each file, as a program that has seen nothing else gives them, with the files that the rows of
   * its imports name.
   */
  private freshDigests(): Map<string, string> {
    const linker = new Linker(this.facts, this.modules!);
    linker.program.engine.expectNoUpdates();
    const filesOf = Map.groupBy(this.facts.values(), ({ moduleFqn }) => moduleFqn);
    const digests = new Map<string, string>();
    for (const facts of this.facts.values()) {
      const links = linker.linkFile(facts).flatMap(({ links }) => links);
      const imported = links
        .filter(({ relation }) => relation === 'import_module')
        .flatMap(({ target }) => filesOf.get(target) ?? []);
      digests.set(facts.path, `${linksDigest(links)} ${imported.map(({ path }) => path).sort()}`);
    }
    return digests;
  }
}
