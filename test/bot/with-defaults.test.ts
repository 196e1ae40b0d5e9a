import { expect, test } from 'vitest';
import { withDefaults } from '../../src/bot/bot.js';
import type { AskOptions } from '../../src/library/results.js';
import { fakeLibrary, noAnswer } from '../support/fake-library.js';

test('the owner’s wishes hold where a command says nothing else', () => {
  const asked: (AskOptions | undefined)[] = [];
  const fake = fakeLibrary({
    ask: (_question, options) => {
      asked.push(options);
      return noAnswer;
    },
  });
  const library = withDefaults(fake, { strictness: 'strict', closest: false });
  library.ask('Why?');
  library.ask('Why?', { source: 'storm', limit: 9 });
  const wishes = { strictness: 'strict', closest: false };
  expect(asked).toEqual([wishes, { source: 'storm', limit: 9, ...wishes }]);
});
