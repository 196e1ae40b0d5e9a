import { describe, expect, test } from 'vitest';
import { answerCard } from '../../src/cards/answer-cards.js';
import { textCard } from '../../src/cards/text-card.js';
import { createLibrary } from '../../src/library/library.js';

const STYLE = { width: 500, ansi: false };

/** What is cited below each passage of the answer to a question about an article of one paragraph. */
function citations(paragraph: string, question: string): string[] {
  const sections = [{ paragraphs: [INTRODUCTION, paragraph] }];
  const library = createLibrary([{ title: 'Talks at the harbour', sections }]);
  const card = textCard(answerCard(library.ask(question), library), library, STYLE);
  return card.split('\n').filter((line) => line.includes('¶ 2'));
}

const INTRODUCTION =
  'Mayor Jane Field met the fishermen on Monday. Ola Dahl, who leads their union, came with a list of demands.';

describe('the citation of a passage', () => {
  const both =
    'Field said “the quay will be rebuilt by autumn.” Dahl said it was “far too late for the herring season.”';

  test('names all whom the passage quotes, in order, whichever of them answers', () => {
    for (const question of ['When will the quay be rebuilt?', 'What is it too late for?'])
      expect(citations(both, question)).toEqual([
        expect.stringContaining('¶ 2 · quotes Jane Field and Ola Dahl'),
      ]);
  });

  test('names whoever is quoted twice once', () => {
    const twice = `${both} “We have a contractor,” Field said.`;
    expect(citations(twice, 'When will the quay be rebuilt?')).toEqual([
      expect.stringContaining('¶ 2 · quotes Jane Field and Ola Dahl'),
    ]);
  });

  test('names whom a passage quotes beside the narration that answers, and says that it quotes them', () => {
    const narrated =
      'The old quay was closed in March after a crane fell into the water. “It was a miracle that nobody stood there,” Field said.';
    expect(citations(narrated, 'When was the old quay closed?')).toEqual([
      expect.stringContaining('¶ 2 · quotes Jane Field'),
    ]);
  });

  test('names nobody where the passage quotes nobody', () => {
    const plain = 'The old quay was closed in March after a crane fell into the water.';
    expect(citations(plain, 'When was the old quay closed?')).toEqual([
      expect.not.stringContaining('quotes'),
    ]);
  });

  test('names nobody where the text does not tell whose some of the quoted words are', () => {
    const unclear =
      'Field said “the quay will be rebuilt by autumn.” A banner above the pier read “No herring, no harbour, no votes.”';
    expect(citations(unclear, 'When will the quay be rebuilt?')).toEqual([
      expect.not.stringContaining('quotes'),
    ]);
  });
});
