import { plainText } from '../src/cards/runs.js';
import { fold, termsOf } from '../src/language/terms.js';
import type { Library } from '../src/library/results.js';
import { isClose } from '../src/quotation/entities.js';
import { articlesOf, choicesFrom } from './choices.js';
import type { Choice, Context, Focused } from './command.js';

/**
 * What may be asked, from what has been typed so far: the same with a misspelt name put right, what a speaker said, the
 * headings that have the last word in them.
 */
export function questionChoices({ value, source }: Focused, context: Context): Choice[] {
  const { library } = context;
  if (articlesOf(source, context).length === 0) return [];
  const typed = value.trim();
  const names = library
    .speakers(source ? { source } : {})
    .map(({ name }) => plainText([name], library))
    .filter((name) => /\p{Lu}/u.test(name));
  const word = fold(termsOf(typed).at(-1)?.word ?? '');
  const begins = (text: string) => termsOf(text).some((term) => term.word.startsWith(word));
  const meant = corrected(typed, names);
  return choicesFrom([
    ...(meant === typed ? [] : [{ name: `Did you mean: ${meant}`, value: meant }]),
    ...names.filter(begins).map((name) => asIs(`What did ${name} say?`)),
    ...headingsOf(library, source, context).filter(begins).map(asIs),
  ]);
}

function asIs(text: string): Choice {
  return { name: text, value: text };
}

function headingsOf(library: Library, source: string | undefined, context: Context): string[] {
  const headings = articlesOf(source, context).flatMap(({ id, sections }) =>
    sections.flatMap(({ heading }) =>
      heading ? [plainText([{ article: id, span: heading }], library)] : [],
    ),
  );
  return [...new Set(headings)];
}

/** The words with those that come close to a part of a name, and are none themselves, put as the name has them. */
function corrected(typed: string, names: readonly string[]): string {
  const parts = names.flatMap((name) =>
    termsOf(name).map((term) => ({ ...term, as: name.slice(term.start, term.end) })),
  );
  let meant = typed;
  for (const { word, start, end } of termsOf(typed).reverse()) {
    if (parts.some((part) => part.word === word)) continue;
    const near = parts.find((part) => isClose(part.word, word));
    if (near) meant = meant.slice(0, start) + near.as + meant.slice(end);
  }
  return meant;
}
