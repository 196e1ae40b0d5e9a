const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

/** A line that holds a date and nothing else. */
const DATE_LINE = new RegExp(
  `^(?:${DAY},?\\s*)?(?:${MONTH}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}\\.?)(?:,?\\s*\\d{4})?[.:–—-]*$|^${DAY}[.,]?$`,
  'iu',
);

/** What stands around an article rather than in it: stamps, credits, captions, invitations to read or click on. */
const AROUND = [
  /^(?:first |last )?(?:updated|published|posted|created|modified)(?: (?:at|on))?\b.{0,60}$/iu,
  /^(?:copyright|©|\(c\) \d{4}|all rights reserved)/iu,
  /^(?:image|photo|picture|photograph|file photo|video|credit|source|graphic|illustration)s?(?: credit)?\s*(?::|by\b)/iu,
  /^(?:read|see|watch|listen|click|scroll|share|follow|continue reading)(?:\W+(?:more|also|here|below|now|next|down|us|this)\b|:).{0,60}$/iu,
  /^(?:sign up|subscribe)\b.{0,60}$/iu,
  /^(?:advertisement|related(?: (?:stories|articles|links))?|more on this story)\b.{0,40}$/iu,
  /\b(?:file photo|from file|pictured above)\b.{0,20}$/iu,
];

/**
 * Whether a sentence is furniture of the page (a date line, a stamp, a caption's credit) that no summary shows.
 *
 * @example isBoilerplate('Updated at 9:40 a.m. ET') // true
 */
export function isBoilerplate(sentence: string): boolean {
  const plain = sentence.trim();
  return !/\p{L}/u.test(plain) || DATE_LINE.test(plain) || AROUND.some((pattern) => pattern.test(plain));
}
