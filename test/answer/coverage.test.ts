import { describe, expect, test } from 'vitest';
import { termCoverages, topicCoverage, topicQuery } from '../../src/answer/coverage.js';
import { queryOf } from '../../src/answer/query.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import { createLibrary } from '../../src/index.js';
import { indexPassages } from '../../src/search/passage-index.js';

// Words that nothing else is like.
const { articles } = createLibrary([
  {
    id: 'bridge',
    title: 'Zorvik',
    sections: [
      { paragraphs: ['It rained.', 'The quendal sailed. It was late.', 'Nobody waved.', 'Dogs barked.'] },
      { heading: 'Brenlau', paragraphs: ['Gulls flew.'] },
    ],
  },
  { id: 'other', sections: [{ paragraphs: ['A mipsworth arrived.'] }] },
]);
const [bridge] = articles;
const index = indexPassages(articles);

/** How much of a word each sentence of a paragraph holds. */
function sharesOf(word: string, paragraph: number): readonly number[] {
  if (!bridge) throw new Error('an article expected');
  const found = bridge.paragraphs[paragraph - 1];
  if (!found) throw new Error(`no paragraph ${paragraph}`);
  return topicCoverage(topicQuery(word, index), index)(bridge, found).map((share) =>
    Number(share.toFixed(2)),
  );
}

describe('of a topic, a sentence holds', () => {
  test('all of what stands in it, and less of what its paragraph, or the one before, has', () => {
    expect(sharesOf('quendal', 2)).toEqual([1, 0.85]);
    expect(sharesOf('quendal', 3)).toEqual([0.7]);
    expect(sharesOf('quendal', 4)).toEqual([0]);
    expect(sharesOf('quendal', 1)).toEqual([0]);
  });

  test('less still of what stands in its heading and in the title', () => {
    expect(sharesOf('brenlau', 5)).toEqual([0.7]);
    expect(sharesOf('brenlau', 4)).toEqual([0]);
    expect(sharesOf('zorvik', 2)).toEqual([0.6, 0.6]);
  });

  test('the share of its words', () => {
    const [both = 0] = sharesOf('quendal mipsworth', 2);
    expect(both).toBeGreaterThan(0.3);
    expect(both).toBeLessThan(0.7);
  });

  test('as much when it is asked again, and after others', () => {
    const coverage = topicCoverage(topicQuery('quendal', index), index);
    const of = (number: number) => coverage(bridge as never, bridge?.paragraphs[number - 1] as never);
    const first = [...of(2)];
    expect([...of(3), ...of(4)].map((share) => Number(share.toFixed(2)))).toEqual([0.7, 0]);
    expect(of(2)).toEqual(first);
  });
});

describe('a name is held', () => {
  const source = {
    sections: [
      { paragraphs: ['The US sent aid.', 'The Dutch envoy left.', 'Oslo waited.', 'In France it snowed.'] },
    ],
  };
  const { articles } = createLibrary([source]);
  const index = indexPassages(articles);

  test.each([
    ['America', 'The US sent aid.', { exact: 0, named: 1 }],
    ['US', 'The US sent aid.', { exact: 1, named: 1 }],
    ['Netherlands', 'The Dutch envoy left.', { exact: 0, named: 1 }],
    ['Norway', 'Oslo waited.', { exact: 0, named: 0 }],
    ['Germany', 'In France it snowed.', { exact: 0, named: 0 }],
  ])('%s in %j', (name, sentence, held) => {
    const query = queryOf(analyseQuestion(`Who helped ${name}?`), index);
    const term = query.terms.findIndex(({ word }) => word === name.toLowerCase());
    const at = source.sections[0]?.paragraphs.indexOf(sentence) ?? -1;
    const [read] = index.profile(articles[0] as never).paragraphs[at] ?? [];
    const { exact, named } = termCoverages(query, index.vocabulary).ofSentence(read);
    expect({ exact: exact[term], named: named[term] }).toEqual(held);
  });
});
