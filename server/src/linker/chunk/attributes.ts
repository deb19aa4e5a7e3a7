/** Links of attribute accesses: the members the attribute can be on the values its object can have. */

import { ExprContext } from '../../evidence/schema.ts';
import { receiverParameter } from '../definition-facts.ts';
import { addUnique, isTypingForm, type Value } from '../entities.ts';
import { symbolName } from '../entity-names.ts';
import { attributeSymbol, privateName } from '../file-symbols.ts';
import { atMostValues } from '../limit-hits.ts';
import { METHODS, type Method, SymbolRole } from '../links.ts';
import { isAugmented } from '../stored-places.ts';
import { linkAccessCalls } from './access-calls.ts';
import type { ChunkContext } from './context.ts';

export function linkAttribute(context: ChunkContext, row: number): void {
  const { facts } = context;
  const { attrs } = facts.evidence;
  const ctx = attrs.ctx[row]!;
  const receiver = receiverParameter(facts, attrs.base[row]!);
  if (ctx === ExprContext.STORE && receiver && linkStored(context, row, receiver.method)) return;
  const roles = ctx === ExprContext.LOAD ? SymbolRole.read : SymbolRole.write;
  linkRead(context, row, isAugmented(facts, row) ? roles | SymbolRole.read : roles, receiver !== null);
}

function linkRead(context: ChunkContext, row: number, roles: number, isReceiver: boolean): void {
  const { facts, evaluator } = context;
  const { attrs } = facts.evidence;
  const name = privateName(facts, facts.text(attrs.name[row]!), attrs.scope[row]!);
  const values = context.valuesOf(attrs.base[row]!);
  const targets: { symbol: string; method: Method; confidence: number }[] = [];
  const candidates: string[] = [];
  let complete = values.length > 0;
  for (const value of values) {
    const members = evaluator.members(value, name, facts.path);
    linkAccessCalls(context, row, value, name, members.found);
    for (const { entity, method, confidence } of members.found) {
      const via = methodThrough(value, method, isReceiver);
      const limit = values.length > 1 ? METHODS.alternative.confidence : 1;
      const certain = Math.min(confidence, METHODS[via].confidence, limit);
      const { symbol } = entity;
      const known = targets.find((target) => target.symbol === symbol);
      if (known === undefined) targets.push({ symbol, method: via, confidence: certain });
      else if (known.confidence < certain) {
        known.method = via;
        known.confidence = certain;
      }
    }
    if (members.found.length > 0) continue;
    complete &&= members.complete;
    for (const qname of outsideCandidates(context, value, name)) addUnique(candidates, qname);
  }
  if (targets.length > 0) {
    for (const { symbol, method, confidence } of atMostValues(targets)) {
      context.add('attribute_symbol', row, symbol, method, { roles, confidence });
    }
    return;
  }
  for (const qname of atMostValues(candidates)) context.add('attribute_qname', row, qname, 'qualified_name');
  const chain = attrs.chain[row]! < 0 ? name : facts.text(attrs.chain[row]!);
  context.add('attribute_unresolved', row, chain, complete ? 'no_member' : 'unknown_receiver');
}

/** `self.x = …` defines (or with `+=` updates) an attribute of the method's class. */
function linkStored(context: ChunkContext, row: number, method: number): boolean {
  const { facts, program } = context;
  const owner = facts.classOf(method);
  if (owner < 0) return false;
  const { attrs } = facts.evidence;
  const name = privateName(facts, facts.text(attrs.name[row]!), attrs.scope[row]!);
  const above = program.member(program.definition(facts, owner), name).found;
  if (above.length > 0)
    for (const value of context.valuesOf(attrs.base[row]!)) linkAccessCalls(context, row, value, name, above);
  if (isAugmented(facts, row)) {
    context.addAll('attribute_symbol', row, above, SymbolRole.read | SymbolRole.write);
    if (above.length > 0) return true;
  }
  const isSetter = above.some(
    ({ entity }) => entity.kind === 'definition' && program.signature(entity.definition)?.isProperty,
  );
  if (isSetter) {
    context.addAll('attribute_symbol', row, above, SymbolRole.write);
    return true;
  }
  const roles = SymbolRole.definition | SymbolRole.write;
  context.add('attribute_symbol', row, attributeSymbol(facts, owner, name), 'definition', { roles });
  return true;
}

/** Dotted names the member would have on the bases that are not indexed. */
function outsideCandidates(context: ChunkContext, value: Value, name: string): readonly string[] {
  if (value.kind !== 'class' && value.kind !== 'instance') return [];
  const { entries } = context.program.mro(value.kind === 'class' ? value.definition : value.of);
  return entries.flatMap((entry) =>
    'isClass' in entry || isTypingForm(entry) ? [] : [`${symbolName(entry.symbol)}.${name}`],
  );
}

/** What a member found through a value of some kind is called. */
function methodThrough(value: Value, method: Method, isReceiver: boolean): Method {
  if (value.kind !== 'instance' || method === 'alternative' || method === 'subclass_member') return method;
  if (isReceiver) return method === 'inherited_member' ? method : 'self_member';
  return 'instance_member';
}
