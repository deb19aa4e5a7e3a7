/**
 * A workspace of texts in memory, linked two ways: by a resident program that is told of every change, and from
 * nothing. Nothing here touches a disk; file names decide modules as they do in the product.
 */
import { bind } from '../../server/src/binder/bind.ts';
import { Resident } from '../../server/src/daemon/engine/resident.ts';
import { TypedEvidence, tellPredecessor } from '../../server/src/daemon/engine/typed-evidence.ts';
import { finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { FileFacts } from '../../server/src/linker/file-facts.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import type { Link } from '../../server/src/linker/links.ts';
import { ModuleIndex } from '../../server/src/linker/module-index.ts';
import type { OutsideWorld } from '../../server/src/linker/outside.ts';
import { EditedTree } from '../../server/src/syntax/edited-tree.ts';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { buildModuleManifest } from '../../server/src/workspace/modules.ts';
import type { Texts } from './semantic-edits.ts';

const NAMES = { projectName: 'edited', projectVersion: '', pythonVersion: '3.13' };
const ROOT = { directory: '', prefix: '', label: '.', origin: 'root' } as const;
const PYTHON_VERSION = { major: 3, minor: 13 };

export class LinkedTexts {
  private readonly parser: PythonParser;
  private readonly outside: OutsideWorld | null;
  private resident: Resident | null = null;
  private facts = new Map<string, FileFacts>();
  /** The same files as open documents make them from one text to the next: what the resident program is told. */
  private readonly shown = new Map<string, { readonly typed: TypedEvidence; facts: FileFacts }>();
  private texts: Texts = new Map();
  private modulesText = '';
  private modules: ModuleIndex | null = null;
  /** Chunks linked again by the last step. */
  relinked = 0;
  /** Queries computed again by the last step, chunks included. */
  recomputed = 0;
  /** Texts of which one function was extracted again. */
  replaced = 0;

  /** `outside`: what there is beside the workspace, nothing by default. */
  constructor(parser: PythonParser, outside: OutsideWorld | null = null) {
    this.parser = parser;
    this.outside = outside;
  }

  /** Brings the resident program to these texts. */
  async step(texts: Texts): Promise<void> {
    const manifest = buildModuleManifest([...texts.keys()].sort(), [ROOT]);
    const files = new Map<string, readonly string[]>();
    for (const { moduleFqn, source, stub } of manifest.modules.values()) {
      files.set(
        moduleFqn,
        [source, stub].filter((path) => path !== null),
      );
    }
    const changes = new Map<string, FileFacts | null>();
    for (const path of this.texts.keys()) if (!texts.has(path)) changes.set(path, null);
    for (const row of manifest.rows) {
      const text = texts.get(row.path)!;
      const known = this.facts.get(row.path);
      if (known && known.moduleFqn === row.moduleFqn && this.texts.get(row.path) === text) continue;
      const builder = extract({ tree: this.parser.parseFlat(text), text, path: row.path });
      bind(builder, { pythonVersion: PYTHON_VERSION });
      const index = new ModuleIndex(new Map(), NAMES);
      changes.set(row.path, new FileFacts(row, finishEvidence(builder), index.workspacePackage));
    }
    const told = new Map<string, FileFacts | null>();
    for (const [path, facts] of changes) {
      if (facts) this.facts.set(path, facts);
      else this.facts.delete(path);
      told.set(path, facts && this.show(facts, texts.get(path)!));
      if (!facts) this.shown.delete(path);
    }
    const modulesText = JSON.stringify([...files].sort());
    const areModulesNew = modulesText !== this.modulesText;
    if (areModulesNew) this.modules = new ModuleIndex(files, NAMES, this.outside);
    this.modulesText = modulesText;
    this.texts = texts;
    if (this.resident) {
      const { chunks, update } = this.resident.apply(told, areModulesNew ? this.modules : null);
      this.relinked = chunks.length;
      this.recomputed = update.recomputed.size;
    } else {
      const facts = new Map([...this.shown].map(([path, { facts }]) => [path, facts]));
      this.resident = new Resident(facts, this.modules!);
      await this.resident.linkAll(() => null);
    }
  }

  /** Facts of a text as the document makes them that has shown the one before. */
  private show(fresh: FileFacts, text: string): FileFacts {
    const { path, moduleFqn, isPackage } = fresh;
    const known = this.shown.get(path);
    const typed = known?.typed ?? new TypedEvidence(this.parser, path, PYTHON_VERSION);
    using tree = new EditedTree(this.parser);
    const read = typed.of(text, tree);
    const { evidence, replaced } = read;
    const index = new ModuleIndex(new Map(), NAMES);
    const facts = new FileFacts({ path, moduleFqn, isPackage }, evidence, index.workspacePackage);
    if (known?.facts.moduleFqn === moduleFqn) tellPredecessor(facts, known.facts, read);
    this.shown.set(path, { typed, facts });
    this.replaced += replaced ? 1 : 0;
    return facts;
  }

  /**
   * The first chunk whose links differ from those of a fresh program; null when there is none. With `only`, of these
   * files: a fresh program answers what they need of the others, which costs a fraction.
   */
  difference(only?: ReadonlySet<string>): string | null {
    const linker = new Linker(this.facts, this.modules!);
    for (const facts of [...this.facts.values()].sort((a, b) => (a.path < b.path ? -1 : 1))) {
      if (only && !only.has(facts.path)) continue;
      const fresh = linker.linkFile(facts);
      const keys = this.resident!.keys(facts);
      for (const [chunk, expected] of fresh.entries()) {
        const found = this.resident!.links({ path: facts.path, key: keys[chunk]! });
        const [a, b] = [canonical(expected.links), canonical(found.links)];
        const at = a.findIndex((line, i) => line !== b[i]);
        if (at < 0 && a.length === b.length) continue;
        const i = at < 0 ? a.length : at;
        return `${facts.path} ${keys[chunk]}\n  fresh:    ${a[i]}\n  resident: ${b[i]}`;
      }
    }
    return null;
  }
}

/** Tables are sorted sets: neither the order of links nor the lookups show in them. */
const canonical = (links: Iterable<Link>): string[] => [...links].map((link) => JSON.stringify(link)).sort();
