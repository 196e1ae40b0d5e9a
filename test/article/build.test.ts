import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Article, UnreadableArticle } from '../../src/article/article.js';
import { buildArticle } from '../../src/article/build.js';
import { readHtml } from '../../src/article/html.js';
import { readMarkdown } from '../../src/article/markdown.js';
import { readPlainText } from '../../src/article/plain-text.js';
import { readSource } from '../../src/article/source.js';
import { contains, type Span, slice } from '../../src/language/span.js';

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.lorem({ maxCount: 12 }) },
  fc.constantFrom(
    '\n',
    '\r\n',
    '\n\n',
    '\r',
    '\u2028',
    '\uFEFF',
    '\t',
    '\u00a0',
    '\u200b',
    '. ',
    '! ',
    '? ',
    '… ',
    '... ',
    ', ',
    ' — ',
    '"',
    '“',
    '”',
    '‘',
    '’',
    "'",
    '«',
    '»',
    '(',
    ')',
    '- ',
    '• ',
    '👩‍🚀',
    '🇫🇷',
    'e\u0301',
    '\ud83d',
    '\ude00',
    'By Ann Lee',
    'U.S. ',
    'Mr. ',
    '500m. ',
    '8 Dec. 2021',
    '© 2021 Ann Lee',
    'OSLO, March 3 — ',
    '今日は。',
    'said ',
  ),
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const anyText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

function spansOf({ title, author, published, sections, paragraphs }: Article): Span[] {
  const credits = [author, published].flatMap((credit) => (credit ? [credit.span, credit.line] : []));
  const headings = sections.flatMap(({ heading }) => heading ?? []);
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  return [...(title ? [title] : []), ...credits, ...headings, ...paragraphs, ...sentences];
}

function expectOrder(spans: readonly Span[], within: Span): void {
  let end = within.start;
  for (const span of spans) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(within.end);
}

function expectSound(article: Article): void {
  const { text, sections, paragraphs } = article;
  const whole = { start: 0, end: text.length };
  for (const span of spansOf(article)) expect(contains(whole, span)).toBe(true);
  const headings = sections.flatMap(({ heading }) => heading ?? []);
  expectOrder(
    [...headings, ...paragraphs].sort((a, b) => a.start - b.start),
    whole,
  );
  expect(sections.flatMap((section) => section.paragraphs)).toEqual(paragraphs);
  expect(paragraphs.map(({ number }) => number)).toEqual(paragraphs.map((_, index) => index + 1));
  for (const paragraph of paragraphs) {
    expectOrder(paragraph.sentences, paragraph);
    const covered = paragraph.sentences.map((sentence) => slice(text, sentence)).join('');
    expect(covered.replace(/\s/gu, '')).toBe(slice(text, paragraph).replace(/\s/gu, ''));
  }
}

it('reads any text without changing it, every span in its place', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const article = buildArticle('any', readPlainText(text));
      expect(article.text).toBe(text);
      expectSound(article);
    }),
    { numRuns: 500 },
  );
});

it('loses no line that holds a letter or a number', () => {
  const line = fc.lorem({ mode: 'sentences', maxCount: 2 });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('\n', '\r\n\r\n'),
      (lines, gap) => {
        const { text, title, sections } = buildArticle('any', readPlainText(lines.join(gap)));
        const found = sections.flatMap(({ heading, paragraphs }) => [
          ...(heading ? [heading] : []),
          ...paragraphs,
        ]);
        const words = [...(title ? [title] : []), ...found].map((span) => slice(text, span)).join(' ');
        expect(words.split(/\s+/u)).toEqual(lines.join(' ').split(/\s+/u));
      },
    ),
    { numRuns: 150 },
  );
});

it('keeps the paragraphs of a source to the character', () => {
  const paragraphs = fc.array(anyText, { minLength: 1, maxLength: 4 });
  const heading = fc.lorem({ maxCount: 3 });
  fc.assert(
    fc.property(fc.array(fc.record({ heading, paragraphs }), { minLength: 1, maxLength: 3 }), (sections) => {
      const article = readSource({ title: 'Rain', published: '2021-12-08', sections }, 'any');
      const given = sections.flatMap((section) => section.paragraphs).filter((words) => words.trim() !== '');
      expect(article.paragraphs.map((paragraph) => slice(article.text, paragraph))).toEqual(given);
      expectSound(article);
    }),
    { numRuns: 120 },
  );
});

const markup = fc.constantFrom(
  '# ',
  '\n## ',
  '\n- ',
  '\n> ',
  '*',
  '**',
  '`',
  '\n```\n',
  '| a | b |\n|---|---|\n',
  '[a](b)',
  '<p>',
  '</p>',
  '<h2>',
  '<div>',
  '</div>',
  '<br>',
  '<q>',
  '</q>',
  '<table><tr><td>',
  '<!--',
  '-->',
  '<script>',
  '&amp;',
  '&mdash;',
  '&#x1F600;',
  '&nbsp;',
);
const anyMarkup = fc
  .array(fc.oneof(piece, { weight: 2, arbitrary: markup }), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

it('reads any Markdown with every span in its place', async () => {
  await fc.assert(
    fc.asyncProperty(anyMarkup, async (text) => {
      expectSound(buildArticle('any', await readMarkdown(text.replace(/^\uFEFF?---/u, ''))));
    }),
    { numRuns: 200 },
  );
});

it('reads any page with every span in its place, or says that it holds no text', () => {
  fc.assert(
    fc.property(anyMarkup, (text) => {
      try {
        expectSound(buildArticle('any', readHtml(text)));
      } catch (error) {
        if (!(error instanceof UnreadableArticle)) throw error;
      }
    }),
    { numRuns: 200 },
  );
});

const story = fc.array(fc.lorem({ mode: 'sentences', maxCount: 5 }), { minLength: 3, maxLength: 8 });
const paragraphsOf = ({ text, paragraphs }: Article) => paragraphs.map((span) => slice(text, span));

it('keeps the paragraphs of Markdown and of a page word for word, and nothing that stands around them', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (words) => {
      const markdown = `# Rain\n\n${words.join('\n\n')}\n`;
      expect(paragraphsOf(buildArticle('any', await readMarkdown(markdown)))).toEqual(words);
      const page = `<title>Rain</title><body><nav><a href="/">Home</a></nav>
        <article><h1>Rain</h1>${words.map((each) => `<p>${each}</p>`).join('\n')}</article>
        <div class="comments"><p>${'First, and wrong. '.repeat(9)}</p></div></body>`;
      expect(paragraphsOf(buildArticle('any', readHtml(page)))).toEqual(words);
    }),
    { numRuns: 60 },
  );
});
