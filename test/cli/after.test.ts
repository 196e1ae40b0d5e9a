import { expect, test } from 'vitest';
import { askTask, conversation } from '../../src/cli/tasks.js';
import { createLibrary } from '../../src/index.js';
import { bridge, mill } from '../support/conversations.js';

const library = createLibrary([mill, bridge]);
const style = { width: 10_000, ansi: false };

test('a question after others says what it was taken as', () => {
  const history = conversation(library, ['What did Vance say about the bridge?', 'And Dole?'], {});
  const asked = askTask(library, 'Did he vote against it?', { history });
  expect(asked.text(style)).toMatch(/^Taken as: Did Mark Dole vote against the bridge\?\n\n/u);
  expect(asked.json).toMatchObject({ followUp: { takenAs: 'Did Mark Dole vote against the bridge?' } });
});

test('a question that stands by itself says nothing of it', () => {
  const history = conversation(library, ['What did Vance say about the bridge?'], {});
  const asked = askTask(library, 'Who insured the Old Mill?', { history });
  expect(asked.text(style)).not.toContain('Taken as');
  expect(asked.json).not.toHaveProperty('followUp');
});
