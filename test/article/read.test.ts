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
      'UTF-16',
      'a.txt',
      new Uint8Array([0xff, 0xfe, 65, 0]),
      'The file is not in UTF-8; save it in that encoding.',
    ],
    [
      'Latin-1',
      'a.txt',
      new Uint8Array([67, 97, 102, 0xe9]),
      'The file is not in UTF-8; save it in that encoding.',
    ],
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
      'front matter that is no YAML',
      'a.md',
      bytes('---\ntitle: Rain\ntags: [\n---\nIt rained.'),
      'The front matter is broken at line 3.',
    ],
    [
      'front matter that is a list',
      'a.md',
      bytes('---\n- Rain\n---\nIt rained.'),
      'The front matter must consist of lines such as "title: Rain at Last".',
    ],
    [
      'front matter with a date that is none',
      'a.md',
      bytes('---\npublished: soon\n---\nIt rained.'),
      'The field "published" is not as it should be: write a full date such as 2021-12-08',
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
