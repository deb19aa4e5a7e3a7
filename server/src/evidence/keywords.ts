/**
 * Words that can never be names (language reference, "Keywords"), without the constants `None`, `True`, `False`.
 */
export const HARD_KEYWORDS: ReadonlySet<string> = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);
