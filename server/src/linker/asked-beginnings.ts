/**
 * How texts begin that code asks with `name.startswith('do_')`: of names that nothing else is known of (`for name in dir(self)`)
 * those are the ones that are used. Evaluates nothing.
 */
import { exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { callsNamed } from './calls-in-file.ts';
import { tupleItems } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { bindingOf } from './name-sites.ts';

const ASKING: ReadonlySet<string> = new Set(['startswith']);
const NONE: readonly string[] = [];

/** The beginnings that code of a chunk asks of what a binding holds. */
export const beginningsAsked = (facts: FileFacts, binding: number, chunk: number): readonly string[] =>
  asked(facts).get(`${binding} ${chunk}`) ?? NONE;

const asked = (facts: FileFacts): ReadonlyMap<string, readonly string[]> =>
  facts.memo('beginnings asked', () => {
    const { args, attrs, calls } = facts.evidence;
    const found = new Map<string, string[]>();
    for (const row of callsNamed(facts, ASKING)) {
      const callee = calls.callee[row]!;
      if (exprRefKind(callee) !== 'attr' || calls.argCount[row] !== 1) continue;
      const binding = bindingOf(facts, attrs.base[exprRefRow(callee)]!);
      if (binding < 0) continue;
      const key = `${binding} ${calls.chunk[row]}`;
      const texts = tupleItems(facts, args.expr[calls.argStart[row]!]!).flatMap((ref) =>
        exprRefKind(ref) === 'string' ? [facts.text(exprRefRow(ref))] : [],
      );
      found.set(key, [...(found.get(key) ?? []), ...texts]);
    }
    return found;
  });
