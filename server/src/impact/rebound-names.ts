/**
 * Names under which a file may put something else than their `def` says: attributes that it stores to, what classes and
 * modules assign, variables that functions declare `global`. Reads one file's evidence; whose names they are is not asked.
 */
import { exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { BindingFlag, ScopeKind } from '../evidence/schema.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { namesSet } from '../linker/set-attributes.ts';

export const reboundNames = (facts: FileFacts): ReadonlySet<string> =>
  facts.memo('rebound names', () => {
    const { assigns, attrs, bindings, nameBindings, names, scopes } = facts.evidence;
    const found = new Set(namesSet(facts));
    for (let row = 0; row < assigns.length; row++) {
      const target = exprRefRow(assigns.target[row]!);
      const kind = exprRefKind(assigns.target[row]!);
      if (kind === 'attr') found.add(facts.text(attrs.name[target]!));
      if (kind !== 'name') continue;
      const scope = scopes.kind[names.scope[target]!]!;
      const binding = nameBindings.binding[target]!;
      const isGlobal = binding >= 0 && (bindings.flags[binding]! & BindingFlag.declaredGlobal) !== 0;
      if (isGlobal || scope === ScopeKind.module || scope === ScopeKind.class)
        found.add(facts.text(names.name[target]!));
    }
    return found;
  });
