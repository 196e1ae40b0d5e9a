import { expect, test } from 'vitest';
import { labelsOf, press } from './buttons.js';
import { inTown, isPrivate, read } from './town.js';

const CHECK = 'Check against the articles';

test('Ada holds what Ben wrote against the articles, sentence by sentence, and nobody is told so', () =>
  inTown(async ({ ada, discord }) => {
    const ben = discord.user('Ben');
    const message = ben.say(
      'Lavrov spoke about the Minsk agreements at a press conference. My cat likes to sleep on the piano.',
    );
    const checked = await ada.menu(CHECK, message.id);
    expect(isPrivate(checked)).toBe(true);
    const text = read(checked);
    expect(text).toContain('1. “Lavrov spoke about the Minsk agreements at a press conference.”');
    expect(text).toMatch(/│ “Peaceful settlement|│ .*Minsk/u);
    expect(text).toContain(
      '2. “My cat likes to sleep on the piano.”: nothing in the articles bears on this.',
    );
    expect(text).not.toMatch(/\b(?:true that|false|correct|wrong)\b/iu);
    expect(ben.messages()).toEqual([message]);
    expect(labelsOf(checked)).toContain('1 in context');
    expect(read(await press(ada, checked, '1 in context'))).toContain('the passage');
  }));

test('a long message takes several answers, none of them lost', () =>
  inTown(async ({ ada }) => {
    const sentences = Array.from({ length: 12 }, (_, index) => `Room ${index + 1} has a green wooden chair.`);
    const message = ada.say(sentences.join(' '));
    await ada.menu(CHECK, message.id);
    await expect.poll(() => ada.messages().length).toBe(4);
    const text = ada.messages().slice(1).map(read).join('\n');
    for (const [index, sentence] of sentences.entries())
      expect(text).toContain(`${index + 1}. “${sentence}”`);
    expect(ada.messages().slice(1).every(isPrivate)).toBe(true);
  }));

test('a message without a sentence is answered too', () =>
  inTown(async ({ ada }) => {
    const checked = await ada.menu(CHECK, ada.say('!!! 👍').id);
    expect(read(checked)).toContain('There is no sentence in this message to look up.');
  }));
