import { describe, expect, it } from 'vitest';
import { isUnnamed, speechOf, tokensBySentence } from '../../src/summary/units.js';
import { plain } from './articles.js';

function unnamed(paragraph: string): boolean[] {
  const article = plain(paragraph);
  const [first] = article.paragraphs;
  return first ? speechOf(tokensBySentence(article, first)).map(isUnnamed) : [];
}

describe('speechOf', () => {
  it('finds the speaker beside the quotation', () => {
    expect(unnamed('“We will rebuild the bridge,” Mayor Ann Lee said.')).toEqual([false]);
    expect(unnamed('“We will rebuild the bridge,” a spokeswoman said.')).toEqual([false]);
  });
  it('misses the speaker where a pronoun stands for them', () => {
    expect(unnamed('“We will rebuild the bridge in Rome,” she said of Italy.')).toEqual([true]);
  });
  it('misses the speaker where a quotation goes on', () => {
    const found = unnamed(
      '“We will rebuild the bridge,” Ann Lee said. “It takes a year. The old one was weak.”',
    );
    expect(found).toEqual([false, true, true]);
  });
  it('reads straight marks in turn', () => {
    expect(unnamed('"We will rebuild the bridge," Ann Lee said. "The work takes a year."')).toEqual([
      false,
      true,
    ]);
  });
  it('does not take a quoted term for speech', () => {
    expect(unnamed('The “new deal” was signed on the bridge.')).toEqual([false]);
  });
});
