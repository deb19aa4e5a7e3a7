/**
 * `import a.b` when files move, and `a.b` in code below: such an import binds `a` alone (language reference 7.11), so
 * what the code says has to change with it, and `a` must stay where it is used for something else.
 */
import { ImportFlag, ImportKind, SiteKind } from '../../evidence/schema.ts';
import { importedModule } from '../../linker/file-imports.ts';
import type { MovedFile } from './moved-file.ts';
import { type ModuleMention, movedMentions } from './moved-mentions.ts';
import { parents } from './moved-names.ts';

/** `isShared`: whether other files import that name of this one. */
export function followPlainImports(moved: MovedFile, isShared: (name: string) => boolean): void {
  const { kind } = moved.facts.evidence.imports;
  const mentions = movedMentions(moved);
  for (const [binding, rows] of moved.importsOf) {
    for (const row of rows)
      if (kind[row] === ImportKind.IMPORT && isAliased(moved, row)) followAliased(moved, row);
    new ImportGroup(moved, binding, rows, mentions.get(binding) ?? [], isShared).follow();
  }
}

const isAliased = (moved: MovedFile, row: number): boolean =>
  (moved.facts.evidence.imports.flags[row]! & ImportFlag.aliased) !== 0;

/** `import a.b as c`: code below says `c`. */
function followAliased(moved: MovedFile, row: number): void {
  const { chunk, moduleStart, moduleEnd } = moved.facts.evidence.imports;
  const module = importedModule(moved.facts, row)!;
  const after = moved.moves.after(module);
  if (after === module) return;
  if (after === null || moved.moves.hides(module)) moved.doubtStatement(row);
  else moved.replace(chunk[row]!, moduleStart[row]!, moduleEnd[row]!, after);
}

/** The imports that bind one name. */
class ImportGroup {
  private readonly moved: MovedFile;
  private readonly binding: number;
  private readonly name: string;
  private readonly rows: readonly number[];
  private readonly mentions: readonly ModuleMention[];
  /** `import a.b` and `import a`, of those rows. */
  private readonly plain: ReadonlySet<number>;
  /** What the name stands for afterwards, where plain imports bind it. */
  private readonly after: string | null;
  private readonly isShared: (name: string) => boolean;
  private readonly texts = new Map<string, string>();
  private kept: boolean | null = null;

  constructor(
    moved: MovedFile,
    binding: number,
    rows: readonly number[],
    mentions: readonly ModuleMention[],
    isShared: (name: string) => boolean,
  ) {
    this.moved = moved;
    this.binding = binding;
    this.rows = rows;
    this.mentions = mentions;
    this.isShared = isShared;
    const { imports, bindings } = moved.facts.evidence;
    this.name = moved.facts.text(bindings.name[binding]!);
    this.plain = new Set(
      rows.filter((row) => imports.kind[row] === ImportKind.IMPORT && !isAliased(moved, row)),
    );
    this.after = this.plain.size > 0 ? moved.moves.after(this.name) : this.name;
  }

  follow(): void {
    const { moved, mentions } = this;
    const changed = [...this.plain].filter(
      (row) => this.moduleAfter(row) !== importedModule(moved.facts, row),
    );
    const isSame = changed.length === 0 && mentions.length === 0;
    if (isSame && (this.after === this.name || !this.isKept())) return;
    if (this.isRefused(changed)) {
      for (const row of changed.length > 0 ? changed : this.plain) moved.doubtStatement(row);
      for (const { chunk, start, end } of mentions) moved.doubt(chunk, start, end);
      return;
    }
    const provided = new Map(this.rows.map((row) => [row, this.provide(row)]));
    for (const row of this.rows) {
      const around = this.rows
        .filter((other) => this.surelyRuns(other, row))
        .map((other) => provided.get(other)!);
      for (const [text, statement] of this.needed(row)) {
        if (around.some((texts) => texts.has(text))) continue;
        moved.insertBefore(row, statement);
        provided.get(row)!.add(text);
      }
    }
    for (const { chunk, start, end, after } of mentions) moved.replace(chunk, start, end, this.textOf(after));
  }

  /** Whether no statement can give the names below what they stand for now. */
  private isRefused(changed: readonly number[]): boolean {
    const { imports, bindings } = this.moved.facts.evidence;
    if (changed.some((row) => this.moduleAfter(row) === null)) return true;
    if (this.mentions.some(({ module }) => this.moved.moves.hides(module))) return true;
    // What `global a` binds is used by who knows which function.
    if (this.rows.some((row) => imports.scope[row] !== bindings.scope[this.binding])) return true;
    // `a` cannot be both what `a/__init__.py` has become and the folder that is left.
    return (
      this.after !== this.name && this.isKept() && (this.after === null || changed.length < this.plain.size)
    );
  }

  /** Whether the name is used for more than the mentions that will say something else. */
  private isKept(): boolean {
    return (this.kept ??= this.findKept());
  }

  private findKept(): boolean {
    const { bindings, names, nameBindings } = this.moved.facts.evidence;
    if (this.scope === 0 && this.isShared(this.name)) return true;
    const replaced = new Set(this.mentions.map(({ root }) => root));
    for (let row = 0; row < names.length; row++)
      if (nameBindings.resolved[row] === this.binding && !replaced.has(row)) return true;
    return bindings.siteCount[this.binding]! > this.rows.length;
  }

  private moduleAfter(row: number): string | null {
    return this.moved.moves.after(importedModule(this.moved.facts, row)!);
  }

  /** Changes a row to what it has to import, and gives what can be said of it below. */
  private provide(row: number): Set<string> {
    const { moved } = this;
    if (!this.plain.has(row)) return new Set([this.name]);
    const module = importedModule(moved.facts, row)!;
    const after = this.moduleAfter(row)!;
    if (after === module) return new Set(parents(module));
    const { chunk, moduleStart, moduleEnd } = moved.facts.evidence.imports;
    const write = (text: string): void =>
      moved.replace(chunk[row]!, moduleStart[row]!, moduleEnd[row]!, text);
    if (module === this.name) {
      write(`${after} as ${module}`);
      return new Set([this.name]);
    }
    const text = this.textOf(after);
    write(text === after ? after : `${after} as ${text}`);
    return new Set(text === after ? parents(after) : [text]);
  }

  /** What must be sayable below a row, with the statements that make it so. */
  private needed(row: number): [text: string, statement: string][] {
    const found: [string, string][] = [];
    if (this.isKept() && this.plain.has(row))
      found.push([
        this.name,
        `import ${this.after === this.name ? this.name : `${this.after} as ${this.name}`}`,
      ]);
    for (const { after } of this.mentions) {
      const text = this.textOf(after);
      found.push([text, `import ${text === after ? after : `${after} as ${text}`}`]);
    }
    return found;
  }

  /** How code below says a module: by its name, or by one that nothing else of the file has. */
  private textOf(module: string): string {
    let text = this.texts.get(module);
    if (text !== undefined) return text;
    text = module;
    if (!this.isFree(module.split('.', 1)[0]!)) {
      text = module.replaceAll('.', '_');
      const taken = new Set(this.texts.values());
      while (taken.has(text) || isSaid(this.moved, text)) text += '_';
    }
    this.texts.set(module, text);
    return text;
  }

  /** Whether an import may bind the name where the group does without changing what other code means. */
  private isFree(root: string): boolean {
    const { facts, moves, file } = this.moved;
    const { bindings, names, nameBindings } = facts.evidence;
    if (root === this.name)
      return this.plain.size === this.rows.length && (this.after === this.name || !this.isKept());
    // In a package that is its submodule's name.
    if (file.isPackage && this.scope === 0 && moves.isModule(`${facts.module}.${root}`)) return false;
    const own = facts.binding(this.scope, root);
    for (let row = 0; row < bindings.length; row++)
      if (row !== own && facts.text(bindings.name[row]!) === root && bindings.resolvesTo[row] !== own)
        return false;
    for (let row = 0; row < names.length; row++)
      if (facts.text(names.name[row]!) === root && nameBindings.resolved[row] !== own) return false;
    return (
      own < 0 ||
      (this.isImportOf(own) && ![...moves.renamed.keys()].some((name) => parents(name)[0] === root))
    );
  }

  private get scope(): number {
    return this.moved.facts.evidence.bindings.scope[this.binding]!;
  }

  /** Whether only imports of a package and its modules bind the name of the package. */
  private isImportOf(binding: number): boolean {
    const { bindings, bindingSites, imports } = this.moved.facts.evidence;
    const first = bindings.siteStart[binding]!;
    for (let site = first; site < first + bindings.siteCount[binding]!; site++) {
      const row = bindingSites.row[site]!;
      if (bindingSites.kind[site] !== SiteKind.import || imports.kind[row] !== ImportKind.IMPORT)
        return false;
      if (isAliased(this.moved, row)) return false;
    }
    return bindings.siteCount[binding]! > 0;
  }

  /** Whether a row has run when what follows another one does: it is in the same statement, before, or just after. */
  private surelyRuns(row: number, other: number): boolean {
    const { facts } = this.moved;
    const { imports } = facts.evidence;
    if (row === other || this.moved.statementOf(row) === this.moved.statementOf(other)) return true;
    if ((imports.flags[row]! & ImportFlag.conditional) !== 0 || imports.chunk[row] !== imports.chunk[other])
      return false;
    return row < other || !this.isCodeBetween(other, row);
  }

  /** Whether more than imports stands between two rows of `imports`. */
  private isCodeBetween(from: number, to: number): boolean {
    const { facts } = this.moved;
    const { imports, names, defs } = facts.evidence;
    const [start, end] = [this.moved.statementOf(from), this.moved.statementOf(to)];
    const isBetween = (chunk: number, own: number): boolean => {
      const at = facts.layout().toAbsolute(chunk, own);
      return start < at && at < end;
    };
    const chunk = imports.chunk[from]!;
    return (
      facts.rowsOfChunk('names', chunk).some((row) => isBetween(chunk, names.start[row]!)) ||
      Array.from({ length: defs.length }, (_, row) => row).some((row) =>
        isBetween(defs.chunk[row]!, defs.start[row]!),
      )
    );
  }
}

/** Whether any code of the file says a name. */
function isSaid({ facts }: MovedFile, name: string): boolean {
  const { bindings, names } = facts.evidence;
  for (let row = 0; row < bindings.length; row++) if (facts.text(bindings.name[row]!) === name) return true;
  for (let row = 0; row < names.length; row++) if (facts.text(names.name[row]!) === name) return true;
  return false;
}
