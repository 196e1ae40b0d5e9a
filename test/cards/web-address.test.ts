import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextCard } from '../../src/cards/answer-cards.js';
import { componentsOf } from '../../src/cards/components/message.js';
import { webAddress } from '../../src/cards/links.js';
import { quoteCard } from '../../src/cards/quote-cards.js';
import { sourcesJson } from '../../src/cli/json-output.js';
import { atOnce } from '../../src/language/steps.js';
import { readMessage } from '../../src/local/discord/response-rules.js';
import { fakeLibrary, find, roofQuotes, storm } from '../support/fake-library.js';
import { validate } from '../support/openapi.js';

const long = (length: number) => `https://news.example/${'a'.repeat(length)}`;

/** An article's address as somebody writes it, and the one that is linked to; null where none can be. */
const ADDRESSES: readonly (readonly [written: string, linked: string | null])[] = [
  ['https://news.example/storm', 'https://news.example/storm'],
  ['https://news.example', 'https://news.example/'],
  ['HTTPS://News.Example:443/Storm', 'https://news.example/Storm'],
  [' https://news.example/a\n', 'https://news.example/a'],
  ['https://news.example/the storm', 'https://news.example/the%20storm'],
  ['https://news.example/"storm"', 'https://news.example/%22storm%22'],
  ['https://news.example/stürme', 'https://news.example/st%C3%BCrme'],
  ['https://bücher.example/a', 'https://xn--bcher-kva.example/a'],
  ['https://新聞.example/嵐', 'https://xn--efvv70d.example/%E5%B5%90'],
  ['https://news.example/100%', 'https://news.example/100%25'],
  ['https://news.example/a%20b?c=%zz', 'https://news.example/a%20b?c=%25zz'],
  ['https://news.example/?q={a|b}^`\\[c]', 'https://news.example/?q=%7Ba%7Cb%7D%5E%60%5C%5Bc%5D'],
  ['https://news.example/a#b#c', 'https://news.example/a#b%23c'],
  ['https://news.example/<b>', 'https://news.example/%3Cb%3E'],
  ['https://news.example/\ud800', 'https://news.example/%EF%BF%BD'],
  ['https://news.example/\u001b[31m\u202e', 'https://news.example/%1B%5B31m%E2%80%AE'],
  ['https://[2001:db8::1]:8080/a', 'https://[2001:db8::1]:8080/a'],
  ['https://user@news.example/', null],
  ['https://user:secret@news.example/', null],
  ['https://new"s.example/', null],
  ['https://news..example/', null],
  ['http://localhost:8080/a', null],
  ['javascript:alert(1)', null],
  ['//news.example/a', null],
  [long(600), null],
  [long(3000), null],
];

/** The addresses of the links of the cards that have one. */
function linksFor(url: string) {
  const article = { ...storm, url };
  const library = fakeLibrary({ articles: [article] });
  const cards = [
    atOnce(quoteCard(roofQuotes, library)),
    contextCard({ type: 'context', article: 'storm', marked: [find('The roof is gone.')] }, library),
  ];
  return cards.flatMap((card) => {
    const message = componentsOf(card, library);
    expect(validate('CreateMessageInteractionCallbackRequest', { type: 4, data: message })).toEqual([]);
    expect(() => readMessage(message, [])).not.toThrow();
    return [...JSON.stringify(message).matchAll(/"url":("[^"]*")/gu)].map(([, text]) =>
      JSON.parse(text ?? ''),
    );
  });
}

describe('an address as it is written is linked to as Discord takes it, or not at all', () => {
  test.each(ADDRESSES.map(([written, linked]) => [written.slice(0, 50), written, linked] as const))(
    '%j',
    (_, written, linked) => {
      const links = linksFor(written);
      expect(links).toHaveLength(linked === null ? 0 : 2);
      const at = linked?.includes('#') ? linked : `${linked}#`;
      for (const link of links) expect(link.startsWith(`${at}:~:text=`)).toBe(true);
    },
  );

  test('programs get it too where a browser takes it', () => {
    const given = (url: string) => sourcesJson({ articles: [{ ...storm, url }] }, []).articles[0]?.url;
    expect(given('https://news.example/the storm')).toBe('https://news.example/the%20storm');
    expect(given('http://localhost:8080/a')).toBe('http://localhost:8080/a');
    expect(given('https://user@news.example/')).toBeNull();
  });

  test('whatever is written, and writing it so again changes nothing', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('%', '#', '?', '/', '@', ' ', '[', ':~:'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const url = `https://news.example/${parts.join('')}`;
        linksFor(url);
        const known = webAddress(url);
        if (known !== null) expect(webAddress(known)).toBe(known);
      }),
      { numRuns: 30 },
    );
  });
});
