import { describe, expect, test } from 'vitest';
import { mentionsIn } from '../../src/answer/mentions.js';

const KNOWN = {
  isName: (word: string) => ['biden', 'ukraine', 'kremlin'].includes(word),
  speakers: [
    ['joe', 'biden'],
    ['maria', 'costa'],
  ],
};

function mentioned(text: string) {
  return mentionsIn(text, KNOWN).map((mention) => ({
    ...mention,
    text: text.slice(mention.span.start, mention.span.end),
  }));
}

describe('what a text names', () => {
  test.each([
    ['What did Biden say about Ukraine?', ['Biden', 'Ukraine']],
    ['what did biden say about ukraine?', ['biden', 'ukraine']],
    ['Did the Kremlin answer?', ['the Kremlin']],
    ['When did Maria Costa resign?', ['Maria Costa']],
    ['Who wrote the long letter?', ['the long letter']],
    ['Did Costa vote against it?', ['Costa']],
    ['Why?', []],
  ])('%s', (text, names) => {
    expect(mentioned(text).map((each) => each.text)).toEqual(names);
  });

  test.each([
    ['Was Biden right?', 'm'],
    ['Was Maria Costa right?', 'f'],
    ['Was Costa right?', 'f'],
    ['Was Ms. Haddad right?', 'f'],
    ['Was Voss right?', null],
  ])('a first name or title tells the gender, also where only the articles have it: %s', (text, gender) => {
    const [first] = mentioned(text);
    expect(first?.gender?.[0] ?? null).toBe(gender);
  });

  test('names are persons more surely than things and bodies are', () => {
    const sure = (text: string) => mentioned(text)[0]?.person ?? 0;
    expect(sure('Did Maria Costa agree?')).toBe(1);
    expect(sure('Did the mayor agree?')).toBeGreaterThan(0.5);
    expect(sure('Did the bridge close?')).toBeLessThan(0.5);
    expect(sure('Did the NATO agree?')).toBeLessThan(0.5);
  });

  test('plural things are told from single ones', () => {
    expect(mentioned('Where are the bridges?')[0]?.plural).toBe(true);
    expect(mentioned('Where is the bridge?')[0]?.plural).toBe(false);
  });
});
