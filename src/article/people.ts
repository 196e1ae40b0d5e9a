const LONGEST = 300;
const MOST_CHARACTERS = 120;

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const DAY = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)';
/** Where what is not a name begins: a day, a month with a number, any number, the word for when. */
const DATE = new RegExp(
  `(?:\\b|(?<=\\p{Ll}))(?:${DAY}\\b|${MONTH}\\.?\\s*\\d|(?:on\\s+)?\\d|(?:Published|Updated|Posted|Last (?:updated|modified))\\b)`,
  'u',
);
const LEAD =
  /^(?:(?:(?:published|posted|written|reported|story|words|text|reporting|submitted|compiled|created|article|review|analysis|opinion)\s+)?by\b|authors?\b|posted\b|published\b|written\b|contributors?\b|reporters?\b)[\s:,–—-]*/iu;
const ADDRESS = /\(?\s*(?:https?:\/\/\S+|\S+@\S+\.\S+|@\w+)\s*\)?/giu;
/** What parts the names from where their people work, and from what they do there. */
const APART = /\s*(?:[|•·/]|\s[–—-]\s|\n).*$/su;
const ROLE =
  /,?\s+(?:(?:chief|senior|special|staff|political|foreign|business|sports?|science|health|deputy|managing|associate|assistant|national|local|contributing)\s+)*(?:staff(?:\s+writer)?|writer|reporter|correspondent|editor(?:-in-chief)?|columnist|contributor|producer|photographer|special to\b.*|for the\b.*|in [\p{Lu}].*)$/iu;
/** Behind a comma: a paper, an agency. */
const OFFICE =
  /,\s+(?:the\s+)?[^,]*\b(?:news|press|times|post|reuters|bbc|cnn|ap|afp|tribune|herald|journal|guardian|staff|writer|reporter|correspondent|editor|columnist)\b.*$/iu;
const NOBODY =
  /^(?:by|admin(?:istrator)?|webmaster|guest|unknown|anonymous|author|none|null|undefined|n\/?a|user|root|default|published|posted|updated|share|follow)$/iu;

/**
 * The names in what a page, a front matter or a program gives for the author: without "By", roles, addresses and the
 * date that was glued to them; undefined where no name is left.
 */
export function namesIn(words: string): string | undefined {
  const line = words
    .replace(/[ \t\u00a0]+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
  if (/^https?:/iu.test(line)) return undefined;
  const spoken = line.replace(ADDRESS, ' ').replace(LEAD, '').replace(LEAD, '');
  const date = DATE.exec(spoken)?.index ?? spoken.length;
  const names = trimmed(spoken.slice(0, date).replace(APART, '').replace(OFFICE, '').replace(ROLE, ''));
  const isName = /\p{L}{2}/u.test(names) && names.length <= MOST_CHARACTERS && !NOBODY.test(names);
  return isName ? names : undefined;
}

/** Several names as a line has them: "Ann Lee, Bo Dahl and Ida Holm". */
export function joinNames(names: readonly string[]): string | undefined {
  const each = [...new Set(names.flatMap((name) => namesIn(name) ?? []))];
  const last = each.at(-1);
  if (last === undefined || each.length === 1) return last;
  return `${each.slice(0, -1).join(', ')} and ${last}`;
}

function trimmed(words: string): string {
  return words.replace(/\s+/gu, ' ').replace(/^[\s,;:|–—-]+|(?:[\s,;:|(–—-]|\s(?:and|on|at|in))+$/gu, '');
}
