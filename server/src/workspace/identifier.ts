/** Python's identifiers (Python reference 2.3, PEP 3131), as far as file and directory names need them. */

/**
 * The identifier that a name stands for, NFKC-normalised as `import` normalises it, or null when it is none.
 * Keywords count: `importlib` imports a module named `class` that no statement can.
 */
export function asIdentifier(name: string): string | null {
  const normal = name.normalize('NFKC');
  return /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(normal) ? normal : null;
}
