/** What a search for values asks about calls, parameters and members, answered from the links of the store. */
import { type ExprRefKind, exprRef, exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { ExprContext } from '../../evidence/schema.ts';
import type { ValueGraph } from '../../flow/value-graph.ts';
import type { ValueNode } from '../../flow/value-node.ts';
import type { Callees, LinkedRow, Place, ValueWorld } from '../../flow/value-search.ts';
import { receiverOf } from '../../linker/definition-facts.ts';
import { defSymbol, parameterSymbol } from '../../linker/file-symbols.ts';
import { type Link, RELATIONS, type Relation, SymbolRole } from '../../linker/links.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { FoundLink } from '../../store/records.ts';
import type { FlowAnalyses } from '../flow-analyses.ts';
import type { StoredFileView } from '../store-snapshot.ts';
import type { AnswerContext } from './answer-context.ts';
import { argumentsOf, SPREAD_CONFIDENCE, spreadParameters, takersOf } from './spread-arguments.ts';

const WRITES = SymbolRole.definition | SymbolRole.write;

/** Where a node's symbol is said, by the kind of the node. */
const SYMBOL_OF: Partial<Readonly<Record<ExprRefKind, Relation>>> = {
  name: 'name_symbol',
  attr: 'attribute_symbol',
  import: 'import_symbol',
};

const CONSTRUCTORS = ['__init__', '__new__'];

export class StoredValueWorld implements ValueWorld {
  private readonly context: AnswerContext;
  private readonly analyses: FlowAnalyses;
  private readonly calleesOf = new Map<string, Callees>();
  private readonly linksOf = new Map<StoredFileView, Map<string, Link[]>>();

  constructor(context: AnswerContext, analyses: FlowAnalyses) {
    this.context = context;
    this.analyses = analyses;
  }

  graph(path: string): ValueGraph | null {
    const file = this.analyzed(path);
    return file && this.analyses.graph(file);
  }

  /** Gets the graph of a file ready in turns with others; what `turn` gives when it is. Rejects as `turn` does. */
  prepare(path: string, turn: () => Promise<void> | null): Promise<void> | null {
    const file = this.analyzed(path);
    return file === null || this.analyses.isReady(file) ? turn() : this.analyses.prepare(file, turn);
  }

  callees(path: string, call: number): Callees {
    const key = `${path}\0${call}`;
    let callees = this.calleesOf.get(key);
    if (callees === undefined) this.calleesOf.set(key, (callees = this.findCallees(path, call)));
    return callees;
  }

  callers(path: string, def: number): readonly LinkedRow[] {
    return this.linkedTo(defSymbol(this.file(path).facts()!, def), 'callsite_symbol');
  }

  parameters(path: string, arg: number): readonly LinkedRow[] {
    return [...this.boundTo(path, arg), ...this.spreadTo(path, arg)];
  }

  passedTo(path: string, param: number): readonly LinkedRow[] {
    const facts = this.file(path).facts()!;
    const bound = this.linkedTo(parameterSymbol(facts, param), 'arg_param');
    const callers = this.callers(path, facts.evidence.params.def[param]!);
    return [...bound, ...callers.flatMap((call) => this.spreadFrom(call, path, param))];
  }

  receiver(path: string, def: number): number {
    const facts = this.file(path).facts()!;
    if (receiverOf(facts, def) === 'none') return -1;
    const { from, to } = facts.paramsOf(def);
    return from < to ? from : -1;
  }

  members({ path, node }: Place, access: 'read' | 'write', isWritten = false): readonly Place[] {
    const kind = exprRefKind(node);
    const relation = SYMBOL_OF[kind];
    if (relation === undefined) return [];
    if (!isWritten && !this.isAccess(path, node, access === 'read' ? 'write' : 'read')) return [];
    const places: Place[] = [];
    for (const { target } of this.links(path, relation, exprRefRow(node))) {
      for (const found of this.found(target, access)) {
        const other = RELATIONS[found.relation].left;
        // The file's own value graph has its module's variables.
        if (found.path === path && kind !== 'attr' && other === 'names') continue;
        const row = this.context.leftRow(found);
        const kindOfOther = other === 'attrs' ? 'attr' : other === 'imports' ? 'import' : 'name';
        const place = { path: found.path, node: exprRef(kindOfOther, row) };
        if (found.path !== path || place.node !== node) places.push(place);
      }
    }
    return places;
  }

  private found(symbol: string, access: 'read' | 'write'): readonly FoundLink[] {
    const relations: Relation[] = ['name_symbol', 'attribute_symbol'];
    if (access === 'read') relations.push('import_symbol');
    return this.context.store
      .read((reader) => reader.linksByTarget(symbol, { relations }))
      .filter(({ roles }) => ((roles & WRITES) !== 0) === (access === 'write'));
  }

  /** Whether the node itself is a read or a write; an import reads what it imports. */
  private isAccess(path: string, node: ValueNode, access: 'read' | 'write'): boolean {
    const { names, attrs } = this.file(path).evidence()!;
    const row = exprRefRow(node);
    const kind = exprRefKind(node);
    if (kind === 'import') return access === 'read';
    const ctx = kind === 'name' ? names.ctx[row] : attrs.ctx[row];
    return ctx === (access === 'read' ? ExprContext.LOAD : ExprContext.STORE);
  }

  /** The parameters that the linker has bound an argument to. */
  private boundTo(path: string, arg: number): readonly LinkedRow[] {
    return this.links(path, 'arg_param', arg).flatMap(({ target, confidence }) =>
      this.linkedTo(target, 'param_symbol').map((found) => ({
        ...found,
        confidence: found.confidence * confidence,
      })),
    );
  }

  /** Parameters that elements of a spread argument may become: those that no other argument is bound to. */
  private spreadTo(path: string, arg: number): readonly LinkedRow[] {
    const evidence = this.file(path).evidence()!;
    const takes = takersOf(evidence, arg);
    if (takes === null) return [];
    const call = evidence.args.call[arg]!;
    const bound = argumentsOf(evidence, call).flatMap((other) => this.boundTo(path, other));
    return this.callees(path, call).functions.flatMap(({ path: at, row: def, confidence }) => {
      const facts = this.file(at).facts()!;
      const { from, to } = facts.paramsOf(def);
      const taken = new Set([this.receiver(at, def)]);
      for (const one of bound) if (one.path === at) taken.add(one.row);
      return spreadParameters(facts.evidence, from, to, takes, taken).map((row) => ({
        path: at,
        row,
        confidence: confidence * SPREAD_CONFIDENCE,
      }));
    });
  }

  /** Spread arguments of a call that may become the parameter. */
  private spreadFrom(call: LinkedRow, path: string, param: number): readonly LinkedRow[] {
    return argumentsOf(this.file(call.path).evidence()!, call.row).flatMap((arg) =>
      this.spreadTo(call.path, arg)
        .filter((found) => found.path === path && found.row === param)
        .map(({ confidence }) => ({ path: call.path, row: arg, confidence })),
    );
  }

  private findCallees(path: string, call: number): Callees {
    const functions: LinkedRow[] = [];
    let constructs = false;
    let hasUnknown = false;
    const targets = this.links(path, 'callsite_symbol', call);
    if (targets.length === 0) hasUnknown = true;
    for (const { target, confidence } of targets) {
      const parsed = parseSymbol(target);
      const isConstructor =
        parsed?.kind === 'class' || CONSTRUCTORS.some((name) => target.endsWith(`#${name}().`));
      const defined = this.linkedTo(target, 'def_symbol');
      if (isConstructor) constructs = true;
      else if (defined.length === 0) hasUnknown = true;
      if (parsed?.kind === 'class') continue;
      for (const found of defined) functions.push({ ...found, confidence: found.confidence * confidence });
    }
    return { functions, constructs, hasUnknown };
  }

  private links(path: string, relation: Relation, left: number): readonly Link[] {
    const file = this.file(path);
    let links = this.linksOf.get(file);
    if (links === undefined) {
      this.linksOf.set(file, (links = new Map()));
      for (const chunk of file.links()) {
        for (const link of chunk.links) {
          const key = `${link.relation}\0${link.left}`;
          const known = links.get(key);
          if (known === undefined) links.set(key, [link]);
          else known.push(link);
        }
      }
    }
    return links.get(`${relation}\0${left}`) ?? [];
  }

  private linkedTo(symbol: string, relation: Relation): readonly LinkedRow[] {
    return this.context.store
      .read((reader) => reader.linksByTarget(symbol, { relations: [relation] }))
      .map((link) => ({
        path: link.path,
        row: this.context.leftRow(link),
        confidence: link.confidence,
      }));
  }

  /** Null for what has no flow. */
  private analyzed(path: string): StoredFileView | null {
    const file = this.context.snapshot.file(path);
    return file === null || file.parseStatus === 'skipped' ? null : file;
  }

  private file(path: string): StoredFileView {
    return this.context.snapshot.file(path)!;
  }
}
