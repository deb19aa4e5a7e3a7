/**
 * How many additions to a container have run where code of a module or class reads its name, on the record: functions put
 * something into it as well, and a header (a default, a decorator, a base) is of the chunk of its definition, but run by the
 * code around that.
 */

import { ScopeKind } from '../evidence/schema.ts';
import { chunkOfKey, keyOfChunk } from './chunk-keys.ts';
import { additionsTo } from './container-additions.ts';
import { additionsBefore, isInOrder } from './container-steps.ts';
import { isOutside } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { listKind } from './list-kind.ts';
import type { Lookups } from './lookups.ts';
import type { QueryKind } from './queries.ts';

/** Behind a name to which a header adds. */
const BY_HEADER = '!';

export class FilledBefore {
  /** Names of a module or class that something is put into, those by headers once more with `!`: (path, scope key). */
  private readonly filled: QueryKind<readonly string[]>;
  /** The number for a name as the n-th of a chunk: (path, chunk key, n). */
  private readonly before: QueryKind<number | null>;

  constructor(program: Lookups) {
    this.filled = listKind(program, 'filled', 2, (path, scopeKey) => {
      const facts = program.facts(path);
      return facts ? filledNames(facts, facts.scope(scopeKey)) : null;
    });
    this.before = program.kind<number | null>({
      name: 'filled_before',
      arity: 3,
      compute: (path, key, position) => {
        const facts = program.facts(path);
        const chunk = facts ? chunkOfKey(facts, key) : -1;
        const row = facts && chunk >= 0 ? facts.rowsOfChunk('names', chunk)[Number(position)] : undefined;
        const binding = facts && row !== undefined ? facts.evidence.nameBindings.resolved[row]! : -1;
        return facts && row !== undefined && binding >= 0 ? additionsBefore(facts, row, binding) : null;
      },
      bottom: null,
      equal: Object.is,
    });
  }

  /** See `additionsBefore`. */
  of(facts: FileFacts, row: number, binding: number): number | null {
    const { bindings, names, scopes } = facts.evidence;
    const scope = bindings.scope[binding]!;
    const kind = scopes.kind[scope]!;
    const isShared = kind === ScopeKind.module || kind === ScopeKind.class;
    if (!isShared || isOutside(facts.path) || !isInOrder(facts, row, binding))
      return additionsBefore(facts, row, binding);
    const filled = this.filled.ask(facts.path, facts.scopeKey(scope));
    const name = facts.text(bindings.name[binding]!);
    if (!filled.includes(name)) return null;
    const chunk = names.chunk[row]!;
    if (chunk === scopes.chunk[scope] && !filled.includes(name + BY_HEADER))
      return additionsBefore(facts, row, binding);
    const position = facts.rowsOfChunk('names', chunk).indexOf(row);
    return this.before.ask(facts.path, keyOfChunk(facts, chunk), String(position));
  }
}

function filledNames(facts: FileFacts, scope: number): readonly string[] | null {
  if (scope < 0) return null;
  const { bindings, scopes } = facts.evidence;
  const found: string[] = [];
  for (const binding of facts.bindingsOf(scope)) {
    const additions = additionsTo(facts, binding);
    if (additions.length === 0) continue;
    const name = facts.text(bindings.name[binding]!);
    found.push(name);
    if (additions.some((addition) => addition.scope === scope && addition.chunk !== scopes.chunk[scope]))
      found.push(name + BY_HEADER);
  }
  return found;
}
