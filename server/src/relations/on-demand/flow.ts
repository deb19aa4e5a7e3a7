/**
 * `cfg_blocks`, `cfg_edges`, `defuse_events`, `rel_reaches`: control and data flow within functions, computed from
 * the text when somebody asks. In the graph only when flow is asked for. Knows rows and ids, not how flow is found.
 */
import { IdMaker } from '../entity-ids.ts';
import type { FileView } from '../file-view.ts';
import { ambiguityGroup } from '../link-rows/link-table.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';
import type { FlowEventRow, FlowReachRow, FlowRows } from './flow-source.ts';
import { OnDemandError } from './parts.ts';

/** From the one that leans on least. */
const METHODS: readonly FlowReachRow['method'][] = ['reaching_definition', 'closure', 'possible_alias'];

interface IdentifiedFlow extends FlowRows {
  readonly blockIds: readonly string[];
  readonly eventIds: readonly string[];
}

const NODE_OF_EVENT: Readonly<Record<FlowEventRow['kind'], string>> = {
  DEF: 'DF_DEF_SITE',
  USE: 'DF_USE_SITE',
  KILL: 'DF_KILL',
};

/** Flow of the file; nothing when its text cannot be read any more or was skipped. */
function flowOf(file: FileView): IdentifiedFlow {
  const none: IdentifiedFlow = { blocks: [], edges: [], events: [], reaches: [], blockIds: [], eventIds: [] };
  if (!file.evidence) return none;
  if (!file.flow) throw new OnDemandError('The tables of flow are computed on demand: pass `flow`.');
  const text = file.file.text();
  if (text === null) return none;
  const rows = file.flow(text, file.evidence);
  const blocks = new IdMaker(file.path);
  for (const { bstart, bend } of rows.blocks) blocks.add('CFG_BLOCK', bstart, bend);
  const events = new IdMaker(file.path);
  for (const { kind, bstart, bend } of rows.events) events.add(NODE_OF_EVENT[kind], bstart, bend);
  return { ...rows, blockIds: blocks.ids, eventIds: events.ids };
}

export const cfgBlocks = fileTable({
  name: 'cfg_blocks',
  family: 'evidence',
  lens: 'flow',
  meaning:
    'Basic blocks of every code unit: modules, class bodies, functions, lambdas, generator expressions.',
  onDemand: true,
  columns: [
    ...SPAN_COLUMNS,
    col.string('block_id', 'Id; also the node id of its CFG_BLOCK.'),
    col.orNull.string('def_id', 'Definition whose code it is part of; null in the module.'),
    col.orNull.string('scope_id', 'Scope of the code unit; null in broken code.'),
    col.string('unit_kind', '`module`, `class`, `function`, `lambda` or `generator`.'),
    col.string(
      'kind',
      '`entry`, `exit`, `raise_exit`, `body`, `loop`, `handler`, `finally`, `with_exit`, `case` or `opaque`.',
    ),
    col.int('ordinal', 'Number of the block in its unit, in evaluation order.'),
    col.bool('is_reachable', 'Some way leads from the entry to it.'),
  ],
  key: ['block_id'],
  sort: ['path', 'bstart', 'bend', 'block_id'],
  rows(file, emit) {
    const { blocks, blockIds } = file.once(flowOf);
    for (const [i, block] of blocks.entries()) {
      emit(
        file.path,
        block.bstart,
        block.bend,
        blockIds[i]!,
        file.id('defs', block.def),
        file.id('scopes', block.scope),
        block.unitKind,
        block.kind,
        block.ordinal,
        block.isReachable,
      );
    }
  },
});

export const cfgEdges = fileTable({
  name: 'cfg_edges',
  family: 'evidence',
  lens: 'flow',
  meaning: 'Ways from block to block; the span is that of the source block.',
  onDemand: true,
  columns: [
    ...SPAN_COLUMNS,
    col.string('src_block_id', 'Block it leaves.'),
    col.string('dst_block_id', 'Block it enters.'),
    col.string(
      'edge_kind',
      '`NEXT`, `TRUE`, `FALSE`, `LOOP`, `BREAK`, `CONTINUE`, `RETURN`, `RAISE`, `EXC`, `FINALLY` or `YIELD`.',
    ),
  ],
  key: ['src_block_id', 'dst_block_id', 'edge_kind'],
  sort: ['path', 'bstart', 'bend', 'src_block_id', 'dst_block_id', 'edge_kind'],
  rows(file, emit) {
    const { blocks, edges, blockIds } = file.once(flowOf);
    for (const { from, to, kind } of edges) {
      emit(file.path, blocks[from]!.bstart, blocks[from]!.bend, blockIds[from]!, blockIds[to]!, kind);
    }
  },
});

export const defuseEvents = fileTable({
  name: 'defuse_events',
  family: 'evidence',
  lens: 'flow',
  meaning: 'Definitions, uses and deletions of variables and of places reached from them.',
  onDemand: true,
  columns: [
    ...SPAN_COLUMNS,
    col.string('event_id', 'Id; the node id of a DF_DEF_SITE or DF_USE_SITE.'),
    col.string('event_kind', '`DEF`, `USE` or `KILL`.'),
    col.string('space', '`local`, `cell`, `global`, `attr` or `item`.'),
    col.string('binding_id', 'The variable; of an attribute or item the variable it is reached from.'),
    col.string('block_id', 'Block it happens in.'),
    col.string('name', 'The variable or place: `x`, `self.x`, `d["k"]`, `d[*]` for an unknown key.'),
    col.bool('is_dead', 'A definition of a local variable whose value nothing reads.'),
    col.bool('may_be_unbound', 'A use or `del` that some way reaches without a definition.'),
    col.float('confidence', '1.0 for variables, less for places: other names may mean the same object.'),
  ],
  key: ['event_id'],
  sort: ['path', 'bstart', 'bend', 'event_id'],
  rows(file, emit) {
    const { events, eventIds, blockIds } = file.once(flowOf);
    const bindings = file.evidence ? file.idsOf('bindings') : [];
    for (const [i, event] of events.entries()) {
      emit(
        file.path,
        event.bstart,
        event.bend,
        eventIds[i]!,
        event.kind,
        event.space,
        bindings[event.binding]!,
        blockIds[event.block]!,
        event.name,
        event.isDead,
        event.mayBeUnbound,
        event.confidence,
      );
    }
  },
});

export const relReaches = fileTable({
  name: 'rel_reaches',
  family: 'evidence',
  lens: 'flow',
  meaning: 'Which definition’s value a use may see; the span is that of the use.',
  onDemand: true,
  columns: [
    ...SPAN_COLUMNS,
    col.string('def_event_id', 'The definition.'),
    col.string('use_event_id', 'The use.'),
    col.string(
      'resolution_method',
      `${METHODS.map((method) => `\`${method}\``).join(', ')}: see the flow reference.`,
    ),
    col.float('confidence', 'How likely it is that the way can be taken and the object is the same.'),
    col.float('score', '1000 × confidence − rank of the method; larger is better.'),
    col.string('origin', '`native`.'),
    col.orNull.string('ambiguity_group_id', 'Shared by the definitions of one use; null when there is one.'),
  ],
  key: ['def_event_id', 'use_event_id'],
  sort: ['path', 'bstart', 'bend', 'use_event_id', 'def_event_id'],
  rows(file, emit) {
    const { events, reaches, eventIds } = file.once(flowOf);
    const definitions = new Map<number, number>();
    for (const { use } of reaches) definitions.set(use, (definitions.get(use) ?? 0) + 1);
    for (const { def, use, method, confidence } of reaches) {
      const { bstart, bend } = events[use]!;
      const id = eventIds[use]!;
      const group = definitions.get(use)! > 1 ? ambiguityGroup(id, 'reaches') : null;
      const score = 1000 * confidence - METHODS.indexOf(method);
      emit(file.path, bstart, bend, eventIds[def]!, id, method, confidence, score, 'native', group);
    }
  },
});
