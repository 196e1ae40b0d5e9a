import type { Metadata } from './metadata.js';

/** What somebody wants, as far as their words alone tell; names and places are not looked up yet. */
export type Wanted =
  | { readonly kind: 'passages' }
  | {
      readonly kind: 'quotes';
      /** Whose words; null for anybody's. */
      readonly speaker: string | null;
      readonly about: string | null;
      /** Whether the words ask for speech and for nothing else: "What did X say?", unlike "X's views on trade". */
      readonly sure: boolean;
    }
  | {
      readonly kind: 'summary';
      /** The words for a section or an article; null for whatever there is. */
      readonly of: string | null;
      /** Whether a title says as much: "What is this about?" */
      readonly titled: boolean;
      /** Whether the words ask for a summary and for nothing else: "Summarise X", unlike "What is X about?" */
      readonly sure: boolean;
    }
  | { readonly kind: 'credit'; readonly fact: Metadata; readonly of: string }
  | { readonly kind: 'sources' }
  | { readonly kind: 'help' };

/** The named groups of the first pattern that fits; empty where it has none. */
export function firstGroups(patterns: readonly RegExp[], text: string): Record<string, string> | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return (match.groups ?? {}) as Record<string, string>;
  }
  return null;
}

/** Whether one of the patterns fits. */
export function fits(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
