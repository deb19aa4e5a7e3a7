/** Checks what a client sent against a method's declaration, and says in words what is wrong with it. */
import type { Method, MethodName, Params } from '@cpgd/shared/protocol';
import { QuestionError } from './question-error.ts';

/** Faults named in one message; the rest are counted. */
const MAX_FAULTS = 5;

/** The parameters with defaults filled in. Throws `QuestionError` with every fault and the page to look at. */
export function checkParams<Name extends MethodName>(method: Method, params: unknown): Params<Name> {
  const checked = method.params.safeParse(params ?? {}, { reportInput: false });
  if (checked.success) return checked.data as Params<Name>;
  const faults = checked.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `\`${path.map(String).join('.')}\`: ${message}`,
  );
  const rest = faults.length > MAX_FAULTS ? ` (and ${faults.length - MAX_FAULTS} more)` : '';
  const known = Object.keys(method.params.shape).join(', ');
  throw new QuestionError(
    'invalid-params',
    `${method.name} does not take these parameters: ${faults.slice(0, MAX_FAULTS).join('; ')}${rest}. ` +
      `It takes: ${known}; see docs/reference/protocol.md.`,
  );
}
