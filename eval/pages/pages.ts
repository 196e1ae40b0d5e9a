import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { z } from 'zod';
import type { Article } from '../../src/article/article.js';
import { readArticle } from '../../src/article/read.js';
import { type Span, slice } from '../../src/language/span.js';
import { UnusableData } from '../data.js';

/** What people found on a page: the text of the article and, if annotated, its metadata. */
const Reference = z.object({
  articleBody: z.string().optional(),
  headline: z.string().nullish(),
  author: z.string().nullish(),
  datePublished: z.string().nullish(),
});
export type Reference = z.infer<typeof Reference>;

/** A saved page and what people found on it. */
export interface SavedPage {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly reference: Reference;
}

const TRUTH = 'ground-truth.json';

/**
 * Reads a folder of saved pages: `ground-truth.json` with references by the names of the pages, and `html/NAME.html.gz`
 * or `html/NAME.html`.
 *
 * @throws {UnusableData} if the folder has no such file, or it is invalid
 */
export function readPages(folder: string): SavedPage[] {
  const path = join(folder, TRUTH);
  if (!existsSync(path))
    throw new UnusableData(`The folder "${folder}" holds no ${TRUTH}; name the one that does with --data.`);
  const { data, error } = z.record(z.string(), Reference).safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!data) throw new UnusableData(`${path}: ${error.issues[0]?.message ?? 'is not valid'}.`);
  return Object.entries(data).map(([id, reference]) => ({ id, reference, bytes: pageIn(folder, id) }));
}

function pageIn(folder: string, id: string): Uint8Array {
  const plain = join(folder, 'html', `${id}.html`);
  if (existsSync(plain)) return readFileSync(plain);
  const packed = `${plain}.gz`;
  if (existsSync(packed)) return gunzipSync(readFileSync(packed));
  throw new UnusableData(`There is no ${plain}, and no ${packed}.`);
}

/** What a program finds on a page. */
export interface FoundPage {
  readonly body: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
}

const NOTHING: FoundPage = { body: '', title: null, author: null, published: null };

/** What this library finds. */
export async function findByLibrary({ id, bytes }: SavedPage): Promise<FoundPage> {
  const article = await readArticle(`${id}.html`, bytes).catch(() => null);
  return article ? foundIn(article) : NOTHING;
}

function foundIn({ text, title, author, published, sections }: Article): FoundPage {
  const spans = sections.flatMap(({ heading, paragraphs }): Span[] =>
    heading ? [heading, ...paragraphs] : [...paragraphs],
  );
  return {
    body: spans.map((span) => slice(text, span)).join('\n\n'),
    title: title && slice(text, title),
    author: author?.value ?? null,
    published: published?.value ?? null,
  };
}

/** What Firefox's reader view finds, with default options. */
export function findByReaderView({ bytes }: SavedPage): FoundPage {
  const { document } = parseHTML(new TextDecoder().decode(bytes));
  try {
    const page = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse();
    return {
      body: page?.textContent ?? '',
      title: page?.title ?? null,
      author: page?.byline ?? null,
      published: page?.publishedTime?.slice(0, 'YYYY-MM-DD'.length) ?? null,
    };
  } catch {
    return NOTHING;
  }
}
