import { describe, expect, it } from 'vitest';
import { readArticle, UnreadableArticle } from '../../src/article/read.js';

const bytes = (text: string) => new TextEncoder().encode(text);

it('names an article after its file', () => {
  expect(readArticle('news/2021/rain.day.txt', bytes('It rained.')).id).toBe('rain.day');
  expect(readArticle('RAIN.TXT', bytes('It rained.')).id).toBe('RAIN');
});

it('reads JSON, with or without a byte-order mark and an id', () => {
  const json = '{ "title": "Rain", "sections": [{ "paragraphs": ["It rained."] }] }';
  expect(readArticle('rain.json', bytes(json))).toMatchObject({ id: 'rain', text: 'Rain\n\nIt rained.' });
  expect(readArticle('rain.json', bytes(`\uFEFF${json.replace('{', '{ "id": "storm",')}`)).id).toBe('storm');
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
    ['another format', 'a.docx', bytes('x'), 'Only .txt and .json files can be read.'],
    ['no ending', 'README', bytes('x'), 'Only .txt and .json files can be read.'],
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
  ])('is refused with the reason: %s', (_, name, content, message) => {
    expect(() => readArticle(name, content)).toThrow(UnreadableArticle);
    expect(() => readArticle(name, content)).toThrow(message);
  });

  it('is refused at 5 MB and a byte, and not before', () => {
    const line = bytes(`${'It rained all day long. '.repeat(3)}\n`);
    const most = new Uint8Array(5 * 1024 * 1024 + 1).fill(32);
    most.set(line);
    expect(readArticle('a.txt', most.subarray(1)).paragraphs).toHaveLength(1);
    expect(() => readArticle('a.txt', most)).toThrow('5 MB');
  });
});
