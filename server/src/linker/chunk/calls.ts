/**
 * Links of callsites: the functions a call can run, and the parameters its arguments bind to. Relies on the
 * chunk's names and attributes being linked already.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { matchArguments } from '../arguments.ts';
import { type Definition, isOutside, type Value } from '../entities.ts';
import { symbolName } from '../entity-names.ts';
import { MAX_VALUES } from '../limits.ts';
import { METHODS, type Method } from '../links.ts';
import type { ChunkContext } from './context.ts';

interface Target {
  readonly symbol: string;
  readonly method: Method;
  readonly confidence: number;
  /** The function whose parameters the arguments bind to, when it is in the workspace. */
  readonly callee?: Definition;
  /** The first parameter is filled by the call itself (methods of instances, constructors). */
  readonly isBound?: boolean;
}

export function linkCall(context: ChunkContext, row: number): void {
  const { facts, evaluator } = context;
  const callee = facts.evidence.calls.callee[row]!;
  const targets: Target[] = [];
  let isPartial = false;
  for (const value of evaluator.expand(evaluator.evaluate(facts, callee))) {
    const found = callTargets(context, value, callee);
    if (found.length === 0) isPartial = true;
    for (const target of found) if (!targets.some((t) => t.symbol === target.symbol)) targets.push(target);
  }
  if (targets.length === 0) linkUnknown(context, row, callee);
  const limit = targets.length > 1 || isPartial ? METHODS.alternative.confidence : 1;
  for (const target of targets.slice(0, MAX_VALUES)) {
    const confidence = Math.min(target.confidence, limit);
    context.add('callsite_symbol', row, target.symbol, target.method, { confidence });
    if (target.callee && !isOutside(target.callee.path))
      linkArguments(context, row, target.callee, target.isBound === true, confidence);
  }
}

function callTargets(context: ChunkContext, value: Value, callee: ExprRef): readonly Target[] {
  const { program } = context;
  switch (value.kind) {
    case 'function': {
      const { definition, isBound } = value;
      return [
        {
          symbol: definition.symbol,
          ...calleeMethod(context, callee, definition.symbol),
          callee: definition,
          isBound,
        },
      ];
    }
    case 'partial':
      return callTargets(context, value.of, callee).map(({ symbol, method, confidence }) => ({
        symbol,
        method,
        confidence,
      }));
    case 'class':
      return [
        ...metaclassTargets(context, value.definition),
        ...constructorTargets(context, value.definition),
      ];
    case 'instance':
      return program.member(value.of, '__call__').found.flatMap(({ entity }) => {
        if (entity.kind !== 'definition' || entity.definition.isClass) return [];
        const { confidence } = METHODS.instance_member;
        return [
          {
            symbol: entity.symbol,
            method: 'instance_member' as const,
            confidence,
            callee: entity.definition,
            isBound: true,
          },
        ];
      });
    case 'external': {
      const method = value.entity.module === 'builtins' ? 'builtin' : 'external';
      return [
        {
          symbol: value.entity.symbol,
          method,
          confidence: METHODS[method].confidence,
        },
      ];
    }
    default:
      return [];
  }
}

/** `C()` runs `__init__` where a class of the MRO defines it, else `__new__`; else the class itself stands for it. */
function constructorTargets(context: ChunkContext, definition: Definition): readonly Target[] {
  const { program } = context;
  for (const name of ['__init__', '__new__']) {
    const targets = program.member(definition, name).found.flatMap(({ entity }): Target[] =>
      entity.kind === 'definition' && !entity.definition.isClass && !isOutside(entity.definition.path)
        ? [
            {
              symbol: entity.symbol,
              method: 'constructor',
              confidence: 1,
              callee: entity.definition,
              isBound: true,
            },
          ]
        : [],
    );
    if (targets.length > 0) return targets;
  }
  if (isOutside(definition.path)) return [outsideClass(definition)];
  const confidence = program.mro(definition).complete ? 1 : METHODS.external.confidence;
  return [{ symbol: definition.symbol, method: 'constructor', confidence }];
}

const outsideClass = (definition: Definition): Target => {
  const method = definition.path === '<typeshed>/stdlib/builtins.pyi' ? 'builtin' : 'external';
  return { symbol: definition.symbol, method, confidence: METHODS[method].confidence };
};

/** Calling a class calls `__call__` of its metaclass first (data model 3.3.3). */
function metaclassTargets(context: ChunkContext, definition: Definition): readonly Target[] {
  const { program } = context;
  const metaclass = program.metaclass(definition);
  if (!metaclass || isOutside(metaclass.path)) return [];
  return program.member(metaclass, '__call__').found.flatMap(({ entity }): Target[] =>
    entity.kind === 'definition' && !isOutside(entity.definition.path)
      ? [
          {
            symbol: entity.symbol,
            method: 'constructor',
            confidence: 1,
            callee: entity.definition,
            isBound: true,
          },
        ]
      : [],
  );
}

/** How sure the callee is: what linked its own name or attribute, else that its value was followed. */
function calleeMethod(
  context: ChunkContext,
  callee: ExprRef,
  symbol: string,
): { method: Method; confidence: number } {
  const kind = exprRefKind(callee);
  const row = exprRefRow(callee);
  const links =
    kind === 'name'
      ? context.linksOf('name_symbol', row)
      : kind === 'attr'
        ? context.linksOf('attribute_symbol', row)
        : [];
  const link = links.find((l) => l.target === symbol);
  return link ?? { method: 'assigned_value', confidence: METHODS.assigned_value.confidence };
}

function linkUnknown(context: ChunkContext, row: number, callee: ExprRef): void {
  const { facts } = context;
  const { calls } = facts.evidence;
  const kind = exprRefKind(callee);
  const calleeRow = exprRefRow(callee);
  // A callee that is a known variable of unknown value is at least that variable.
  const links =
    kind === 'name'
      ? context.linksOf('name_symbol', calleeRow)
      : kind === 'attr'
        ? context.linksOf('attribute_symbol', calleeRow)
        : [];
  const known = links.map((link) => symbolName(link.target));
  const candidates =
    kind === 'attr' ? context.linksOf('attribute_qname', calleeRow).map((link) => link.target) : [];
  for (const qname of new Set([...known, ...candidates]))
    context.add('callsite_qname', row, qname, 'qualified_name');
  const misses = kind === 'attr' ? context.linksOf('attribute_unresolved', calleeRow) : [];
  const dotted = calls.dotted[row]! < 0 ? '' : facts.text(calls.dotted[row]!);
  context.add('callsite_unresolved', row, dotted, misses[0]?.method ?? 'unknown_callee');
}

function linkArguments(
  context: ChunkContext,
  row: number,
  callee: Definition,
  isBound: boolean,
  confidence: number,
): void {
  const signature = context.program.signature(callee);
  if (!signature) return;
  for (const { arg, parameter, byKeyword } of matchArguments(context.facts, row, signature, isBound)) {
    const method = byKeyword ? 'argument_keyword' : 'argument_position';
    if (parameter.symbol !== null) context.add('arg_param', arg, parameter.symbol, method, { confidence });
  }
}
