/** What a caller in another chunk must know of a function: how it takes its arguments and is reached. */
import type { FileFacts } from './file-facts.ts';

export interface SignatureParameter {
  readonly name: string;
  /** A `ParamKind`. */
  readonly kind: number;
  /** Null for parameters of lambdas. */
  readonly symbol: string | null;
}

export interface Signature {
  readonly parameters: readonly SignatureParameter[];
  readonly receiver: 'instance' | 'class' | 'none';
  /** Reading it as an attribute calls it. */
  readonly isProperty: boolean;
}

export function signatureOf(facts: FileFacts, row: number): Signature {
  const { params } = facts.evidence;
  const { from, to } = facts.paramsOf(row);
  const parameters: SignatureParameter[] = [];
  for (let param = from; param < to; param++) {
    parameters.push({
      name: facts.text(params.name[param]!),
      kind: params.kind[param]!,
      symbol: facts.parameterSymbol(param),
    });
  }
  return { parameters, receiver: facts.receiverOf(row), isProperty: facts.isProperty(row) };
}

export function sameSignature(a: Signature | null, b: Signature | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.receiver === b.receiver &&
    a.isProperty === b.isProperty &&
    a.parameters.length === b.parameters.length &&
    a.parameters.every((x, i) => {
      const y = b.parameters[i]!;
      return x.name === y.name && x.kind === y.kind && x.symbol === y.symbol;
    })
  );
}
