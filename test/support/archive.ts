import { readdirSync, readFileSync } from 'node:fs';
import { buildArticle } from '../../src/article/build.js';
import { readPlainText } from '../../src/article/plain-text.js';
import {
  type Answer,
  type Article,
  type ArticleSource,
  createLibrary,
  type Library,
  type Outcome,
  type Span,
  textOf,
} from '../../src/index.js';

const ARCHIVE = new URL('../archive/', import.meta.url);

/** A question of a member about the archive. */
export interface MemberQuestion {
  readonly q: string;
  /** The file that answers it, or looks as if it did; null for a question about something else. */
  readonly article: string | null;
  /** The sentences any of which answers it; none where nothing does. */
  readonly gold: readonly string[];
  readonly kind: string;
  /** Whether it looks as if the article answered it, but it does not. */
  readonly near: boolean;
}

/** All questions of `test/archive/questions.jsonl`. */
export function archiveQuestions(): MemberQuestion[] {
  const lines = readFileSync(new URL('questions.jsonl', ARCHIVE), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as MemberQuestion);
}

/** The articles of `test/archive/articles` by the names of their files. */
export function archiveArticles(): Map<string, Article> {
  const folder = new URL('articles/', ARCHIVE);
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => {
        const text = readFileSync(new URL(name, folder), 'utf8');
        return [name, buildArticle(name, readPlainText(text))];
      }),
  );
}

/** A library of these articles and no others. */
export function libraryFrom(articles: Iterable<Article>): Library {
  return createLibrary([...articles].map(sourceFrom));
}

function sourceFrom(article: Article): ArticleSource {
  const words = (span: Span) => textOf(article, span);
  return {
    id: article.id,
    ...(article.title && { title: words(article.title) }),
    sections: article.sections.map(({ heading, number }) => {
      const paragraphs = article.paragraphs.filter(({ section }) => section === number).map(words);
      return heading ? { heading: words(heading), paragraphs } : { paragraphs };
    }),
  };
}

/** What became of a question. */
export interface Tried {
  readonly question: MemberQuestion;
  readonly outcome: Outcome;
  /** Whether the sentence ranked first answers. */
  readonly sentence: boolean;
  /** The rank of the first paragraph that answers, from 1; infinite where none of the first ten does. */
  readonly rank: number;
}

const LOOKED_AT = 10;

/** Asks a library a question of the archive. */
export function tryQuestion(library: Library, question: MemberQuestion): Tried {
  const { outcome, passages } = library.ask(question.q, { explain: true, limit: LOOKED_AT });
  const answers = passages.map(({ article: id, span, sentence }) => {
    const article = library.articles.find((each) => each.id === id);
    const holds = (text: string) => question.gold.some((gold) => text.includes(gold));
    const isRight = article !== undefined && id === question.article;
    return {
      paragraph: isRight && holds(textOf(article, span)),
      sentence: isRight && holds(textOf(article, sentence)),
    };
  });
  const at = answers.findIndex(({ paragraph }) => paragraph);
  return {
    question,
    outcome,
    sentence: answers[0]?.sentence ?? false,
    rank: at < 0 ? Number.POSITIVE_INFINITY : at + 1,
  };
}

/** The text of the sentences that an answer marks, best first. */
export function sentencesOf(library: Library, { passages }: Answer): string[] {
  return passages.map(({ article: id, sentence }) => {
    const article = library.articles.find((each) => each.id === id);
    return article ? textOf(article, sentence) : '';
  });
}
