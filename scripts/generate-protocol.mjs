/**
 * Turns `proto/*.proto` into TypeScript: the types of the messages, and the schema that protobufjs makes its
 * encoders and decoders of. Part of `npm run build`; the result is not committed. Plain JavaScript, because
 * it must run before anything is compiled.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import { checkout, writeGenerated } from './generated-file.mjs';

/** Each schema and the module it becomes, in the lowest layer that uses it. */
const OUTPUTS = [
  ['proto/scip.proto', 'server/src/evidence/scip/generated/scip.ts'],
  ['proto/cpg.proto', 'server/src/relations/generated/cpg.ts'],
];

const SCALARS = { string: 'string', bool: 'boolean', bytes: 'Uint8Array' };
/** Protobuf's 64-bit types: protobufjs gives a `Long` where a number could not hold the value. */
const LONGS = new Set(['int64', 'uint64', 'sint64', 'fixed64', 'sfixed64']);
const LONG_TYPE =
  '/** A 64-bit integer as two halves. */\n' +
  'export interface Long {\n  readonly low: number;\n  readonly high: number;\n  readonly unsigned: boolean;\n}\n';

for (const [source, target] of OUTPUTS) {
  const { root } = protobuf.parse(readFileSync(join(checkout, source), 'utf8'), { keepCase: false });
  root.resolveAll();
  writeGenerated(target, moduleText(source, root));
}

function moduleText(source, root) {
  const usesLong = JSON.stringify(root.toJSON()).match(/"type":"s?(u?int|fixed)64"/) !== null;
  return [
    `/** Made of ${source} by scripts/generate-protocol.mjs; change that file, not this one. */`,
    ...(usesLong ? [LONG_TYPE] : []),
    ...root.nestedArray.flatMap((space) => declarations(space)),
    '/** The schema as protobufjs reads it (`Root.fromJSON`). */',
    `export const schema = ${JSON.stringify(root.toJSON({ keepComments: false }), null, 2)};`,
    '',
  ].join('\n');
}

function declarations(space) {
  return (space.nestedArray ?? []).flatMap((entry) => {
    if (entry instanceof protobuf.Enum) return enumText(entry);
    if (entry instanceof protobuf.Type) return [...messageText(entry), ...declarations(entry)];
    return declarations(entry);
  });
}

/** `SymbolInformation.Kind` is `SymbolInformationKind`: nested names are joined. */
function nameOf(entry) {
  const outer = entry.parent instanceof protobuf.Type ? nameOf(entry.parent) : '';
  return outer + entry.name;
}

function enumText(entry) {
  const values = Object.entries(entry.values).map(([name, value]) => `  ${name}: ${value},`);
  return [`export const ${nameOf(entry)} = {`, ...values, '} as const;', ''];
}

function messageText(type) {
  const fields = type.fieldsArray.map((field) => {
    const one = fieldType(field);
    const isOptional = field.resolvedType instanceof protobuf.Type || field.partOf !== null;
    const text = field.repeated ? `readonly ${one}[]` : isOptional ? `${one} | null` : one;
    return `  readonly ${field.name}: ${text};`;
  });
  return [`export interface ${nameOf(type)} {`, ...fields, '}', ''];
}

function fieldType(field) {
  if (field.resolvedType instanceof protobuf.Type) return nameOf(field.resolvedType);
  // Enums are open in proto3: any number may arrive.
  if (LONGS.has(field.type)) return field.repeated ? '(number | Long)' : 'number | Long';
  return SCALARS[field.type] ?? 'number';
}
