/** What a caller in another chunk must know of a function: how it takes its arguments and is reached. */
import { NO_EXPR } from '../evidence/expr-ref.ts';
import { DefFlag, ParamKind } from '../evidence/schema.ts';
import { decidingParameters } from './deciding-parameters.ts';
import { getterOf, hasDecorator, isProperty, overloadsOf } from './decorator-names.ts';
import { declaredFields, hasFields, isAbstract, receiverOf } from './definition-facts.ts';
import { sameList } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { attributeSymbol, parameterSymbol } from './file-symbols.ts';
import { receiverReads } from './receiver-reads.ts';

export interface SignatureParameter {
  readonly name: string;
  /** A `ParamKind`. */
  readonly kind: number;
  /** Null for fields of named tuples that a call makes. */
  readonly symbol: string | null;
  readonly hasDefault: boolean;
  readonly isAnnotated: boolean;
  /** The constants for it that make a difference to what the function returns, see `Deciding`; null where nothing does. */
  readonly decides: readonly string[] | null;
}

export interface Signature {
  readonly parameters: readonly SignatureParameter[];
  readonly receiver: 'instance' | 'class' | 'none';
  /** Reading it as an attribute calls it. */
  readonly isProperty: boolean;
  /** Key of the function that gives the property's value; null for what is no property. */
  readonly getter: string | null;
  /** Key of the class whose body it stands in; null for functions. */
  readonly owner: string | null;
  /** Attributes of its own object or class that decide what it returns, see `receiverReads`. */
  readonly readsOfReceiver: readonly string[];
  /** Keys of its overloads in order (PEP 484), when it or a definition of its name is decorated so. */
  readonly overloads: readonly string[];
  /** Decorated with `contextlib.contextmanager` or its async kin. */
  readonly managesContext: boolean;
  /** `async def` without `yield`: calls make a coroutine of it. */
  readonly isCoroutine: boolean;
  /** Decorated with `functools.wraps`. */
  readonly isWrapper: boolean;
  /** A method that is there to be overridden: see `isAbstract`. */
  readonly isAbstract: boolean;
}

const NO_READS: readonly string[] = [];

/** Whether a parameter (of a `ParamKind`) takes any number of arguments. */
export const isRestKind = (kind: number): boolean => kind === ParamKind.VAR_POS || kind === ParamKind.VAR_KW;

const isCoroutine = (flags: number): boolean =>
  (flags & DefFlag.async) !== 0 && (flags & DefFlag.generator) === 0;

export function signatureOf(facts: FileFacts, row: number): Signature {
  const { params } = facts.evidence;
  const { from, to } = facts.paramsOf(row);
  const parameters: SignatureParameter[] = [];
  const deciding = facts.isStub ? null : decidingParameters(facts, row);
  for (let param = from; param < to; param++) {
    const name = facts.text(params.name[param]!);
    const decided = deciding?.get(name);
    parameters.push({
      name,
      kind: params.kind[param]!,
      symbol: parameterSymbol(facts, param),
      hasDefault: params.default[param] !== NO_EXPR,
      isAnnotated: params.type[param]! >= 0,
      decides: decided ? [...decided].sort() : null,
    });
  }
  if (facts.isClass(row)) parameters.push(...fieldsOf(facts, row));
  const owner = facts.classOf(row);
  return {
    parameters,
    receiver: receiverOf(facts, row),
    isProperty: isProperty(facts, row),
    getter: isProperty(facts, row) ? facts.defKey(getterOf(facts, row)) : null,
    owner: owner < 0 ? null : facts.defKey(owner),
    readsOfReceiver: facts.isStub ? NO_READS : receiverReads(facts, row),
    overloads: overloadsOf(facts, row).map((overload) => facts.defKey(overload)),
    isCoroutine: isCoroutine(facts.evidence.defs.flags[row]!),
    managesContext:
      hasDecorator(facts, row, 'contextmanager') || hasDecorator(facts, row, 'asynccontextmanager'),
    isWrapper: hasDecorator(facts, row, 'wraps'),
    isAbstract: isAbstract(facts, row),
  };
}

/** Parameters of the constructor that a dataclass or named tuple has without writing it: its fields, in order. */
function fieldsOf(facts: FileFacts, row: number): SignatureParameter[] {
  if (!hasFields(facts, row)) return [];
  const { assigns } = facts.evidence;
  return declaredFields(facts, row).map(({ row: assign, name }) => ({
    name,
    kind: ParamKind.POS_OR_KW,
    symbol: attributeSymbol(facts, row, name),
    hasDefault: assigns.value[assign] !== NO_EXPR,
    isAnnotated: true,
    decides: null,
  }));
}

export function sameSignature(a: Signature | null, b: Signature | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.receiver === b.receiver &&
    a.isProperty === b.isProperty &&
    a.getter === b.getter &&
    a.owner === b.owner &&
    a.managesContext === b.managesContext &&
    a.isCoroutine === b.isCoroutine &&
    a.isWrapper === b.isWrapper &&
    a.isAbstract === b.isAbstract &&
    sameList(a.readsOfReceiver, b.readsOfReceiver) &&
    sameList(a.overloads, b.overloads) &&
    a.parameters.length === b.parameters.length &&
    a.parameters.every((x, i) => {
      const y = b.parameters[i]!;
      return (
        x.name === y.name &&
        x.kind === y.kind &&
        x.symbol === y.symbol &&
        x.hasDefault === y.hasDefault &&
        x.isAnnotated === y.isAnnotated &&
        sameConstants(x.decides, y.decides)
      );
    })
  );
}

const sameConstants = (a: SignatureParameter['decides'], b: SignatureParameter['decides']): boolean =>
  a === b || (a !== null && b !== null && sameList(a, b));
