/**
 * The kinds against the design's list, and the start-up check that refuses declarations that do not fit.
 */
import { describe, expect, test } from 'vitest';
import { EDGE_KINDS } from '../../server/src/relations/edge-kinds.ts';
import { validateGraphRules } from '../../server/src/relations/graph/compile-rules.ts';
import type { EdgeRule } from '../../server/src/relations/graph/edge-rule.ts';
import { EDGE_RULES } from '../../server/src/relations/graph/edge-rules.ts';
import { NODE_RULES, type NodeRule } from '../../server/src/relations/graph/node-rules.ts';
import { NODE_KINDS } from '../../server/src/relations/node-kinds.ts';
import { contractNamed } from '../../server/src/relations/registry.ts';
import { RuleError } from '../../server/src/relations/rules/rule-error.ts';

const NODES =
  'PY_PACKAGE PY_MODULE PY_FILE PY_SYMBOL PY_QUALIFIED_NAME PY_CLASS_DEF PY_FUNCTION_DEF PY_METHOD_DEF PY_PARAMETER PY_DECORATOR PY_NAME_REF PY_ATTRIBUTE_ACCESS PY_CALLSITE PY_IMPORT_STMT PY_IMPORT_ALIAS PY_TYPE_EXPR PY_TYPE_ARG SCOPE BINDING CFG_BLOCK DF_DEF_SITE DF_USE_SITE TS_ERROR_NODE TS_MISSING_TOKEN PY_STRING_LITERAL PY_NUMBER_LITERAL PY_COMMENT BC_CODE_UNIT BC_INSTR EXC_HANDLER SCIP_OCCURRENCE SCIP_DOCUMENT SCIP_DIAGNOSTIC';
const EDGES =
  'PY_CONTAINS PY_MEMBER_OF PY_HAS_PARAMETER PY_HAS_DECORATOR PY_HAS_IMPORT_ALIAS PY_IMPORTS_SYMBOL PY_IMPORTS_MODULE PY_ALIASES PY_CALLSITE_CALLEE PY_CALLS_SYMBOL PY_CALLS_QUALIFIED_NAME PY_CALL_ARG PY_ARG_MATCHES_PARAM PY_DEFINES_SYMBOL PY_REFERENCES_SYMBOL PY_READS_SYMBOL PY_WRITES_SYMBOL PY_ATTRIBUTE_BASE PY_ATTRIBUTE_RESOLVES_TO_SYMBOL PY_INHERITS_FROM_SYMBOL PY_INHERITS_FROM_CLASS PY_OVERRIDES PY_ANNOTATES_PARAM PY_ANNOTATES_RETURN PY_ANNOTATES_VAR PY_TYPE_REFERS_TO_SYMBOL PY_TYPE_ARG_OF OWNS_SCOPE PARENT_SCOPE SCOPE_BINDS RESOLVES_TO BINDS_DEF BINDS_USE CFG_NEXT CFG_TRUE CFG_FALSE CFG_EXC DEFINES_BINDING USES_BINDING REACHES PARSE_CONTAINS_ERROR PARSE_RECOVERY_INSERTED NAME_REF_CANDIDATE_QNAME CALLSITE_CANDIDATE_QNAME ATTR_CANDIDATE_QNAME SCIP_EXTENDS SCIP_OVERRIDES BYTECODE_ANCHOR';

const sorted = (names: readonly string[]) => [...names].sort();

test('every node kind of the design is declared, and no other', () => {
  expect(sorted(NODE_KINDS.map((kind) => kind.kind))).toEqual(sorted(NODES.split(' ')));
});

test('every edge kind of the design is declared, and no other', () => {
  expect(sorted(EDGE_KINDS.map((kind) => kind.kind))).toEqual(sorted(EDGES.split(' ')));
});

test('edges join declared node kinds', () => {
  const nodes = new Set(NODE_KINDS.map((kind) => kind.kind));
  const ends = EDGE_KINDS.flatMap((kind) => [...kind.from, ...kind.to]);
  expect(ends.filter((kind) => !nodes.has(kind))).toEqual([]);
});

describe('start-up validation', () => {
  const validate = (nodeRules: readonly NodeRule[], edgeRules: readonly EdgeRule[]) =>
    validateGraphRules(nodeRules, edgeRules, NODE_KINDS, EDGE_KINDS, contractNamed);

  test('accepts the declarations of the product', () => {
    expect(() => validate(NODE_RULES, EDGE_RULES)).not.toThrow();
  });

  test('refuses an edge rule whose table cannot supply what the kind requires', () => {
    const rule: EdgeRule = {
      kind: 'PY_CALLS_SYMBOL',
      from: 'cst_callsites',
      src: { column: 'call_id' },
      dst: { column: 'callee_id' },
    };
    expect(() => validate(NODE_RULES, [...EDGE_RULES, rule])).toThrow(RuleError);
    expect(() => validate(NODE_RULES, [...EDGE_RULES, rule])).toThrow(
      /PY_CALLS_SYMBOL requires "resolution_method", which cst_callsites does not supply/,
    );
  });

  test('refuses a promised virtual field that the rule does not set', () => {
    const withoutSource = EDGE_RULES.map((rule) =>
      rule.kind === 'ATTR_CANDIDATE_QNAME' ? { ...rule, set: {} } : rule,
    );
    expect(() => validate(NODE_RULES, withoutSource)).toThrow(/ATTR_CANDIDATE_QNAME requires "qname_source"/);
  });

  test('refuses a node rule without a required property', () => {
    const rules = NODE_RULES.map((rule) => (rule.kind === 'PY_PARAMETER' ? { ...rule, props: [] } : rule));
    expect(() => validate(rules, EDGE_RULES)).toThrow(/PY_PARAMETER requires "param_kind"/);
  });

  test('refuses undeclared kinds, kinds whose lens is off, and kinds nobody makes', () => {
    const rule = EDGE_RULES[0]!;
    expect(() => validate(NODE_RULES, [...EDGE_RULES, { ...rule, kind: 'PY_LIKES' }])).toThrow(
      /PY_LIKES .* is not a declared kind/,
    );
    const switchedOff = EDGE_KINDS.map((kind) =>
      kind.kind === 'REACHES' ? { ...kind, state: 'off' as const } : kind,
    );
    expect(() => validateGraphRules(NODE_RULES, EDGE_RULES, NODE_KINDS, switchedOff, contractNamed)).toThrow(
      /REACHES .* lens is off/,
    );
    const without = EDGE_RULES.filter((other) => other.kind !== 'PY_OVERRIDES');
    expect(() => validate(NODE_RULES, without)).toThrow(/PY_OVERRIDES is switched on but no rule makes it/);
  });
});
