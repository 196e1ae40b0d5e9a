import { describe, expect, it } from 'vitest';
import { readArticle, UnreadableArticle } from '../../src/article/read.js';

const bytes = (text: string) => new TextEncoder().encode(text);

it('names an article after its file', async () => {
  expect((await readArticle('news/2021/rain.day.txt', bytes('It rained.'))).id).toBe('rain.day');
  expect((await readArticle('RAIN.TXT', bytes('It rained.'))).id).toBe('RAIN');
});

it('reads JSON, with or without a byte-order mark and an id', async () => {
  const json = '{ "title": "Rain", "sections": [{ "paragraphs": ["It rained."] }] }';
  expect(await readArticle('rain.json', bytes(json))).toMatchObject({
    id: 'rain',
    text: 'Rain\n\nIt rained.',
  });
  const named = bytes(`\uFEFF${json.replace('{', '{ "id": "storm",')}`);
  expect((await readArticle('rain.json', named)).id).toBe('storm');
});

describe('a file that no article can be read from', () => {
  it.each([
    ['an empty file', 'a.txt', new Uint8Array(), 'The file is empty.'],
    ['blanks', 'a.txt', bytes(' \r\n\n '), 'The file holds no paragraph of text.'],
    ['credits alone', 'a.txt', bytes('© 2021 Ann Lee'), 'The file holds no paragraph of text.'],
    ['a binary file', 'a.txt', new Uint8Array([71, 73, 70, 0, 1]), 'The file is binary, not text.'],
    [
      '6 MB',
      'a.txt',
      new Uint8Array(6 * 1024 * 1024).fill(97),
      'The file has 6.0 MB; an article may have 5 MB.',
    ],
    [
      'another format',
      'a.docx',
      bytes('x'),
      'Only .txt, .json, .md, .markdown, .html, and .htm files can be read.',
    ],
    [
      'no ending',
      'README',
      bytes('x'),
      'Only .txt, .json, .md, .markdown, .html, and .htm files can be read.',
    ],
    [
      'an unexpected sign',
      'a.json',
      bytes('{\n  "title": oops\n}'),
      'The JSON is broken at line 2, column 12.',
    ],
    ['a missing comma', 'a.json', bytes('{\n"a": 1\n"b": 2}'), 'The JSON is broken at line 3, column 1.'],
    ['half a JSON file', 'a.json', bytes('{ "title": '), 'The JSON is broken at its end.'],
    ['JSON of another form', 'a.json', bytes('[1]'), 'The article is not as it should be'],
    [
      'JSON without paragraphs',
      'a.json',
      bytes('{ "title": "Rain", "sections": [] }'),
      'The file holds no paragraph of text.',
    ],
    [
      'Markdown without words',
      'a.md',
      bytes('# Rain\n\n***\n\n![](a.png)'),
      'The file holds no paragraph of text.',
    ],
    [
      'a page without words',
      'a.html',
      bytes('<html><body><img src="a.png"></body></html>'),
      'The page holds no text that could be an article.',
    ],
    ['a page like a well', 'a.htm', bytes('<div>'.repeat(5_000)), 'The page is nested too deeply.'],
  ])('is refused with the reason: %s', async (_, name, content, message) => {
    const reading = readArticle(name, content);
    await expect(reading).rejects.toThrow(UnreadableArticle);
    await expect(reading).rejects.toThrow(message);
  });

  it('is refused at 5 MB and a byte, and not before', async () => {
    const line = bytes(`${'It rained all day long. '.repeat(3)}\n`);
    const most = new Uint8Array(5 * 1024 * 1024 + 1).fill(32);
    most.set(line);
    expect((await readArticle('a.txt', most.subarray(1))).paragraphs).toHaveLength(1);
    await expect(readArticle('a.txt', most)).rejects.toThrow('5 MB');
  });
});

describe('a file that is not as it should be in part', () => {
  const warningsOf = async (name: string, content: string) =>
    (await readArticle(name, bytes(content))).warnings;
  const front = (fields: string) => `---\n${fields}\n---\nIt rained on Tuesday.`;
  const json = (fields: object) => JSON.stringify({ ...fields, sections: [{ paragraphs: ['It rained.'] }] });

  it.each([
    [
      'broken YAML',
      'a.md',
      front('title: Rain\ntags: ['),
      ['a.md: The front matter is broken at line 3; the lines that can be read alone were taken.'],
    ],
    [
      'front matter that is a list',
      'a.md',
      front('- Rain'),
      ['a.md: The front matter must consist of lines such as "title: Rain at Last"; it was passed over.'],
    ],
    [
      'a date that is none',
      'a.md',
      front('published: soon'),
      [
        'a.md: The field "published" is not as it should be: write a full date such as 2021-12-08 or December 8, 2021; the date in the text was taken, if there is one.',
      ],
    ],
    [
      'a placeholder for a date',
      'a.json',
      json({ published: '0001-01-01' }),
      [
        'a.json: The field "published" is not as it should be: write a full date such as 2021-12-08 or December 8, 2021; the date in the text was taken, if there is one.',
      ],
    ],
    [
      'an address without https',
      'a.json',
      json({ url: 'news.example/rain' }),
      ['a.json: The field "url" is not as it should be: it was taken for https://news.example/rain.'],
    ],
    [
      'a path for an address',
      'a.md',
      front('url: /rain/'),
      [
        'a.md: The field "url" is not as it should be: it must be an http or https address, and was left out.',
      ],
    ],
    [
      'nobody’s name',
      'a.json',
      json({ author: 'By' }),
      ['a.json: The field "author" is not as it should be: it names nobody, and was left out.'],
    ],
    [
      'a comma too many',
      'a.json',
      '{"title":"Rain","sections":[{"paragraphs":["It rained."],}]}',
      ['a.json: The JSON is broken at line 1, column 58. It was read without what is wrong there.'],
    ],
    ['null', 'a.json', json({ title: null, author: null, published: null, url: null }), undefined],
    ['a list of authors', 'a.json', json({ author: ['Ann Lee', { name: 'Bo Dahl' }] }), undefined],
  ])('is read with a warning: %s', async (_, name, content, warnings) => {
    expect(await warningsOf(name, content)).toEqual(warnings);
  });

  it.each([
    [
      '{"@type":"NewsArticle","headline":"Rain","articleBody":"It rained.\\n\\nThen not.","author":{"name":"Ann Lee"},"datePublished":"2021-12-08T10:00:00Z"}',
    ],
    ['{"title":"Rain","authors":["Ann Lee"],"date":"2021-12-08","body":"It rained.\\nThen not."}'],
    [
      '{"headline":"Rain","byline":"By Ann Lee","pubDate":"2021-12-08","content":"<p>It rained.</p><p>Then not.</p>"}',
    ],
    [
      '[{"title":"Rain","author":"Ann Lee","published":"2021-12-08","paragraphs":["It rained.","Then not."]}]',
    ],
    [
      '{"title":"Rain","author":"Ann Lee","published":20211208,"sections":[{"heading":null,"paragraphs":"It rained.\\nThen not."}]}',
    ],
  ])('is read in whatever form programs write it: %s', async (content) => {
    const article = await readArticle('a.json', bytes(content));
    expect(article).toMatchObject({ author: { value: 'Ann Lee' }, published: { value: '2021-12-08' } });
    expect(article.paragraphs.map(({ start, end }) => article.text.slice(start, end))).toEqual([
      'It rained.',
      'Then not.',
    ]);
    expect(article.title && article.text.slice(article.title.start, article.title.end)).toBe('Rain');
  });
});
