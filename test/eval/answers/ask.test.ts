import { describe, expect, test } from 'vitest';
import { askAll } from '../../../eval/answers/ask.js';
import { articleSource, type GoldArticle } from '../../../eval/answers/gold.js';
import { librarySystem } from '../../../eval/answers/library-system.js';
import { peerSystems } from '../../../eval/answers/peer-systems.js';
import type { Prediction } from '../../../eval/answers/prediction.js';
import { createLibrary } from '../../../src/index.js';

const articles: GoldArticle[] = [
  {
    id: 'harbour',
    title: '',
    paragraphs: ['Rain fell.', 'Nobody sailed. The harbour of Tobermory opened in 1787.', 'It is small.'],
    questions: [
      {
        id: 'q1',
        q: 'When did the harbour of Tobermory open?',
        paragraph: 1,
        answers: ['1787'],
        answer_starts: [49],
      },
    ],
  },
  {
    id: 'museum',
    title: 'A museum',
    paragraphs: ['The museum of Tobermory opened in 1986.', 'Its harbour seal is stuffed.'],
    questions: [],
  },
];
const library = createLibrary(articles.map(articleSource));
const systems = [librarySystem(library), ...peerSystems(library.articles)];

function sentencesOf({ passages }: Pick<Prediction, 'passages'>): string[] {
  return passages.map(({ article, paragraph, sentence: [start, end] }) => {
    const text = articles.find(({ id }) => id === article)?.paragraphs[paragraph] ?? '';
    return text.slice(start, end);
  });
}

describe.each(systems.map((system) => [system.name, system] as const))('%s', (_, system) => {
  const [pooled, own] = askAll(system, { name: 'set', lines: articles });
  const [asked, removed] = pooled?.predictions ?? [];

  test('gives paragraphs by their index and the sentence inside them', () => {
    expect(asked?.passages[0]).toMatchObject({ article: 'harbour', paragraph: 1 });
    expect(sentencesOf(asked ?? { passages: [] })[0]).toBe('The harbour of Tobermory opened in 1787.');
    expect(pooled?.judged[0]).toMatchObject({ passageRight: true, sentenceRight: true, answerable: true });
  });

  test('is asked once more without the article, and then answers from the others alone', () => {
    expect(removed?.id).toBe('q1#removed');
    expect(removed?.passages.length).toBeGreaterThan(0);
    expect(removed?.passages.every(({ article }) => article === 'museum')).toBe(true);
    expect(pooled?.judged[1]).toMatchObject({ answerable: false, passageRight: false });
  });

  test('answers from the article alone where it is known', () => {
    expect(own?.situation).toBe('own');
    expect(own?.predictions).toHaveLength(1);
    expect(own?.predictions[0]?.passages.every(({ article }) => article === 'harbour')).toBe(true);
  });

  test('has a confidence from 0 to 1', () => {
    for (const { confidence } of pooled?.predictions ?? []) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });
});

test('a set with unanswerable questions is not asked without articles', () => {
  const [first, ...others] = articles as [GoldArticle, ...GoldArticle[]];
  const none = { id: 'q2', q: 'Who paid for it?', paragraph: null };
  const lines = [{ ...first, questions: [...first.questions, none] }, ...others];
  const [pooled] = askAll(librarySystem(library), { name: 'set', lines });
  expect(pooled?.predictions.map(({ id }) => id)).toEqual(['q1', 'q2']);
});

test('candidates are ranked as a whole, in their article', () => {
  const lines = articles.map((article) => ({
    ...article,
    questions: article.questions.map((question) => ({ ...question, positives: [1] })),
  }));
  const rounds = askAll(librarySystem(library), { name: 'set', lines });
  expect(rounds.map(({ situation }) => situation)).toEqual(['candidates']);
  expect(rounds[0]?.predictions[0]?.passages.map(({ paragraph }) => paragraph).sort()).toEqual([0, 1, 2]);
  expect(rounds[0]?.judged[0]?.measures).toEqual({ MAP: 1, MRR: 1, P1: 1 });
});
