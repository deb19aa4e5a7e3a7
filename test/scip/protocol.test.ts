/** The schemas themselves: SCIP's public numbers, the generated module, and a graph that survives its trip. */
import { readFileSync } from 'node:fs';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { SymbolRole as Generated, schema } from '../../server/src/evidence/scip/generated/scip.ts';
import { SymbolRole } from '../../server/src/linker/links.ts';
import { schema as graphSchema } from '../../server/src/relations/generated/cpg.ts';
import { tableRows } from '../../server/src/relations/tables.ts';
import { snapshotOf } from '../relations/snapshot-of.ts';

function parsed(name: string): protobuf.Root {
  const { root } = protobuf.parse(readFileSync(new URL(`../../proto/${name}`, import.meta.url), 'utf8'));
  root.resolveAll();
  return root;
}

describe('scip.proto', () => {
  it('has the field numbers that SCIP publishes', () => {
    const root = parsed('scip.proto');
    const numbers = (type: string) =>
      Object.fromEntries(root.lookupType(type).fieldsArray.map((field) => [field.name, field.id]));
    expect(numbers('scip.Index')).toEqual({ metadata: 1, documents: 2, externalSymbols: 3 });
    expect(numbers('scip.Document')).toEqual({
      relativePath: 1,
      occurrences: 2,
      symbols: 3,
      language: 4,
      text: 5,
      positionEncoding: 6,
    });
    expect(numbers('scip.Occurrence')).toEqual({
      range: 1,
      symbol: 2,
      symbolRoles: 3,
      diagnostics: 6,
      enclosingRange: 7,
      singleLineRange: 8,
      multiLineRange: 9,
      singleLineEnclosingRange: 10,
      multiLineEnclosingRange: 11,
    });
    expect(numbers('scip.SymbolInformation')).toEqual({
      symbol: 1,
      documentation: 3,
      relationships: 4,
      kind: 5,
      displayName: 6,
      signatureDocumentation: 7,
      enclosingSymbol: 8,
    });
  });

  it('and the linker mean the same by roles', () => {
    expect({
      Definition: SymbolRole.definition,
      Import: SymbolRole.import,
      WriteAccess: SymbolRole.write,
      ReadAccess: SymbolRole.read,
      Generated: SymbolRole.generated,
      Test: SymbolRole.test,
      ForwardDefinition: SymbolRole.forwardDefinition,
    }).toEqual({ ...Generated, UnspecifiedSymbolRole: undefined });
  });
});

describe('the generated modules', () => {
  it.each([
    ['scip.proto', schema],
    ['cpg.proto', graphSchema],
  ])('are those of %s as it is now (npm run build)', (name, generated) => {
    expect(generated).toEqual(JSON.parse(JSON.stringify(parsed(name).toJSON())));
  });
});

describe('cpg.proto', () => {
  it('holds the nodes of a graph without losing anything', async () => {
    const snapshot = await snapshotOf({ 'm.py': 'class C:\n    def f(self): return len(self.x)\n' });
    const { contract, rows } = tableRows(snapshot, 'cpg_nodes');
    const columns = contract.columns.map(({ name }) => name);
    const strings: string[] = [];
    const ids = new Map<string, number>();
    const intern = (text: string | null): number => {
      if (text === null) return 0;
      let id = ids.get(text);
      if (id === undefined) {
        id = strings.push(text);
        ids.set(text, id);
      }
      return id;
    };
    const graph = parsed('cpg.proto').lookupType('cpg.Graph');
    const block: Record<string, unknown> = {};
    for (const [i, column] of columns.entries()) {
      const cells = rows.map((row) => row[i] ?? null);
      const field = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      if (column === 'confidence') block[field] = cells;
      else if (column === 'bstart' || column === 'bend')
        block[field] = cells.map((cell) => (cell === null ? 0 : Number(cell) + 1));
      else block[field] = cells.map((cell) => intern(cell as string | null));
    }
    const bytes = graph
      .encode({ header: { formatVersion: 1 }, strings: { entries: strings }, nodes: [block] })
      .finish();
    const read = graph.decode(bytes) as unknown as {
      strings: { entries: string[] };
      nodes: Record<string, number[]>[];
    };
    expect(Object.keys(block).sort()).toEqual(
      graph.root
        .lookupType('cpg.NodeBlock')
        .fieldsArray.map(({ name }) => name)
        .sort(),
    );
    const restored = rows.map((_, row) =>
      columns.map((column) => {
        const field = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
        const value = read.nodes[0]![field]![row]!;
        if (column === 'confidence') return value;
        if (value === 0) return null;
        return column === 'bstart' || column === 'bend' ? value - 1 : read.strings.entries[value - 1]!;
      }),
    );
    expect(restored).toEqual(rows.map((row) => columns.map((_, i) => row[i] ?? null)));
  });
});
