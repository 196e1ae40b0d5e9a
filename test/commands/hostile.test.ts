import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIONS, problemsOf } from '../support/hostile-actions.js';
import { HOSTILE_KINDS } from '../support/hostile-text.js';
import { validate } from '../support/openapi.js';

const anyKind = fc.oneof(...Object.values(HOSTILE_KINDS));

// `npm run bench -- hostile` does the same with 10,000 texts, and tells what they cost.
describe('Discord takes every answer, and shows nothing but words in it, whatever stands in the place of a', () => {
  test.each(Object.entries(ACTIONS))('%s', (_place, action) => {
    fc.assert(
      fc.property(anyKind, (text) => {
        const answers = action(text, (_what, run) => run());
        for (const answer of answers) expect(problemsOf(answer)).toEqual([]);
        for (const answer of answers.slice(0, 2)) {
          const [schema, body] = Array.isArray(answer)
            ? ['ApplicationCommandAutocompleteCallbackRequest', { type: 8, data: { choices: answer } }]
            : ['CreateMessageInteractionCallbackRequest', { type: 4, data: { ...answer, files: undefined } }];
          expect(validate(schema as string, body)).toEqual([]);
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('the rules are broken by', () => {
  const message = (...contents: string[]) => ({
    flags: 32768,
    components: [{ type: 17, components: contents.map((content) => ({ type: 10, content })) }] as never,
    allowed_mentions: { parse: [] as [] },
  });

  test.each([
    ['a mention', message('### **Why?**', '> so says <@123456789012345678>')],
    ['words that leave their quote', message('### **Why?**', '> so\nit is')],
    ['a quote where there should be none', message('### **Why?**', 'so\n> it is')],
    ['a link', message('### **Why? [x](https://example.org)**')],
    ['words struck through in a quote', message('### **Why?**', '> so ~~it~~ is')],
    ['half a surrogate pair', message('\ud83d')],
    ['an empty text', message('')],
    ['a choice that is too long', [{ name: 'x'.repeat(101), value: 'x' }]],
  ])('%s', (_what, answer) => {
    expect(problemsOf(answer)).not.toEqual([]);
  });

  test('nothing in what a check strikes out of a claim', () => {
    expect(problemsOf(message('### **Check**', 'Claimed: ~~a~~ roof'))).toEqual([]);
  });

  test('nothing in a quote with its citation', () => {
    expect(problemsOf(message('### **Why?**', '> **so** it\n> is\n-# Storm · ¶ 1'))).toEqual([]);
  });
});
