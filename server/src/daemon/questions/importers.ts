/**
 * Who runs the top level of a file by importing it: import statements, and pytest, which imports the packages and
 * `conftest.py` files around a test file before it (pytest, "rootdir/conftest.py" and import modes). Knows one step.
 */
import { ImportFlag } from '../../evidence/schema.ts';
import { ImportTimeCode } from '../../impact/import-time.ts';
import type { Site } from '../../impact/reason-sites.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { importedModule } from '../../linker/file-imports.ts';
import { isCallRelation, RELATIONS } from '../../linker/links.ts';
import { conftests } from '../../linker/pytest-fixtures.ts';
import type { FoundLink } from '../../store/records.ts';
import type { EngineState } from '../engine/engine.ts';
import type { AnswerContext } from './answer-context.ts';

export interface ImportPlace extends Site {
  readonly facts: FileFacts;
  /** Row of `chunks` of the function that imports; null where that runs when its own file is imported. */
  readonly chunk: number | null;
}

export class Importers {
  private readonly state: EngineState;
  private readonly context: AnswerContext;
  private readonly isTestFile: (path: string) => boolean;
  private readonly codes = new Map<FileFacts, ImportTimeCode | null>();

  constructor(state: EngineState, context: AnswerContext, isTestFile: (path: string) => boolean) {
    this.state = state;
    this.context = context;
    this.isTestFile = isTestFile;
  }

  /**
   * Whether a link is a call that importing its file makes, and that may fail for all who import it. What a decorator does
   * when it is put on is taken not to fail.
   */
  callAtImport(facts: FileFacts, { relation, chunk, ordinal, bstart }: FoundLink): boolean {
    if (!isCallRelation(relation) || relation === 'decorator_call') return false;
    const { left } = RELATIONS[relation];
    const { scope } = facts.evidence[left];
    return this.runsAtImport(facts, scope[facts.rowsOfChunk(left, chunk)[ordinal]!]!, bstart);
  }

  private runsAtImport(facts: FileFacts, scope: number, byte: number): boolean {
    return this.codeOf(facts)?.runs(scope, byte) ?? false;
  }

  /** Places whose running runs the top level of a file, by path and position. */
  *of(path: string): Generator<ImportPlace> {
    const { resident } = this.state;
    const module = resident.file(path)?.module;
    if (module === undefined) return;
    for (const { path: importer } of resident.imports.importersOf(module)) {
      const facts = resident.file(importer);
      if (facts && !facts.isStub && importer !== path) yield* this.importsOf(facts, module);
    }
    for (const other of this.runBefore(path)) {
      const facts = resident.file(other);
      if (facts) yield { facts, chunk: null, bstart: 0, bend: 0 };
    }
  }

  private *importsOf(facts: FileFacts, module: string): Generator<ImportPlace> {
    const { imports } = facts.evidence;
    const layout = facts.layout();
    for (let row = 0; row < imports.length; row++) {
      const named = importedModule(facts, row);
      if (named === null || imports.flags[row]! & ImportFlag.typeChecking) continue;
      const whole = imports.name[row]! < 0 ? named : `${named}.${facts.text(imports.name[row]!)}`;
      // Packages are imported before what is in them (reference 5.2).
      if (whole !== module && !whole.startsWith(`${module}.`)) continue;
      const chunk = imports.chunk[row]!;
      const bstart = layout.toAbsolute(chunk, imports.start[row]!);
      const bend = layout.toAbsolute(chunk, imports.end[row]!);
      const def = imports.def[row]!;
      const isInFunction = def >= 0 && !facts.isClass(def);
      if (isInFunction) yield { facts, chunk, bstart, bend };
      else if (this.runsAtImport(facts, imports.scope[row]!, bstart))
        yield { facts, chunk: null, bstart, bend };
    }
  }

  /** Test files, and what pytest imports with them, that it imports after a package or `conftest.py` around them. */
  private *runBefore(path: string): Generator<string> {
    const { resident } = this.state;
    const { isPackage, module } = resident.file(path)!;
    const isConftest = /(?:^|\/)conftest\.py$/.test(path);
    if (!isPackage && !isConftest) return;
    for (const other of resident.paths()) {
      if (other === path || !this.isTestFile(other)) continue;
      const isInside = isPackage && resident.file(other)!.module.startsWith(`${module}.`);
      if (isInside || (isConftest && [...conftests(other)].includes(path))) yield other;
    }
  }

  private codeOf(facts: FileFacts): ImportTimeCode | null {
    let code = this.codes.get(facts);
    if (code === undefined) {
      const text = this.context.snapshot.file(facts.path)?.text() ?? null;
      this.codes.set(facts, (code = text === null ? null : new ImportTimeCode(facts, text)));
    }
    return code;
  }
}
