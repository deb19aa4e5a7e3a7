/**
 * Splits SQL text into tokens as SQLite does (sqlite.org/lang_keywords.html, lang_comment.html), as far as it
 * takes to know how a statement begins and which names it mentions. It accepts anything; errors are SQLite's.
 */

export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'string' | 'other';
  /** Without quotes, doubled quotes undone. */
  readonly text: string;
}

const TOKEN =
  /\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'((?:[^']|'')*)'?|"((?:[^"]|"")*)"?|`((?:[^`]|``)*)`?|\[([^\]]*)\]?|([A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|[\s\S]/gu;

export function sqlTokens(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  for (const match of sql.matchAll(TOKEN)) {
    const [all, string, double, backtick, bracket, word] = match;
    if (string !== undefined) tokens.push({ kind: 'string', text: string.replaceAll("''", "'") });
    else if (double !== undefined) tokens.push({ kind: 'quoted', text: double.replaceAll('""', '"') });
    else if (backtick !== undefined) tokens.push({ kind: 'quoted', text: backtick.replaceAll('``', '`') });
    else if (bracket !== undefined) tokens.push({ kind: 'quoted', text: bracket });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (!/^(?:\s|--|\/\*)/.test(all)) tokens.push({ kind: 'other', text: all });
  }
  return tokens;
}

const STARTS = new Set(['SELECT', 'WITH', 'VALUES', 'EXPLAIN']);

/** Why the statement may not run, as a sentence; null when it may be handed to SQLite. */
export function refusal(tokens: readonly SqlToken[]): string | null {
  const first = tokens.find((token) => token.kind !== 'other' || token.text !== '(');
  if (first === undefined) return 'There is no statement to run.';
  if (first.kind !== 'word' || !STARTS.has(first.text.toUpperCase())) {
    return `Only SELECT, WITH, VALUES and EXPLAIN can be run, not ${first.text}.`;
  }
  // These table-valued functions reach settings of the connection.
  const pragma = tokens.find(({ kind, text }) => kind !== 'string' && /^pragma_/i.test(text));
  return pragma === undefined ? null : `${pragma.text} is not available.`;
}

/**
 * Those of `names` that the statement mentions, in the order of `names`. Strings count: SQLite takes
 * `FROM 'name'` for a table.
 */
export function mentionedTables(tokens: readonly SqlToken[], names: readonly string[]): string[] {
  const words = new Set(tokens.filter(({ kind }) => kind !== 'other').map(({ text }) => text.toLowerCase()));
  return names.filter((name) => words.has(name.toLowerCase()));
}
