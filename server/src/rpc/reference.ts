/**
 * Prints the reference page of the protocol from its declarations. Knows how JSON Schema says things, and no method.
 */
import { METHODS, type Method, NOTIFICATIONS } from '@cpgd/shared/protocol';
import * as z from 'zod';

/** The part of JSON Schema that the protocol's schemas come out as. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const INTRODUCTION = `# The protocol

<!-- Generated from shared/src/protocol by scripts/generate-protocol-page.ts. -->

Every \`cpg/*\` method is a JSON-RPC 2.0 request on the connection that also speaks LSP: \`cpgd --stdio\`,
\`cpgd --socket PATH\`. Messages are framed as LSP frames them (\`Content-Length: N\`, an empty line, N bytes of UTF-8
JSON). The lifecycle is LSP's: \`initialize\` with the folders to serve, \`initialized\`, then requests; \`shutdown\`
and \`exit\` at the end. TypeScript clients import the types of every message from \`@cpgd/shared\`, and the schemas
they come from \`@cpgd/shared/protocol\`.

## What all methods have in common

- **One revision.** Everything an answer says comes from one revision of the index. \`freshness\` tells which, and
  whether anything newer is known: \`caughtUp: false\` means that changes are waiting (\`pendingChanges\`), or that the
  first index is still being made.
- **Edits come first.** A request that follows \`textDocument/didChange\` knows that edit. A client that wrote files
  itself names them in \`changedPaths\`, or calls \`cpg/sync\` first.
- **Lists** have a \`limit\`. \`truncated\` says that there is more, and \`next\` is the \`cursor\` of the request that
  goes on. A cursor is good for the revision it came from; later the answer is the error \`ContentModified\`, and the
  list begins anew. Pages together have every item exactly once. Where \`limitReached\` is \`visits\` or \`time\`
  the work for the list ended, and there is no \`next\`: ask with a larger limit, or for less.
- **Partial results.** With a \`partialResultToken\` items come in \`$/progress\` notifications, whose \`value\` is
  \`{"items": […]}\`, as they are found; the answer's own list is then empty.
- **Cancellation.** \`$/cancelRequest\` ends any request within 50 ms with the error \`RequestCancelled\`.
- **Places.** \`line\` and \`column\` count from 1, in UTF-16 units; \`bstart\` and \`bend\` are UTF-8 byte offsets. A
  \`position\` in a request is LSP's: from 0, in UTF-16 units.
- **Unknown parameters are errors.** The message names what a method takes.

| error | code | when |
|---|---:|---|
| \`InvalidParams\` | -32602 | a parameter has the wrong type, or names something that is not there |
| \`MethodNotFound\` | -32601 | no such method |
| \`RequestCancelled\` | -32800 | the client cancelled |
| \`ContentModified\` | -32801 | the cursor's revision is gone, or the index changed too fast: ask again |
| \`RequestFailed\` | -32803 | the question was right and could not be answered; the message says what to do |
| \`InternalError\` | -32603 | a fault of cpgd |
`;

/** The page, ending with a newline. */
export function protocolPage(): string {
  const shapes = new Map<string, Schema>();
  const methods = METHODS.map((method) => methodSection(method as Method, shapes));
  const notifications = NOTIFICATIONS.map(({ name, meaning, params }) =>
    [`### \`${name}\``, meaning, table('parameter', jsonSchema(params, 'output', shapes), shapes)].join(
      '\n\n',
    ),
  );
  const contents = METHODS.map(({ name, question }) => `| [\`${name}\`](#${anchor(name)}) | ${question} |`);
  return `${[
    INTRODUCTION.trimEnd(),
    '## Methods',
    ['| method | question |', '|---|---|', ...contents].join('\n'),
    ...methods,
    '## Notifications',
    ...notifications,
    '## Shapes',
    ...[...shapes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => shapeSection(name, schema, shapes)),
  ].join('\n\n')}\n`;
}

/** As web pages make them of headings. */
const anchor = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9-]/g, '');

function methodSection(method: Method, shapes: Map<string, Schema>): string {
  const { name, question, description, params, result, streams, isQuestion, examples } = method;
  const notes = [
    ...(streams ? [`\`${streams}\` can come as partial results.`] : []),
    ...(isQuestion ? [] : ['Not given to coding agents.']),
  ];
  return [
    `### \`${name}\``,
    `*${question}*`,
    [description, ...notes].join(' '),
    table('parameter', jsonSchema(params, 'input', shapes), shapes, true),
    table('answer', jsonSchema(result, 'output', shapes), shapes),
    ...examples.map(
      (example) => `${capitalized(example.meaning)}:\n\n\`\`\`json\n${request(name, example.params)}\n\`\`\``,
    ),
  ].join('\n\n');
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const request = (method: string, params: object): string =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }, null, 1).replaceAll(/\n\s*/g, ' ');

function shapeSection(name: string, schema: Schema, shapes: ReadonlyMap<string, Schema>): string {
  const heading = `### ${name}`;
  const variants = schema.oneOf ?? schema.anyOf;
  if (!variants)
    return [heading, schema.description ?? '', table('field', schema, shapes)].filter(Boolean).join('\n\n');
  const rows = variants.flatMap((variant) => [variant.description ?? '', table('field', variant, shapes)]);
  return [heading, 'One of:', ...rows.filter(Boolean)].join('\n\n');
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output', shapes: Map<string, Schema>): Schema {
  const whole = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema;
  for (const [name, shape] of Object.entries(whole.$defs ?? {}))
    if (!shapes.has(name)) shapes.set(name, shape);
  if (!whole.$ref) return whole;
  return whole.$defs![nameOf(whole.$ref)]!;
}

function table(
  what: string,
  schema: Schema,
  shapes: ReadonlyMap<string, Schema>,
  withDefault = false,
): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const isOptional = !schema.required?.includes(name);
    const cells = [`\`${name}\`${isOptional && !withDefault ? '?' : ''}`, typeOf(field)];
    if (withDefault) cells.push(isOptional ? defaultOf(field) : '*required*');
    return `| ${[...cells, meaningOf(field, shapes)].map(cell).join(' | ')} |`;
  });
  const titles = [what, 'type', ...(withDefault ? ['default'] : []), 'meaning'];
  return [`| ${titles.join(' | ')} |`, `|${'---|'.repeat(titles.length)}`, ...rows].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

const defaultOf = ({ default: value }: Schema): string =>
  value === undefined ? '' : `\`${JSON.stringify(value)}\``;

function meaningOf(field: Schema, shapes: ReadonlyMap<string, Schema>): string {
  const bounds = [];
  const least =
    field.minimum ?? (field.exclusiveMinimum === undefined ? undefined : field.exclusiveMinimum + 1);
  const isInteresting = least !== undefined && least > 0;
  const isBounded = field.maximum !== undefined && field.maximum < Number.MAX_SAFE_INTEGER;
  if (isBounded) bounds.push(`${least ?? 0} to ${field.maximum}.`);
  else if (isInteresting && least > 1) bounds.push(`At least ${least}.`);
  const shape = field.$ref ? shapes.get(nameOf(field.$ref)) : undefined;
  const described = [field, shape, ...(field.anyOf ?? [])].find((schema) => schema?.description);
  return [described?.description ?? '', ...bounds].join(' ').trim();
}

/** How the page writes a type. */
function typeOf(schema: Schema): string {
  if (schema.$ref) return shapeLink(nameOf(schema.$ref));
  if (schema.allOf?.length === 1) return typeOf(schema.allOf[0]!);
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' | ');
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return [...new Set(variants.map(typeOf))].join(' | ');
  switch (schema.type) {
    case 'array':
      return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`;
    case 'object':
      return objectType(schema);
    case undefined:
      return 'anything';
    default:
      return String(schema.type);
  }
}

function objectType({ properties, additionalProperties }: Schema): string {
  if (properties) {
    const fields = Object.entries(properties).map(([name, field]) => `${name}: ${typeOf(field)}`);
    return `{ ${fields.join(', ')} }`;
  }
  return typeof additionalProperties === 'object' ? `map to ${typeOf(additionalProperties)}` : 'object';
}

const shapeLink = (name: string): string => `[${name}](#${anchor(name)})`;
