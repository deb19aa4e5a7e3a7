/**
 * The columns of the graph tables `cpg_nodes`, `cpg_edges`, `cpg_props`. Knows no kind.
 */
import { col } from '../table.ts';

export const NODE_COLUMNS = [
  col.string('node_id', 'Id; equal to the id of the entity in its evidence table.'),
  col.string('node_kind', 'Kind; see the reference of kinds.'),
  col.orNull.string('path', 'File it stands in; null for packages, modules, symbols, qualified names.'),
  col.orNull.int('bstart', 'Start of its span; null where it has none.'),
  col.orNull.int('bend', 'End of its span; null where it has none.'),
  col.orNull.string('name', 'Display name.'),
  col.orNull.string('symbol', 'Symbol string of a PY_SYMBOL.'),
  col.string('origin', '`native`, `scip`, `symtable`, `dis` or `derived`.'),
  col.float('confidence', '1.0 compiler truth … 0.2 string heuristics.'),
] as const;

export const EDGE_COLUMNS = [
  col.string('edge_id', 'Id: hash of kind, span, source and target.'),
  col.string('edge_kind', 'Kind; see the reference of kinds.'),
  col.string('src_node_id', 'Source node.'),
  col.string('dst_node_id', 'Target node.'),
  col.orNull.string('path', 'File of the text that states the edge; null between span-less nodes.'),
  col.orNull.int('bstart', 'Start of that text.'),
  col.orNull.int('bend', 'End of that text.'),
  col.string('origin', '`native`, `scip`, `symtable`, `dis` or `derived`.'),
  col.orNull.string('resolution_method', 'How the target was found; null for plain syntax.'),
  col.float('confidence', '1.0 compiler truth … 0.2 string heuristics.'),
  col.orNull.float('score', '1000 × confidence − rank of the method; null for plain syntax.'),
  col.orNull.int('symbol_roles', 'SCIP SymbolRole bits where the target is a symbol.'),
  col.orNull.string('qname_source', 'How a qualified name was found.'),
  col.orNull.string('ambiguity_group_id', 'Shared by rival candidates; null when alone.'),
] as const;

export const PROP_COLUMNS = [
  col.string('entity_kind', '`node` or `edge`.'),
  col.string('entity_id', 'Node or edge it describes.'),
  col.string('key', 'Property name; items of a list are `name[0]`, `name[1]` …'),
  col.orNull.string('value_string', 'Value, when it is text.'),
  col.orNull.int('value_int64', 'Value, when it is an integer.'),
  col.orNull.float('value_float64', 'Value, when it is a fraction.'),
  col.orNull.bool('value_bool', 'Value, when it is a truth value.'),
  col.string('origin', '`native`, `scip`, `symtable`, `dis` or `derived`.'),
  col.float('confidence', 'That of the entity.'),
  col.orNull.string('path', 'File of the entity; null for packages, modules, symbols, qualified names.'),
] as const;
