import { LRUCache } from 'lru-cache';
import type { Article } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { termsOf } from '../language/terms.js';

type Stems = ReadonlySet<string>;

/** The words of an article by the places they stand in, for ranking its sentences. */
export interface Profile {
  readonly title: Stems;
  readonly sections: readonly Stems[];
  readonly paragraphs: readonly { readonly stems: Stems; readonly sentences: readonly Stems[] }[];
}

const recent = new LRUCache<Article, Profile>({ max: 200 });

/** The profile of an article; kept for those asked about most recently. */
export function profileOf(article: Article): Profile {
  const known = recent.get(article);
  if (known) return known;
  const profile = makeProfile(article);
  recent.set(article, profile);
  return profile;
}

function makeProfile(article: Article): Profile {
  const stems = (span: Span | null): Stems =>
    new Set(span ? termsOf(slice(article.text, span)).map((term) => term.stem) : []);
  return {
    title: stems(article.title),
    sections: article.sections.map(({ heading }) => stems(heading)),
    paragraphs: article.paragraphs.map((paragraph) => ({
      stems: stems(paragraph),
      sentences: paragraph.sentences.map(stems),
    })),
  };
}
