/**
 * Everything about binding that depends on the Python version, decided in one place. The rest of the binder
 * asks for a rule by its name and never compares version numbers.
 */

/** The interpreter whose scoping is modelled, e.g. `{ major: 3, minor: 11 }`. */
export interface PythonVersion {
  readonly major: number;
  readonly minor: number;
}

export interface PythonRules {
  /** 3.10: what PEP 563's `from __future__ import annotations` postpones is not looked at for names. */
  readonly hidesPostponedAnnotations: boolean;
  /** PEP 709 (3.12): list, set and dict comprehensions are merged into the scope that holds them. */
  readonly inlinesComprehensions: boolean;
  /** 3.12: `super` also reads the `__class__` cell in annotation-like scopes, not only in functions. */
  readonly superInAnnotationScopes: boolean;
  /**
   * PEP 649 (3.14): annotations are evaluated in an `__annotate__` scope of their own, lazily; those of local
   * variables are never evaluated.
   */
  readonly lazyAnnotations: boolean;
  /** 3.14: scopes that are evaluated lazily take the implicit parameter `.format`. */
  readonly formatParameter: boolean;
}

export function pythonRules(version: PythonVersion): PythonRules {
  const atLeast = (minor: number) => version.major > 3 || (version.major === 3 && version.minor >= minor);
  return {
    hidesPostponedAnnotations: atLeast(10),
    inlinesComprehensions: atLeast(12),
    superInAnnotationScopes: atLeast(12),
    lazyAnnotations: atLeast(14),
    formatParameter: atLeast(14),
  };
}
