import { describe, expect, test } from 'vitest';
import { carriedTo } from '../../src/answer/carried-terms.js';
import type { Before, SaidTerm } from '../../src/answer/history.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import { readSource } from '../../src/article/source.js';
import { indexPassages } from '../../src/search/passage-index.js';
import { bridge, mill } from '../support/conversations.js';

const index = indexPassages([mill, bridge].map((source, at) => readSource(source, String(at))));

/** A turn, as far as its words count. */
type Turn = Pick<Before, 'question' | 'answer'>;

function turn(question: string, answer = ''): Turn {
  const said = (part: SaidTerm['part'], text: string): SaidTerm[] =>
    analyseQuestion(text).terms.map((term) => ({
      ...term,
      part,
      from: { of: `${part} before`, turn: 0, span: { start: term.start, end: term.end } },
    }));
  return { question: said('question', question), answer: said('answer', answer) };
}

/** What words weigh that are carried over to a question, by the words. */
function carried(kind: 'reference' | 'ellipsis' | 'more', question: string, before: readonly Turn[]) {
  const terms = carriedTo(kind, analyseQuestion(question), before, null, index);
  return new Map(terms.map(({ word, weight }) => [word, weight]));
}

const fire = turn('What did Grove blame?', 'Peter Grove blamed a heater.');

describe('words of the turn before are carried over', () => {
  test('to "Why?" those of its answer too, which count less than those of its question', () => {
    const found = carried('ellipsis', 'Why?', [fire]);
    expect([...found.keys()].sort()).toEqual(['blame', 'grove', 'heater', 'peter']);
    expect(found.get('heater')).toBeLessThan(found.get('blame') as number);
  });

  test('less where the question has words of its own, names most', () => {
    const found = carried('reference', 'When did he leave?', [fire]);
    expect(found.get('grove')).toBeGreaterThan(found.get('blame') as number);
    expect(found.get('blame')).toBeLessThan(carried('ellipsis', 'Why?', [fire]).get('blame') as number);
  });

  test('but none that the question has itself', () => {
    expect(carried('reference', 'What did Grove say?', [fire]).has('grove')).toBe(false);
  });

  test('of a turn further back names alone, which count less, where the last one has none', () => {
    const [near, far] = [
      carried('reference', 'When did it start?', [fire]),
      carried('reference', 'When did it start?', [fire, turn('was it hot?')]),
    ];
    expect(far.get('grove')).toBeGreaterThan(0);
    expect(far.has('heater')).toBe(false);
    expect(carried('reference', 'When?', [fire, turn('Who is Anna Bell?')]).has('grove')).toBe(false);
    expect(near.has('heater')).toBe(true);
  });

  test('all together as a share of what the question says', () => {
    const long = turn(
      'What did Grove blame?',
      'Peter Grove blamed a heater, a watchman, a door, a lamp and a dog.',
    );
    const [few, many] = [carried('more', 'Why?', [fire]), carried('more', 'Why?', [long])];
    expect(many.size).toBeGreaterThan(few.size);
    expect(many.get('blame')).toBeLessThan(few.get('blame') as number);
  });
});
