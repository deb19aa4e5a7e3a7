/**
 * Turns the compact node and edge declarations into rules over the evaluator's vocabulary, and checks at
 * start-up that every declaration can supply what its kind requires. Knows no particular kind.
 */
import type { EdgeKind, NodeKind } from '../kind.ts';
import type { ExplodeRule, ProjectRule, Rule, Selection, Value } from '../rules/rule.ts';
import { RuleError } from '../rules/rule-error.ts';
import type { Contract } from '../table.ts';
import type { EdgeRule } from './edge-rule.ts';
import type { NodeRule } from './node-rules.ts';

type Contracts = (table: string) => Contract;

const NULL: Value = { literal: null };
const has = (contract: Contract, column: string): boolean => contract.columns.some((c) => c.name === column);

/** Rules that make the rows of `cpg_nodes`. */
export function nodeRows(rules: readonly NodeRule[], kinds: ReadonlyMap<string, NodeKind>): readonly Rule[] {
  return rules.map((rule): ProjectRule => {
    const [bstart, bend] = rule.span === 'none' ? [null, null] : (rule.span ?? ['bstart', 'bend']);
    const hasPath = rule.span !== 'none' || rule.hasPath === true;
    return {
      kind: 'project',
      name: `${rule.kind} from ${rule.from}`,
      from: rule.from,
      ...(rule.where && { where: rule.where }),
      ...(rule.onDemand && { onDemand: rule.onDemand }),
      select: {
        node_id: { column: rule.id },
        node_kind: { literal: rule.kind },
        path: hasPath ? { column: 'path' } : NULL,
        bstart: bstart === null ? NULL : { column: bstart },
        bend: bend === null ? NULL : { column: bend },
        name: rule.nameFrom === undefined ? NULL : { column: rule.nameFrom },
        symbol: rule.symbolFrom === undefined ? NULL : { column: rule.symbolFrom },
        origin: { literal: originOfKind(kinds.get(rule.kind)!) },
        confidence: { literal: kinds.get(rule.kind)!.confidence },
      },
    };
  });
}

/** Rules that make the rows of `cpg_props`. */
export function propRows(rules: readonly NodeRule[], kinds: ReadonlyMap<string, NodeKind>): readonly Rule[] {
  return rules
    .filter((rule) => rule.props.length > 0)
    .map(
      (rule): ExplodeRule => ({
        kind: 'explode',
        name: `properties of ${rule.kind} from ${rule.from}`,
        from: rule.from,
        ...(rule.where && { where: rule.where }),
        ...(rule.onDemand && { onDemand: rule.onDemand }),
        columns: rule.props,
        skipFalse: rule.skipFalse ?? false,
        select: {
          entity_kind: { literal: 'node' },
          entity_id: { column: rule.id },
          key: { column: 'key' },
          value_string: { column: 'value_string' },
          value_int64: { column: 'value_int64' },
          value_float64: { column: 'value_float64' },
          value_bool: { column: 'value_bool' },
          origin: { literal: originOfKind(kinds.get(rule.kind)!) },
          confidence: { literal: kinds.get(rule.kind)!.confidence },
          path: rule.span !== 'none' || rule.hasPath === true ? { column: 'path' } : NULL,
        },
      }),
    );
}

/** Who says that a thing of this kind is there. */
const originOfKind = ({ lens }: NodeKind): string => (lens === 'scip' ? 'scip' : 'native');

/** Columns of `cpg_edges` taken over from the input row when it has them. */
const CARRIED = [
  'path',
  'bstart',
  'bend',
  'origin',
  'resolution_method',
  'confidence',
  'score',
  'symbol_roles',
  'qname_source',
  'ambiguity_group_id',
] as const;

/** Rules that make the rows of `cpg_edges`. */
export function edgeRows(
  rules: readonly EdgeRule[],
  kinds: ReadonlyMap<string, EdgeKind>,
  contracts: Contracts,
): readonly Rule[] {
  return rules.map((rule): Rule => {
    const kind = kinds.get(rule.kind)!;
    const select: { [column: string]: Value } = {};
    for (const column of CARRIED) {
      if (has(contracts(rule.from), column)) select[column] = { column };
    }
    select.origin ??= { literal: 'native' };
    select.confidence ??= { literal: kind.confidence };
    Object.assign(select, rule.set);
    if (rule.anchored === false) for (const column of ['path', 'bstart', 'bend']) select[column] = NULL;
    select.edge_kind = { literal: rule.kind };
    select.src_node_id = rule.src;
    select.dst_node_id = rule.dst;
    select.edge_id = { hashOutput: rule.kind, of: EDGE_ID_COLUMNS };
    return toRule(rule, select);
  });
}

/** What an edge id is a hash of, beside its kind. */
const EDGE_ID_COLUMNS = ['path', 'bstart', 'bend', 'src_node_id', 'dst_node_id'] as const;

function toRule(rule: EdgeRule, select: Selection): Rule {
  const base = {
    name: `${rule.kind} from ${rule.from}`,
    select,
    ...(rule.where && { where: rule.where }),
    ...(rule.onDemand && { onDemand: rule.onDemand }),
  };
  if (!rule.join) return { kind: 'project', from: rule.from, ...base };
  const { kind, right, on } = rule.join;
  if (kind === 'interval_align') return { kind, left: rule.from, right, ...base };
  if (!on) throw new RuleError(`Edge rule "${base.name}" joins ${right} without saying on what.`);
  const scope = rule.from === right ? 'file' : 'workspace';
  return { kind, left: rule.from, right, on, scope, join: 'inner', ...base };
}

/**
 * Throws RuleError, naming every fault, unless each rule's kind is declared and switched on, its input table
 * supplies (as column, virtual field or `set`) what the kind requires, and each switched-on kind has a rule.
 */
export function validateGraphRules(
  nodeRules: readonly NodeRule[],
  edgeRules: readonly EdgeRule[],
  nodeKinds: readonly NodeKind[],
  edgeKinds: readonly EdgeKind[],
  contracts: Contracts,
): void {
  const faults: string[] = [];
  const check = (
    kinds: readonly (NodeKind | EdgeKind)[],
    rule: NodeRule | EdgeRule,
    supplied: Set<string>,
  ) => {
    const kind = kinds.find((declared) => declared.kind === rule.kind);
    if (!kind) faults.push(`${rule.kind} (from ${rule.from}) is not a declared kind`);
    else if (kind.state === 'off')
      faults.push(`${rule.kind} (from ${rule.from}) is a kind whose lens is off`);
    for (const required of kind?.requires ?? []) {
      if (!supplied.has(required)) {
        faults.push(`${rule.kind} requires "${required}", which ${rule.from} does not supply`);
      }
    }
  };
  for (const rule of nodeRules) check(nodeKinds, rule, suppliedByNode(rule, contracts(rule.from)));
  for (const rule of edgeRules) check(edgeKinds, rule, suppliedByEdge(rule, contracts(rule.from)));
  const ruled = new Set([...nodeRules, ...edgeRules].map((rule) => rule.kind));
  for (const { kind, state } of [...nodeKinds, ...edgeKinds]) {
    if (state !== 'off' && !ruled.has(kind)) faults.push(`${kind} is switched on but no rule makes it`);
  }
  if (faults.length > 0)
    throw new RuleError(`The graph's declarations do not fit:\n  ${faults.join('\n  ')}`);
}

function suppliedByNode(rule: NodeRule, contract: Contract): Set<string> {
  const supplied = new Set(rule.props.filter((column) => has(contract, column)));
  if (rule.nameFrom !== undefined && has(contract, rule.nameFrom)) supplied.add('name');
  if (rule.symbolFrom !== undefined && has(contract, rule.symbolFrom)) supplied.add('symbol');
  if (rule.span !== 'none') for (const column of ['bstart', 'bend']) supplied.add(column);
  if ((rule.span !== 'none' || rule.hasPath) && has(contract, 'path')) supplied.add('path');
  return supplied;
}

function suppliedByEdge(rule: EdgeRule, contract: Contract): Set<string> {
  const supplied = new Set([
    ...contract.columns.map((column) => column.name),
    ...Object.keys(contract.virtual).filter((name) => rule.set?.[name] !== undefined),
    ...Object.keys(rule.set ?? {}),
    // Syntax has no doubt: the evaluator fills these in from the kind.
    'origin',
    'confidence',
  ]);
  if (rule.anchored === false) for (const column of ['path', 'bstart', 'bend']) supplied.delete(column);
  return supplied;
}
