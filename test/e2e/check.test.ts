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

test('of a very long message the first twenty sentences are looked up, and that is said', () =>
  inTown(async ({ ada }) => {
    const sentences = Array.from({ length: 30 }, (_, index) => `Room ${index + 1} has a green wooden chair.`);
    await ada.menu(CHECK, ada.say(sentences.join(' ')).id);
    await expect.poll(() => ada.messages().length).toBe(5);
    const text = ada.messages().slice(1).map(read).join('\n');
    expect(text).toContain('20. “Room 20 has');
    expect(text).not.toContain('Room 21');
    expect(text.match(/The rest of the message was not checked\./gu)).toHaveLength(1);
  }));

test('an answer of the bot, which has no text but components, is looked up as well', () =>
  inTown(async ({ ada }) => {
    const answer = await ada.command('quote', { speaker: 'Lavrov', about: 'Minsk' });
    const checked = read(await ada.menu(CHECK, answer.id));
    expect(checked).toContain('Everything is written in these agreements');
    expect(checked).not.toContain('There is no sentence');
  }));

test('a message without a sentence is answered too', () =>
  inTown(async ({ ada }) => {
    const checked = await ada.menu(CHECK, ada.say('!!! 👍').id);
    expect(read(checked)).toContain('There is no sentence in this message to check.');
  }));

test('quotations of a message are held against the articles, its other sentences too', () =>
  inTown(async ({ ada }) => {
    const message = ada.say(
      'Putin said “Everything is not written in these agreements”. The US will send troops to Ukraine.',
    );
    const checked = read(await ada.menu(CHECK, message.id));
    expect(checked).toContain('1. Putin: “Everything is [-not-] written in these agreements”');
    expect(checked).toContain('negation: “not” is added');
    expect(checked).toContain('The article attributes it to Sergey Lavrov, not to “Putin”.');
    expect(checked).toContain('2. “The US will send troops to Ukraine.”');
    expect(checked).toContain('ruled out military involvement');
  }));

test('/check shows the member alone how a quotation stands, unless they want otherwise', () =>
  inTown(async ({ ada }) => {
    const text = '“Everything *is* written in those agreements”';
    const checked = await ada.command('check', { text });
    expect(isPrivate(checked)).toBe(true);
    expect(read(checked)).toContain('“Everything *is* written in [-those-] agreements”');
    expect(JSON.stringify(checked.components)).toContain('~~those~~');
    expect(isPrivate(await ada.command('check', { text, private: false }))).toBe(false);
  }));
