/** Prints the schema as the reference page `docs/reference/store.md`; a test keeps the page up to date. */
import { STORE_VERSION, TABLES } from './schema.ts';

export function schemaReference(): string {
  const tables = Object.entries(TABLES).map(([name, table]) => {
    const rows = Object.entries(table.columns).map(
      ([column, { sql, doc }]) =>
        `| \`${column}\` | \`${sql.replaceAll('|', '\\|')}\` | ${doc.replaceAll('|', '\\|')} |`,
    );
    const indexes = Object.entries(table.indexes ?? {}).map(
      ([index, definition]) => `- index \`${index}\`: \`${definition}\``,
    );
    const constraints = table.constraints === undefined ? [] : [`- \`${table.constraints}\``];
    const extra = [...constraints, ...indexes, ...(table.withoutRowid ? ['- `WITHOUT ROWID`'] : [])];
    return [
      `### \`${name}\``,
      '',
      table.doc,
      '',
      '| column | declaration | meaning |',
      '|---|---|---|',
      ...rows,
      ...(extra.length > 0 ? ['', ...extra] : []),
    ].join('\n');
  });
  return `## Tables (store version ${STORE_VERSION})\n\n${tables.join('\n\n')}\n`;
}
