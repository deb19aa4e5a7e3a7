/**
 * Where values go inside one file: from expressions to what they are part of, from there to variables, attributes
 * and results, and from definitions to uses. Calls are open ends, which `value-search.ts` follows. Reads evidence
 * and reaching definitions; knows no other file.
 */
import { type ExprRef, exprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { AssignHow, EXPR_KINDS, ExprContext, ExprKind } from '../evidence/schema.ts';
import { CLOSURE_CONFIDENCE, closurePairs } from './closures.ts';
import { EventKind, PLACE_CONFIDENCE } from './defuse.ts';
import { digraph, reachable } from './digraph.ts';
import type { FileFlow, UnitFlow } from './file-flow.ts';
import { ALIAS_CONFIDENCE } from './reaching.ts';
import { returnedBy, type ValueNode, variableNode, writtenObject } from './value-node.ts';
import { ValuePositions } from './value-positions.ts';
import { Space } from './variables-at.ts';

/** How a value gets from one place to the next. */
export type ValueStep =
  | 'reaches' // a definition's value is seen by a use
  | 'captured' // by a use in another function inside the one that owns the variable
  | 'assigned'
  | 'part' // an operand or element of a larger expression
  | 'attribute' // read from the value
  | 'stored_in' // written into an object
  | 'mutated' // a use of an object after something was written into it
  | 'default' // of a parameter
  | 'returned'
  | 'variable'; // a module's variable, read by its functions in whatever order

/** Rows of `defs` that a captured variable leads from and to, and whose variable it is; -1: the module. */
export interface Capture {
  readonly from: number;
  readonly owner: number;
  readonly to: number;
}

export interface ValueEdge {
  readonly node: ValueNode;
  readonly step: ValueStep;
  readonly confidence: number;
  /** Set where the step is `captured`. */
  readonly capture?: Capture;
}

/** Order in which functions run and modules are imported is not followed. */
const VARIABLE_CONFIDENCE = 0.6;
/** An attribute's value may have come from anywhere; the object only says which. */
const ATTRIBUTE_CONFIDENCE = 0.6;
/** What is written into an object is seen through other names of it, as long as nobody copies it. */
const MUTATION_CONFIDENCE = 0.6;

const NO_EDGES: readonly ValueEdge[] = [];

export class ValueGraph {
  readonly file: FileFlow;
  private readonly positions: ValuePositions;
  private readonly forward = new Map<ValueNode, ValueEdge[]>();
  private readonly backward = new Map<ValueNode, ValueEdge[]>();
  /** Rows of `args` by their value, and of `calls` by the object whose method they call. */
  private readonly argsOf = new Map<ExprRef, number[]>();
  private readonly methodCallsOn = new Map<ExprRef, number[]>();
  /** Where a use is in the control flow of its unit. */
  private readonly useAt = new Map<ValueNode, { readonly unit: UnitFlow; readonly point: number }>();

  constructor(file: FileFlow) {
    this.file = file;
    this.positions = new ValuePositions(file.variablesAt.evidence);
    for (const unit of file.units) this.addReaching(unit);
    this.addClosures();
    this.addVariables();
    this.addExpressions();
    this.addAssignments();
    this.addReturns();
    this.addCalls();
    this.addMutations();
  }

  /** Places the node's value goes to within the file. */
  targets(node: ValueNode): readonly ValueEdge[] {
    return this.forward.get(node) ?? NO_EDGES;
  }

  /** Places the node's value comes from within the file. */
  sources(node: ValueNode): readonly ValueEdge[] {
    return this.backward.get(node) ?? NO_EDGES;
  }

  /** Rows of `args` that pass the node's value on. */
  argumentsOf(node: ValueNode): readonly number[] {
    return this.argsOf.get(node) ?? [];
  }

  /** Rows of `calls` of methods of the node's value. */
  methodCalls(node: ValueNode): readonly number[] {
    return this.methodCallsOn.get(node) ?? [];
  }

  /** See `ValuePositions`. */
  span(node: ValueNode): readonly [bstart: number, bend: number] | null {
    return this.positions.span(node);
  }

  /** See `ValuePositions`. */
  nodeAt(byte: number): ValueNode | null {
    return this.positions.nodeAt(byte);
  }

  private add(from: ValueNode, to: ValueNode, step: ValueStep, confidence = 1, capture?: Capture): void {
    // Constants have no place of their own that a value could come to.
    if (from === NO_EXPR || to === NO_EXPR) return;
    const back = capture && { from: capture.to, owner: capture.owner, to: capture.from };
    append(this.forward, from, { node: to, step, confidence, ...(capture && { capture }) });
    append(this.backward, to, { node: from, step, confidence, ...(back && { capture: back }) });
  }

  private nodeOfEvent({ flow, defUse }: UnitFlow, event: number): ValueNode {
    const point = defUse.events.point[event]!;
    const start = flow.points.start[point]!;
    const isPlace = defUse.variables.path[defUse.events.variable[event]!]! >= 0;
    return isPlace ? this.positions.place(start, flow.points.end[point]!) : this.positions.name(start);
  }

  private addReaching(unit: UnitFlow): void {
    const { defUse, reaching } = unit;
    const { events, variables } = defUse;
    for (let i = 0; i < reaching.def.length; i++) {
      const def = reaching.def[i]!;
      const use = reaching.use[i]!;
      const isPlace = variables.path[events.variable[use]!]! >= 0;
      const isAlias = events.variable[def] !== events.variable[use];
      const confidence = isAlias ? ALIAS_CONFIDENCE : isPlace ? PLACE_CONFIDENCE : 1;
      const node = this.nodeOfEvent(unit, use);
      this.useAt.set(node, { unit, point: events.point[use]! });
      this.add(this.nodeOfEvent(unit, def), node, 'reaches', confidence);
    }
  }

  private addClosures(): void {
    const { units } = this.file;
    const { bindings, scopes } = this.file.variablesAt.evidence;
    const pairs = closurePairs(this.file);
    for (let i = 0; i < pairs.def.length; i++) {
      const defUnit = units[pairs.defUnit[i]!]!;
      const useUnit = units[pairs.useUnit[i]!]!;
      const from = this.nodeOfEvent(defUnit, pairs.def[i]!);
      const to = this.nodeOfEvent(useUnit, pairs.use[i]!);
      this.useAt.set(to, { unit: useUnit, point: useUnit.defUse.events.point[pairs.use[i]!]! });
      // A generator expression is a unit of its own in the function that it stands in.
      if (defUnit.def === useUnit.def) {
        this.add(from, to, 'reaches', CLOSURE_CONFIDENCE);
        continue;
      }
      const { events, variables } = useUnit.defUse;
      const binding = variables.binding[events.variable[pairs.use[i]!]!]!;
      const capture = { from: defUnit.def, owner: scopes.def[bindings.scope[binding]!]!, to: useUnit.def };
      this.add(from, to, 'captured', CLOSURE_CONFIDENCE, capture);
    }
  }

  /** Variables of the module: what any unit stores there, units other than the module may read. */
  private addVariables(): void {
    for (const [index, unit] of this.file.units.entries()) {
      const { events, variables } = unit.defUse;
      for (let event = 0; event < events.length; event++) {
        const row = events.variable[event]!;
        if (variables.space[row] !== Space.global) continue;
        const node = this.nodeOfEvent(unit, event);
        const hub = variableNode(variables.binding[row]!);
        if (events.kind[event] === EventKind.DEF) this.add(node, hub, 'variable', VARIABLE_CONFIDENCE);
        else if (events.kind[event] === EventKind.USE && index > 0) this.add(hub, node, 'variable');
      }
    }
  }

  private addExpressions(): void {
    const { exprs, attrs, strings } = this.file.variablesAt.evidence;
    for (let row = 0; row < exprs.length; row++) {
      const detail = exprs.detail[row]!;
      const isDict = detail >= 0 && strings[detail] === 'dict';
      for (const operand of this.valueOperands(row, isDict)) this.add(operand, exprRef('expr', row), 'part');
    }
    for (let row = 0; row < attrs.length; row++) {
      if (attrs.ctx[row] === ExprContext.LOAD)
        this.add(attrs.base[row]!, exprRef('attr', row), 'attribute', ATTRIBUTE_CONFIDENCE);
    }
  }

  /** The operands whose values the expression's value is made of; tests, indexes and iterables only steer it. */
  private valueOperands(row: number, isDict: boolean): readonly ExprRef[] {
    const { exprs, operands } = this.file.variablesAt.evidence;
    const first = exprs.operandStart[row]!;
    const all = Array.from(operands.expr.subarray(first, first + exprs.operandCount[row]!));
    switch (EXPR_KINDS[exprs.kind[row]!]) {
      case 'conditional':
        return [all[0]!, all[2]!].filter((operand) => operand !== undefined);
      case 'subscript':
        return all.slice(0, 1);
      case 'comprehension':
        return all.slice(0, isDict ? 2 : 1);
      case 'walrus':
        return all.slice(1);
      // What `yield` gives its operand goes to the caller; what it evaluates to comes from there.
      case 'yield':
        return [];
      default:
        return all;
    }
  }

  private addAssignments(): void {
    const { assigns } = this.file.variablesAt.evidence;
    for (let row = 0; row < assigns.length; row++) {
      const how = assigns.how[row]!;
      if (how === AssignHow.delete || how === AssignHow.type_param) continue;
      this.add(assigns.value[row]!, assigns.target[row]!, 'assigned');
    }
  }

  private addReturns(): void {
    const { returns } = this.file.variablesAt.evidence;
    for (let row = 0; row < returns.length; row++)
      this.add(returns.value[row]!, returnedBy(returns.def[row]!), 'returned');
  }

  private addCalls(): void {
    const { args, calls, attrs, params } = this.file.variablesAt.evidence;
    for (let row = 0; row < args.length; row++) append(this.argsOf, args.expr[row]!, row);
    for (let row = 0; row < calls.length; row++) {
      const callee = calls.callee[row]!;
      if (exprRefKind(callee) === 'attr') append(this.methodCallsOn, attrs.base[exprRefRow(callee)]!, row);
    }
    for (let row = 0; row < params.length; row++)
      this.add(params.default[row]!, exprRef('param', row), 'default');
  }

  /**
   * Writing into an object changes what later uses of it see. What an assignment writes is in one attribute or item,
   * which places follow (`places.ts`), so it is seen by uses of the object as a whole; where a method may have put
   * something, nobody knows.
   */
  private addMutations(): void {
    const { assigns, attrs, calls, exprs, operands } = this.file.variablesAt.evidence;
    const parts = this.partReads();
    for (let row = 0; row < assigns.length; row++) {
      const target = assigns.target[row]!;
      let base: ExprRef = NO_EXPR;
      if (exprRefKind(target) === 'attr') base = attrs.base[exprRefRow(target)]!;
      else if (exprRefKind(target) === 'expr' && exprs.kind[exprRefRow(target)] === ExprKind.subscript)
        base = operands.expr[exprs.operandStart[exprRefRow(target)]!]!;
      if (base === NO_EXPR) continue;
      for (const { use, capture } of this.laterUses(base))
        if (!parts.has(use)) this.addLater(target, use, 'stored_in', MUTATION_CONFIDENCE, capture);
      // What others see of a member is not known to be one part of it.
      if (exprRefKind(base) === 'attr')
        this.add(target, writtenObject(base)!, 'stored_in', MUTATION_CONFIDENCE);
    }
    for (const [receiver, rows] of this.methodCallsOn) {
      const object = writtenObject(receiver);
      if (object === null || !rows.some((row) => calls.argCount[row]! > 0)) continue;
      for (const { use, capture } of this.laterUses(receiver))
        this.addLater(object, use, 'mutated', 1, capture);
    }
  }

  private addLater(
    from: ValueNode,
    to: ValueNode,
    step: ValueStep,
    confidence: number,
    capture: Capture | undefined,
  ): void {
    if (capture === undefined) this.add(from, to, step, confidence);
    else this.add(from, to, 'captured', confidence * CLOSURE_CONFIDENCE, capture);
  }

  /** Expressions of which only an attribute or item is read; methods are called on the whole. */
  private partReads(): ReadonlySet<ExprRef> {
    const { attrs, calls, exprs, operands } = this.file.variablesAt.evidence;
    const parts = new Set<ExprRef>();
    for (let row = 0; row < exprs.length; row++)
      if (exprs.kind[row] === ExprKind.subscript) parts.add(operands.expr[exprs.operandStart[row]!]!);
    for (let row = 0; row < attrs.length; row++) parts.add(attrs.base[row]!);
    for (let row = 0; row < calls.length; row++) {
      const callee = calls.callee[row]!;
      if (exprRefKind(callee) === 'attr') parts.delete(attrs.base[exprRefRow(callee)]!);
    }
    return parts;
  }

  /**
   * Uses that see a definition which the read saw: those of its unit that can run after it, and those of other units,
   * which run in whatever order.
   */
  private laterUses(read: ValueNode): readonly LaterUse[] {
    const at = this.useAt.get(read);
    if (at === undefined) return [];
    const later = new Map<ValueNode, LaterUse>();
    const runsAfter = pointsAfter(at.unit, at.point);
    for (const source of this.sources(read)) {
      if (!SEES.has(source.step)) continue;
      for (const { node: use, step, capture } of this.targets(source.node)) {
        const place = this.useAt.get(use);
        if (!SEES.has(step) || use === read || place === undefined) continue;
        const owner = (source.capture ?? capture)?.owner;
        if (place.unit.def !== at.unit.def && owner !== undefined)
          later.set(use, { use, capture: { from: at.unit.def, owner, to: place.unit.def } });
        else if (place.unit !== at.unit || runsAfter(place.point)) later.set(use, { use });
      }
    }
    return [...later.values()];
  }
}

/** Steps from a definition to its uses. */
const SEES: ReadonlySet<ValueStep> = new Set(['reaches', 'captured']);

interface LaterUse {
  readonly use: ValueNode;
  /** Set where the use is in another function. */
  readonly capture?: Capture;
}

/** Whether a point can run after the given one. */
function pointsAfter({ flow }: UnitFlow, point: number): (other: number) => boolean {
  const blockOf = (at: number): number => {
    for (let block = 0; block < flow.blockCount; block++)
      if (flow.pointFrom[block]! <= at && at < flow.pointTo[block]!) return block;
    return -1;
  };
  const own = blockOf(point);
  const next: number[] = [];
  for (let edge = 0; edge < flow.edgeCount; edge++)
    if (flow.edgeFrom[edge] === own) next.push(flow.edgeTo[edge]!);
  const isReached = reachable(digraph(flow.blockCount, flow.edgeFrom, flow.edgeTo), next);
  return (other) => {
    const block = blockOf(other);
    return block >= 0 && (isReached[block] === 1 || (block === own && other > point));
  };
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
