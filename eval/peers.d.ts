// Types for the used parts of peers without type declarations.

declare module 'wink-bm25-text-search' {
  interface Engine {
    defineConfig(config: { readonly fldWeights: Readonly<Record<string, number>> }): void;
    definePrepTasks(tasks: readonly ((text: string) => string[])[]): void;
    addDoc(fields: Readonly<Record<string, string>>, id: number): void;
    consolidate(): void;
    search(query: string, limit: number): [id: string, score: number][];
  }
  export default function bm25(): Engine;
}

declare module 'lexrank' {
  interface Lexrank {
    summarize(
      text: string,
      sentences: number,
      done: (error: unknown, chosen: readonly { readonly text: string }[]) => void,
    ): void;
  }
  const lexrank: Lexrank;
  export default lexrank;
}

declare module 'node-summarizer' {
  class SummarizerManager {
    constructor(text: string, sentences: number);
    /** The summary is missing, or an error, if the text is too short. */
    getSummaryByFrequency(): { readonly summary?: string | Error };
  }
  const summarizers: { readonly SummarizerManager: typeof SummarizerManager };
  export default summarizers;
}
