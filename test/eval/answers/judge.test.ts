import { describe, expect, test } from 'vitest';
import type { GoldArticle, GoldQuestion } from '../../../eval/answers/gold.js';
import { judge, judgeRemoved } from '../../../eval/answers/judge.js';
import type { PredictedPassage } from '../../../eval/answers/prediction.js';

const when: GoldQuestion = {
  id: 'when',
  q: 'When did the ferry sink?',
  paragraph: 1,
  also_paragraphs: [3],
  answers: ['in May'],
  answer_starts: [21],
};
const article: GoldArticle = {
  id: 'ferry',
  paragraphs: [
    'A ferry sank.',
    'All lived. It sank in May near Oban.',
    'It was new.',
    'Divers came. That was in May too.',
  ],
  questions: [when],
};
const FIRST: [number, number] = [0, 10];
const SECOND: [number, number] = [11, 36];

function passage(paragraph: number, sentence: [number, number] = FIRST, id = 'ferry'): PredictedPassage {
  return { article: id, paragraph, sentence, score: 1 };
}
function judged(...passages: PredictedPassage[]) {
  return judge(article, when, { passages, confidence: 0.7, answered: true });
}

describe('the rank of the first right passage', () => {
  test('counts from one, and so far down as it is asked for', () => {
    expect(judged(passage(1)).measures).toMatchObject({ MRR: 1, R1: 1, R3: 1, R5: 1 });
    expect(judged(passage(0), passage(1)).measures).toMatchObject({ MRR: 1 / 2, R1: 0, R3: 1, R5: 1 });
    const fourth = judged(passage(0), passage(2), passage(0), passage(1));
    expect(fourth.measures).toMatchObject({ MRR: 1 / 4, R1: 0, R3: 0, R5: 1 });
  });

  test('may be that of any right paragraph, but not of another article', () => {
    expect(judged(passage(3)).measures).toMatchObject({ MRR: 1 });
    expect(judged(passage(1, FIRST, 'train')).measures).toMatchObject({ MRR: 0 });
  });

  test('is none below the tenth passage, or where there is no passage', () => {
    const ten = Array.from({ length: 10 }, () => passage(0));
    expect(judged(...ten.slice(1), passage(1)).measures).toMatchObject({ MRR: 1 / 10 });
    expect(judged(...ten, passage(1)).measures).toMatchObject({ MRR: 0 });
    expect(judged()).toMatchObject({ measures: { MRR: 0, strict: 0, any: 0 }, passageRight: false });
  });
});

describe('the sentence', () => {
  test('is right where it shares a character with the answer', () => {
    expect(judged(passage(1, SECOND)).measures).toMatchObject({ strict: 1, any: 1 });
    expect(judged(passage(1, FIRST)).measures).toMatchObject({ MRR: 1, strict: 0, any: 0 });
    expect(judged(passage(1, [0, 22])).sentenceRight).toBe(true);
    expect(judged(passage(1, [0, 21])).sentenceRight).toBe(false);
    expect(judged(passage(1, [26, 36])).sentenceRight).toBe(true);
    expect(judged(passage(1, [27, 36])).sentenceRight).toBe(false);
  });

  test('must hold the whole answer in further right paragraphs', () => {
    expect(judged(passage(3, [13, 33])).sentenceRight).toBe(true);
    expect(judged(passage(3, [0, 12])).sentenceRight).toBe(false);
    expect(judged(passage(3, [13, 26])).sentenceRight).toBe(false);
  });

  test('may be in any of the three passages that are shown, not in the fourth', () => {
    const third = judged(passage(0), passage(2), passage(1, SECOND));
    expect(third.measures).toMatchObject({ strict: 0, any: 1 });
    const fourth = judged(passage(0), passage(2), passage(0), passage(1, SECOND));
    expect(fourth.measures).toMatchObject({ any: 0 });
  });
});

test('a question without an answer has no measures, and nothing said to it is right', () => {
  const given = { passages: [passage(1, SECOND)], confidence: 0.4, answered: false };
  const nothing = { measures: null, answerable: false, passageRight: false, sentenceRight: false };
  expect(judge(article, { ...when, paragraph: null }, given)).toMatchObject(nothing);
  expect(judgeRemoved(article, when, given)).toMatchObject({ ...nothing, question: 'when', confidence: 0.4 });
});

test('a system that does not say whether it answers always does', () => {
  expect(judge(article, when, { passages: [], confidence: 0 }).answered).toBe(true);
  expect(judge(article, when, { passages: [], confidence: 0, answered: false }).answered).toBe(false);
});

describe('candidates', () => {
  const among = (positives: number[], ...order: number[]) => {
    const passages = order.map((paragraph) => passage(paragraph));
    return judge(article, { ...when, positives }, { passages, confidence: 0.5 });
  };

  test('are measured by the precision at each right one', () => {
    expect(among([0, 2], 0, 1, 2, 3).measures).toEqual({ MAP: (1 + 2 / 3) / 2, MRR: 1, P1: 1 });
    expect(among([3], 0, 1, 2, 3).measures).toEqual({ MAP: 1 / 4, MRR: 1 / 4, P1: 0 });
  });

  test('count as never found where they are not ranked', () => {
    expect(among([0, 2], 0).measures).toEqual({ MAP: 1 / 2, MRR: 1, P1: 1 });
    expect(among([0, 2]).measures).toEqual({ MAP: 0, MRR: 0, P1: 0 });
  });

  test('are not measured where all are right, or none', () => {
    expect(among([0, 1, 2, 3], 0).measures).toBeNull();
    expect(among([], 0)).toMatchObject({ measures: null, answerable: false });
  });
});
