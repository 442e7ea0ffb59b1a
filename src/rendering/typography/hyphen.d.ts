declare module 'hyphen' {
  /** Strengths of breaks, a trie of letters, and words that go by themselves. */
  export type Patterns = [levels: unknown, trie: unknown, exceptions?: Record<string, number[]>];

  interface Options {
    hyphenChar?: string;
    minWordLength?: number;
    html?: boolean;
  }

  export default function createHyphenator(patterns: Patterns, options?: Options): (text: string) => string;
}
