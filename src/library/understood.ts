import type { Article } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { articleWithId } from './find-article.js';
import type { FoundQuotation, Library } from './results.js';

/** How one file was understood. */
export interface Understood {
  readonly article: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly author: string | null;
  readonly sections: readonly { readonly heading: string | null; readonly paragraphs: number }[];
  /** The number of quotations by speaker. */
  readonly quotations: Readonly<Record<string, number>>;
  /** The numbers of the paragraphs with quotations whose speaker is unknown. */
  readonly unattributed: readonly number[];
  /** What may have been misunderstood, one sentence each. */
  readonly warnings: readonly string[];
}

/** How an article was understood: what to review after adding a file. */
export function understood(article: Article, library: Library): Understood {
  const { id, title, published, author, sections } = article;
  const { quotations } = library.quotes({ source: id });
  const unattributed = quotations.flatMap(({ speaker, paragraph }) => (speaker ? [] : (paragraph ?? [])));
  return {
    article: id,
    title: words(article, title),
    published: published?.value ?? null,
    author: author?.value ?? null,
    sections: sections.map(({ heading, paragraphs }) => ({
      heading: words(article, heading),
      paragraphs: paragraphs.length,
    })),
    quotations: bySpeaker(quotations, library),
    unattributed,
    warnings: [...(article.warnings ?? []), ...warningsFor(article, unattributed)],
  };
}

function bySpeaker(quotations: readonly FoundQuotation[], library: Library): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { speaker } of quotations) {
    if (!speaker) continue;
    const { text } = articleWithId(library.articles, speaker.article) as Article;
    const name = slice(text, speaker.span);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

function warningsFor(
  { title, published, author, sections, paragraphs }: Article,
  unattributed: readonly number[],
): string[] {
  const bare = sections.filter((section) => section.paragraphs.length === 0).length;
  const found: [boolean, string][] = [
    [title === null, 'No title was found: put it on the first line, without a full stop.'],
    [
      published === null,
      'No date of publication was found: begin the first paragraph with "December 8, 2021 – ".',
    ],
    [author === null, 'No author was found: add a line "By NAME" below the title.'],
    [paragraphs.length === 0, 'No paragraph was found, so nothing can be quoted from it.'],
    [
      bare > 0,
      `Sections without a paragraph: ${bare}. A short line of the text may have been taken for a heading.`,
    ],
    [
      unattributed.length > 0,
      `Quotations whose speaker the text does not tell: ¶ ${[...new Set(unattributed)].join(', ')}.`,
    ],
  ];
  return found.filter(([applies]) => applies).map(([, warning]) => warning);
}

function words({ text }: Article, span: Span | null): string | null {
  return span && slice(text, span);
}
