import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Article } from '../../src/article/article.js';
import { buildArticle } from '../../src/article/build.js';
import { readPlainText } from '../../src/article/plain-text.js';
import { readSource } from '../../src/article/source.js';
import type { Span } from '../../src/language/span.js';
import { articleSource, GoldArticle } from '../answers/gold.js';
import { readData, UnusableData } from '../data.js';
import { MembersArticle } from '../members/gold.js';

/** A question with the places in its article that answer it; none if the article does not answer it. */
export interface LessonQuestion {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly Span[];
  /** Whether its article seems to answer it, but does not. */
  readonly near: boolean;
  /** Whether its article has nothing to do with it. */
  readonly offTopic: boolean;
}

/** An article with questions about it. */
export interface Lesson {
  /** The set that it is from. */
  readonly set: string;
  /** Articles with the same key are one article, whichever sets they are from. */
  readonly key: string;
  readonly article: Article;
  readonly questions: readonly LessonQuestion[];
}

/** The set of articles and questions written for this project. */
export const NEWS = 'news';

const NewsQuestion = z.object({
  article: z.string(),
  q: z.string(),
  near: z.boolean(),
  gold: z.array(z.string()),
});

const AnyArticle = z.union([GoldArticle, MembersArticle]);

/**
 * Reads the lessons of some folders, and those written for this project.
 *
 * @throws {UnusableData} if a folder or a file cannot be used, or a set occurs twice
 */
export function readLessons(folders: readonly string[]): Lesson[] {
  const sets = folders.flatMap((folder) => readData(folder, AnyArticle));
  const names = new Set<string>();
  for (const { name } of sets) {
    if (names.has(name)) throw new UnusableData(`The set "${name}" comes twice; name each folder once.`);
    names.add(name);
  }
  return [
    ...sets.flatMap(({ name, lines }) =>
      lines.map((line) => ('text' in line ? fromText(name, line) : fromParagraphs(name, line))),
    ),
    ...news(),
  ];
}

function fromText(set: string, { id, text, questions }: MembersArticle): Lesson {
  return {
    set,
    key: id.toLowerCase(),
    article: buildArticle(id, readPlainText(text)),
    questions: questions.map(({ id, q, gold, near }) => ({
      id,
      text: q,
      gold: gold.map(spanOf),
      near: near === true,
      offTopic: gold.length === 0 && near !== true,
    })),
  };
}

function spanOf([start, end]: readonly [number, number]): Span {
  return { start, end };
}

function fromParagraphs(set: string, gold: GoldArticle): Lesson {
  const article = readSource(articleSource(gold), gold.id);
  const start = (paragraph: number) => article.paragraphs[paragraph]?.start ?? 0;
  return {
    set,
    key: (gold.title || gold.id).toLowerCase().replaceAll('_', ' '),
    article,
    questions: gold.questions.map(({ id, q, paragraph, positives, answers = [], answer_starts = [] }) => ({
      id,
      text: q,
      near: false,
      offTopic: false,
      gold: positives
        ? positives.flatMap((each) => article.paragraphs[each] ?? [])
        : answers.flatMap((words, at) => {
            if (paragraph === null) return [];
            const from = start(paragraph) + (answer_starts[at] ?? 0);
            return [{ start: from, end: from + words.length }];
          }),
    })),
  };
}

/** Their path in the source, also when run from the build. */
const FOLDER = fileURLToPath(new URL('../../../eval/train/news/', import.meta.url));

function news(): Lesson[] {
  const questions = readData(FOLDER, NewsQuestion).flatMap(({ lines }) => lines);
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const id = basename(name, '.txt');
      const article = buildArticle(id, readPlainText(readFileSync(FOLDER + name, 'utf8')));
      const own = questions.filter((each) => each.article === id);
      return {
        set: NEWS,
        key: id,
        article,
        questions: own.map(({ q, gold, near }, at) => ({
          id: `${id}#${at}`,
          text: q,
          near,
          offTopic: gold.length === 0 && !near,
          gold: gold.map((words) => found(article, words)),
        })),
      };
    });
}

function found({ id, text }: Article, words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new UnusableData(`The article "${id}" does not hold the sentence "${words}".`);
  return { start, end: start + words.length };
}
