/**
 * Generated encoding and decoding of SCIP messages, for everything that is not the bulk of an index. The
 * schema comes from `proto/scip.proto`; protobufjs compiles a codec of it when the first message is needed.
 */
import protobuf from 'protobufjs/light.js';
import { type Index, type Metadata, type SymbolInformation, schema } from './generated/scip.ts';
import { MAX_MESSAGE_BYTES } from './limits.ts';
import { ScipFormatError } from './scip-format-error.ts';

/** Messages by name, as decoded. */
interface Messages {
  readonly Index: Index;
  readonly Metadata: Metadata;
  readonly SymbolInformation: SymbolInformation;
}

/** A message to encode: fields left out have protobuf's default. */
export type Init<T> = T extends readonly (infer E)[]
  ? readonly Init<E>[]
  : T extends object
    ? { readonly [K in keyof T]?: Init<T[K]> }
    : T;

let messages: protobuf.Root | null = null;
const types = new Map<string, protobuf.Type>();

function typeOf(name: keyof Messages): protobuf.Type {
  let type = types.get(name);
  if (type === undefined) {
    messages ??= protobuf.Root.fromJSON(schema as protobuf.INamespace);
    type = messages.lookupType(`scip.${name}`);
    types.set(name, type);
  }
  return type;
}

/**
 * Decodes `bytes`, which begin at `base` in the index. Unknown fields and fields of an unexpected wire type
 * are passed over, as protobuf demands.
 * @throws ScipFormatError
 */
export function decodeMessage<N extends keyof Messages>(
  name: N,
  bytes: Uint8Array,
  base: number,
): Messages[N] {
  if (bytes.length > MAX_MESSAGE_BYTES)
    throw new ScipFormatError(`${name} of ${bytes.length} bytes is larger than any index has`, base);
  const reader = protobuf.Reader.create(bytes);
  reader.discardUnknown = true;
  try {
    return typeOf(name).decode(reader) as unknown as Messages[N];
  } catch (error) {
    throw new ScipFormatError(`${name} cannot be decoded: ${(error as Error).message}`, base + reader.pos);
  }
}

/** Encodes a message; fields come in the order of their numbers, so equal messages give equal bytes. */
export function encodeMessage<N extends keyof Messages>(name: N, message: Init<Messages[N]>): Uint8Array {
  return typeOf(name)
    .encode(message as Record<string, unknown>)
    .finish();
}
