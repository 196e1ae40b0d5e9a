import type { APIMessage } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeWords } from '../../../src/cards/components/markdown.js';
import { componentsOf } from '../../../src/cards/components/message.js';
import { quoteCard } from '../../../src/cards/quote-cards.js';
import { atOnce } from '../../../src/language/steps.js';
import { markdownLines, messageText } from '../../../src/local/terminal/message-text.js';
import { fakeLibrary, roofQuotes } from '../../support/fake-library.js';

const style = { width: 60, ansi: false };
const message = (components: unknown[], flags = 32768) => ({ content: '', components, flags }) as APIMessage;
const display = (content: string) => ({ type: 10, content });
const text = (content: string, ansi = false) => messageText(message([display(content)]), { width: 60, ansi });

describe('a message as text', () => {
  test('has quotations behind a bar, lists with bullets, and none of the marks', () => {
    expect(text('### Roofs\n> One **gone**\n- first\n-# A · B')).toBe('Roofs\n│ One gone\n• first\nA · B\n');
  });

  test('is bold where Discord has it bold, and dim where it is subtext', () => {
    expect(text('> One **gone** day', true)).toBe('│ One \u001b[1mgone\u001b[22m day\n');
    expect(text('-# Roofs', true)).toBe('\u001b[2mRoofs\u001b[22m\n');
    expect(text('### **Roofs**', true)).toBe('\u001b[1mRoofs\u001b[22m\n');
  });

  test('has escaped characters without their backslash, and other backslashes', () => {
    expect(text('2 \\* 3 \\> 5, C:\\dir')).toBe('2 * 3 > 5, C:\\dir\n');
  });

  test('breaks long citations between their parts', () => {
    const citation = ['The Title Of A Long Article', 'A Heading', '¶ 12', 'Somebody With A Name'];
    expect(text(`-# ${citation.join(' · ')}`)).toBe(
      'The Title Of A Long Article · A Heading · ¶ 12 ·\nSomebody With A Name\n',
    );
  });

  test('has the texts of a container, with blank lines between', () => {
    const container = { type: 17, components: [display('One'), { type: 14 }, display('Two')] };
    expect(messageText(message([container]), style)).toBe('One\n\nTwo\n');
  });

  test('may be plain content', () => {
    expect(messageText({ ...message([], 0), content: 'Hello' }, style)).toBe('Hello\n');
  });

  test('says where nobody else sees it', () => {
    expect(messageText(message([display('One')], 32768 | 64), style)).toBe('One\n\nOnly you can see this.\n');
  });

  test('shows a card as it was meant', () => {
    const card = componentsOf(atOnce(quoteCard(roofQuotes, fakeLibrary())), fakeLibrary());
    const written = messageText(message(card.components, card.flags), style);
    expect(written).toMatch(
      /^Ola Dahl · Mayor\n\nStorm Over Bergen · Mar 5, 2023\nAfter The Wind\n│ “We were lucky,” Mayor Ola Dahl said\. “The roof is gone\.”/u,
    );
  });

  test('names buttons that say the same once, those beside texts too', () => {
    const press = (label: string, custom_id: string) => ({ type: 2, style: 2, label, custom_id });
    const beside = (text: string, accessory: object) => ({ type: 9, components: [display(text)], accessory });
    const components = [
      ...['a', 'b', 'c'].map((id) => beside(id, press('In context', id))),
      {
        type: 1,
        components: [press('More', 'd'), { type: 2, style: 5, label: 'Read', url: 'https://a.example' }],
      },
      beside('e', press('In context', 'e')),
    ];
    expect(messageText(message(components), style)).toBe(
      'a\n\nb\n\nc\n\ne\n\n[1-3, 5] In context\n[4] More\nRead: https://a.example\n',
    );
  });
});

test('what was escaped for Discord reads as it was', () => {
  const words = fc.string({ unit: 'grapheme-ascii' }).filter((each) => !/[\r\n]/u.test(each));
  fc.assert(
    fc.property(words, (written) => {
      const [line] = markdownLines(`> ${escapeWords(written)}`);
      expect(line?.runs.map((run) => run.text).join('')).toBe(written);
    }),
  );
});
