import { expect, it } from 'vitest';
import { createLibrary, textOf } from '../../src/index.js';

const best = async (question: string, ...paragraphs: string[]) => {
  const library = await createLibrary([{ title: 'The baker on her bread', sections: [{ paragraphs }] }]);
  const { passages } = library.ask(question, { limit: 1 });
  const [article] = library.articles;
  return passages[0] && article && textOf(article, passages[0].sentence);
};

it.each([
  [
    'labels',
    ['Q: Why did you open the bakery in Marl?', 'A: Nobody else baked there. It was time.'],
    'A: Nobody else baked there.',
  ],
  [
    'labels with full stops',
    ['Q. Why did you open the bakery in Marl?', 'A. Nobody else baked there.'],
    'A. Nobody else baked there.',
  ],
  [
    'names',
    ['Interviewer: Why did you open the bakery in Marl?', 'Holm: Nobody else baked there.'],
    'Holm: Nobody else baked there.',
  ],
  [
    'one paragraph',
    ['Q: Why did you open the bakery in Marl? A: Nobody else baked there.'],
    'A: Nobody else baked there.',
  ],
  [
    'a question in capitals',
    ['POST: Why did you open the bakery in Marl?', 'HOLM: Nobody else baked there.'],
    'HOLM: Nobody else baked there.',
  ],
])('answers a question that an interview holds with the reply: %s', async (_, paragraphs, reply) => {
  expect(await best('Why did you open the bakery in Marl?', ...paragraphs)).toBe(reply);
});
