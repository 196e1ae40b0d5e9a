import lunr from 'lunr';

const stems = new Map<string, string>();
const MOST_STEMS = 50_000;

/**
 * The stem of a lower-case word after Porter (1980), by lunr's stemmer: "agreements" and "agreement" share one.
 *
 * @example stem('sanctions') // 'sanction'
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stemmed = lunr.stemmer(new lunr.Token(word, {})).toString();
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, stemmed);
  return stemmed;
}
