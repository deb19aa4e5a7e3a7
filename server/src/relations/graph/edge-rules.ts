/**
 * All edge rules. Adding an edge kind is one entry in one of the lists and one in `edge-kinds.ts`.
 */
import type { EdgeRule } from './edge-rule.ts';
import { FLOW_EDGE_RULES } from './flow-edge-rules.ts';
import { MEANING_EDGE_RULES } from './meaning-edge-rules.ts';
import { SYNTAX_EDGE_RULES } from './syntax-edge-rules.ts';

export const EDGE_RULES: readonly EdgeRule[] = [
  ...SYNTAX_EDGE_RULES,
  ...MEANING_EDGE_RULES,
  ...FLOW_EDGE_RULES,
];
