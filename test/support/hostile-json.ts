import fc from 'fast-check';

/** Names that every object has something under, and names that the forms of requests have. */
const KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'name',
  'options',
  'focused',
  'content',
  'message',
  'customId',
  'values',
  'type',
  'data',
  'flags',
  'components',
  'embeds',
  'choices',
  'description',
  'name_localizations',
  'member',
  'op',
  'd',
  'token',
  'intents',
  'shard',
];

const leaf = fc.oneof(
  fc.constantFrom(null, true, '', '__proto__', 'ask', '1', -1, 0, 1, 2, 3, 4, 8, 10, 17, 2 ** 53, 1e308),
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** JSON text with the names and values that requests have, at any place; now and then it is broken or very deep. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  { weight: 20, arbitrary: json(leaf) },
  { weight: 2, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '{', '"\\ud800"', '['.repeat(50_000), deep(200), deep(4_000)),
  },
);

function deep(levels: number): string {
  return '{"embeds":['.repeat(levels) + ']}'.repeat(levels);
}

/** An object is written by hand: one that is made would lose its `__proto__`. */
function json(value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const { text } = fc.letrec<{ text: string; list: string; object: string }>((tie) => ({
    text: fc.oneof(
      { maxDepth: 4 },
      value.map((each) => JSON.stringify(each)),
      tie('object'),
      tie('list'),
    ),
    list: fc.array(tie('text'), { maxLength: 3 }).map((parts) => `[${parts.join()}]`),
    object: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), tie('text')), {
        maxLength: 5,
        selector: ([key]) => key,
      })
      .map((pairs) => `{${pairs.map(([key, part]) => `"${key}":${part}`).join()}}`),
  }));
  return text;
}
