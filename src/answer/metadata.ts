import type { Article } from '../article/article.js';
import type { Span } from '../language/span.js';

/** A fact about an article itself. */
export type Metadata = 'author' | 'published' | 'topic';

const ARTICLE = '(?:this|it|that|(?:this|the|that) (?:news )?(?:article|story|piece|report|text|news))';
const PATTERNS: readonly (readonly [Metadata, RegExp])[] = [
  [
    'author',
    new RegExp(
      `^(?:who(?:'s| is| was)? (?:wrote|written|authored|reported|penned) ${ARTICLE}|who(?:'s| is| was) (?:the )?(?:author|writer|reporter|journalist|byline)(?: (?:of|for|behind) ${ARTICLE})?|${ARTICLE} (?:is|was) (?:written )?by who(?:m)?|who (?:is|was) ${ARTICLE} (?:written )?by|(?:the )?author|(?:the )?byline)$`,
      'u',
    ),
  ],
  [
    'published',
    new RegExp(
      `^(?:when (?:was|is|did) ${ARTICLE} (?:first )?(?:published|written|posted|from|released|dated|come out|appear)|(?:what(?:'s| is) the )?(?:publication date|date of publication|date)(?: of ${ARTICLE})?|how old is ${ARTICLE}|(?:what|which) (?:date|day|year) (?:was|is) ${ARTICLE} (?:published|written|posted|from)|from (?:what|which) (?:date|day|year) (?:was|is) ${ARTICLE})$`,
      'u',
    ),
  ],
  [
    'topic',
    new RegExp(
      `^(?:what(?:'s| is| was) ${ARTICLE} (?:all )?about|what does ${ARTICLE} (?:talk about|cover|deal with|discuss)|what(?:'s| is) the (?:title|headline|topic|subject)(?: of ${ARTICLE})?|(?:the )?(?:title|headline))$`,
      'u',
    ),
  ],
];

/** In characters. Longer questions ask for more than such a fact. */
const LONGEST = 200;

/**
 * The fact about the article itself that a question asks for; null for a question about its content.
 *
 * @example asksMetadata('Who wrote this?') // 'author'
 */
export function asksMetadata(question: string): Metadata | null {
  if (question.length > LONGEST) return null;
  const plain = question
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^[\s¿]+|[\s?!.]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^(?:please |can you |could you )?(?:tell me |do you know )?/u, '');
  return PATTERNS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** The lines of an article that state a fact about it, most informative first. */
export function metadataLines(article: Article, fact: Metadata): Span[] {
  if (fact === 'topic')
    return [article.title, article.paragraphs[0]?.sentences[0]].filter((line) => line != null);
  const credit = article[fact];
  return credit ? [credit.line] : [];
}
