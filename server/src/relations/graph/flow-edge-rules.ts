/**
 * Which rows of the tables of flow and bytecode become edges. All of them are made only when asked for: they
 * outnumber the rest of the graph.
 */
import type { Condition } from '../rules/rule.ts';
import { col, type EdgeRule } from './edge-rule.ts';

const oneOf = (column: string, ...values: string[]): readonly Condition[] => [{ column, oneOf: values }];

const way = (kind: string, ...edgeKinds: string[]): EdgeRule => ({
  kind,
  from: 'cfg_edges',
  where: oneOf('edge_kind', ...edgeKinds),
  src: col('src_block_id'),
  dst: col('dst_block_id'),
  onDemand: 'flow',
});

const onVariable = (kind: string, eventKind: string): EdgeRule => ({
  kind,
  from: 'defuse_events',
  where: [...oneOf('event_kind', eventKind), ...oneOf('space', 'local', 'cell', 'global')],
  src: col('event_id'),
  dst: col('binding_id'),
  onDemand: 'flow',
});

export const FLOW_EDGE_RULES: readonly EdgeRule[] = [
  way('CFG_NEXT', 'NEXT', 'LOOP', 'BREAK', 'CONTINUE', 'RETURN', 'FINALLY', 'YIELD'),
  way('CFG_TRUE', 'TRUE'),
  way('CFG_FALSE', 'FALSE'),
  way('CFG_EXC', 'EXC', 'RAISE'),
  onVariable('DEFINES_BINDING', 'DEF'),
  onVariable('USES_BINDING', 'USE'),
  {
    kind: 'REACHES',
    from: 'rel_reaches',
    src: col('def_event_id'),
    dst: col('use_event_id'),
    onDemand: 'flow',
  },
  {
    kind: 'BYTECODE_ANCHOR',
    from: 'bc_instructions',
    where: [{ column: 'anchor_id', isNull: false }],
    src: col('instr_id'),
    dst: col('anchor_id'),
    onDemand: 'bytecode',
  },
];
